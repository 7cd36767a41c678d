"""What was forecast against what came: a band for each metric and goal, with the actual values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from masthead.kinds.metric import metrics_of
from masthead.metric import named
from masthead.report import Block, Cell, Mark, Ref, Table, Tone
from masthead.reports.readings import by_whole_month
from masthead.reports.standing import counted
from masthead.survey import Survey

TITLE = "Forecast against actual"
COLUMNS = ("Month", "Low", "Expected", "High", "Actual")
EMPTY = "No forecast yet: write metric, goal, month and expected into strategy/forecast.csv"

Rows = list[Mapping[str, Any]]


def blocks(survey: Survey) -> Iterator[Block]:
    """Yield how often the forecast held, and a drawing for each metric and goal."""
    found = _by_metric(survey)
    summary = tuple(_held(survey, *key, rows) for key, rows in found.items())
    note = "Held: the actual value of a month lies between low and high; open months do not count."
    yield Table("", ("Metric", "Goal", "Months", "Over", "Held", "State"), summary, note, EMPTY)
    for (metric, goal), rows in found.items():
        yield _drawn(survey, metric, goal, rows)


def _drawn(survey: Survey, metric: str, goal: str, rows: Rows) -> Block:
    from masthead.plots import lines

    actual = by_whole_month(survey, metric)
    known = metrics_of(survey)[metric]
    title = f"{known.title}: {survey.title('goal', goal)}" if goal else known.title
    sources = ", ".join(dict.fromkeys(row["source"] for row in rows if "source" in row))
    note = counted(known) + (f" The forecast rests on: {sources}." if sources else "")
    table = Table(title, COLUMNS, tuple(_cells(row, actual) for row in rows), note)
    return lines(table, "Month", "Expected", "Actual", low="Low", high="High")


def _cells(row: Mapping[str, Any], actual: Mapping[str, float | None]) -> tuple[Cell, ...]:
    month = row["month"]
    return month, row.get("low"), row["expected"], row.get("high"), actual.get(month)


def _held(survey: Survey, metric: str, goal: str, rows: Rows) -> tuple[Cell, ...]:
    actual = by_whole_month(survey, metric)
    banded = [row for row in rows if "low" in row or "high" in row]
    over = [(row, value) for row in banded if (value := actual.get(row["month"])) is not None]
    held = sum(row.get("low", value) <= value <= row.get("high", value) for row, value in over)
    mark = Mark("held", Tone.GOOD) if held == len(over) else Mark("off", Tone.WARN)
    title = metrics_of(survey)[metric].title
    ref = Ref("goal", goal) if goal else None
    return title, ref, len(rows), len(over), held, mark if over else Mark("open")


def _by_metric(survey: Survey) -> Mapping[tuple[str, str], Rows]:
    """Return the rows by metric and goal, in order of their months, without unknown metrics."""
    found: dict[tuple[str, str], Rows] = defaultdict(list)
    for page in survey.pages("forecast"):
        for _, row in survey.rows(page):
            if named(row["metric"]) in metrics_of(survey):
                found[named(row["metric"]), row.get("goal", "")].append(row)
    return {key: sorted(rows, key=lambda row: str(row["month"])) for key, rows in found.items()}
