"""Find texts that say nearly the same, in about linear time.

Each text becomes the set of its runs of three words. Two texts are near when the share of
runs they have in common (Jaccard) reaches a threshold. Only the rarest runs of a text need
an index entry: two sets that reach the threshold must share one of those (prefix filter of
Bayardo, Ma and Srikant, "Scaling up all pairs similarity search", 2007). Nothing is missed.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

NOISE = r"(?i)https?://\S+|\{@[^}\n]*\}|@[\w.-]+"
SPACES = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")}
WORD = r"\w+"

Runs = frozenset[int]
"""The runs of a text, each as its hash."""
Run = tuple[str, ...]
"""Three words in a row; all words of a text that has fewer."""


class Pair(NamedTuple):
    """Two texts by their positions, `first` before `second`, and the share they have in common."""

    first: int
    second: int
    similarity: float


def runs(text: str, min_words: int) -> Runs:
    """Return a text's runs of three words as hashes; those of `phrases`."""
    return frozenset(map(hash, phrases(text, min_words)))


def phrases(text: str, min_words: int) -> Iterable[Run]:
    """Return a text's runs of three words, without links and handles; none where it is short.

    A script without spaces has few words: there, four letters count as one.
    """
    if "@" in text or "://" in text:
        text = re.sub(NOISE, " ", text)
    if text.isascii():  # the same words, in half the time
        words = text.lower().translate(SPACES).split()
    else:
        words = re.findall(WORD, text.casefold())
    if len(words) < min_words and sum(map(len, words)) < 4 * min_words:
        return ()
    if len(words) < 3:
        return (tuple(words),)
    return zip(words, words[1:], words[2:], strict=False)


class Likeness:
    """What a text must hold to be near to another one, told without reading it.

    A near text lacks no more than a part of the other's runs. So it holds one of any words that
    are, together, in more runs than that; the longest words are the rarest.

    Args:
        text: the other text.
        min_words: as of `phrases`.
        similarity: the least share in common.
    """

    def __init__(self, text: str, min_words: int, similarity: float) -> None:
        self.runs = frozenset(phrases(text, min_words))
        self.most = len(self.runs) - math.ceil(similarity * len(self.runs) - 1e-9)

    def words(self, taken: Collection[str] = ()) -> frozenset[str]:
        """Return words of which a near text holds at least one; none where no text is near.

        Args:
            taken: words that are looked for in any case.
        """
        left, found = self.runs, []
        known = {word for run in self.runs for word in run}
        for word in sorted(known, key=lambda one: (one not in taken, -len(one), one)):
            if len(self.runs) - len(left) > self.most:
                break
            found.append(word)
            left = frozenset(run for run in left if word not in run)
        return frozenset(found)

    def may_be(self, text: str) -> bool:
        """Tell whether a file, case-folded, may hold a near text."""
        lacking = (run for run in self.runs if not all(word in text for word in run))
        return bool(self.runs) and next(islice(lacking, self.most, None), None) is None


def near_duplicates(
    texts: Sequence[tuple[str, Runs]], similarity: float, indexed: int | None = None
) -> Iterator[Pair]:
    """Yield for each text the earliest text of another owner that it is near to, if any.

    Args:
        texts: owner and runs of each; texts of one owner are never compared.
        similarity: the least share in common, above 0 and up to 1.
        indexed: compare with the first so many texts only; None for all.
    """
    limit = len(texts) if indexed is None else indexed
    frequency = _frequencies(texts)
    index: dict[int, list[int]] = {}
    same: dict[Runs, int] = {}
    for position, (owner, found) in enumerate(texts):
        if not found:
            continue
        if (twin := same.get(found)) is not None:
            if texts[twin][0] != owner:
                yield Pair(twin, position, 1.0)
                continue
        elif position < limit:
            same[found] = position
        telling = _telling(found, frequency, similarity)
        for candidate in sorted({near for run in telling for near in index.get(run, ())}):
            other, others = texts[candidate]
            if other != owner and (share := _share(found, others)) >= similarity:
                yield Pair(candidate, position, share)
                break
        if position < limit and same[found] == position:
            for run in telling:
                index.setdefault(run, []).append(position)


def _frequencies(texts: Iterable[tuple[str, Runs]]) -> Mapping[int, int]:
    """Return how many further owners each run has, of those that have more than one."""
    owned: dict[str, Runs] = {}
    for owner, found in texts:
        owned[owner] = owned[owner] | found if owner in owned else found
    once: set[int] = set()
    frequency: Counter[int] = Counter()
    for found in owned.values():
        frequency.update(once & found)
        once |= found
    return frequency


def _telling(found: Runs, frequency: Mapping[int, int], similarity: float) -> list[int]:
    """Return the rarest runs of a text: any near text must share one of them.

    A run that no other owner has cannot be shared and is left out.
    """
    shared = found & frequency.keys()
    count = len(shared) - math.ceil(similarity * len(found) - 1e-9) + 1
    if count <= 0:
        return []
    return sorted(shared, key=lambda run: (frequency[run], run))[:count]


def _share(one: Runs, other: Runs) -> float:
    common = len(one & other)
    return common / (len(one) + len(other) - common)
