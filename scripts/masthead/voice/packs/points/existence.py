"""Existence: words that are not to be there at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from masthead.voice.packs.body import Body, Item, Kind
from masthead.voice.packs.exceptions import FIELDS, Excepted, excepted
from masthead.voice.packs.finder import Finder, Match, Point, Stretch
from masthead.voice.packs.patterns import (
    BOUNDED,
    UNBOUNDED,
    Search,
    Tokens,
    as_regex,
    search_of,
)
from masthead.voice.packs.pieces import Wordings


@dataclass(frozen=True, slots=True)
class Existence:
    """Finds each token that is no exception."""

    search: Search
    excepted: Excepted

    @property
    def needs(self) -> tuple[Wordings | None, ...]:
        """What each token needs."""
        return self.search.needs

    def find(self, stretch: Stretch, tokens: Tokens) -> Iterator[Match]:
        """Yield each match of a token."""
        for _, start, end in self.search.matches(stretch.text, tokens):
            found = stretch.text[start:end].strip()
            if not self.excepted(found):
                yield Match(start, end, (found,))


def make(body: Body) -> Finder | None:
    """Make the finder; `raw` patterns stand before the tokens, or after them with `append`."""
    tokens, raw = body.texts("tokens"), "".join(item.text for item in body.texts("raw"))
    frame = UNBOUNDED if body.flag("nonword") else BOUNDED
    if raw and not tokens:
        tokens, frame = (Item(raw, (body.key("raw"),)),), UNBOUNDED
    elif raw:
        raw = as_regex(raw)
        frame = f"{frame}{raw}" if body.flag("append") else f"{raw}{frame}"
    search, _ = search_of(body, tokens, ignore_case=body.flag("ignorecase"), frame=frame)
    if not tokens:
        body.missing("there are no tokens to look for")
    return Existence(search, excepted(body)) if search.tokens else None


POINT = Point(
    {
        "tokens": Kind.TEXTS,
        "raw": Kind.TEXTS,
        "append": Kind.FLAG,
        "ignorecase": Kind.FLAG,
        "nonword": Kind.FLAG,
        **FIELDS,
    },
    make,
)
