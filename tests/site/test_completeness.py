"""The strategy's first page shows which of its five parts have pages, as a ring and in words."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.site.completeness import CENTRE, RADIUS, arcs
from masthead.site.tree import build_tree
from site_builder import read, text_of

HOME = "---\ntitle: Strategy\n---\nWhy we publish.\n"
GOAL = "---\ntitle: Trust\nmetric: repairs\ntarget: 50\n---\nWhy.\n"
VAGUE = "---\ntitle: Love\n---\nWhy.\n"
PAGE = "---\ntitle: {}\n---\nText.\n"


def test_a_ring_and_its_twin_in_words(tmp_path: Path, now: datetime) -> None:
    """Each part is an arc and a line: how many pages, or the command that writes the first."""
    files = {
        "strategy/index.md": HOME,
        "strategy/goals/trust.md": GOAL,
        "strategy/audiences/tinkerers.md": PAGE.format("Tinkerers"),
    }
    tree = build_tree(read(tmp_path, files), "internal", now=now)
    page = text_of(tree, "strategy/index.md")

    channels = sum(place.startswith("channels/") for place in tree) - 1
    assert 'aria-label="4 of 5 parts of the strategy are there"' in page
    assert (4, 1) == (page.count("hub-ring-there"), page.count("hub-ring-missing"))
    assert '<a href="audiences/">Audiences</a>' in page
    assert f"{channels} page" in page
    assert "missing: <code>masthead new pillar" in page
    assert "1 of 1 goal with metric and target" in page
    assert page.index("# Strategy") < page.index("<svg") < page.index("Why we publish.")


def test_a_goal_without_a_measure(tmp_path: Path, now: datetime) -> None:
    """Measures are there when every goal names its metric and its target."""
    files = {"strategy/goals/trust.md": GOAL, "strategy/goals/love.md": VAGUE}
    page = text_of(build_tree(read(tmp_path, files), "internal", now=now), "strategy/index.md")

    assert "1 of 2 goals with metric and target" in page
    assert 'aria-label="2 of 5 parts of the strategy are there"' in page


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_what_is_set_aside_is_no_part(tmp_path: Path, now: datetime, status: str) -> None:
    """A page that is a draft or retired does not complete its part."""
    draft = f"---\ntitle: Trust\nstatus: {status}\n---\nWhy.\n"
    files = {"strategy/index.md": HOME, "strategy/goals/trust.md": draft}
    page = text_of(build_tree(read(tmp_path, files), "internal", now=now), "strategy/index.md")

    assert "masthead new goal" in page


def test_the_public_site_has_no_ring(tmp_path: Path, now: datetime) -> None:
    """A public page of the strategy says nothing about what there is inside."""
    files = {"strategy/index.md": HOME.replace("---\nWhy", "visibility: public\n---\nWhy")}
    tree = build_tree(read(tmp_path, files), "public", now=now)

    assert "hub-completeness" not in text_of(tree, "strategy/index.md")


@given(st.integers(min_value=1, max_value=40))
def test_arcs_lie_on_the_ring(count: int) -> None:
    """Every end of an arc has the ring's radius, and no two arcs touch."""
    ends = [
        tuple(float(one) for one in pair)
        for arc in arcs(count)
        for pair in re.findall(r"[M1] ?(-?[\d.]+) (-?[\d.]+)(?=A|$)", arc)
    ]

    assert 2 * count == len(ends)
    assert {RADIUS} == {round(((x - CENTRE) ** 2 + (y - CENTRE) ** 2) ** 0.5, 1) for x, y in ends}
    assert len(set(ends)) == len(ends)
