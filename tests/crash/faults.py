"""What may go wrong with a request, drawn from a seed."""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum


class Fault(StrEnum):
    """One way in which a request goes wrong; the words say what the service does."""

    NONE = "answered"
    DROPPED = "dropped before it acted"
    ERROR = "503, did not act"
    LIMITED = "429"
    STRANGER = "401"
    SLOW = "slow"
    ACTED_DROPPED = "acted, then dropped"
    ACTED_CUT = "acted, cut the answer"
    ACTED_ERROR = "acted, then 502"
    ACTED_TIMEOUT = "acted, answered too late"
    DROPPED_ACTED = "dropped, then acted"
    TIMEOUT_ACTED = "acted when the time was over"


ROUGH: Mapping[Fault, float] = {
    Fault.DROPPED: 0.02,
    Fault.ERROR: 0.02,
    Fault.LIMITED: 0.03,
    Fault.STRANGER: 0.01,
    Fault.SLOW: 0.20,
    Fault.ACTED_DROPPED: 0.02,
    Fault.ACTED_CUT: 0.02,
    Fault.ACTED_ERROR: 0.02,
    Fault.ACTED_TIMEOUT: 0.01,
    Fault.DROPPED_ACTED: 0.02,
    Fault.TIMEOUT_ACTED: 0.01,
}
"""How likely each fault is in a campaign."""


class Plan:
    """Draws the faults: the n-th request of a name meets the same fate for the same seed.

    Args:
        seed: names the plan.
        likely: how likely each fault is, together at most 1.
    """

    def __init__(self, seed: int, likely: Mapping[Fault, float]) -> None:
        self.seed = seed
        self.likely = likely
        self.asked: Counter[str] = Counter()
        self.lock = threading.Lock()

    def draw(self, name: str) -> tuple[Fault, random.Random]:
        """Return what happens to the next request of a name, and chance for its details."""
        with self.lock:
            self.asked[name] += 1
            number = self.asked[name]
        chance = random.Random(f"{self.seed}|{name}|{number}")
        point = chance.random()
        for fault, share in self.likely.items():
            point -= share
            if point < 0:
                return fault, chance
        return Fault.NONE, chance
