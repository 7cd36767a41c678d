"""Repetition: the same thing twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from masthead.voice.packs.body import Body, Item, Kind
from masthead.voice.packs.exceptions import FIELDS, Excepted, excepted
from masthead.voice.packs.finder import ALWAYS, Finder, Match, Point, Stretch
from masthead.voice.packs.patterns import Search, Tokens, search_of
from masthead.voice.packs.pieces import Wordings, fold

ANY_WORD: Final = frozenset({r"[^\s]+", r"\S+"})
"""Tokens that stand for what is between two spaces."""
WORD: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Repetition:
    """Finds a token that follows itself.

    Args:
        most: how often it may follow itself.
        alpha: whether only letters count.
        words: whether the token is what stands between spaces, which needs no pattern of a pack.
    """

    search: Search
    excepted: Excepted
    most: int
    alpha: bool
    words: bool

    @property
    def needs(self) -> tuple[Wordings | None, ...]:
        """Look at every text."""
        return ALWAYS

    def find(self, stretch: Stretch, tokens: Tokens) -> Iterator[Match]:
        """Yield each repetition with what it repeats."""
        before, start_before, count = "", 0, 0
        for start, end in self._spans(stretch.text, tokens):
            found = stretch.text[start:end].strip()
            same = fold(found) if self.search.ignore_case else found
            if same and same == before and (found.isalpha() or not self.alpha):
                count += 1
                if count > self.most and not self.excepted(found):
                    yield Match(start_before, end, (found,))
                    count = 0
            else:
                count = 0
            before, start_before = same, start

    def _spans(self, text: str, tokens: Tokens) -> Iterator[tuple[int, int]]:
        if self.words:
            for match in WORD.finditer(text):
                yield match.span()
        elif tokens:
            for _, start, end in self.search.matches(text, self.search.all):
                yield start, end


def make(body: Body) -> Finder | None:
    """Make the finder; without tokens, it is about words."""
    items = body.texts("tokens") or (Item(r"[^\s]+", ("extends",)),)
    search, _ = search_of(body, items, ignore_case=body.flag("ignorecase"))
    if not search.tokens:
        return None
    words = {item.text for item in items} <= ANY_WORD
    most = int(body.number("max") or 0)
    return Repetition(search, excepted(body), most, body.flag("alpha"), words)


POINT = Point(
    {
        "tokens": Kind.TEXTS,
        "max": Kind.NUMBER,
        "alpha": Kind.FLAG,
        "ignorecase": Kind.FLAG,
        **FIELDS,
    },
    make,
)
