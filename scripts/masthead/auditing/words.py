"""Cut texts into the words that are compared: lower case, without punctuation and markup."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

WINDOW = 5
"""Words of internal prose that are looked for together; a leak of nine in a row holds them."""

LETTERS = 18
"""Letters that a run of words of internal prose must have."""

_WORD = re.compile(r"\w+")
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_TARGET = re.compile(
    r"\]\(\s*<?([^)\s>]*)[^)]*\)"  # [text](target)
    r"|^[ ]{0,3}\[[^\]\n]*\]:[ ]*(\S+).*$"  # [label]: target
    r"|<([a-zA-Z][a-zA-Z0-9+.-]*:[^>\s]*)>",  # <https://...>
    re.MULTILINE,
)
_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+>#|]|\d+[.)]))|\|")


def listed(text: str) -> frozenset[str]:
    """Return the words of a text, for lists that are read as one."""
    return frozenset(text.split())


def words(text: str) -> list[str]:
    """Return the words of a text."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _WORD.findall(text.casefold())


def comments(body: str) -> list[str]:
    """Return the comments of a Markdown text."""
    return [found for found in _COMMENT.findall(body) if found.strip()]


def targets(body: str) -> list[str]:
    """Return what the links of a Markdown text point to."""
    return ["".join(found) for found in _TARGET.findall(_COMMENT.sub("", body))]


def prose(body: str) -> str:
    """Return a Markdown text without its comments and without what its links point to."""
    body = _TARGET.sub(lambda match: "]" if match[0].startswith("]") else " ", strip_comments(body))
    return html.unescape(body) if "&" in body else body


def strip_comments(body: str) -> str:
    """Return a Markdown text without its comments."""
    return _COMMENT.sub(" ", body) if "<!--" in body else body


def windows(body: str) -> Iterator[tuple[str, ...]]:
    """Yield runs of words that together cover each paragraph, heading and cell of a text."""
    for block in _BLOCK.split(prose(body)):
        found = words(block)
        heading = block.lstrip().startswith("#")
        if len(found) < WINDOW:
            if _says_something(found, 3, LETTERS * 2 // 3 if heading else LETTERS):
                yield tuple(found)
            continue
        starts = (*range(0, len(found) - WINDOW, WINDOW), len(found) - WINDOW)
        for start in starts:
            if _says_something(run := found[start : start + WINDOW], WINDOW, LETTERS):
                yield tuple(run)


def _says_something(run: list[str], least: int, letters: int) -> bool:
    """Return whether a run of words is more than what every text has: `so it is`, `0 0 0`."""
    return len(run) >= least and sum(map(len, run)) >= letters and len(set(run)) > 1
