"""A death at every effect of a run to several channels, with every set of what was still done.

When a run dies with requests under way, each of them may have reached its service or not. Here it
dies at every effect there is, in several orders of the answers, and every combination is tried; and
so is every death of the run that recovers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain, combinations

import pytest

from protocol.machine import GO, Machine

CHANNELS = ["own", "two", "list", "blind"]
"""One that needs no intent, one with two steps, one with a list, one that can never tell."""

PARTS = 2
ORDERS = (0, 1, -1)
"""Which lane ends next, by name: the first, the second, the last."""


def at(effects: int, order: int) -> Machine:
    """Return a machine whose only publisher has carried out so many effects."""
    machine = Machine(CHANNELS, PARTS)
    machine.start()
    for _ in range(effects):
        machine.move(0, GO, order)
    return machine


def length(order: int) -> int:
    """Return how many effects a run has."""
    machine, effects = at(0, order), 0
    while machine.runs:
        machine.move(0, GO, order)
        effects += 1
    return effects


def subsets(lanes: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Yield every set of lanes."""
    return chain.from_iterable(combinations(lanes, size) for size in range(len(lanes) + 1))


@pytest.mark.parametrize("order", ORDERS)
def test_no_death_doubles_or_loses(order: int) -> None:
    """Wherever it falls, and whatever of what was under way is done."""
    crowds = set()
    for effects in range(length(order)):
        lanes = tuple(at(effects, order).runs[0].under_way)
        crowds.add(len(lanes))
        for served in subsets(lanes):
            machine = at(effects, order)
            machine.crash(machine.runs[0], served)
            machine.finish()

            assert [] == machine.faults(PARTS), f"died at effect {effects}, then done: {served}"
    assert {0, 1, 2, 3} <= crowds


@pytest.mark.parametrize("done", [False, True])
def test_no_death_of_the_run_that_recovers_doubles_or_loses(done: bool) -> None:
    """It finds out what a run did that died with most under way, and dies itself."""
    worst = max(range(length(0)), key=lambda effects: len(at(effects, 0).runs[0].under_way))
    for effects in range(1000):
        machine = at(worst, 0)
        machine.crash(machine.runs[0], machine.runs[0].under_way if done else ())
        machine.clock += 7300.0
        machine.start()
        for _ in range(effects):
            machine.move(0, GO)
            if not machine.runs:
                return
        machine.crash(machine.runs[0], machine.runs[0].under_way)
        machine.finish()

        assert [] == machine.faults(PARTS), f"died at effect {effects} of the recovery"
