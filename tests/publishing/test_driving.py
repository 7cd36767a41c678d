"""The protocol's effects on the real world."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from masthead.errors import LedgerError, RepositoryError
from masthead.protocol.capability import Capability
from masthead.protocol.effect import (
    Fetch,
    Look,
    Lost,
    Now,
    Prepare,
    Push,
    Send,
    Sleep,
    Snapshot,
    Unreachable,
)
from masthead.protocol.outcome import Absent, Ambiguous, HandedOver, Outcome, Prepared
from masthead.publishing.driving import Driver
from masthead.record import Hold, Record, State

RECORD = Record("lamp", "outbox", State.SENDING, key="lamp@outbox")


@dataclass
class FakeLedger:
    """A ledger that answers as a test wants."""

    answers: list[Any] = field(default_factory=list)
    hold: Hold | None = None
    written: list[float] = field(default_factory=list)

    def fetch(self, _posts: object) -> Snapshot:
        """Return the next answer, or raise it."""
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return Snapshot(str(answer), {})

    def push(self, *_: object, now: float) -> Lost:
        """Note the time of a push."""
        self.written.append(now)
        return Lost()


@dataclass
class FakeAdapter:
    """An adapter that answers as a test wants."""

    answer: Any
    capability: Capability = field(default_factory=Capability)

    def obstacle(self) -> str:
        """Nothing stands in the way."""
        return ""

    def _say(self, _record: Record) -> Outcome:
        if isinstance(self.answer, Exception):
            raise self.answer
        outcome: Outcome = self.answer
        return outcome

    prepare = send = look = _say


def driver(ledger: FakeLedger | None = None, **fields: Any) -> Driver:
    """Return a driver with fakes."""
    adapters = {"outbox": FakeAdapter(fields.pop("answer", Absent()))}
    return Driver(ledger or FakeLedger(), adapters, lambda: 12.75, **fields)  # type: ignore[arg-type]


def test_time_is_in_whole_seconds() -> None:
    """What the ledger holds is read back the same."""
    ledger = FakeLedger()
    run = driver(ledger)

    assert 12.0 == run._act(Now())
    run._act(Push("1", {}, "x"))
    assert ([12.0], 1) == (ledger.written, run.pushes)


def test_the_first_fetch_is_the_schedules() -> None:
    """The ledger is not read twice for one run."""
    run = driver(FakeLedger(["2"]), seen=Snapshot("1", {}))

    assert ["1", "2"] == [run._act(Fetch()).tip, run._act(Fetch()).tip]


def test_a_broken_network_in_the_middle_is_waited_out() -> None:
    """A damaged ledger is not."""
    run = driver(FakeLedger([RepositoryError("no network"), LedgerError("damaged")]))

    assert Unreachable("no network") == run._act(Fetch())
    with pytest.raises(LedgerError):
        run._act(Fetch())


@pytest.mark.parametrize(("until", "hold"), [(None, "a storm"), (99.0, "a storm"), (5.0, "")])
def test_a_hold_is_seen_as_long_as_it_lasts(until: float | None, hold: str) -> None:
    """The protocol learns of it with each read."""
    run = driver(FakeLedger(["1"], Hold("a storm", "sari", 0.0, until)))

    assert hold == run._act(Fetch()).hold


def test_sleep_is_the_worlds() -> None:
    """Tests pass their own."""
    slept: list[float] = []

    driver(sleep=slept.append)._act(Sleep(3.0))

    assert [3.0] == slept


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Absent(), "lamp@outbox: absent"),
        (Prepared("h"), "lamp@outbox: prepared"),
        (HandedOver("build/x"), "lamp@outbox: bundle in build/x"),
        (Ambiguous("a time-out"), "lamp@outbox: a time-out"),
    ],
)
def test_each_request_is_told(outcome: Outcome, words: str) -> None:
    """A line for people who watch."""
    told: list[str] = []
    run = driver(answer=outcome, tell=told.append)

    assert [outcome] * 3 == [run._act(kind(RECORD)) for kind in (Send, Prepare, Look)]
    assert [words] * 3 == told


def test_an_adapter_that_breaks_is_ambiguous() -> None:
    """Nobody knows what it did; its words lose their secrets."""
    run = driver(answer=KeyError("hunter2"), clean=lambda text: text.replace("hunter2", "***"))

    assert Ambiguous("the adapter failed: KeyError: '***'") == run._act(Send(RECORD))


@pytest.mark.parametrize(
    ("effect", "answer"),
    [
        (Send(RECORD), Ambiguous("the run was stopped by a person")),
        (Fetch(), Unreachable("the run was stopped by a person")),
        (Push("1", {}, "x"), Lost()),
        (Sleep(1.0), None),
        (Now(), 12.0),
    ],
)
def test_a_stop_by_a_person_ends_the_run_in_order(effect: Any, answer: Any) -> None:
    """What was under way is recorded as what it is; a second stop ends it at once."""

    class Stopping(Driver):
        """A driver whose effects a person interrupts."""

        interrupts = 1

        def _do(self, effect: Any) -> Any:
            if self.interrupts:
                self.interrupts -= 1
                raise KeyboardInterrupt
            return super()._do(effect)

    run = Stopping(FakeLedger(), {"outbox": FakeAdapter(Absent())}, lambda: 12.75)  # type: ignore[arg-type]

    assert answer == run._act(effect)
    assert "the run was stopped by a person" == run.stopped
    run.interrupts = 1
    with pytest.raises(KeyboardInterrupt):
        run._act(effect)
