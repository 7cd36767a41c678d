"""Occurrence: something that is there too often, or not often enough."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from masthead.voice.packs.body import Body, Kind
from masthead.voice.packs.finder import ALWAYS, Finder, Match, Point, Stretch
from masthead.voice.packs.patterns import Search, Tokens, search_of
from masthead.voice.packs.pieces import Wordings


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Counts a token.

    Args:
        least, most: how often it may be there; None for no limit.
    """

    search: Search
    least: int | None
    most: int | None

    @property
    def needs(self) -> tuple[Wordings | None, ...]:
        """What the token needs; where a text without it is wrong, nothing."""
        return ALWAYS if self.least else self.search.needs

    def find(self, stretch: Stretch, tokens: Tokens) -> Iterator[Match]:
        """Yield the first find that is too many, or the whole text that has too few."""
        found = list(self.search.matches(stretch.text, tokens))
        if self.most is not None and len(found) > self.most:
            _, start, end = found[self.most]
            yield Match(start, end, (stretch.text[start:end], str(len(found))))
        elif self.least is not None and len(found) < self.least:
            yield Match(0, len(stretch.text), (str(len(found)),))


def make(body: Body) -> Finder | None:
    """Make the finder."""
    search, _ = search_of(body, body.texts("token"), ignore_case=body.flag("ignorecase"))
    least, most = body.number("min"), body.number("max")
    if least is None and most is None:
        body.missing("neither `min` nor `max` is there, so nothing is too often")
    elif not body.texts("token"):
        body.missing("there is no token to count")
    elif search.tokens:
        return Occurrence(
            search, None if least is None else int(least), None if most is None else int(most)
        )
    return None


POINT = Point(
    {
        "token": Kind.TEXT,
        "min": Kind.NUMBER,
        "max": Kind.NUMBER,
        "ignorecase": Kind.FLAG,
    },
    make,
)
