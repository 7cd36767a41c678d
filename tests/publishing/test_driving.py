"""The protocol's effects on the real world."""

from __future__ import annotations

import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from masthead.errors import LedgerError, RepositoryError
from masthead.protocol.capability import Capability
from masthead.protocol.effect import (
    AWAIT,
    Begin,
    Ended,
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
from masthead.publishing import threads
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
        outcome: Outcome = self.answer() if callable(self.answer) else self.answer
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


# --- side by side ---


def test_lanes_are_under_way_at_the_same_time() -> None:
    """A request that takes its time holds up no other lane; whatever ends first is told first."""
    gate = threading.Event()
    slow = FakeAdapter(lambda: gate.wait(10) and Absent())
    run = Driver(FakeLedger(), {"slow": slow, "fast": FakeAdapter(Absent())}, lambda: 12.75)  # type: ignore[arg-type]

    run._act(Begin("slow", Send(replace(RECORD, channel="slow"))))
    run._act(Begin("fast", Send(replace(RECORD, channel="fast"))))

    assert Ended("fast", Absent(), 12.75) == run._act(AWAIT)
    gate.set()
    assert Ended("slow", Absent(), 12.75) == run._act(AWAIT)


def test_pauses_and_the_ledger_have_lanes_too() -> None:
    """It is told when each has begun and ended, finely."""
    slept: list[float] = []
    run = Driver(FakeLedger(), {}, lambda: 10.25, sleep=slept.append)  # type: ignore[arg-type]

    assert 10.25 == run._act(Begin("outbox", Sleep(3.0)))
    assert Ended("outbox", None, 10.25) == run._act(AWAIT)
    run._act(Begin("", Push("1", {}, "x")))
    assert Ended("", Lost(), 10.25) == run._act(AWAIT)
    assert [3.0] == slept


def test_a_wait_that_nobody_needs_any_more_is_passed_over() -> None:
    """What is done alone is answered by its own answer."""
    run = driver(FakeLedger(["7"]))
    run._act(Begin("+", Sleep(0.0)))
    for thread in threading.enumerate():
        if thread.name == "+":
            thread.join()

    assert "7" == run._act(Fetch()).tip


def test_a_ledger_that_breaks_ends_the_run_from_its_lane() -> None:
    """The error is raised where the run waits, not lost in a thread."""
    run = driver(FakeLedger([LedgerError("damaged")]))
    run._act(Begin("", Fetch()))

    with pytest.raises(LedgerError):
        run._act(AWAIT)


# --- a person's stop ---

STOPPED = "the run was stopped by a person"


def hanging(**fields: Any) -> tuple[Driver, threading.Event]:
    """Return a driver with an adapter that answers only when the event is set."""
    gate = threading.Event()
    return driver(answer=lambda: gate.wait(10) and Absent(), **fields), gate


def test_a_stop_waits_for_what_is_under_way() -> None:
    """What was sent is recorded with its receipt, where the answer comes soon."""
    run, gate = hanging()
    run._act(Begin("outbox", Send(RECORD)))
    run.threads.stop()
    gate.set()

    assert Ended("outbox", Absent(), 12.75) == run._act(AWAIT)
    assert STOPPED == run.stopped


def test_a_stop_does_not_wait_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody knows what a request did that is under way still; an answer after that is lost."""
    monkeypatch.setattr(threads, "GRACE", 0.05)
    run, gate = hanging()
    run._act(Begin("outbox", Send(RECORD)))
    run.threads.stop()

    assert Ended("outbox", Ambiguous(STOPPED), 12.75) == run._act(AWAIT)
    gate.set()
    run._act(Begin("outbox", Look(RECORD)))
    assert Ended("outbox", Absent(), 12.75) == run._act(AWAIT)


def test_a_stop_ends_pauses_at_once() -> None:
    """Neither a rate limit's pause nor a back-off keeps a person waiting."""
    gate = threading.Event()
    run = driver(sleep=lambda _: gate.wait(10))
    run._act(Begin("outbox", Sleep(20.0)))
    run.threads.stop()

    assert Ended("outbox", None, 12.75) == run._act(AWAIT)
    gate.set()


def test_a_stop_leaves_out_pauses_that_come_after_it() -> None:
    """A push that would wait for others goes at once."""
    slept: list[float] = []
    run = driver(sleep=slept.append)
    run.threads.stop()
    run._act(Begin("+", Sleep(2.0)))

    assert Ended("+", None, 12.75) == run._act(AWAIT)
    assert [] == slept


@pytest.mark.parametrize(
    ("work", "answer"), [(Fetch(), Unreachable(STOPPED)), (Push("1", {}, "x"), Lost())]
)
def test_git_that_a_stop_interrupted_is_asked_again(work: Any, answer: Any) -> None:
    """Control-C reaches it as well; one that fails later has failed by itself."""

    class Interrupted(FakeLedger):
        """A ledger whose git ends before it has answered."""

        def fetch(self, _posts: object) -> Snapshot:
            gate.wait(10)
            raise LedgerError("there is no ledger")

        def push(self, *_: object, now: float) -> Lost:
            raise RepositoryError(str(self.fetch(now)))

    gate = threading.Event()
    run = driver(Interrupted())
    run._act(Begin("", work))
    run.threads.stop()
    gate.set()
    assert Ended("", answer, 12.75) == run._act(AWAIT)

    run._act(Begin("", work))
    with pytest.raises(LedgerError):
        run._act(AWAIT)


def test_control_c_is_noted_between_effects_and_the_second_raises() -> None:
    """No exception tears a step of the protocol; afterwards it means what it meant before."""

    def steps() -> Any:
        yield Now()
        signal.raise_signal(signal.SIGINT)
        seen.append(run.stopped)
        yield Now()
        signal.raise_signal(signal.SIGINT)
        seen.append("not reached")

    seen: list[str] = []
    run, before = driver(), signal.getsignal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        run.run(steps())

    assert [STOPPED] == seen
    assert before == signal.getsignal(signal.SIGINT)


def test_a_run_in_another_thread_leaves_control_c_alone() -> None:
    """Only the main thread hears of it."""

    def steps() -> Any:
        handlers.append(signal.getsignal(signal.SIGINT))
        yield Now()
        return "done"

    handlers: list[Any] = []
    with ThreadPoolExecutor(1) as pool:
        assert "done" == pool.submit(driver().run, steps()).result()

    assert [signal.getsignal(signal.SIGINT)] == handlers
