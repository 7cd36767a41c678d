"""The protocol under every fault that the simulator knows; and the simulator under broken ones."""

from __future__ import annotations

import pytest

from simulation.__main__ import compare, faults, first_bad
from simulation.runs import Simulation
from simulation.variants import BROKEN

SEEDS = 20_000
BATCHES = 8


@pytest.mark.parametrize("batch", range(BATCHES))
def test_nothing_is_doubled_lost_or_stuck(batch: int) -> None:
    """In no world is a delivery posted twice, lost, stuck or needlessly unknown."""
    seeds = range(batch * SEEDS // BATCHES, (batch + 1) * SEEDS // BATCHES)

    assert {} == {seed: wrong for seed in seeds if (wrong := faults(seed))}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_protocol_is_caught(name: str) -> None:
    """The simulator sees mistakes: each broken variant breaks the rules in some world."""
    assert first_bad(name, range(SEEDS)) is not None


def test_a_seed_is_a_history() -> None:
    """The same seed gives the same world, to the last effect."""
    one, two = Simulation(14, trace=True).run(), Simulation(14, trace=True).run()

    assert one.trace == two.trace
    assert one.world.records == two.world.records
    assert one.trace


def test_the_usual_designs_double_or_lose() -> None:
    """Sending before marking doubles, marking before sending loses; Masthead does neither."""
    totals = compare(range(300))

    assert (0, 0) == (totals["Masthead"]["doubled"], totals["Masthead"]["lost"])
    assert totals["send, then mark"]["doubled"] > 0
    assert totals["mark, then send"]["lost"] > 0
