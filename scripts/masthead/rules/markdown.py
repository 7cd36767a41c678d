"""Find where the links of a Markdown text lead, with their places.

This reads the source by patterns, not the rendered page: a rule needs the place of each
target, in linear time, on every page of the hub.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

# Patterns are texts, compiled on first use: few runs need them all, and each costs time.
FENCE = r"(?ms)^ {0,3}(`{3,}(?![^\n]*`)|~{3,}).*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)"
CODE = r"(?<!`)(`{1,8})(?!`)[^\n]{1,200}?(?<!`)\1(?!`)"
INLINE = r"\]\((<[^<>\n]*>|[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)"
DEFINED = r"(?m)^ {0,3}\[[^\^\]\n][^\]\n]*\]:[ \t]*(<[^<>\n]*>|\S+)"
ATTRIBUTE = r"(?i)(?:href|src)[ \t]*=[ \t]*(?:\"([^\"\n]*)\"|'([^'\n]*)')"
BARE = r"(?i)(?<![\w/@.])https?://[^\s<>\"`|\\^{}]{1,2000}"
TITLE = r"[ \t]+(?:\"[^\"]*\"|'[^']*')[ \t]*$"
HINTS = ((INLINE, "]("), (DEFINED, "]:"), (ATTRIBUTE, "="))
"""Each pattern with what a text must hold to match it."""


class Target(NamedTuple):
    """Where a link or an image leads, as written, and where that is written in the text."""

    url: str
    offset: int


def targets(text: str) -> tuple[Target, ...]:
    """Return the targets of a Markdown text's links and images, in order; code has none."""
    patterns = [pattern for pattern, hint in HINTS if hint in text]
    if not patterns and "://" not in text:
        return ()
    plain = without_code(text)
    found: dict[int, Target] = {}
    for pattern in patterns:
        for match in re.finditer(pattern, plain):
            group = match.lastindex or 0
            _add(found, match[group], match.start(group))
    starts = sorted(found)
    for match in re.finditer(BARE, plain):
        before = bisect_right(starts, match.start()) - 1
        if before < 0 or match.start() >= starts[before] + len(found[starts[before]].url):
            _add(found, _trimmed(match[0]), match.start())
    return tuple(found[start] for start in sorted(found))


def without_code(text: str) -> str:
    """Return the text with code blanked out, each character in its place."""
    if "`" not in text and "~~~" not in text:
        return text
    return re.sub(CODE, _blank, re.sub(FENCE, _blank, text))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _add(found: dict[int, Target], written: str, start: int) -> None:
    """Note a target, without its title, its angle brackets and the spaces around it."""
    url = re.sub(TITLE, "", written).strip()
    start += written.find(url)
    if url.startswith("<") and url.endswith(">"):
        url, start = url[1:-1], start + 1
    if url:
        found.setdefault(start, Target(url, start))


def _trimmed(url: str) -> str:
    """Return a bare address without the punctuation of the sentence around it."""
    end, surplus = len(url), url.count(")") - url.count("(")
    while url[end - 1] in ".,;:!?'*_~]" or (url[end - 1] == ")" and surplus > 0):
        surplus -= url[end - 1] == ")"
        end -= 1
    return url[:end]
