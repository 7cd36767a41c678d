"""Substitution: one wording for another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from masthead.voice.packs.body import Body, Kind
from masthead.voice.packs.exceptions import FIELDS, Excepted, excepted
from masthead.voice.packs.finder import Finder, Match, Point, Stretch
from masthead.voice.packs.patterns import BOUNDED, UNBOUNDED, Search, Tokens, search_of
from masthead.voice.packs.pieces import Wordings


@dataclass(frozen=True, slots=True)
class Substitution:
    """Finds each wording that has a better one.

    Args:
        search: the wordings, the longest first, so that it wins over a shorter one in it.
        better: for each of them what to write; several with `|` between.
        capitalize: whether what is written takes the capital of what was found.
    """

    search: Search
    better: tuple[str, ...]
    excepted: Excepted
    capitalize: bool

    @property
    def needs(self) -> tuple[Wordings | None, ...]:
        """What each wording needs."""
        return self.search.needs

    def find(self, stretch: Stretch, tokens: Tokens) -> Iterator[Match]:
        """Yield each wording that is not the better one already."""
        for number, start, end in self.search.matches(stretch.text, tokens):
            found = stretch.text[start:end].strip()
            instead = tuple(one.strip() for one in self.better[number].split("|"))
            if self.capitalize and found[:1].isupper():
                instead = tuple(one[:1].upper() + one[1:] for one in instead)
            if found not in instead and not self.excepted(found):
                yield Match(start, end, (" or ".join(instead), found), instead)


def make(body: Body) -> Finder | None:
    """Make the finder."""
    pairs = sorted(body.pairs("swap"), key=lambda pair: -len(pair[0].text))
    frame = UNBOUNDED if body.flag("nonword") else BOUNDED
    search, kept = search_of(
        body,
        [item for item, _ in pairs],
        ignore_case=body.flag("ignorecase"),
        frame=frame,
    )
    better = tuple(pairs[number][1] for number in kept)
    if not pairs:
        body.missing("there is nothing to swap")
    if not better:
        return None
    return Substitution(search, better, excepted(body), body.flag("capitalize"))


POINT = Point(
    {
        "swap": Kind.PAIRS,
        "ignorecase": Kind.FLAG,
        "nonword": Kind.FLAG,
        "capitalize": Kind.FLAG,
        **FIELDS,
    },
    make,
)
