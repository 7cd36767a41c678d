"""Capitalization: the case of a title or of another short text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from masthead.voice.packs.body import Body, Item, Kind
from masthead.voice.packs.exceptions import FIELDS, Excepted, excepted, plain
from masthead.voice.packs.finder import ALWAYS, Finder, Match, Point, Stretch
from masthead.voice.packs.patterns import Search, Tokens, search_of
from masthead.voice.packs.pieces import Wordings
from masthead.voice.regexes import RegexFault

WORD: Final = re.compile(r"[^\W_]\S*")
EDGES: Final = ".,;:!?()[]{}\"“”„«»‘’'…"
SMALL: Final = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "if", "in", "into", "nor", "of"}
    | {"off", "on", "onto", "or", "out", "over", "per", "so", "the", "to", "up", "via", "vs"}
    | {"with", "yet"}
)
"""Words that stay small in a title of the Chicago style."""
LONGEST_SMALL_AP: Final = 3
"""AP writes words of four letters and more with a capital."""
THRESHOLD: Final = 0.8
"""Share of the words that have to be right, unless the rule says another."""

Judge = Callable[[str], tuple[bool, str]]
"""Tells whether a text is right, and how it would be."""


@dataclass(frozen=True, slots=True)
class Case:
    """How words are judged.

    Args:
        excepted: tells whether a word is right as it is.
        indicators: what begins a new sentence when a word ends with it.
        threshold: share of the words that have to be right.
        style: `AP` or `Chicago`, for titles.
    """

    excepted: Excepted
    indicators: tuple[str, ...]
    threshold: float
    style: str

    def sentence(self, text: str) -> tuple[bool, str]:
        """Judge a text in sentence case."""
        return self._judge(text, self._sentence_word)

    def title(self, text: str) -> tuple[bool, str]:
        """Judge a text in title case."""
        return self._judge(text, self._title_word)

    def _sentence_word(self, words: Sequence[str], index: int) -> str:
        first = index == 0 or words[index - 1].endswith(self.indicators or ("\0",))
        return _capital(words[index].lower()) if first else words[index].lower()

    def _title_word(self, words: Sequence[str], index: int) -> str:
        lower = words[index].lower()
        bare = lower.strip(EDGES)
        small = bare in SMALL and (self.style == "chicago" or len(bare) <= LONGEST_SMALL_AP)
        return lower if small and 0 < index < len(words) - 1 else _capital(lower)

    def _judge(self, text: str, right: Callable[[Sequence[str], int], str]) -> tuple[bool, str]:
        """Compare each word with the right one; words all in capitals are names."""
        words = WORD.findall(text)
        if not words:
            return True, text
        better = [
            word if self._stays(word) else right(words, index) for index, word in enumerate(words)
        ]
        good = sum(word == wanted for word, wanted in zip(words, better, strict=True))
        parts = iter(better)
        shown = WORD.sub(lambda _: next(parts), text)
        return words[0] == better[0] and good / len(words) >= self.threshold, shown

    def _stays(self, word: str) -> bool:
        bare = word.strip(EDGES)
        name = len(bare) > 1 and any(map(str.isupper, bare)) and bare == bare.upper()
        return name or not any(map(str.isalpha, bare)) or self.excepted(bare)


@dataclass(frozen=True, slots=True)
class Capitalization:
    """Finds a text whose case is wrong."""

    judge: Judge
    prefix: str

    @property
    def needs(self) -> tuple[Wordings | None, ...]:
        """Look at every text."""
        return ALWAYS

    def find(self, stretch: Stretch, tokens: Tokens) -> Iterator[Match]:
        """Yield the whole text where it is wrong."""
        del tokens
        text = stretch.text.removeprefix(self.prefix)
        right, better = self.judge(text)
        if text.strip() and not right:
            yield Match(len(stretch.text) - len(text), len(stretch.text), (text, better), (better,))


def make(body: Body) -> Finder | None:
    """Make the finder; `match` is one of four names, or a pattern that is to match."""
    threshold = body.number("threshold")
    case = Case(
        excepted(body),
        plain(body.texts("indicators")),
        THRESHOLD if threshold is None else threshold,
        (body.text("style") or "AP").lower(),
    )
    judges: dict[str, Judge] = {
        "$sentence": case.sentence,
        "$title": case.title,
        "$lower": lambda text: (text == text.lower() or case.excepted(text), text.lower()),
        "$upper": lambda text: (text == text.upper() or case.excepted(text), text.upper()),
    }
    match = body.text("match")
    if not match or (match.startswith("$") and match not in judges):
        hint = f"write one of {', '.join(judges)}, or a pattern"
        body.fault(f"`{match}` is no case that is known here", body.key("match"), hint=hint)
        return None
    judge = judges.get(match) or _pattern_judge(body, match, case.excepted)
    return Capitalization(judge, body.text("prefix")) if judge else None


def _pattern_judge(body: Body, match: str, excepted: Excepted) -> Judge | None:
    search, _ = search_of(body, (Item(match, (body.key("match"),)),))
    if not search.tokens:
        return None
    return lambda text: (_is_in(search, text) or excepted(text), text)


def _is_in(search: Search, text: str) -> bool:
    try:
        return any(True for _ in search.matches(text, search.all))
    except RegexFault:
        return True


def _capital(word: str) -> str:
    """Return a word with a capital, wherever its first letter stands."""
    for index, letter in enumerate(word):
        if letter.isalpha():
            return word[:index] + letter.upper() + word[index + 1 :]
    return word


POINT = Point(
    {
        "match": Kind.TEXT,
        "style": Kind.TEXT,
        "indicators": Kind.TEXTS,
        "threshold": Kind.NUMBER,
        "prefix": Kind.TEXT,
        **FIELDS,
    },
    make,
)
