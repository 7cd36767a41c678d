"""Runs of the protocol in a world, with faults: one seed gives one history, always the same.

What a run has under way in its lanes ends when the world says so, in any order. A run that dies
leaves it under way: of each request, nobody knows whether it had left.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Any

from masthead import protocol
from masthead.errors import LedgerError
from masthead.protocol.effect import (
    Await,
    Begin,
    Effect,
    Ended,
    Fetch,
    Look,
    Lost,
    Now,
    Prepare,
    Push,
    Request,
    Send,
    Sleep,
    Unreachable,
    Work,
)
from masthead.protocol.outcome import Ambiguous, Outcome, Refused
from masthead.protocol.task import Policy, Task
from masthead.record import Record
from simulation.world import SERVICES, World

Design = Callable[
    [Sequence[Task], Policy, str, Callable[[], float], Callable[[], str]],
    Generator[Effect, Any, Mapping[str, Record]],
]

JOB = 600.0
"""Seconds after which the machine that runs a publisher is destroyed."""

SKEW = 30.0
"""Seconds that a publisher's clock may be off."""

LATE = 60.0
"""Seconds after an answer within which a service may still act on the request."""

SLOWEST = (0.4, 0.4, 4.0, 20.0)
"""Seconds that an answer takes at most."""

QUIET = 40_000.0
"""When the faults end and the recovery runs begin."""

CUT_EVERY = 3700.0
"""Seconds between runs that are cut off, in the worlds that have them; longer than a lease."""


@dataclass(slots=True)
class Faults:
    """How likely each fault is, per effect."""

    crash: float = 0.0
    pause: float = 0.0
    net: float = 0.0
    refusal: float = 0.0


NONE = Faults()


@dataclass(slots=True)
class Publisher:
    """One run of the protocol on a machine of its own.

    Args:
        nonce: its name.
        steps: the protocol.
        faults: how likely each is.
        born: when it began.
        skew: by how much its clock is off.
        may_send: false where all is late.
        stop: when a person stops it.
        effect: what it asks for now.
        cut: it is cut off after so many effects, if any.
        under_way: what is under way, by lane.
        ended: what has ended, and it does not know yet.
        waiting: it does nothing until something has ended.
        alive: it was not killed, destroyed or cut off.
        begun: deliveries in the order in which their first requests began, by channel.
    """

    nonce: str
    steps: Generator[Effect, Any, Mapping[str, Record]]
    faults: Faults
    born: float
    skew: float
    may_send: bool
    stop: float
    effect: Effect | None = None
    cut: int = 0
    under_way: dict[str, Work] = field(default_factory=dict)
    ended: list[Ended] = field(default_factory=list)
    waiting: bool = False
    alive: bool = True
    begun: dict[str, list[str]] = field(default_factory=dict)

    @property
    def requests(self) -> list[Request]:
        """The requests that are under way."""
        return [work for work in self.under_way.values() if isinstance(work, Request)]


@dataclass(slots=True)
class History:
    """What happened in a world, for the audit and for people.

    `beside` is how many requests one run had under way at most, `torn` how many runs died with
    several; `disorder` says what was done out of its turn.
    """

    seed: int
    world: World
    names: tuple[str, ...]
    parts: Mapping[str, int]
    late: bool
    crashes: int = 0
    effects: int = 0
    pushes: int = 0
    late_sends: int = 0
    beside: int = 0
    torn: int = 0
    disorder: list[str] = field(default_factory=list)
    trace: list[str] = field(default_factory=list)


class Simulation:
    """One world and its publishers."""

    def __init__(
        self, seed: int, design: Design = protocol.deliver, *, trace: bool = False
    ) -> None:
        self.random = random.Random(seed)
        self.design = design
        self.tracing = trace
        self.world = World()
        self.clock = 0.0
        self.queue: list[tuple[float, int, Publisher | None, Any]] = []
        self.turn = 0
        self.tasks, parts = self._tasks()
        self.late_from = self.random.choice([1e12, 1e12, self.random.uniform(500, 20_000)])
        self.history = History(
            seed, self.world, tuple(task.name for task in self.tasks), parts, self.late_from < QUIET
        )

    def run(self) -> History:
        """Run all publishers to their ends, with faults and then without."""
        heat = self.random.random()
        step = self.random.choice([0.0, 1.0, 60.0, 900.0, 1800.0])
        for number in range(self.random.randint(2, 5)):
            faults = Faults(
                crash=0.004 + 0.08 * heat * self.random.random(),
                pause=0.02,
                net=0.15 * self.random.random(),
                refusal=0.05 * self.random.random(),
            )
            self._start(f"r{number}", number * step + self.random.uniform(0, 5), faults)
        if self.random.random() < 0.15:
            # A run that freezes often, when the service is about to forget the keys.
            self._start("w", self.random.uniform(3200, 3400), Faults(pause=0.35))
        quiet = self._cut_off() if self.random.random() < 0.1 else QUIET
        for number in range(4):
            self._start(f"q{number}", quiet + number * 7300.0, NONE)
        while self.queue:
            at, _, publisher, work = heappop(self.queue)
            self.clock = max(self.clock, at)
            if publisher is None:
                work()
            else:
                self._resume(publisher, work)
        return self.history

    # --- set-up ---

    def _cut_off(self) -> float:
        """Start runs that are all cut off, for more than a day; return when that ends.

        A CI job that is always cancelled does so: nobody asks the service, and the claims grow.
        """
        count = self.random.randint(24, 30)
        for number in range(count):
            publisher = self._start(f"c{number}", 7300.0 + number * CUT_EVERY, NONE)
            publisher.cut = self.random.choice([3, 3, 3, 4, 5, 8])
        return 7300.0 + count * CUT_EVERY + JOB

    def _tasks(self) -> tuple[list[Task], dict[str, int]]:
        tasks, parts = [], {}
        for post in range(self.random.randint(1, 2)):
            for channel, service in SERVICES.items():
                if self.random.random() < 0.3:
                    continue
                count = self.random.choice([1, 1, 1, 2, 3])
                payload = {"parts": [f"part {part}" for part in range(count)]}
                task = Task(f"p{post}", channel, service, payload, "c0ffee", f"hash-{post}")
                tasks.append(task)
                parts[task.name] = count if service.per_part else 1
        self.random.shuffle(tasks)
        return tasks, parts

    def _start(self, nonce: str, at: float, faults: Faults) -> Publisher:
        may_send = at < self.late_from
        tasks = [
            Task(
                task.post,
                task.channel,
                task.capability,
                {**task.payload, "edition": nonce},
                nonce,
                f"{task.content_hash}-{nonce}",
                may_send,
            )
            for task in self.tasks
        ]
        calm = faults is NONE
        stop = 1e12 if calm or self.random.random() < 0.8 else at + self.random.uniform(0, 60)
        steps = self.design(
            tasks,
            Policy(),
            nonce,
            self.random.random,
            lambda: "stopped" if self.clock > stop else "",
        )
        skew = 0.0 if calm else self.random.uniform(-SKEW, SKEW)
        publisher = Publisher(nonce, steps, faults, at, skew, may_send, stop)
        self._later(at, publisher, None)
        return publisher

    def _later(self, at: float, publisher: Publisher | None, work: Any) -> None:
        self.turn += 1
        heappush(self.queue, (at, self.turn, publisher, work))

    # --- effects ---

    def _resume(self, publisher: Publisher, answer: Any) -> None:
        """Carry out the effect that was asked for, then ask for the next one."""
        if not publisher.alive:
            return None
        if self.clock - publisher.born > JOB:
            return self._die(publisher, "destroyed: the job's time is over")
        effect = publisher.effect
        if effect is not None:
            if self.random.random() < publisher.faults.crash / 2:
                self.history.crashes += 1
                return self._die(publisher, f"crash before {effect}")
            if type(effect) is Await and not publisher.ended:
                publisher.waiting = True
                return None
            answer = self._answer(publisher, effect)
            if self.random.random() < publisher.faults.crash / 2:
                self.history.crashes += 1
                return self._die(publisher, f"crash after {effect}")
            if self.tracing:
                self._say(publisher, f"{effect} -> {answer}")
            if publisher.cut == 1:
                return self._die(publisher, "cut off")
            publisher.cut = max(0, publisher.cut - 1)
        self.history.effects += 1
        try:
            publisher.effect = publisher.steps.send(answer)
        except StopIteration:
            publisher.alive = False
            return None
        except LedgerError:
            return self._die(publisher, "gave up on the ledger")
        return self._later(self.clock + self._wait(publisher, publisher.effect), publisher, None)

    def _wait(self, publisher: Publisher, effect: Effect) -> float:
        """Return how many seconds pass until an effect is carried out."""
        slowest = 0.02 if isinstance(effect, Now | Begin | Await) else self.random.choice(SLOWEST)
        wait = self.random.uniform(0.001, slowest)
        if type(effect) is Sleep:
            wait += effect.seconds
        if self.random.random() < publisher.faults.pause:
            wait += self.random.uniform(1, 300)
        return wait

    def _answer(self, publisher: Publisher, effect: Effect) -> Any:
        """Return the answer to an effect: at once, or of what has ended, whatever that is."""
        if type(effect) is Begin:
            return self._begin(publisher, effect)
        if type(effect) is Await:
            return publisher.ended.pop(self.random.randrange(len(publisher.ended)))
        if type(effect) is Now:
            return self.clock + publisher.skew
        return self._act(publisher, effect)

    # --- lanes ---

    def _begin(self, publisher: Publisher, begin: Begin) -> float:
        """Let something be under way until its time has come; return the time."""
        lane, work = begin.lane, begin.work
        if lane in publisher.under_way or any(one.lane == lane for one in publisher.ended):
            self.history.disorder.append(f"{publisher.nonce}: two things at once in {lane!r}")
        if isinstance(work, Request):
            self._note_turn(publisher, work.record)
        publisher.under_way[lane] = work
        self.history.beside = max(self.history.beside, len(publisher.requests))
        at = self.clock + self._wait(publisher, work)
        self._later(at, None, lambda: self._end(publisher, lane))
        return self.clock

    def _note_turn(self, publisher: Publisher, record: Record) -> None:
        """See that the deliveries of a channel have their turns one after the other, in order."""
        if any(one.record.channel == record.channel for one in publisher.requests):
            self.history.disorder.append(f"{publisher.nonce}: two requests to {record.channel}")
        begun = publisher.begun.setdefault(record.channel, [])
        if record.name not in begun:
            begun.append(record.name)
        order = [task.name for task in self.tasks if task.name in begun]
        if order != begun or begun[-1] != record.name:
            self.history.disorder.append(f"{publisher.nonce}: {record.name} was not in its turn")

    def _end(self, publisher: Publisher, lane: str) -> None:
        """Let the world do what was under way, unless its machine has died meanwhile."""
        if not publisher.alive:
            return
        if self.clock - publisher.born > JOB:
            self._die(publisher, "destroyed: the job's time is over")
            return
        work = publisher.under_way.pop(lane)
        publisher.ended.append(Ended(lane, self._act(publisher, work), self.clock))
        if publisher.waiting:
            publisher.waiting = False
            self._resume(publisher, None)

    def _die(self, publisher: Publisher, how: str) -> None:
        """End a run; what it had under way may have left, and be done after its death."""
        publisher.alive = False
        self.history.torn += len(publisher.requests) > 1
        for work in publisher.under_way.values():
            if not isinstance(work, Sleep) and self.random.random() < 0.5:
                late = self.clock + self.random.uniform(0, LATE)
                self._later(late, None, lambda work=work: self._orphan(work))
        self._say(publisher, f"{how}; under way: {publisher.under_way}")

    def _orphan(self, work: Work) -> None:
        """Do what a dead run had under way."""
        if type(work) is Push:
            self.world.push(work.base, work.changes)
        elif type(work) is not Fetch:
            self._serve(work)

    # --- what the world does ---

    def _say(self, publisher: Publisher, text: str) -> None:
        if self.tracing:
            self.history.trace.append(f"{self.clock:9.1f} {publisher.nonce} {text}")

    def _act(self, publisher: Publisher, effect: Work) -> Any:
        kind = type(effect)
        if kind is Sleep:
            return None
        lost = self.random.random() < publisher.faults.net
        if kind is Fetch:
            return Unreachable("no answer") if lost else self.world.snapshot()
        if kind is Push:
            return self._push(effect, lost=lost)
        return self._request(publisher, effect, lost=lost)

    def _push(self, push: Push, *, lost: bool) -> Any:
        self.history.pushes += 1
        if lost and self.random.random() < 0.5:
            return Lost()
        answer = self.world.push(push.base, push.changes)
        return Lost() if lost else answer

    def _request(self, publisher: Publisher, effect: Any, *, lost: bool) -> Outcome:
        if type(effect) is Send and not publisher.may_send:
            self.history.late_sends += 1
        if self.random.random() < publisher.faults.refusal:
            return self._refusal(effect)
        # A person who stops a run does not wait long for what is under way.
        if not lost and not (self.clock > publisher.stop and self.random.random() < 0.5):
            return self._serve(effect)
        fate = self.random.random()
        if fate < 0.3:
            return Ambiguous("broken before the service acted")
        if fate < 0.6:
            self._serve(effect)
            return Ambiguous("broken after the service acted")
        late = self.clock + self.random.uniform(0, LATE)
        self._later(late, None, lambda: self._serve(effect))
        return Ambiguous("time-out, acted on late")

    def _serve(self, effect: Any) -> Outcome:
        if type(effect) is Send:
            return self.world.send(effect.record, self.clock)
        if type(effect) is Look:
            return self.world.look(effect.record, self.clock)
        assert type(effect) is Prepare
        return self.world.prepare(self.clock)

    def _refusal(self, effect: Any) -> Refused:
        fate = self.random.random()
        if fate < 0.1:
            return Refused("401", retryable=True, credentials=True)
        if fate < 0.4:
            return Refused("429", retryable=True, retry_after=self.random.choice([1.0, 90.0]))
        if fate < 0.7 or type(effect) is Look:
            return Refused("could not connect", retryable=True)
        return Refused("422")
