"""Publishers side by side, killed without warning at any moment."""

from __future__ import annotations

import random
import sys
import time
from dataclasses import dataclass

from crash.ground import Ground
from crash.kinds import LEASE
from crash.process import Publisher
from crash.result import Campaign, Result, note

SKEW = 30.0
"""Seconds that a publisher's clock may be wrong (design, section 7)."""

LONGER, SHORTER = 1.05, 0.90
"""How the longest life of a publisher changes with each kill and each end that was none: two
of three are killed, however fast the machine is."""

HANGS = 120.0
"""Real seconds after which a publisher is taken to hang."""

DOUBTS = (
    "after push claim",
    "after push send",
    "before send part 1",
    "after send part 1",
    "after send part 2",
    "after prepare part 1",
    "after look part 1",
    "before push record",
)
"""Boundaries at which some publishers die, so that every campaign meets them."""


@dataclass(slots=True)
class Slot:
    """A place for one publisher after another.

    Args:
        number: which place.
        publisher: who is there.
        born: when it was started.
        ends: when it will be killed; None before it has begun.
        worked: when it began to work.
        shot: it was killed by chance, and not by itself at a boundary.
    """

    number: int
    publisher: Publisher
    born: float
    ends: float | None = None
    worked: float | None = None
    shot: bool = False


class Killer:
    """Keeps publishers running, and kills them at random moments."""

    def __init__(self, ground: Ground, plan: Campaign, result: Result) -> None:
        self.ground = ground
        self.plan = plan
        self.result = result
        self.chance = random.Random(plan.seed)
        self.length = 3.0
        self.last_work = time.monotonic()

    def run(self) -> None:
        """Go on until enough were killed, or nothing is left to do."""
        slots = [self._start(number) for number in range(self.plan.publishers)]
        try:
            while self.result.kills < self.plan.kills and not self._idle():
                time.sleep(0.005)
                for number in range(len(slots)):
                    self._look_at(slots[number], slots)
            while self._any_alive(slots):
                time.sleep(0.02)
        finally:
            for slot in slots:
                if slot.publisher.process.poll() is None:
                    slot.publisher.kill()
                    slot.shot = True
        for slot in slots:
            self._note_end(slot)

    def _start(self, number: int) -> Slot:
        """Start a publisher with a wrong clock, for one channel or for all, for a few posts."""
        chance = self.chance
        only = ("--channel", chance.choice(self.ground.kinds)) if chance.random() < 0.6 else ()
        # Some die exactly at a boundary, a few while they start, the others anywhere at work.
        place = chance.choice(DOUBTS) if chance.random() < 0.2 else ""
        publisher = self.ground.start(
            "--limit",
            str(chance.randint(1, 4)),
            *only,
            clone=number % len(self.ground.clones),
            CRASH_SKEW=str(chance.uniform(-SKEW, SKEW)),
            CRASH_DESIGN=self.plan.design,
            CRASH_KILL_WHERE=place,
        )
        slot = Slot(number, publisher, time.monotonic())
        if chance.random() < 0.05:
            slot.ends = slot.born + chance.uniform(0.0, 1.5)
        return slot

    def _look_at(self, slot: Slot, slots: list[Slot]) -> None:
        """Follow a publisher: note that it works, kill it in its time, replace it."""
        now = time.monotonic()
        if slot.publisher.process.poll() is not None:
            self.length = max(self.length * SHORTER, 0.5)
            self._replace(slot, slots)
            return
        if slot.worked is None and slot.publisher.begun:
            slot.worked = self.last_work = now
            slot.ends = slot.ends or now + self.chance.uniform(0.0, self.length)
        if slot.worked and slot.ends and now >= slot.ends and self.chance.random() < 0.1:
            slot.publisher.interrupt()  # it may end by itself now, and is killed if it does not
            slot.ends = now + self.chance.uniform(0.1, self.length)
        elif slot.ends and now >= slot.ends:
            self.length = min(self.length * LONGER, 10.0)
            every = self.chance.random() < 0.05
            for one in tuple(slots) if every else (slot,):
                if one.publisher.process.poll() is None:
                    one.publisher.kill()
                    one.shot = True
                self._replace(one, slots)
        elif now - slot.born > HANGS:
            self.result.audit.wrong.append(f"a run hung {slot.publisher.boundaries[-1:]}")
            slot.ends = now

    def _replace(self, slot: Slot, slots: list[Slot]) -> None:
        self._note_end(slot)
        slots[slot.number] = self._start(slot.number)

    def _note_end(self, slot: Slot) -> None:
        """Count how a publisher ended, and remove its files."""
        result = self.result
        note(result, slot.publisher, exact=not slot.shot)
        slot.publisher.tidy()
        if sys.stderr.isatty():
            ended = sum(result.ends.values())
            print(f"\r{result.kills} kills, {ended} ended by themselves", end="", file=sys.stderr)

    def _idle(self) -> bool:
        """Tell whether no publisher has found work for longer than a lease."""
        rest = 2 * self.ground.clock.real(LEASE) + 10
        return time.monotonic() - self.last_work > rest

    @staticmethod
    def _any_alive(slots: list[Slot]) -> bool:
        alive = [slot for slot in slots if slot.publisher.process.poll() is None]
        return any(time.monotonic() - slot.born < HANGS for slot in alive)
