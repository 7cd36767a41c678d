"""Consistency: one of two spellings, but not both in one text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from masthead.voice.packs.body import Body, Item, Kind
from masthead.voice.packs.finder import Finder, Match, Point, Stretch
from masthead.voice.packs.patterns import BOUNDED, UNBOUNDED, Search, Tokens, search_of
from masthead.voice.packs.pieces import Wordings


@dataclass(frozen=True, slots=True)
class Consistency:
    """Finds the second of two spellings.

    Args:
        pair: for each token the number of its pair.
        side: for each token which side of the pair it is.
    """

    search: Search
    pair: tuple[int, ...]
    side: tuple[int, ...]

    @property
    def needs(self) -> tuple[Wordings | None, ...]:
        """What each spelling needs."""
        return self.search.needs

    def find(self, stretch: Stretch, tokens: Tokens) -> Iterator[Match]:
        """Yield each find of the spelling that the text did not begin with."""
        first: dict[int, int] = {}
        for number, start, end in self.search.matches(stretch.text, tokens):
            if first.setdefault(self.pair[number], self.side[number]) != self.side[number]:
                yield Match(start, end, (stretch.text[start:end],))


def make(body: Body) -> Finder | None:
    """Make the finder; each line of `either` is a pair."""
    pairs = body.pairs("either")
    items = [one for left, right in pairs for one in (left, Item(right, left.key))]
    search, kept = search_of(
        body,
        items,
        ignore_case=body.flag("ignorecase"),
        frame=UNBOUNDED if body.flag("nonword") else BOUNDED,
    )
    if not pairs:
        body.missing("there are no two spellings to compare")
    if not search.tokens:
        return None
    sides = tuple(number % 2 for number in kept)
    return Consistency(search, tuple(number // 2 for number in kept), sides)


POINT = Point({"either": Kind.PAIRS, "nonword": Kind.FLAG, "ignorecase": Kind.FLAG}, make)
