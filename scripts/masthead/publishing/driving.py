"""Carry out the protocol's effects on the real ledger, services and clock."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from masthead.channels.base import Adapter
from masthead.errors import RepositoryError
from masthead.ledger.book import Ledger
from masthead.protocol.effect import (
    Effect,
    Fetch,
    Lost,
    Now,
    Prepare,
    Push,
    Pushed,
    Rejected,
    Send,
    Sleep,
    Snapshot,
    Unreachable,
)
from masthead.protocol.outcome import Ambiguous, HandedOver, Outcome, Sent

T = TypeVar("T")


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
        stopped: why no further request may start, once a person has stopped the run.
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
    stopped: str = ""

    def run(self, steps: Generator[Effect, Any, T]) -> T:
        """Return what the generator returns.

        Raises:
            LedgerError, RepositoryError: the ledger cannot be read or written for good.
        """
        answer: Any = None
        while True:
            try:
                effect = steps.send(answer)
            except StopIteration as end:
                result: T = end.value
                return result
            answer = self._act(effect)

    def _act(self, effect: Effect) -> Any:
        """Carry out an effect; when a person stops the run, what was sent is still recorded.

        A second stop ends the run at once.
        """
        try:
            return self._do(effect)
        except KeyboardInterrupt:
            if self.stopped:
                raise
            self.stopped = "the run was stopped by a person"
            return self._cut_short(effect)

    def _cut_short(self, effect: Effect) -> Any:
        """Return the answer to an effect that was interrupted: nobody knows what it did."""
        match effect:
            case Now():
                return self._do(effect)
            case Sleep():
                return None
            case Fetch():
                return Unreachable(self.stopped)
            case Push():
                return Lost()
            case _:
                return Ambiguous(self.stopped)

    def _do(self, effect: Effect) -> Any:
        match effect:
            case Now():
                # Whole seconds: what is written to the ledger is read back the same.
                return float(int(self.clock()))
            case Sleep(seconds):
                self.sleep(seconds)
                return None
            case Fetch():
                return self._fetch()
            case Push():
                return self._push(effect)
            case _:
                return self._request(effect)

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
        return self.ledger.push(push.base, push.changes, push.message, now=float(int(self.clock())))

    def _request(self, effect: Any) -> Outcome:
        """Ask an adapter; when it fails itself, nobody knows what it did."""
        record = effect.record
        adapter = self.adapters[record.channel]
        try:
            if isinstance(effect, Send):
                outcome = adapter.send(record)
            elif isinstance(effect, Prepare):
                outcome = adapter.prepare(record)
            else:
                outcome = adapter.look(record)
        except Exception as error:  # noqa: BLE001 - one channel's bug must not stop the others
            outcome = Ambiguous(self.clean(f"the adapter failed: {type(error).__name__}: {error}"))
        self.tell(f"{record.name}: {_words(outcome)}")
        return outcome


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
