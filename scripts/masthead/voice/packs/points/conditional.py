"""Conditional: what may stand only where something else explains it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from masthead.voice.packs.body import Body, Item, Kind
from masthead.voice.packs.exceptions import FIELDS, Excepted, excepted
from masthead.voice.packs.finder import Finder, Match, Point, Stretch
from masthead.voice.packs.patterns import Search, Tokens, as_regex, compiled, search_of
from masthead.voice.packs.pieces import Wordings
from masthead.voice.regexes import Pattern


@dataclass(frozen=True, slots=True)
class Conditional:
    r"""Finds each match of the first pattern that no match of the second explains.

    Args:
        explained: finds what is explained, in its groups: `([A-Z]+) \(the long name\)`.
    """

    search: Search
    explained: Pattern
    excepted: Excepted

    @property
    def needs(self) -> tuple[Wordings | None, ...]:
        """What the first pattern needs."""
        return self.search.needs

    def find(self, stretch: Stretch, tokens: Tokens) -> Iterator[Match]:
        """Yield what is not explained."""
        found = list(self.search.matches(stretch.text, tokens))
        if not found:
            return
        known = {
            group
            for match in self.explained.matches(stretch.text)
            for group in match.groups()
            if group
        }
        for _, start, end in found:
            text = stretch.text[start:end]
            if text not in known and not self.excepted(text):
                yield Match(start, end, (text,))


def make(body: Body) -> Finder | None:
    """Make the finder."""
    ignore_case = body.flag("ignorecase")
    first, second = body.text("first"), body.text("second")
    if not first or not second:
        body.missing("`first` and `second` belong together")
        return None
    search, _ = search_of(body, body.texts("first"), ignore_case=ignore_case)
    item = Item(second, (body.key("second"),))
    explained = compiled(body, as_regex(second), item, ignore_case=ignore_case)
    if explained is None or not search.tokens:
        return None
    return Conditional(search, explained, excepted(body))


POINT = Point(
    {"first": Kind.TEXT, "second": Kind.TEXT, "ignorecase": Kind.FLAG, **FIELDS},
    make,
)
