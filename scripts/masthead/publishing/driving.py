"""Carry out the protocol's effects on the real ledger, services and clock.

What takes time runs in a thread of its own, one at a time in each lane, so that an adapter is never
used by two threads at once and the ledger by one only. All else stays in the thread that publishes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from masthead.channels.base import Adapter, carry_out
from masthead.channels.sound import sound
from masthead.errors import RepositoryError
from masthead.ledger.book import Ledger
from masthead.protocol.effect import (
    Await,
    Begin,
    Effect,
    Ended,
    Fetch,
    Lost,
    Now,
    Push,
    Pushed,
    Rejected,
    Request,
    Sleep,
    Snapshot,
    Unreachable,
    Work,
)
from masthead.protocol.outcome import Ambiguous, HandedOver, Outcome, Sent
from masthead.publishing.threads import Threads

T = TypeVar("T")

ALONE = "="
"""The lane of what is done alone; no channel is called so."""


@dataclass(slots=True)
class Driver:
    """Runs a generator of effects to its end.

    Args:
        ledger: the ledger, fetched once for `posts`.
        adapters: by channel.
        clock: gives the time in seconds since 1970.
        clean: takes secrets out of a text.
        tell: gets a line about each request, for people who watch.
        sleep: waits some seconds.
        seen: the ledger as it was fetched for the schedule; serves the first `Fetch`.
        pushes: how often the ledger was written.
    """

    ledger: Ledger
    adapters: Mapping[str, Adapter]
    clock: Callable[[], float]
    clean: Callable[[str], str] = str
    tell: Callable[[str], None] = lambda _: None
    sleep: Callable[[float], None] = time.sleep
    seen: Snapshot | None = None
    posts: frozenset[str] = field(default_factory=frozenset)
    pushes: int = 0
    threads: Threads = field(init=False)

    def __post_init__(self) -> None:
        """Nothing is under way."""
        self.threads = Threads(self._do, _cut_short)

    @property
    def stopped(self) -> str:
        """Why no further request may start, once a person has stopped the run."""
        return self.threads.stopped

    def run(self, steps: Generator[Effect, Any, T]) -> T:
        """Return what the generator returns; when a person stops the run, it records what was sent.

        A second stop ends the run at once.

        Raises:
            LedgerError, RepositoryError: the ledger cannot be read or written for good.
            KeyboardInterrupt: a second stop.
        """
        answer: Any = None
        with self.threads.interrupts():
            while True:
                try:
                    effect = steps.send(answer)
                except StopIteration as end:
                    result: T = end.value
                    return result
                answer = self._act(effect)

    def _act(self, effect: Effect) -> Any:
        """Answer an effect."""
        match effect:
            case Now():
                # Whole seconds: what is written to the ledger is read back the same.
                return float(int(self.clock()))
            case Begin(lane, work):
                self.threads.begin(lane, work)
                return self.clock()
            case Await():
                return self._ended()
        self.threads.begin(ALONE, effect)
        ended = self._ended()
        while ended.lane != ALONE:  # a wait before a push that nobody needs any more
            ended = self._ended()
        return ended.answer

    def _ended(self) -> Ended:
        """Return what ends next; people who watch hear of requests."""
        lane, work, answer = self.threads.wait()
        if not isinstance(work, Sleep | Fetch | Push):
            self.tell(f"{work.record.name}: {_words(answer)}")
        return Ended(lane, answer, self.clock())

    def _do(self, work: Work) -> Any:
        """Do what takes time, in a thread of its own."""
        match work:
            case Sleep(seconds):
                return self.sleep(seconds)
            case Fetch():
                return self._fetch()
            case Push():
                return self._push(work)
            case _:
                return self._request(work)

    def _fetch(self) -> Snapshot | Unreachable:
        seen, self.seen = self.seen, None
        if seen is not None:
            return seen
        try:
            return snapshot(self.ledger, self.posts, self.clock())
        except RepositoryError as error:
            return Unreachable(error.message)

    def _push(self, push: Push) -> Pushed | Rejected | Lost:
        self.pushes += 1
        now = float(int(self.clock()))
        return self.ledger.push(push.base, push.changes, push.message, now=now)

    def _request(self, request: Request) -> Outcome:
        """Ask an adapter; when it fails itself, nobody knows what it did."""
        try:
            outcome = carry_out(self.adapters[request.record.channel], request)
        except Exception as error:  # noqa: BLE001 - one channel's bug must not stop the others
            outcome = Ambiguous(f"the adapter failed: {type(error).__name__}: {error}")
        return sound(outcome, self.clean)


def _cut_short(work: Work, why: str) -> Any:
    """Return the answer to what a person's stop interrupted: nobody knows what it did."""
    match work:
        case Sleep():
            return None
        case Fetch():
            return Unreachable(why)
        case Push():
            return Lost()
        case _:
            return Ambiguous(why)


def snapshot(ledger: Ledger, posts: frozenset[str], now: float) -> Snapshot:
    """Read the ledger for some posts, and whether a person stopped everything."""
    seen = ledger.fetch(posts)
    stopped = ledger.hold is not None and ledger.hold.stops(now)
    return Snapshot(seen.tip, seen.records, ledger.hold.why if ledger.hold and stopped else "")


def _words(outcome: Outcome) -> str:
    if isinstance(outcome, Sent):
        return f"published {outcome.receipt.url or outcome.receipt.remote_id}"
    if isinstance(outcome, HandedOver):
        return f"bundle in {outcome.path}"
    return str(getattr(outcome, "reason", "") or type(outcome).__name__.lower())
