"""The metrics that a hub may name, what was read of each, and what one of them measures."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.kinds.metric import goals_of, metrics_of
from masthead.metric import GOAL_KINDS, METRICS, Metric, named
from masthead.page import Page
from masthead.report import Block, Cell, Facts, Mark, Ref, Table
from masthead.reports.readings import by_month, readings
from masthead.reports.standing import ACTUAL, refs
from masthead.survey import Survey


def registry(survey: Survey) -> Iterator[Block]:
    """List every metric that goals, forecasts and tables may name."""
    sources = {one.source for one in METRICS.values() if one.source}
    known = sorted(metrics_of(survey).values(), key=lambda one: (not one.page, one.id))
    yield Table(
        "Registry",
        ("Metric", "Formula", "Unit", "Level", "Goals of the kind"),
        tuple(_registered(one) for one in known),
        "Levels after the AMEC framework: output, out-take, outcome, impact. Counts are stored,"
        " rates are computed. Not offered: anything that prices attention, and one score for all."
        f" Formulas, read in November 2026: {'; '.join(sorted(sources))}.",
    )


def latest(survey: Survey) -> Iterator[Block]:
    """Show what was read last of each metric, and how old it is."""
    registry = metrics_of(survey)
    rows = tuple(_last(survey, registry[id]) for id in sorted(readings(survey)) if id in registry)
    yield Table(
        "Last readings",
        ("Metric", "Month", "Value", "Unit", "Read on", "Measures", "Source"),
        rows,
        "A month's value is the sum of what may be added up, and the last reading of the rest.",
        "Nothing was read yet: put a table with date, metric and value into strategy/metrics/",
    )


def card(page: Page, survey: Survey) -> Iterator[Block]:
    """Yield which goals a metric of the hub measures, and its values by month."""
    from masthead.plots import lines

    id = named(page.id)
    goals = refs("goal", {goal.id for goal in goals_of(id, survey)})
    yield Facts(
        "In use", (("Named as", id), ("Measures", goals), ("Last read", _read_on(survey, id)))
    )
    months = by_month(survey, id)
    if any(value is not None for value in months.values()):
        unit = survey.values(page).get("unit", "")
        note = f"In {unit}." if unit else ""
        table = Table("By month", ("Month", ACTUAL), tuple(months.items()), note)
        yield lines(table, "Month", ACTUAL)


def _registered(metric: Metric) -> tuple[Cell, ...]:
    name: Cell = Ref("metric", metric.page, metric.id)
    kinds = ", ".join(kind for kind in GOAL_KINDS if kind in metric.kinds)
    level = Mark(metric.level) if metric.level else None
    return (
        name if metric.page else metric.id,
        metric.formula,
        metric.unit,
        level,
        kinds or ("any" if metric.page else None),
    )


def _last(survey: Survey, metric: Metric) -> tuple[Cell, ...]:
    month, value = list(by_month(survey, metric.id).items())[-1]
    goals = refs("goal", {page.id for page in goals_of(metric.id, survey)})
    source = readings(survey)[metric.id][-1].source
    read_on = _read_on(survey, metric.id)
    return metric.title, month, value, metric.unit, read_on, goals, source or None


def _read_on(survey: Survey, metric: str) -> Cell:
    return max((one.as_of for one in readings(survey).get(metric, ())), default=None)
