"""Spaces beside signs, by the habits of a language: `plain`, `french`, `russian`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from masthead.voice.figures import NARROW, NO_BREAK
from masthead.voice.hit import Hit

_DOUBLE = r"(?<=\S) {2,}(?=\S)"
_BEFORE = r"(?<=\w) (?=[.,;:!?](?:\s|\Z))"
_BEFORE_COMMA = r"(?<=\w) (?=[.,](?:\s|\Z))"
_FRENCH_MARK = r"(?<=[\w»)])(?P<space> ?)(?P<mark>[;:!?])(?=\s|\Z|»)"
_FRENCH_OPENING = r"«(?P<space> ?)(?=[^\s\u00a0\u202f])"
_FRENCH_CLOSING = r"(?<=[^\s\u00a0\u202f])(?P<space> ?)»"
_RUSSIAN_DASH = r"(?<=\S)(?P<space> )(?=— )"
_RUSSIAN_SIGN = r"(?P<sign>[№§])(?P<space> ?)(?=\d)"


def space_hits(text: str, habit: str) -> Iterator[Hit]:
    """Yield the spaces that are not the habit's; each has its fix.

    Args:
        text: the text.
        habit: `plain`: one space between words, none before a mark. `french`: unbroken spaces
            before `; : ! ?` and inside « » (Imprimerie nationale, "Lexique des règles
            typographiques"). `russian`: unbroken spaces before a dash and after № and §
            (Milchin and Cheltsova, "Справочник издателя и автора"). Else no rule.
    """
    habit = habit.strip().casefold()
    if habit not in ("plain", "french", "russian"):
        return
    for match in re.finditer(_DOUBLE, text):
        yield _hit(*match.span(), "there is more than one space", " ")
    before = _BEFORE_COMMA if habit == "french" else _BEFORE
    for match in re.finditer(before, text):
        yield _hit(*match.span(), "there is a space before a mark", "")
    if habit == "french":
        yield from _french(text)
    elif habit == "russian":
        yield from _russian(text)


def _french(text: str) -> Iterator[Hit]:
    for match in re.finditer(_FRENCH_MARK, text):
        space = NO_BREAK if match["mark"] == ":" else NARROW
        message = f"there is no unbroken space before {match['mark']}"
        yield _hit(match.start(), match.end("mark"), message, space + match["mark"])
    for match in re.finditer(_FRENCH_OPENING, text):
        yield _hit(*match.span(), "there is no unbroken space after «", "«" + NO_BREAK)
    for match in re.finditer(_FRENCH_CLOSING, text):
        yield _hit(*match.span(), "there is no unbroken space before »", NO_BREAK + "»")


def _russian(text: str) -> Iterator[Hit]:
    for match in re.finditer(_RUSSIAN_DASH, text):
        yield _hit(*match.span("space"), "the space before a dash can break", NO_BREAK)
    for match in re.finditer(_RUSSIAN_SIGN, text):
        message = f"there is no unbroken space after {match['sign']}"
        yield _hit(*match.span(), message, match["sign"] + NO_BREAK)


def _hit(start: int, end: int, message: str, fix: str) -> Hit:
    hint = f"write {fix!a}" if fix.strip() != fix else "take it out"
    return Hit(start, end, "voice/typography/spaces", message, hint, fix)
