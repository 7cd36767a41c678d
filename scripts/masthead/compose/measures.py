"""How long a part is against what its network takes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from masthead.compose.counters import COUNTERS, bytes_
from masthead.message import Part
from masthead.service import Limits


@dataclass(frozen=True, slots=True)
class Measure:
    """A count, the most that is taken (None where it is not known), and what is counted."""

    count: int
    limit: int | None
    unit: str

    @property
    def over(self) -> int:
        """How much the count is above the limit; 0 where it is not."""
        return 0 if self.limit is None else max(0, self.count - self.limit)

    def __str__(self) -> str:
        """Return `248/300 graphemes`, or `248 graphemes` where no limit is known."""
        most = "" if self.limit is None else f"/{self.limit}"
        return f"{self.count}{most} {self.unit}"


def measures(part: Part, limits: Limits) -> tuple[Measure, ...]:
    """Return a part's length, and its length in bytes where the network limits that as well."""
    first = Measure(part.count, part.limit, part.unit)
    if limits.bytes is None:
        return (first,)
    return (first, Measure(bytes_(part.text), limits.bytes, "bytes"))


def fitting(part: Part, limits: Limits) -> int:
    """Return how many characters of a part's text fit the network; all where no limit is known."""
    text = part.text
    if part.limit is not None and part.count > part.limit:
        text = _prefix(text, part.limit, COUNTERS[limits.counter].count)
    if limits.bytes is not None:
        text = _prefix(text, limits.bytes, bytes_)
    return len(text)


def _prefix(text: str, limit: int, count: Callable[[str], int]) -> str:
    """Return the beginning of a text that fits a limit.

    A count may shrink while an address grows to its end: this is near enough for a preview.
    """
    if count(text) <= limit:
        return text
    end = bisect_right(range(len(text) + 1), limit, key=lambda end: count(text[:end]))
    return text[: max(end - 1, 0)]
