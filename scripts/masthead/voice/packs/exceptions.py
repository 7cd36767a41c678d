"""The exceptions of a rule: words that are right although the rule finds them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from masthead.voice.packs.body import Body, Item, Kind
from masthead.voice.packs.patterns import BOUNDED, search_of
from masthead.voice.regexes import RegexFault

FIELDS = {"exceptions": Kind.TEXTS, "vocab": Kind.FLAG}
"""`vocab` turns Vale's own word lists off; there are none here, so it changes nothing."""

Excepted = Callable[[str], bool]


def excepted(body: Body) -> Excepted:
    """Return a test that tells whether a find holds an exception; capitals count."""
    items = sorted(body.texts("exceptions"), key=lambda item: -len(item.text))
    if not items:
        return _never
    search, _ = search_of(body, items, frame=BOUNDED)

    def holds(found: str) -> bool:
        with suppress(RegexFault):
            return any(True for _ in search.matches(found, search.all))
        return False

    return holds


def _never(_found: str) -> bool:
    return False


def plain(items: tuple[Item, ...]) -> tuple[str, ...]:
    """Return the texts of items."""
    return tuple(item.text for item in items)
