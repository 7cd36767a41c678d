"""Find many phrases in one pass over the words of a text.

Phrases are kept by their first word, so that a text costs one look-up a word, however many phrases
there are. A word of a phrase may be any of several forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from masthead.voice.tokens import Tokens, fold_gap, read

T = TypeVar("T")

NO_FORMS: Mapping[str, frozenset[str]] = {}


class Phrase(NamedTuple, Generic[T]):
    """Words in a row, and what they stand for.

    Args:
        of: what is found with the phrase.
        words: for each word the forms that it may have, folded.
        gaps: what stands between one word and the next, folded.
        before, after: signs that touch the phrase, as in `«Lentera»` or `C++`.
    """

    of: T
    words: tuple[frozenset[str], ...]
    gaps: tuple[str, ...] = ()
    before: str = ""
    after: str = ""


class Found(NamedTuple, Generic[T]):
    """A phrase in a text: characters `start` to `end`, words `first` to `last`."""

    start: int
    end: int
    first: int
    last: int
    of: T


def phrase(text: str, of: T, forms: Mapping[str, frozenset[str]] = NO_FORMS) -> Phrase[T]:
    """Read a phrase.

    Args:
        text: the words as a guide has them.
        of: what is found with it.
        forms: further forms by folded word.
    """
    tokens = read(text.strip())
    words = tuple(forms.get(key, frozenset()) | {key} for key in tokens.keys)
    if not words:
        return Phrase(of, (), (), text.strip())
    return Phrase(
        of,
        words,
        tuple(tokens.gap(index) for index in range(len(words) - 1)),
        tokens.text[: tokens.starts[0]],
        tokens.text[tokens.ends[-1] :],
    )


class Phrases(Generic[T]):
    """A table of phrases."""

    def __init__(self, phrases: Iterable[Phrase[T]]) -> None:
        by_first: dict[str, list[Phrase[T]]] = {}
        self.signs: list[Phrase[T]] = []
        """Phrases without any word, such as `&`."""
        for one in phrases:
            if not one.words:
                self.signs += [one] if one.before else []
                continue
            for word in one.words[0]:
                by_first.setdefault(word, []).append(one)
        self.by_first = {
            word: tuple(sorted(some, key=lambda one: -len(one.words)))
            for word, some in by_first.items()
        }

    def find(self, tokens: Tokens) -> Iterator[Found[T]]:
        """Yield every phrase in a text by its place, the longer one first; they may overlap."""
        by_first = self.by_first
        if not by_first.keys().isdisjoint(tokens.keys):
            for index, key in enumerate(tokens.keys):
                if key in by_first:
                    for one in by_first[key]:
                        if found := _at(one, tokens, index):
                            yield found
        for one in self.signs:
            yield from _signs(one, tokens)


def _at(one: Phrase[T], tokens: Tokens, first: int) -> Found[T] | None:
    """Return a phrase whose first word has been met, if the rest is there too."""
    last = first + len(one.words) - 1
    if last >= len(tokens.keys):
        return None
    for step, gap in enumerate(one.gaps):
        if tokens.keys[first + step + 1] not in one.words[step + 1]:
            return None
        if tokens.gap(first + step) != gap:
            return None
    start, end = tokens.starts[first], tokens.ends[last]
    if one.before:
        start -= len(one.before)
        if start < 0 or not tokens.text.startswith(one.before, start):
            return None
    if one.after:
        if not tokens.text.startswith(one.after, end):
            return None
        end += len(one.after)
    elif _is_denied(tokens, last):
        return None
    return Found(start, end, first, last, one.of)


def _is_denied(tokens: Tokens, last: int) -> bool:
    """Tell whether a word goes on as `n't`: *can* is not in *can't*."""
    after = last + 1
    if after >= len(tokens.keys) or tokens.keys[after] != "t":
        return False
    return fold_gap(tokens.text[tokens.ends[last] : tokens.starts[after]]) == "'"


def _signs(one: Phrase[T], tokens: Tokens) -> Iterator[Found[T]]:
    """Yield where a phrase without words stands."""
    start = tokens.text.find(one.before)
    while start >= 0:
        yield Found(start, start + len(one.before), -1, -1, one.of)
        start = tokens.text.find(one.before, start + len(one.before))
