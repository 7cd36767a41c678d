"""Publishing runs with a ledger in memory and a clock of our own, on a real adapter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from masthead.channels.base import Adapter, carry_out
from masthead.channels.handing import sender
from masthead.channels.sound import sound
from masthead.protocol import deliver
from masthead.protocol.effect import (
    Await,
    Begin,
    Fetch,
    Now,
    Push,
    Pushed,
    Sleep,
    Snapshot,
)
from masthead.protocol.task import Policy, Task
from masthead.record import Plan, Record, State
from protocol.beside import Beside
from servers.peer import Clock

POLICY = Policy()
WAIT = 3600.0
"""Seconds between two runs: longer than a lease."""

ENDS = frozenset({State.PUBLISHED, State.FAILED, State.UNKNOWN, State.EXPIRED})


@dataclass
class Runs:
    """A publisher that is started again and again for one delivery.

    Args:
        adapter: who sends.
        payload: the frozen message.
        clock: the time.
        post: the post's id.
        records: the ledger.
        clean: takes secrets out of a text.
    """

    adapter: Adapter
    payload: dict[str, Any]
    clock: Clock
    post: str = "lamp"
    records: dict[str, Record] = field(default_factory=dict)
    clean: Callable[[str], str] = str
    numbers: count[int] = field(default_factory=lambda: count(1))

    def run(self) -> Record:
        """Start one run, and return what the ledger knows at its end."""
        who = sender(self.adapter, self.payload.get("format", ""))
        task = Task(self.post, "outbox", who.capability, self.payload, "c0", "h0")
        steps = deliver([task], POLICY, f"run-{next(self.numbers)}", lambda: 0.5)
        self.beside = Beside(self._act, self.clock)
        answer: Any = None
        while True:
            try:
                effect = steps.send(answer)
            except StopIteration:
                return self.records.get(task.name) or Record(self.post, "outbox", State.CLAIMED)
            answer = self._act(effect)

    def until_settled(self, most: int = 8, between: Callable[[], None] = lambda: None) -> Record:
        """Start runs until the delivery is at an end or with a person; return its record."""
        for _ in range(most):
            record = self.run()
            if record.state in ENDS or record.plan is Plan.PERSON:
                return record
            self.clock.now += WAIT
            between()
        return record

    def _act(self, effect: Any) -> Any:
        match effect:
            case Now():
                return float(int(self.clock()))
            case Begin():
                return self.beside.begin(effect)
            case Await():
                return self.beside.end(effect)
            case Sleep(seconds):
                self.clock.now += seconds
                return None
            case Fetch():
                return Snapshot(str(len(self.records)), dict(self.records))
            case Push():
                self.records |= {name: replace(one) for name, one in effect.changes.items()}
                return Pushed(effect.base + "'")
        return sound(carry_out(self.adapter, effect), self.clean)
