"""Row A23: what is forecast of reach, engagement, clicks and mentions, for each goal."""

from __future__ import annotations

from pathlib import Path

from goal_files import GOAL, NUMBERS, PLAN, goal, months
from row_helper import found, printed, shown

FORECAST = "strategy/forecast.csv"
ROWS = (
    "metric,goal,month,low,expected,high\n"
    "branded_views,trust-2026,2026-09,120,140,160\n"
    "branded_views,trust-2026,2026-10,130,150,170\n"
)
FILES = {
    **PLAN,
    GOAL: goal(),
    FORECAST: ROWS,
    NUMBERS: months("branded_views", 100, 110, 120, 150, 129),
}


def test_a23_a_forecast_that_serves_no_goal_is_found(tmp_path: Path) -> None:
    """What no goal asks for is named by row and column."""
    files = {
        **FILES,
        FORECAST: ROWS.replace("branded_views,trust-2026,2026-10", "cpl,trust-2026,2026-10"),
    }
    (finding,) = found("forecast/goal", tmp_path, files)

    assert (3, 1, "`cpl` does not serve trust-2026") == (
        finding.line,
        finding.column,
        finding.message,
    )


def test_a23_a_forecast_without_a_goal_is_found(tmp_path: Path) -> None:
    """A row says which goal it is for."""
    files = {**FILES, FORECAST: ROWS.replace("trust-2026,2026-10", ",2026-10")}
    (finding,) = found("forecast/goal", tmp_path, files)

    assert "it serves no goal" == finding.message


def test_a23_the_band_is_drawn_against_what_came(tmp_path: Path) -> None:
    """The report draws the band with the actual values, and says how often it held."""
    page = shown(tmp_path, FILES, "strategy/reports/forecasts.md")
    text = printed(tmp_path, FILES, "kpi", "forecast")

    assert '<figure class="hub-figure"><svg' in page
    assert "Branded views  Trust       2     2     1  off" in text
    assert "2026-09  120       140   160     150" in text
    assert "svg" in shown(tmp_path, FILES, "strategy/forecast.md")
