"""A forecast names metric, goal and month, its band rises, and no month stands twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from goal_files import GOAL, NUMBERS, PLAN, goal, months
from row_helper import found, printed, told

FORECAST = "strategy/forecast.csv"
HEAD = "metric,goal,month,low,expected,high\n"


def files(*rows: str) -> dict[str, str]:
    """Return a strategy with a forecast."""
    return {**PLAN, GOAL: goal(), FORECAST: HEAD + "".join(f"{row}\n" for row in rows)}


@pytest.mark.parametrize("band", ["150,140,160", "120,170,160", ",170,160", "150,140,"])
def test_a_band_that_does_not_rise_is_found(tmp_path: Path, band: str) -> None:
    """Low, expected and high stand in that order, as far as they stand there."""
    rows = files(f"branded_views,trust-2026,2026-12,{band}")
    (finding,) = found("forecast/order", tmp_path, rows)

    assert (2, 5) == (finding.line, finding.column)


def test_a_month_that_stands_twice_is_found(tmp_path: Path) -> None:
    """The finding names the line of the first."""
    row = "branded_views,trust-2026,2026-12,120,140,160"
    (finding,) = found("forecast/twice", tmp_path, files(row, row))

    assert "line 2 has a forecast of this for 2026-12 already" == finding.message


def test_a_month_in_the_habit_of_a_place_is_found(tmp_path: Path) -> None:
    """A month is written as 2026-12."""
    (finding,) = found("schema/value", tmp_path, files("branded_views,trust-2026,12/2026,1,2,3"))

    assert (2, 3) == (finding.line, finding.column)


def test_unknown_metrics_and_goals_are_left_to_their_rules(tmp_path: Path) -> None:
    """A misspelt metric or goal is one finding, and the report goes without it."""
    rows = files("viewz,trust-2026,2026-12,1,2,3", "shares,trust-2027,2026-12,1,2,3")

    assert [] == found("forecast/goal", tmp_path, rows)
    assert 1 == len(found("forecast/metric", tmp_path, rows))
    assert "viewz" not in printed(tmp_path, rows, "kpi", "forecast")


def test_a_forecast_without_a_band_is_drawn_and_not_judged(tmp_path: Path) -> None:
    """Nobody said what would surprise us: the state stays open; a row may go without a goal."""
    rows = files("branded_views,,2026-09,,140,", "branded_views,,2026-10,,150,")
    rows[NUMBERS] = months("branded_views", 1, 2, 3, 4)
    blocks = told(tmp_path, rows, "kpi", "forecast")["blocks"]

    assert ["Branded views", None, 2, 0, 0, {"text": "open", "tone": "plain"}] == blocks[0]["rows"][
        0
    ]
    assert "Branded views" == blocks[1]["title"]


def test_without_a_forecast_the_next_step_is_said(tmp_path: Path) -> None:
    """The empty report says where to write."""
    assert "strategy/forecast.csv" in printed(tmp_path, {}, "kpi", "forecast")
