"""What is under way, each in a thread of its own, and what a person's stop makes of it."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from queue import Empty, SimpleQueue
from typing import Any

from masthead.errors import MastheadError
from masthead.protocol.effect import Fetch, Push, Sleep, Work

GRACE = 3.0
"""Seconds that requests under way have to end once a person has stopped the run. A CI runner that
cancels a job gives it 7.5 s (docs.github.com, workflow cancellation reference, 2026-11-22)."""

STOPPED = "the run was stopped by a person"


@dataclass(frozen=True, slots=True)
class _Under:
    """Something under way: its number, and what it is."""

    number: int
    work: Work


@dataclass(slots=True)
class Threads:
    """Does work, one thing at a time in each lane.

    A thread that does not end by itself ends with the process: no stop waits for it.

    Args:
        do: does the work, in a thread of its own.
        cut_short: returns the answer to work that a stop interrupted.
        stopped: why no further request may start, once a person has stopped the run.
    """

    do: Callable[[Work], Any]
    cut_short: Callable[[Work, str], Any]
    stopped: str = ""
    under_way: dict[str, _Under] = field(default_factory=dict)
    ended: SimpleQueue[tuple[int, str, Any]] = field(default_factory=SimpleQueue)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    cut: set[int] = field(default_factory=set)
    deadline: float = 0.0

    def begin(self, lane: str, work: Work) -> None:
        """Begin some work in a lane where nothing else is under way; a stopped run never pauses."""
        one = self.under_way[lane] = _Under(next(self.numbers), work)
        if self.stopped and isinstance(work, Sleep):
            self.ended.put((one.number, lane, None))
            return
        threading.Thread(target=self._work, args=(lane, one), name=lane, daemon=True).start()

    def _work(self, lane: str, one: _Under) -> None:
        try:
            answer = self.do(one.work)
        except BaseException as error:  # noqa: BLE001 - raised where somebody waits for it
            answer = error
        self.ended.put((one.number, lane, answer))

    def wait(self) -> tuple[str, Work, Any]:
        """Return what ends next: the lane, the work and its answer.

        Raises:
            BaseException: what the work raised.
        """
        while True:
            try:
                number, lane, answer = self.ended.get(timeout=self._patience())
            except Empty:
                return self._give_up()
            one = self.under_way.get(lane)
            if one is None or one.number != number:
                continue  # what was given up has ended after all
            del self.under_way[lane]
            if isinstance(answer, MastheadError) and number in self.cut:
                # Control-C on a terminal ends the git that is under way as well.
                answer = self.cut_short(one.work, self.stopped)
            if isinstance(answer, BaseException):
                raise answer
            return lane, one.work, answer

    def _requests(self) -> list[str]:
        """Return the lanes with a request under way; the ledger is always waited for."""
        found = self.under_way.items()
        return [lane for lane, one in found if not isinstance(one.work, Sleep | Fetch | Push)]

    def _patience(self) -> float | None:
        if not self.stopped or not self._requests():
            return None
        return max(0.0, self.deadline - time.monotonic())

    def _give_up(self) -> tuple[str, Work, Any]:
        """Wait no longer for a request."""
        lane = self._requests()[0]
        work = self.under_way.pop(lane).work
        return lane, work, self.cut_short(work, self.stopped)

    # --- a person's stop ---

    @contextmanager
    def interrupts(self) -> Iterator[None]:
        """Let control-C stop the run in order; a second one ends it at once.

        Without this it would raise in the middle of anything, and what a thread has just answered
        could be lost.
        """
        before = signal.getsignal(signal.SIGINT)
        ours = threading.current_thread() is threading.main_thread() and callable(before)
        if ours:
            signal.signal(signal.SIGINT, lambda *_: self.stop())
        try:
            yield
        finally:
            if ours:
                signal.signal(signal.SIGINT, before)

    def stop(self) -> None:
        """Let no pause last and no further request begin; those under way have `GRACE` left.

        Raises:
            KeyboardInterrupt: it was stopped before.
        """
        if self.stopped:
            raise KeyboardInterrupt
        self.stopped = STOPPED
        self.deadline = time.monotonic() + GRACE
        for lane, one in tuple(self.under_way.items()):
            self.cut.add(one.number)
            if isinstance(one.work, Sleep):
                self.ended.put((one.number, lane, None))
        self.ended.put((0, "", None))  # wakes who waits, so that it looks at the deadline
