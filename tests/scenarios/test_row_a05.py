"""Row A5: goals have kinds, and a kind says what can measure it."""

from __future__ import annotations

from pathlib import Path

from goal_files import GOAL, PLAN, goal
from row_helper import found, printed, shown

FILES = {**PLAN, GOAL: goal(kind="ctr", metric="ctr")}


def test_a05_a_metric_that_does_not_fit_the_kind_is_found(tmp_path: Path) -> None:
    """Views do not measure service: the finding names what does."""
    (finding,) = found("goal/kind", tmp_path, {**PLAN, GOAL: goal(kind="service")})

    assert "`branded_views` does not measure service" == finding.message
    assert "first_response_time" in finding.hint


def test_a05_a_kind_that_there_is_not_is_found(tmp_path: Path) -> None:
    """The kinds are a vocabulary."""
    (finding,) = found("schema/value", tmp_path, {**PLAN, GOAL: goal(kind="loyality")})

    assert "did you mean `loyalty`?" == finding.hint


def test_a05_goals_by_kind_are_drawn_and_printed(tmp_path: Path) -> None:
    """The list of goals and the command show the kinds, and what each can count."""
    page = shown(tmp_path, FILES, "strategy/goals/index.md")

    assert "## Goals by kind" in page
    assert "Those who see a link follow it." in page
    assert "clicks, ctr, cpc" in printed(tmp_path, FILES, "goal", "kinds")
