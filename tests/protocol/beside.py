"""What a run has begun in its lanes, for drivers that do one thing after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from masthead.protocol.effect import Await, Begin, Ended, Sleep, Work


@dataclass
class Beside:
    """Ends what was begun in its order, and pauses when nothing else is under way.

    Args:
        act: does what takes time, and returns its answer.
        now: returns the time, in seconds.
    """

    act: Callable[[Work], Any]
    now: Callable[[], float]
    under_way: dict[str, tuple[float, Work]] = field(default_factory=dict)

    def begin(self, begin: Begin) -> float:
        """Note what is under way, and when it is over at the earliest; return the time."""
        assert begin.lane not in self.under_way, f"two things at once in {begin.lane!r}"
        rest = begin.work.seconds if isinstance(begin.work, Sleep) else 0.0
        self.under_way[begin.lane] = (self.now() + rest, begin.work)
        return self.now()

    def end(self, _: Await) -> Ended:
        """End what began first; of pauses, the one that is over first, at its time."""
        lane = min(self.under_way, key=self._turn)
        until, work = self.under_way.pop(lane)
        if isinstance(work, Sleep):
            work = Sleep(max(0.0, until - self.now()))
        return Ended(lane, self.act(work), self.now())

    def _turn(self, lane: str) -> tuple[bool, float]:
        until, work = self.under_way[lane]
        return isinstance(work, Sleep), until if isinstance(work, Sleep) else 0.0
