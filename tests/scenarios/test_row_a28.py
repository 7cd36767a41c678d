"""Row A28: long-term loyalty of customers and partners, and what is passed on."""

from __future__ import annotations

from pathlib import Path

from goal_files import GOAL, NUMBERS, PLAN, goal, months
from row_helper import found, printed, shown

FILES = {
    **PLAN,
    GOAL: goal(kind="loyalty", metric="repeat_engagers"),
    NUMBERS: months("repeat_engagers", 12, 14, 15),
    "strategy/metrics/shares.csv": months("shares", 40, 44, 61),
}


def test_a28_loyalty_is_not_measured_by_views(tmp_path: Path) -> None:
    """A goal of loyalty counts who comes back or passes on, not what was seen."""
    (finding,) = found("goal/kind", tmp_path, {**PLAN, GOAL: goal(kind="loyalty")})

    assert "`branded_views` does not measure loyalty" == finding.message
    assert "repeat_engagers" in finding.hint


def test_a28_returning_engagers_and_shares_are_drawn(tmp_path: Path) -> None:
    """Two lines by month; the one without a standard is marked as a house metric."""
    page = shown(tmp_path, FILES, "strategy/reports/loyalty.md")
    text = printed(tmp_path, FILES, "report", "loyalty")

    assert 2 == page.count('<figure class="hub-figure"><svg')
    assert "House metric: there is no standard for it." in text
    assert "2026-08      61" in text


def test_a28_without_numbers_the_next_step_is_said(tmp_path: Path) -> None:
    """An empty report says which rows to write."""
    text = printed(tmp_path, {}, "report", "loyalty")

    assert "add rows with the metric `shares`" in text
