"""Links, mentions and hashtags in a text: facets, which count in bytes of UTF-8.

Forms after docs.bsky.app, "Links, mentions, and rich text", read 2026-11-22. Bluesky shows as a
link only what has a facet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from masthead.compose.addresses import web_addresses
from masthead.compose.counters import graphemes

LONGEST_TAG = 64
"""Graphemes in a hashtag without its `#` (lexicon app.bsky.richtext.facet); bytes: 640."""

MOST_NAMED = 20
"""Accounts in one text that are looked up."""

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_NAMED = re.compile(
    rf"(?<![\w@./-])@((?:{_LABEL}\.)+[A-Za-z](?:[A-Za-z0-9-]{{0,61}}[A-Za-z0-9])?)(?![\w@-])"
)
_TAGGED = re.compile("(?<!\\S)[#＃](?!\ufe0f)([^\\s\u00ad\u2060\u200a-\u200d\u20e2]+)")

Span = tuple[int, int, dict[str, str]]
"""Start and end in characters, and what is there."""


def named(text: str) -> tuple[str, ...]:
    """Return the handles that a text names, in lower case, each once."""
    found = dict.fromkeys(match[1].lower() for match in _NAMED.finditer(text))
    return tuple(found)[:MOST_NAMED]


def facets(text: str, known: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return what is to be followed in a text, in order; no two lie over each other.

    Args:
        text: the text.
        known: the identifier (DID) of each account that was found, by its handle. Others stay
            plain text.
    """
    found: list[dict[str, Any]] = []
    done = 0
    for start, end, feature in sorted(_spans(text, known), key=lambda span: span[:2]):
        if start >= done:
            index = {"byteStart": _bytes(text[:start]), "byteEnd": _bytes(text[:end])}
            found.append({"index": index, "features": [feature]})
            done = end
    return found


def _spans(text: str, known: Mapping[str, str]) -> Iterator[Span]:
    for start, end in web_addresses(text):
        yield start, end, {"$type": "app.bsky.richtext.facet#link", "uri": text[start:end]}
    for match in _NAMED.finditer(text):
        did = known.get(match[1].lower())
        if did:
            yield *match.span(), {"$type": "app.bsky.richtext.facet#mention", "did": did}
    for match in _TAGGED.finditer(text):
        tag = _without_end(match[1])
        if _is_tag(tag):
            feature = {"$type": "app.bsky.richtext.facet#tag", "tag": tag}
            yield match.start(), match.start() + 1 + len(tag), feature


def _without_end(tag: str) -> str:
    """Return a hashtag without the punctuation behind it."""
    while tag and unicodedata.category(tag[-1]).startswith("P"):
        tag = tag[:-1]
    return tag


def _is_tag(tag: str) -> bool:
    """Tell whether there is more than digits and punctuation, and not too much of it."""
    says = any(not unicodedata.category(one).startswith(("P", "N")) for one in tag)
    return says and _bytes(tag) <= 10 * LONGEST_TAG and graphemes(tag) <= LONGEST_TAG


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "replace"))
