"""Cover what is no prose, addresses, accounts, hashtags and code, by as many characters.

A covered text has the length of the text, so every offset stays true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

COVER = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a covered character: no letter, no space, no punctuation that a rule looks for."""

_PATH = r"[^\s<>\"“”«»„\ufffc]*[^\s<>\"“”«»„\ufffc.,;:!?…)\]}'’]"
_LETTER = r"[\w\u0300-\u036f]"
_HASHTAG = rf"(?<![\w&/])[#＃](?=\d*[^\W\d]){_LETTER}+"
_KINDS = {
    "web": rf"(?:https?://|www\.){_PATH}",
    "account": r"@(?<![\w/@.]@)\w+(?:[.-]\w+)*(?:@\w+(?:[.-]\w+)*)?",
    "mail": r"(?<![\w.+-])[\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+",
    "hashtag": _HASHTAG,
    "host": rf"(?<![\w@.-])(?:[a-z0-9-]+\.)+[a-z]{{2,18}}(?![\w@-])(?:/{_PATH})?/?",
}
"""What is covered, in this order; texts, so that only what a post needs is compiled."""

_HOST_INSIDE = re.compile(r"\.[a-z]{2}")
_BLOCK = rf"(?:\s*{_HASHTAG})+\s*\Z"


class Masked(NamedTuple):
    """A text with its addresses, accounts, hashtags and code covered.

    Args:
        text: the covered text, as long as the text itself.
        hashtags: where each hashtag stands.
        links: where each web address stands.
    """

    text: str
    hashtags: tuple[tuple[int, int], ...] = ()
    links: tuple[tuple[int, int], ...] = ()


def mask(text: str, code: Iterable[tuple[int, int]] = ()) -> Masked:
    """Cover a text.

    Args:
        text: a text as it is sent.
        code: where code stands in it.
    """
    covered = cover(text, code)
    found: dict[str, list[tuple[int, int]]] = {}
    for kind, pattern in _KINDS.items():
        if _may_hold(kind, covered):
            spans = [match.span() for match in re.finditer(pattern, covered)]
            found[kind] = spans
            covered = cover(covered, spans) if spans else covered
    links = sorted((*found.get("web", ()), *found.get("host", ())))
    return Masked(covered, tuple(found.get("hashtag", ())), tuple(links))


def _may_hold(kind: str, text: str) -> bool:
    """Tell whether a text may hold something of a kind: the patterns cost more than a look."""
    if kind == "web":
        return "://" in text or "www." in text
    if kind in ("mail", "account"):
        return "@" in text
    if kind == "hashtag":
        return "#" in text or "＃" in text
    return _HOST_INSIDE.search(text) is not None


def cover(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text with some stretches, in order and apart, covered."""
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        pieces += (text[done:start], COVER * (end - start))
        done = end
    return "".join((*pieces, text[done:])) if pieces else text


def hashtag_block(text: str) -> int:
    """Return where the hashtags at the end of a text begin; its length where there are none."""
    if "#" not in text and "＃" not in text:
        return len(text)
    match = re.search(_BLOCK, text)
    return match.start() if match else len(text)
