"""A publishing run as the harness starts it: the real command, at the harness's time.

    python -m crash.publisher --hub DIR [options of masthead publish]

The command, the protocol, git and HTTP are the product's. What this changes from outside: the
clock, one design for another (`usual`), and at each effect of the protocol it notes in a file
where the run is, or kills it there.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import masthead.http
import masthead.publishing
from crash.clock import Clock
from crash.usual import DESIGNS
from masthead.cli import run
from masthead.protocol.effect import Await, Begin, Ended, Fetch, Look, Prepare, Push, Send
from masthead.publishing import threads
from masthead.publishing.driving import Driver

SKEW = "CRASH_SKEW"
DESIGN = "CRASH_DESIGN"
TRACE = "CRASH_TRACE"
KILL_AT = "CRASH_KILL_AT"
KILL_WHERE = "CRASH_KILL_WHERE"
"""Environment variables: the clock's error in seconds, another design, the file for notes,
the number of the boundary to die at, or its name."""

EFFECTS = (Fetch, Push, Prepare, Send, Look)
"""The effects that touch the world."""


def name_of(effect: Any) -> str:
    """Return what an effect is called in notes: `push claim`, `send part 1`."""
    if isinstance(effect, Push):
        return f"push {effect.message.split()[0].lower()}"
    if isinstance(effect, Fetch):
        return "fetch"
    return f"{type(effect).__name__.lower()} part {effect.record.part + 1}"


class Watched(Driver):
    """The product's driver, with a note before and after each effect."""

    __slots__ = ("begun", "count")

    def _act(self, effect: Any) -> Any:
        """Note a boundary where something begins, and one where the run hears of its end."""
        work = effect.work if isinstance(effect, Begin) else effect
        if isinstance(work, EFFECTS):
            self._boundary(f"before {name_of(work)}")
        if isinstance(effect, Begin):
            self.begun = {**getattr(self, "begun", {}), effect.lane: work}
        answer = super()._act(effect)
        if isinstance(effect, Await) and isinstance(answer, Ended):
            work = self.begun[answer.lane]
        if isinstance(work, EFFECTS) and not isinstance(effect, Begin):
            self._boundary(f"after {name_of(work)}")
        return answer

    def _boundary(self, name: str) -> None:
        """Note where the run is, and die there when the harness wants it."""
        self.count = getattr(self, "count", 0) + 1
        _note(os.environ, f"{self.count} {name}\n")
        wanted = os.environ.get(KILL_AT), os.environ.get(KILL_WHERE)
        if str(self.count) == wanted[0] or name == wanted[1]:
            os.killpg(os.getpgid(0), signal.SIGKILL)


def _note(environment: Mapping[str, str], line: str) -> None:
    if TRACE in environment:
        file = os.open(environment[TRACE], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(file, line.encode())
        os.close(file)


class RunClock:
    """The clock of one run, in the harness's seconds; it counts from the time of `--now`."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.begun = clock.now()
        self.asked = False

    def __call__(self) -> float:
        """Return the beginning when first asked, then the time."""
        if not self.asked:
            self.asked = True
            return self.begun
        return self.clock.now()


def main() -> int:
    """Run the command, and return its exit code."""
    clock = Clock.read()
    run_clock = RunClock(clock)
    masthead.http.WHOLE = clock.real(masthead.http.WHOLE)
    masthead.http.CONNECT = clock.real(masthead.http.CONNECT)
    threads.GRACE = clock.real(threads.GRACE)
    publishing: Any = importlib.import_module("masthead.publishing.publish")
    package: Any = masthead.publishing
    publishing.Driver = Watched
    publishing.deliver = DESIGNS[os.environ.get(DESIGN, "Masthead")]
    package.Run = partial(
        package.Run,
        clock=run_clock,
        sleep=lambda seconds: time.sleep(clock.real(seconds)),
    )
    skew = timedelta(seconds=float(os.environ.get(SKEW, "0")))
    now = datetime.fromtimestamp(run_clock.begun, UTC) + skew
    return run(["publish", "--now", now.isoformat(), *sys.argv[1:]])


if __name__ == "__main__":
    raise SystemExit(main())
