"""Find what a cell's words mean in the hub: channels, people and pages by id or by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from masthead.channel import Channel
from masthead.hub import Hub
from masthead.importing.tables.columns import Column
from masthead.page import Page, Person
from masthead.slug import slug
from masthead.suggestions import did_you_mean

_BETWEEN = re.compile(r"[,;|\n]+")
_TAGS = re.compile(r"[,;|\s]+")

MOST_WORDS = 100
"""Words of one cell, and the characters of one that are compared with names."""
LONGEST_WORD = 80

TRUE = frozenset({"true", "yes", "y", "x", "1", "draft"})
FALSE = frozenset({"false", "no", "n", "0", "scheduled", "ready", "approved", "published", "sent"})


def split_words(cell: str, column: Column) -> list[str]:
    """Return the words of a cell that may hold several, without those that are empty."""
    if column.between.strip():
        parts = cell.split(column.between.strip())
    else:
        parts = (_TAGS if column.to == "hashtags" else _BETWEEN).split(cell)
    words = [part.strip() for part in parts]
    if column.to == "hashtags":
        words = [word.removeprefix("#") for word in words]
    return [column.ours(word) for word in words if word]


@dataclass(slots=True)
class Names:
    """What the things of a hub are called, by kind; found when first asked for."""

    hub: Hub
    _known: dict[str, Mapping[str, frozenset[str]]] = field(default_factory=dict)

    def find(self, kind: str, word: str) -> tuple[str, str]:
        """Return the id that a word means, or nothing and why.

        Args:
            kind: `channel`, `person`, or a kind of page.
            word: an id, or the name that only one of the kind has.
        """
        known = self.hub.known(kind)
        if word in known:
            return word, ""
        if kind not in self._known:
            self._known[kind] = self._names(kind)
        found = self._known[kind].get(word.casefold().removeprefix("@"), frozenset())
        if len(found) == 1:
            return next(iter(found)), ""
        if found:
            return "", f"say which: {', '.join(sorted(found))}"
        return "", did_you_mean(slug(word) or word[:LONGEST_WORD], known)

    def _names(self, kind: str) -> Mapping[str, frozenset[str]]:
        """Return the ids of a kind by each of their names, in lower case."""
        names: dict[str, set[str]] = {}
        for id, thing in self.hub.known(kind).items():
            for name in (id, id.replace("-", " "), *_called(thing)):
                if name:
                    names.setdefault(name.casefold(), set()).add(id)
        return {name: frozenset(ids) for name, ids in names.items()}


def _called(thing: object) -> Iterator[str]:
    match thing:
        case Channel():
            yield from (thing.title, thing.service, thing.network, thing.handle)
        case Person():
            yield thing.name
        case Page():
            yield thing.title
