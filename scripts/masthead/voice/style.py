"""Write rules in the format of Vale: patterns for terms, and YAML that every reader takes alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from masthead.finding import Level
from masthead.guide import Match, Term
from masthead.voice.tokens import APOSTROPHES, HYPHENS, read

LEVELS: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTICE: "suggestion"}
SPECIAL: Final = frozenset(r".^$*+?{}[]\|()")
ALIKE: Final[Mapping[str, str]] = {
    " ": r"\s+",
    "\u00a0": r"\s+",
    "ё": "[её]",
    "е": "[её]",
    **dict.fromkeys(HYPHENS, f"[{HYPHENS[1:]}-]"),
    **dict.fromkeys(APOSTROPHES, f"[{APOSTROPHES}]"),
}
"""Signs that the engine takes for each other."""

Value = str | bool | int | Sequence[str] | Mapping[str, str]


def rule_file(values: Mapping[str, Value]) -> bytes:
    """Return a rule as YAML: each text in single quotes, in which nothing has a meaning."""
    lines: list[str] = []
    for key, value in values.items():
        if isinstance(value, Mapping):
            lines.append(f"{key}:")
            lines += (f"  {_quoted(left)}: {_quoted(right)}" for left, right in value.items())
        elif isinstance(value, bool):
            lines.append(f"{key}: {str(value).lower()}")
        elif isinstance(value, (str, int)):
            shown = str(value) if isinstance(value, int) else _quoted(value)
            lines.append(f"{key}: {shown}")
        else:
            lines.append(f"{key}:")
            lines += (f"  - {_quoted(one)}" for one in value)
    return ("\n".join(lines) + "\n").encode()


def _quoted(text: str) -> str:
    line = " ".join(text.split("\n"))
    return "'" + line.replace("'", "''") + "'"


def literal(text: str) -> str:
    """Return a pattern for a text as it stands; signs that look alike count as one."""
    return "".join(
        ALIKE.get(letter, f"\\{letter}" if letter in SPECIAL else letter)
        for letter in " ".join(text.split())
    )


def wordings(term: Term, forms: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Return the patterns of a term that is no pattern itself, bounded by what is no word.

    Args:
        term: the term.
        forms: every form of a word, by the folded word; for terms that match by lemma.
    """
    if term.match is Match.LEMMA:
        return (_bounded(_inflected(term.text, forms), term.text, term.unless),)
    texts = dict.fromkeys((term.text, *term.forms))
    return tuple(_bounded(literal(text), text, term.unless) for text in texts)


def unmatched(term: Term) -> tuple[str, ...]:
    """Return the phrases of `unless` that do not hold the term as it is written."""
    texts = [text.casefold() for text in (term.text, *term.forms)]
    return tuple(
        phrase
        for phrase in term.unless
        if term.match is Match.REGEX or not any(text in phrase.casefold() for text in texts)
    )


def _inflected(text: str, forms: Mapping[str, frozenset[str]]) -> str:
    """Return a pattern in which each word has all of its forms."""
    tokens = read(text)
    pieces: list[str] = []
    for index, key in enumerate(tokens.keys):
        if index:
            pieces.append(literal(text[tokens.ends[index - 1] : tokens.starts[index]]) or r"\s+")
        found = sorted(forms.get(key, frozenset()) | {key}, key=lambda one: (-len(one), one))
        pieces.append("(?:" + "|".join(map(literal, found)) + ")")
    return "".join(pieces)


def _bounded(pattern: str, text: str, unless: Iterable[str]) -> str:
    """Return a pattern between the ends of words, but not inside the phrases of `unless`."""
    begin = r"\b" if text[:1].isalnum() else r"(?<!\w)"
    end = r"\b" if text[-1:].isalnum() else r"(?!\w)"
    return "".join(_exceptions(text, unless)) + f"{begin}(?:{pattern}){end}"


def _exceptions(text: str, unless: Iterable[str]) -> Iterator[str]:
    """Yield what must not stand around a term, for each phrase in which it is right."""
    for phrase in unless:
        before, found, _ = phrase.casefold().partition(text.casefold())
        if found:
            gap = r"\s" if before[-1:].isspace() else ""
            looked = f"(?<=\\b{literal(before.strip())}{gap})" if before.strip() else ""
            yield f"(?!{looked}{literal(phrase[len(before) :])}\\b)"
