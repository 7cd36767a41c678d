"""A time of the harness's own, the same in all its processes, that can run fast and jump.

The product's own times (a lease of 30 minutes) stay as they are; the harness's seconds are
shorter.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass

VARIABLE = "CRASH_CLOCK"


@dataclass(frozen=True, slots=True)
class Clock:
    """A running time.

    Args:
        start: seconds since 1970, UTC, at `zero`.
        zero: what `time.monotonic` said then; systems give all processes the same.
        speed: its seconds in a real second.
    """

    start: float
    zero: float
    speed: float

    @classmethod
    def begin(cls, start: float, speed: float) -> Clock:
        """Return a clock that stands at `start` now."""
        return cls(start, time.monotonic(), speed)

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> Clock:
        """Return the clock that the harness gave this process."""
        return cls(**json.loads(environment[VARIABLE]))

    def text(self) -> str:
        """Return the clock for another process."""
        return json.dumps(asdict(self))

    def now(self) -> float:
        """Return the time in seconds since 1970."""
        return self.start + (time.monotonic() - self.zero) * self.speed

    def real(self, seconds: float) -> float:
        """Return how many real seconds some of its seconds last."""
        return seconds / self.speed
