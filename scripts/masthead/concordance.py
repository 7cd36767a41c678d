"""Find words in many files at once: all texts stand in one, and each search is one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import accumulate


class Concordance:
    """Where words stand in files.

    Args:
        files: the bytes of each file by its path; no word that is looked for holds a NUL.
        fold: whether capitals make no difference; words are case-folded then.
    """

    def __init__(self, files: Mapping[str, bytes], *, fold: bool = False) -> None:
        self.files = files
        self._fold = fold
        self._paths = tuple(files)
        texts: Collection[bytes] = files.values()
        self._text = b"\0".join(texts)
        if fold and self._text.isascii():
            self._text = self._text.lower()
        elif fold:
            texts = [folded(raw) for raw in texts]
            self._text = b"\0".join(texts)
        self._starts = tuple(accumulate((len(text) + 1 for text in texts), initial=0))

    def holds(self, character: bytes) -> bool:
        """Tell whether any file holds a character."""
        return character in self._text

    def matching(self, pattern: re.Pattern[bytes]) -> frozenset[str]:
        """Return the files in which a pattern is found."""
        return self._at(match.start() for match in pattern.finditer(self._text))

    def holding(
        self, words: Collection[bytes], is_meant: Callable[[bytes], bool] = bool
    ) -> frozenset[str]:
        """Return the files that hold one of some words, and that are meant.

        Args:
            words: a file that holds one of them is found.
            is_meant: takes the bytes of a file that is found, case-folded where all are.
        """
        if b"" in words:
            found = frozenset(self.files)
        elif len(words) > 1 and len({word[:2] for word in words}) == 1:
            # Words that begin alike, as days do, are found by one search.
            found = self.matching(re.compile(b"|".join(map(re.escape, words))))
        else:
            found = self._at(at for word in words for at in self._places(word))
        texts = ((path, self.files[path]) for path in found)
        return frozenset(
            path for path, raw in texts if is_meant(folded(raw) if self._fold else raw)
        )

    def _at(self, places: Iterable[int]) -> frozenset[str]:
        return frozenset(self._paths[bisect_right(self._starts, place) - 1] for place in places)

    def _places(self, word: bytes) -> Iterator[int]:
        """Yield a place of a word in each text that holds it."""
        at = self._text.find(word)
        while at >= 0:
            yield at
            at = self._text.find(word, self._starts[bisect_right(self._starts, at)])


def folded(raw: bytes) -> bytes:
    """Return a text without the difference of capitals."""
    return raw.lower() if raw.isascii() else raw.decode("utf-8", "replace").casefold().encode()
