"""Publishers in one world, moved one effect at a time by a test that chooses what happens."""

from __future__ import annotations

from collections.abc import Collection, Generator
from dataclasses import dataclass, field
from typing import Any

from masthead.protocol import deliver
from masthead.protocol.effect import (
    Await,
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
)
from masthead.protocol.outcome import Ambiguous
from masthead.protocol.task import Policy, Task
from masthead.record import State
from simulation.world import SERVICES, World

GO, PAUSE, LOSE_BEFORE, LOSE_AFTER = "go", "pause", "lose before", "lose after"
CRASH, CRASH_SERVED = "crash", "crash, and what was under way is served"
POLICY = Policy(job=600.0)


@dataclass
class Publisher:
    """One run: its steps, what it asks for, since when, and what is under way in its lanes."""

    steps: Generator[Any, Any, Any]
    effect: Any
    born: float
    under_way: dict[str, Any] = field(default_factory=dict)


class Machine:
    """Some publishers in one world, moved one effect at a time."""

    def __init__(self, channels: list[str], parts: int, posts: int = 1) -> None:
        self.world = World()
        self.clock = 0.0
        self.started = 0
        self.tasks = [
            Task(f"p{post}", name, SERVICES[name], {"parts": ["x"] * parts})
            for post in range(posts)
            for name in channels
        ]
        self.runs: list[Publisher] = []

    def start(self) -> None:
        """Start a publisher."""
        self.started += 1
        steps = deliver(self.tasks, POLICY, f"n{self.started}", lambda: 0.5)
        self.runs.append(Publisher(steps, next(steps), self.clock))

    def move(self, which: int, move: str, lane: int = 0) -> None:
        """Carry out one publisher's effect, or let something happen to it.

        Args:
            which: the publisher.
            move: what happens.
            lane: which of its lanes ends next, where it waits for any.
        """
        run = self.runs[which % len(self.runs)]
        self.clock += 1.0 if move != PAUSE else 700.0
        if move in {CRASH, CRASH_SERVED} or self.clock - run.born > POLICY.job:
            self.crash(run, run.under_way if move == CRASH_SERVED else ())
            return
        try:
            run.effect = run.steps.send(self.answer(run, move, lane))
        except StopIteration:
            self.runs.remove(run)

    def crash(self, run: Publisher, served: Collection[str]) -> None:
        """Let a publisher die; what it had under way in some lanes is done all the same."""
        self.runs.remove(run)
        for lane in served:
            self.do(run.under_way[lane], GO)

    def answer(self, run: Publisher, move: str, lane: int) -> Any:
        """Return the world's answer, or what a broken network makes of it."""
        match run.effect:
            case Now():
                return self.clock
            case Begin(name, work):
                assert name not in run.under_way
                run.under_way[name] = work
                return self.clock
            case Await():
                chosen = sorted(run.under_way)[lane % len(run.under_way)]
                return Ended(chosen, self.do(run.under_way.pop(chosen), move), self.clock)
        return self.do(run.effect, move)

    def do(self, work: Any, move: str) -> Any:
        """Let the world do what takes time."""
        match work:
            case Sleep():
                self.clock += work.seconds
                return None
            case Fetch():
                return self.world.snapshot()
            case Push():
                if move == LOSE_BEFORE:
                    return Lost()
                landed = self.world.push(work.base, work.changes)
                return Lost() if move == LOSE_AFTER else landed
        if move == LOSE_BEFORE:
            return Ambiguous("lost before")
        answer = self.request(work)
        return Ambiguous("lost after") if move == LOSE_AFTER else answer

    def request(self, effect: Any) -> Any:
        """Let the service act."""
        if isinstance(effect, Send):
            return self.world.send(effect.record, self.clock)
        if isinstance(effect, Prepare):
            return self.world.prepare(self.clock)
        assert isinstance(effect, Look)
        return self.world.look(effect.record, self.clock)

    def finish(self) -> None:
        """Let quiet runs find out what is open."""
        self.runs.clear()
        for _ in range(4):
            self.clock += 7300.0
            self.start()
            while self.runs:
                self.move(0, GO)

    def faults(self, parts: int) -> list[str]:
        """Return what is wrong in the end: doubled, lost, or unknown where a service can tell."""
        found = []
        for task in self.tasks:
            record = self.world.records[task.name]
            posted = [post for post in self.world.made[task.channel] if post.name == task.name]
            wanted = list(range(parts if task.capability.per_part else 1))
            made = [post.part for post in posted]
            lost = made != wanted[: len(made)]
            if task.channel not in {"key", "blind"} or record.state is not State.UNKNOWN:
                lost |= (State.PUBLISHED, wanted) != (record.state, made)
            if lost:
                found.append(f"{task.name} is {record.state}, and parts {made} were posted")
        return found
