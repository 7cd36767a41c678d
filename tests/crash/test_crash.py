"""Real processes, real git and real HTTP, killed without warning."""

from __future__ import annotations

from dataclasses import astuple

import pytest

from crash.audit import Audit, Tally
from crash.building import Post
from crash.exhaustive import LATER
from crash.ground import Ground, open_ground
from crash.harness import calm_down, finish, run_campaign
from crash.kinds import KINDS
from crash.report import campaign_lines
from crash.result import Campaign, Result, unexpected

KILLS, DELIVERIES = 60, 96


def test_sixty_kills_double_and_lose_nothing() -> None:
    """Publishers side by side, killed at any moment: nothing is doubled, lost or stuck.

    `unknown` is left only where the service cannot tell (`make crash` does the same at length).
    """
    result = run_campaign(Campaign(KILLS, DELIVERIES))

    assert [] == result.audit.wrong
    assert [] == unexpected(result)
    assert KILLS <= result.kills
    for kind, tally in result.audit.tallies.items():
        unknown = tally.unknown_posted + tally.unknown_absent
        assert Tally(16, 16 - unknown, 0, 0, 0, *astuple(tally)[5:]) == tally
        assert not (unknown and KINDS[kind].can_tell)
    assert "K4 listing" in "\n".join(campaign_lines(result))


@pytest.mark.parametrize(
    ("kind", "place", "tally"),
    [
        ("own", "after send part 1", Tally(1, published=1)),
        ("keyed", "after send part 2", Tally(1, published=1)),
        ("window", "after send part 1", Tally(1, published=1)),
        ("steps", "after prepare part 2", Tally(1, published=1)),
        ("steps", "after send part 1", Tally(1, published=1)),
        ("listed", "before send part 1", Tally(1, published=1)),
        ("listed", "after send part 2", Tally(1, published=1)),
        ("blind", "before send part 1", Tally(1, unknown_absent=1)),
        ("blind", "after send part 1", Tally(1, unknown_posted=1)),
    ],
)
def test_a_death_at_a_boundary_is_recovered(kind: str, place: str, tally: Tally) -> None:
    """The next run finds out what a dead one did, or leaves it to a person."""
    with open_ground([Post("repair-week", 2)], kinds=(kind,)) as ground:
        result = die_at(ground, place)

    assert ({kind: tally}, []) == (result.audit.tallies, result.audit.wrong)


@pytest.mark.parametrize(
    ("design", "place", "tally"),
    [
        ("send, then mark", "after send part 1", Tally(1, doubled=1)),
        ("mark, then send", "before send part 1", Tally(1, lost=1)),
    ],
)
def test_the_usual_designs_double_and_lose(design: str, place: str, tally: Tally) -> None:
    """The same death doubles a delivery that is marked afterwards, and loses one marked before."""
    with open_ground([Post("repair-week", 2)], kinds=("listed",)) as ground:
        result = die_at(ground, place, design)

    assert {"listed": tally} == result.audit.tallies
    assert result.audit.wrong


def die_at(ground: Ground, place: str, design: str = "Masthead") -> Result:
    """Kill a run at a place, let another one recover, and audit."""
    result = Result(design, Audit({}))
    first = ground.start(CRASH_KILL_WHERE=place, CRASH_DESIGN=design)
    first.process.wait()
    assert first.killed, first.said
    ground.jump(LATER)
    second = ground.start(CRASH_DESIGN=design)
    second.process.wait()
    assert second.process.returncode in {0, 1}, second.said
    calm_down(ground, result)
    finish(ground, result)
    return result
