"""Signs: quotation marks, apostrophe, dash, ellipsis, and those in numbers and spaces.

A guide names what it wants, `dash: "—"`; a name that is not known here is for people. What has
one right reading carries its fix.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from masthead.voice.figures import decimal_hits, percent_hits, thousands_hits
from masthead.voice.hit import Hit
from masthead.voice.quotes import MARK, pair_of, quote_hits
from masthead.voice.sentences import lines, paragraphs
from masthead.voice.spaces import space_hits

NONE = frozenset({"avoid", "none", "no"})
# Patterns are texts: `re` compiles and keeps one when it is first used, not when a check starts.
_LETTER = r"[^\W\d_]"
_STRAIGHT = rf"(?<={_LETTER})'(?={_LETTER})"
_TURNED = rf"(?<={_LETTER})’(?={_LETTER})"
_LONE = rf"(?<!\w)'(?=\w)|(?<={_LETTER})'(?!\w)"
_SPACE = "[ \u00a0\u202f]"
_HYPHEN = rf"(?<=\S){_SPACE}(?P<dash>--?){_SPACE}(?=\S)"
_SPACE_HYPHEN = rf"{_SPACE}-{_SPACE}"
_DOUBLE = r"(?<![-!<])--(?![->])"
_LONG = "—"
_SPACED_SHORT = rf"(?<!\d){_SPACE}(?P<dash>–){_SPACE}|{_SPACE}(?P<other>–){_SPACE}(?!\d)"
_UNSPACED = r"(?<=\w)[—](?=\w)"
_DOTS = r"(?<!\.)\.{3}(?!\.)"

Rule = Callable[[str, Mapping[str, str]], Iterator[Hit]]


def typography_hits(text: str, style: Mapping[str, str]) -> Iterator[Hit]:
    """Yield the signs of a text that are not the guide's.

    Args:
        text: the text, with addresses and code covered.
        style: the guide's `typography`.
    """
    for name, rule in RULES.items():
        if style.get(name):
            yield from rule(text, style)


def _quotes(text: str, style: Mapping[str, str]) -> Iterator[Hit]:
    outer = pair_of(style["quotes"])
    if outer is not None and MARK.search(text):
        inner = pair_of(style.get("inner_quotes", ""))
        for start, end in paragraphs(text):
            yield from quote_hits(text, start, end, outer, inner)


def _apostrophe(text: str, style: Mapping[str, str]) -> Iterator[Hit]:
    """Yield the apostrophes of the other kind: between letters, and alone on a line."""
    right = style["apostrophe"].strip()
    if right == "'" and "’" in text:
        yield from _each(_TURNED, text, "apostrophe", "’", right)
    if right != "’" or "'" not in text:
        return
    yield from _each(_STRAIGHT, text, "apostrophe", "'", right)
    for start, end in lines(text):
        alone = list(re.compile(_LONE).finditer(text, start, end))
        if len(alone) == 1:
            yield _wrong(alone[0].start(), alone[0].end(), "apostrophe", "'", right)


def _dash(text: str, style: Mapping[str, str]) -> Iterator[Hit]:
    right = style["dash"].strip()
    if right.casefold() in NONE:
        yield from _no_dash(text)
    elif right in ("—", "–"):
        yield from _one_dash(text, right)
        if right == "—" and style.get("dash_spaces", "").startswith("both"):
            yield from _each(_UNSPACED, text, "dash", "—", " — ")


def _no_dash(text: str) -> Iterator[Hit]:
    """Yield every dash; a short one inside a range (`9–17`) or a route is none."""
    if not _may_have_dash(text):
        return
    hint = "make two sentences, or use a comma or a colon"
    found = {match.span("dash") for match in re.finditer(_HYPHEN, text)}
    found |= {match.span() for pattern in (_DOUBLE, _LONG) for match in re.finditer(pattern, text)}
    found |= {match.span(match.lastgroup or 0) for match in re.finditer(_SPACED_SHORT, text)}
    for start, end in sorted(found):
        message = f"{text[start:end]} stands for a dash; the guide has none"
        yield Hit(start, end, "voice/typography/dash", message, hint)


def _one_dash(text: str, right: str) -> Iterator[Hit]:
    """Yield the dashes of the other length, and hyphens that stand for one."""
    if not _may_have_dash(text):
        return
    found = {
        match.span("dash") for match in re.finditer(_HYPHEN, text) if not _is_range(text, match)
    }
    found |= {match.span() for match in re.finditer(_DOUBLE, text)}
    if right == "—":
        found |= {match.span(match.lastgroup or 0) for match in re.finditer(_SPACED_SHORT, text)}
    else:
        found |= {match.span() for match in re.finditer(_LONG, text)}
    for start, end in sorted(found):
        spaced = text[start - 1 : start].isspace() and text[end : end + 1].isspace()
        yield _wrong(start, end, "dash", text[start:end], right, certain=spaced)


def _may_have_dash(text: str) -> bool:
    return "—" in text or "–" in text or "--" in text or bool(re.search(_SPACE_HYPHEN, text))


def _is_range(text: str, match: re.Match[str]) -> bool:
    """Tell whether a hyphen stands between two numbers, as a minus or `from - to`."""
    return text[match.start() - 1].isdigit() and text[match.end() : match.end() + 1].isdigit()


def _ellipsis(text: str, style: Mapping[str, str]) -> Iterator[Hit]:
    right = style["ellipsis"].strip()
    if "…" not in text and "..." not in text:
        return
    if right.casefold() in NONE:
        for match in re.finditer(r"…|\.{3,}", text):
            message = f"{match[0]} trails off; the guide has none"
            hint = "end the sentence, or say what is left out"
            yield Hit(*match.span(), "voice/typography/ellipsis", message, hint)
    elif right == "…":
        yield from _each(_DOTS, text, "ellipsis", "...", right)
    elif right == "...":
        yield from _each("…", text, "ellipsis", "…", right)


def _decimal(text: str, style: Mapping[str, str]) -> Iterator[Hit]:
    return decimal_hits(text, style["decimal"], style.get("thousands", ""))


def _thousands(text: str, style: Mapping[str, str]) -> Iterator[Hit]:
    return thousands_hits(text, style["thousands"], style.get("decimal", ""))


def _percent(text: str, style: Mapping[str, str]) -> Iterator[Hit]:
    return percent_hits(text, style["percent"])


def _spaces(text: str, style: Mapping[str, str]) -> Iterator[Hit]:
    return space_hits(text, style["spaces"])


def _each(pattern: str, text: str, name: str, wrong: str, right: str) -> Iterator[Hit]:
    for match in re.finditer(pattern, text):
        yield _wrong(*match.span(), name, wrong, right)


def _wrong(start: int, end: int, name: str, wrong: str, right: str, *, certain: bool = True) -> Hit:
    rule = f"voice/typography/{name}"
    message = f"{wrong} stands where the guide has {right.strip()}"
    return Hit(start, end, rule, message, f"write {right.strip()}", right if certain else None)


RULES: Mapping[str, Rule] = {
    "quotes": _quotes,
    "apostrophe": _apostrophe,
    "dash": _dash,
    "ellipsis": _ellipsis,
    "decimal": _decimal,
    "thousands": _thousands,
    "percent": _percent,
    "spaces": _spaces,
}
"""What each name of a guide's `typography` checks."""
