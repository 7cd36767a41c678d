"""Row A4: a precise goal with a measurable reference."""

from __future__ import annotations

from pathlib import Path

import pytest

from goal_files import GOAL, NUMBERS, PLAN, goal, months
from row_helper import found, printed, shown

FILES = {**PLAN, GOAL: goal(), NUMBERS: months("branded_views", 100, 110, 120, 150)}


@pytest.mark.parametrize("key", ["metric", "baseline", "target", "unit", "due", "source", "owner"])
def test_a04_a_goal_without_its_measure_is_found(tmp_path: Path, key: str) -> None:
    """Whatever is missing of metric, baseline, target, unit, day, source and owner is named."""
    (finding,) = found("goal/measure", tmp_path, {**PLAN, GOAL: goal(**{key: ""})})

    assert f"`{key}` missing" == finding.message


def test_a04_a_metric_that_nobody_knows_is_found(tmp_path: Path) -> None:
    """A misspelt metric is named with the one that was meant."""
    (finding,) = found("goal/metric", tmp_path, {**PLAN, GOAL: goal(metric="brandedviews")})

    assert ("there is no metric `brandedviews`", "did you mean branded_views?") == (
        finding.message,
        finding.hint,
    )


def test_a04_the_card_draws_target_against_actual(tmp_path: Path) -> None:
    """The goal's page says how it stands and draws the months; the commands print the same."""
    page = shown(tmp_path, FILES, "strategy/goals/trust-2026.md")

    assert "## Target against actual, by month" in page
    assert '<figure class="hub-figure"><svg' in page
    assert "hub-mark--good" in page
    assert "2026-09     150     200" in printed(tmp_path, FILES, "goal", "show", "trust-2026")
    assert "on course" in printed(tmp_path, FILES, "goal", "targets")
    assert "0 errors" in printed(tmp_path, FILES, "goal", "check")
