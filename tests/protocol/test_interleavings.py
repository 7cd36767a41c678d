"""Any interleaving of runs, with crashes and lost answers anywhere: a property test.

The simulator draws from chance; here Hypothesis looks for the worst order and shrinks it.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from masthead.protocol import deliver
from masthead.protocol.effect import Fetch, Look, Lost, Now, Prepare, Push, Send, Sleep
from masthead.protocol.outcome import Ambiguous
from masthead.protocol.task import Policy, Task
from masthead.record import State
from simulation.world import SERVICES, World

GO, CRASH, LOSE_BEFORE, LOSE_AFTER, PAUSE = "go", "crash", "lose before", "lose after", "pause"
MOVES = st.sampled_from([GO, GO, GO, GO, CRASH, LOSE_BEFORE, LOSE_AFTER, PAUSE])
POLICY = Policy(job=600.0)


class Machine:
    """Some publishers in one world, moved one effect at a time."""

    def __init__(self, channels: list[str], parts: int) -> None:
        self.world = World()
        self.clock = 0.0
        self.started = 0
        self.tasks = [
            Task("p", name, SERVICES[name], {"parts": ["x"] * parts}) for name in channels
        ]
        self.runs: list[Any] = []

    def start(self) -> None:
        """Start a publisher."""
        self.started += 1
        steps = deliver(self.tasks, POLICY, f"n{self.started}", lambda: 0.5)
        self.runs.append([steps, next(steps), self.clock])

    def move(self, which: int, move: str) -> None:
        """Carry out one publisher's effect, or let something happen to it."""
        run = self.runs[which % len(self.runs)]
        steps, effect, born = run
        self.clock += 1.0 if move != PAUSE else 700.0
        if move == CRASH or self.clock - born > POLICY.job:
            self.runs.remove(run)
            return
        try:
            run[1] = steps.send(self.answer(effect, move))
        except StopIteration:
            self.runs.remove(run)

    def answer(self, effect: Any, move: str) -> Any:
        """Return the world's answer, or what a broken network makes of it."""
        match effect:
            case Now():
                return self.clock
            case Sleep():
                self.clock += effect.seconds
                return None
            case Fetch():
                return self.world.snapshot()
            case Push():
                if move == LOSE_BEFORE:
                    return Lost()
                landed = self.world.push(effect.base, effect.changes)
                return Lost() if move == LOSE_AFTER else landed
        if move == LOSE_BEFORE:
            return Ambiguous("lost before")
        answer = self.request(effect)
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


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(SERVICES)), min_size=1, max_size=3, unique=True),
    st.integers(1, 2),
    st.lists(st.tuples(st.integers(0, 3), MOVES), max_size=60),
)
def test_no_interleaving_doubles_or_loses(
    channels: list[str], parts: int, moves: list[tuple[int, str]]
) -> None:
    """At most once everywhere, exactly once where the service allows to know."""
    machine = Machine(channels, parts)
    for which, move in moves:
        if len(machine.runs) <= which % 2:
            machine.start()
        machine.move(which, move)
    machine.finish()

    for task in machine.tasks:
        record = machine.world.records[task.name]
        made = Counter(post.part for post in machine.world.made[task.channel])
        wanted = parts if task.capability.per_part else 1
        assert all(count == 1 for count in made.values())
        if task.channel in {"key", "blind"} and record.state is State.UNKNOWN:
            continue
        assert (State.PUBLISHED, wanted) == (record.state, len(made))
