"""The kind `forecast`: what is expected of each metric, month by month, for which goal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from masthead.finding import Level
from masthead.kinds.metric import metrics_of, unknown_metric
from masthead.kinds.rule import Remark, rule
from masthead.metric import named
from masthead.page import Page
from masthead.schema.fields import NUMBER, ONE_LINE, id_of, matching, table_record
from masthead.schema.records import Field
from masthead.survey import Survey

if TYPE_CHECKING:
    from masthead.report import Block

MONTH = matching(r"^20[0-9]{2}-(0[1-9]|1[0-2])$", "a month, as 2026-12", 7)

RECORD = table_record(
    Field("metric", ONE_LINE, "What is forecast; see `masthead metric registry`.", "shares", True),
    Field("goal", id_of("goal"), "The goal that it serves.", "trust-2026"),
    Field("month", MONTH, "The month.", "2026-12", True),
    Field("low", NUMBER, "Below this we would be surprised.", 80),
    Field("expected", NUMBER, "What we expect.", 100, True),
    Field("high", NUMBER, "Above this we would be surprised.", 130),
    Field("source", ONE_LINE, "What it rests on.", "The same month of last year"),
)

BODY = ""

_GOAL = "strategy/goals/trust-2026.md"
_TRUST = "---\ntitle: Trust\nkind: loyalty\nmetric: shares\n---\nPeople trust us to mend.\n"
_FILE = "strategy/forecast.csv"
_ROW = "metric,goal,month,low,expected,high\nshares,trust-2026,2026-12,80,100,130\n"
_GOOD = {_GOAL: _TRUST, _FILE: _ROW}


@rule(
    "forecast/metric",
    Level.ERROR,
    passing=_GOOD,
    failing={**_GOOD, _FILE: _ROW.replace("shares", "shared")},
)
def known(page: Page, survey: Survey) -> Iterator[Remark]:
    """A forecast is of a metric that is known.

    `masthead metric registry` lists them; the actual values come under the same name.
    """
    for index, row in survey.rows(page):
        if fault := unknown_metric(row["metric"], survey):
            yield Remark(page.document, fault.message, ("rows", index, "metric"), fault.hint)


@rule(
    "forecast/goal",
    Level.WARNING,
    passing=_GOOD,
    failing={**_GOOD, _FILE: _ROW.replace("shares", "clicks")},
)
def serves_a_goal(page: Page, survey: Survey) -> Iterator[Remark]:
    """What is forecast serves a goal: it is the goal's own metric, or one that its kind can count.

    A forecast that no goal asks for makes nobody act: name the goal, or leave the row out.
    """
    registry = metrics_of(survey)
    for index, row in survey.rows(page):
        metric = registry.get(named(row["metric"]))
        goal = survey.hub.page("goal", row["goal"]) if "goal" in row else None
        if "goal" not in row:
            hint = "write the goal's id into the column `goal`"
            yield Remark(page.document, "it serves no goal", ("rows", index, "metric"), hint)
        elif metric is not None and goal is not None and not _serves(survey, goal, metric.id):
            message = f"`{metric.id}` does not serve {goal.id}"
            hint = "name a goal that it can measure, or what the goal counts"
            yield Remark(page.document, message, ("rows", index, "metric"), hint)


@rule(
    "forecast/order",
    Level.ERROR,
    passing=_GOOD,
    failing={**_GOOD, _FILE: _ROW.replace("80,100,130", "80,140,130")},
)
def in_order(page: Page, survey: Survey) -> Iterator[Remark]:
    """The lowest value is not above what is expected, nor that above the highest."""
    for index, row in survey.rows(page):
        low, high = row.get("low", row["expected"]), row.get("high", row["expected"])
        if not low <= row["expected"] <= high:
            message = f"{low} (low), {row['expected']} (expected), {high} (high) do not rise"
            yield Remark(page.document, message, ("rows", index, "expected"))


@rule(
    "forecast/twice",
    Level.ERROR,
    passing=_GOOD,
    failing={**_GOOD, _FILE: f"{_ROW}shares,trust-2026,2026-12,80,110,130\n"},
)
def once(page: Page, survey: Survey) -> Iterator[Remark]:
    """A metric is forecast once for a goal and a month: of two rows nobody knows which holds."""
    seen: dict[tuple[str, str, str], int] = {}
    for index, row in survey.rows(page):
        key = (named(row["metric"]), row.get("goal", ""), row["month"])
        if key in seen:
            line = page.document.place("rows", seen[key], "month").line
            message = f"line {line} has a forecast of this for {row['month']} already"
            yield Remark(page.document, message, ("rows", index, "month"))
        seen.setdefault(key, index)


def detail(page: Page, survey: Survey) -> Iterator[Block]:
    """Show what was forecast against what came."""
    from masthead.reports.forecasts import blocks

    del page
    yield from blocks(survey)


def _serves(survey: Survey, goal: Page, metric: str) -> bool:
    values = survey.values(goal)
    kind = values.get("kind", "")
    own = named(values.get("metric", "")) == metric
    return own or metrics_of(survey)[metric].serves(kind)


RULES = (known, serves_a_goal, in_order, once)
