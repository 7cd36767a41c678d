"""Drive the protocol by hand: a clock, a ledger in memory, and answers that a test has chosen."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from masthead.protocol import deliver
from masthead.protocol.capability import Capability
from masthead.protocol.effect import (
    Await,
    Begin,
    Effect,
    Fetch,
    Now,
    Push,
    Pushed,
    Rejected,
    Sleep,
    Snapshot,
)
from masthead.protocol.outcome import Sent
from masthead.protocol.task import Policy, Task
from masthead.record import Receipt, Record, illegal_step
from protocol.beside import Beside

T = 1_796_634_000.0

OWN = Capability(own_id=True)
OWN_THREAD = Capability(own_id=True, per_part=True)
KEY = Capability(key_window=3600)
KEY_LIST = Capability(key_window=3600, listing=True, listing_lag=20, per_part=True)
TWO = Capability(two_steps=True)
LIST = Capability(listing=True, listing_lag=20, per_part=True)
BLIND = Capability()
HAND = Capability(own_id=True, by_hand=True)


def task(capability: Capability, channel: str = "outbox", **fields: Any) -> Task:
    """Return a task of one part, or of those given as `parts`."""
    parts = fields.pop("parts", ["Hello"])
    return Task("lamp", channel, capability, {"parts": parts}, "c0ffee", "hash", **fields)


@dataclass
class Hand:
    """The world as a test wants it.

    `answers` are given to requests in order, and then receipts. `pushes` are given to pushes in
    order (of a class, the push lands first; of a value, it does not), and then what
    compare-and-swap says. `moved` is called before each push, for a rival. What is begun in a lane
    is done when the run waits for it, in the order of `seen`.
    """

    records: dict[str, Record] = field(default_factory=dict)
    answers: deque[Any] = field(default_factory=deque)
    pushes: deque[Any] = field(default_factory=deque)
    moved: Callable[[Hand], None] = lambda _: None
    hold: str = ""
    time: float = T
    tip: int = 0
    seen: list[Effect] = field(default_factory=list)
    begun: list[Begin] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Nothing is under way."""
        self.beside = Beside(self.act, lambda: self.time)

    def run(
        self, *tasks: Task, nonce: str = "n1", policy: Policy | None = None
    ) -> Mapping[str, Record]:
        """Run the protocol to its end and return what it says."""
        result: Mapping[str, Record] = self.play(
            deliver(tasks, policy or Policy(), nonce, lambda: 0.5)
        )
        return result

    def play(self, steps: Generator[Effect, Any, Any]) -> Any:
        """Play any generator of effects to its end."""
        answer: Any = None
        while True:
            try:
                effect = steps.send(answer)
            except StopIteration as end:
                return end.value
            answer = self.act(effect)

    def act(self, effect: Effect) -> Any:
        """Answer one effect."""
        match effect:
            case Begin():
                self.begun.append(effect)
                return self.beside.begin(effect)
            case Await():
                return self.beside.end(effect)
        self.seen.append(effect)
        match effect:
            case Now():
                return self.time
            case Sleep(seconds):
                self.time += seconds
                return None
            case Fetch():
                return Snapshot(str(self.tip), dict(self.records), self.hold)
            case Push():
                return self.push(effect)
            case _:
                chosen = (
                    self.answers.popleft() if self.answers else Sent(Receipt("1", "https://x/1"))
                )
                return chosen(self) if callable(chosen) else chosen

    def push(self, push: Push) -> Any:
        """Write by compare-and-swap, and answer so, or as the test has chosen."""
        self.moved(self)
        chosen = self.pushes.popleft() if self.pushes else None
        if chosen is not None and not callable(chosen):
            return chosen
        if push.base != str(self.tip):
            return Rejected()
        for name, record in push.changes.items():
            assert not illegal_step(self.records.get(name), record)
        self.records.update(push.changes)
        self.tip += 1
        return chosen() if chosen else Pushed(str(self.tip))

    def kinds(self) -> list[str]:
        """Return the names of the effects, without the questions for the time."""
        return [type(effect).__name__ for effect in self.seen if not isinstance(effect, Now)]

    @property
    def only(self) -> Record:
        """The only record."""
        (record,) = self.records.values()
        return record


def sent(effects: Sequence[Effect]) -> list[str]:
    """Return the keys of the requests in order."""
    requests = (getattr(effect, "record", None) for effect in effects)
    return [record.part_key for record in requests if record is not None]
