"""Front matter as texts, and which of its keys may leave.

This list is kept apart from the one that the site draws from on purpose: a field that is to be
public must be named in both, so that a slip in one of them shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from masthead.auditing.words import listed

PUBLIC: Mapping[str, frozenset[str]] = {
    "post": listed("""
        title id lang zone format link hashtags media source_url commercial ai visibility
        publish_at
    """),
    "channel": listed("service network handle profile"),
    "campaign": frozenset({"starts", "ends"}),
    "contest": listed("opens closes zone prize eligibility rules privacy"),
    "usp": listed("claim strengths"),
    "page": frozenset(),
    "story": frozenset({"happened", "trouble", "help"}),
}
"""Keys of each kind that may leave, besides those of every page."""

EVERY_PAGE = listed("title description visibility lang")
NEVER = listed("owner review_by status tags")
"""Common keys that never leave."""

OPEN_KINDS = frozenset({"brand", "guide", "page"})
"""Kinds whose pages are made for the public: every key may leave but those of `NEVER`."""

SIDECAR = listed("alt credit rights expires decorative")
"""Keys of a media file's sidecar that leave with a public picture."""

CHOICES = listed("zone lang languages service services network format plays")
"""Keys whose values are words that everybody uses."""


def is_public(kind: str, key: str) -> bool:
    """Return whether a key of a public page of a kind may leave."""
    if kind in OPEN_KINDS:
        return key not in NEVER
    return key in EVERY_PAGE or key in PUBLIC.get(kind, frozenset())


def texts(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text and number below a value with its nearest key."""
    if isinstance(value, Mapping):
        for name, item in value.items():
            yield from texts(item, str(name))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for item in value:
            yield from texts(item, key)
    elif value is not None and not isinstance(value, bool) and key not in CHOICES:
        yield key, str(value)


def names(value: object) -> Iterator[str]:
    """Yield the keys of mappings below a value: people choose some of them."""
    if isinstance(value, Mapping):
        for name, item in value.items():
            yield str(name)
            yield from names(item)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for item in value:
            yield from names(item)
