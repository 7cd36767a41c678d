"""Any interleaving of runs, with crashes and lost answers anywhere: a property test.

The simulator draws from chance; here Hypothesis looks for the worst order and shrinks it. Within a
run, what is under way in several lanes ends in any order, or the run dies with all of it under way:
of the requests that had left, each was served or was not.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from protocol.machine import CRASH, CRASH_SERVED, GO, LOSE_AFTER, LOSE_BEFORE, PAUSE, Machine
from simulation.world import SERVICES

MOVES = st.sampled_from([GO, GO, GO, GO, CRASH, CRASH_SERVED, LOSE_BEFORE, LOSE_AFTER, PAUSE])


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(SERVICES)), min_size=1, max_size=3, unique=True),
    st.integers(1, 2),
    st.integers(1, 2),
    st.lists(st.tuples(st.integers(0, 3), MOVES, st.integers(0, 3)), max_size=80),
)
def test_no_interleaving_doubles_or_loses(
    channels: list[str], parts: int, posts: int, moves: list[tuple[int, str, int]]
) -> None:
    """At most once everywhere, exactly once where the service allows to know."""
    machine = Machine(channels, parts, posts)
    for which, move, lane in moves:
        if len(machine.runs) <= which % 2:
            machine.start()
        machine.move(which, move, lane)
    machine.finish()

    assert [] == machine.faults(parts)
