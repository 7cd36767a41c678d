"""The campaign: publishers side by side, killed without warning at any moment; then the audit."""

from __future__ import annotations

import random
import signal
import sys
import time
from dataclasses import dataclass, field

from crash.audit import Audit, audit
from crash.building import Post
from crash.faults import ROUGH
from crash.ground import Ground, Publisher, open_ground
from crash.history import read_history, repository_faults
from crash.kinds import KINDS
from masthead.record import FINAL

LEASE = 1800.0
"""Seconds of the product's lease (`masthead.protocol.task.Policy`)."""

SKEW = 30.0
"""Seconds that a publisher's clock may be wrong (design, section 7)."""

LONGER, SHORTER = 1.05, 0.90
"""How the longest life of a publisher changes with each kill and each end that was none: two
of three are killed, however fast the machine is."""

FINE = frozenset({0, 1, 130, -signal.SIGINT})
"""Exit codes of runs that did their work, or were interrupted."""

HANGS = 120.0
"""Real seconds after which a publisher is taken to hang."""

CALM = (LEASE + 100, LEASE + 500, LEASE + 500, 7 * 3600.0, 7 * 3600.0, 13 * 3600.0)
"""Seconds that pass before each calm run; the longest wait of a refused delivery is 6 h."""

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


@dataclass(frozen=True, slots=True)
class Campaign:
    """What a campaign does.

    Args:
        kills: how many publishers to kill.
        deliveries: how many deliveries there are at least.
        publishers: how many work at the same time.
        speed: the clock's seconds in a real second.
        seed: of posts, faults and kills (not of the order in which processes run).
        design: what takes the protocol's place (`usual.DESIGNS`).
        keep: leave the folder with everything in it.
    """

    kills: int
    deliveries: int
    publishers: int = 4
    speed: float = 100.0
    seed: int = 1
    design: str = "Masthead"
    keep: bool = False


@dataclass(slots=True)
class Result:
    """What a campaign did and found.

    Args:
        design: what was tried.
        audit: what the audit found.
        kills: how many processes were killed by chance.
        exact: how many more died exactly where a doubt is left (`DOUBTS`).
        left: how many deliveries were not at rest when the kills ended.
        places: where they were: `in push claim`, `after send part 1` ...
        ends: how many runs ended by themselves, by exit code.
        errors: what runs that failed said last, with how often.
        requests: what the service did with each request, with how often.
        dropped_late: requests that it left aside because they came too late.
        seconds: real seconds of the kills and of everything.
    """

    design: str
    audit: Audit
    kills: int = 0
    exact: int = 0
    left: int = 0
    places: dict[str, int] = field(default_factory=dict)
    ends: dict[str, int] = field(default_factory=dict)
    errors: dict[str, int] = field(default_factory=dict)
    requests: dict[str, int] = field(default_factory=dict)
    dropped_late: int = 0
    seconds: tuple[float, float] = (0.0, 0.0)


def count(counts: dict[str, int], name: str) -> None:
    """Count one more of a name."""
    counts[name] = counts.get(name, 0) + 1


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


def note(result: Result, publisher: Publisher, *, exact: bool) -> None:
    """Count how a publisher ended; `exact` where it can only have died at a boundary."""
    if publisher.killed:
        result.exact += exact
        result.kills += not exact
        count(result.places, _place(publisher.boundaries))
        return
    code = publisher.process.returncode
    count(result.ends, f"exit {code}")
    if code not in FINE:
        lines = publisher.said.splitlines() or [""]
        said = lines[-1] if lines[0].startswith("Traceback") else lines[0]
        count(result.errors, f"exit {code}: {said}")


def _place(boundaries: list[str]) -> str:
    """Return where a publisher was when it had passed these boundaries."""
    last = boundaries[-1] if boundaries else "before the first effect"
    return last.replace("before ", "in ") if boundaries else last


def run_campaign(plan: Campaign) -> Result:
    """Run a campaign in a world of its own."""
    posts = [
        Post(f"post-{number:04}", 2 if number % 3 == 0 else 1)
        for number in range(-(-plan.deliveries // len(KINDS)))
    ]
    begun = time.monotonic()
    result = Result(plan.design, Audit({}))
    clones = max(1, plan.publishers - 1)  # two of them share one
    with open_ground(
        posts, clones=clones, speed=plan.speed, seed=plan.seed, keep=plan.keep
    ) as ground:
        ground.set_faults(ROUGH)
        started = time.monotonic()
        Killer(ground, plan, result).run()
        killed = time.monotonic() - started
        calm_down(ground, result)
        finish(ground, result)
    result.seconds = (round(killed, 1), round(time.monotonic() - begun, 1))
    return result


def calm_down(ground: Ground, result: Result) -> None:
    """Let what is under way come in, then run without faults until nothing moves any more."""
    ground.set_faults({})
    if result.kills:
        time.sleep(0.5)  # what dead publishers wrote may not have been read yet
    ground.dump()
    result.left = _open(ground)
    for rest in CALM:
        if not _open(ground):
            return
        ground.jump(rest, speed=1.0)
        publisher = ground.start("--limit", "1000", CRASH_DESIGN=result.design)
        publisher.process.wait()
        note(result, publisher, exact=True)
        publisher.tidy()


def _open(ground: Ground) -> int:
    """Return how many deliveries are not at rest."""
    records = read_history(ground.remote).records.values()
    at_rest = sum(record.state in FINAL for record in records)
    return len(ground.posts) * len(ground.kinds) - at_rest


def finish(ground: Ground, result: Result) -> None:
    """Audit a world that is at rest."""
    dump = ground.dump()
    hung = result.audit.wrong
    result.audit = audit(ground.posts, ground.kinds, dump, read_history(ground.remote))
    result.audit.wrong += hung + repository_faults(ground.remote)
    result.requests = dict(sorted(dump["counts"].items()))
    result.dropped_late = dump["late"]
