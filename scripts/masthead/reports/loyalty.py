"""Loyalty over time: who comes back, what is passed on, and who has been with us for long.

There is no standard for loyalty: returning engagers are a house metric, and are marked as one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from masthead.metric import METRICS
from masthead.report import Block, Cell, Ref, Table
from masthead.reports.readings import by_whole_month
from masthead.reports.standing import ACTUAL, counted, standings
from masthead.survey import Survey

TITLE = "Loyalty"
SHOWN = ("repeat_engagers", "shares")
DAYS = 365.25


def blocks(survey: Survey) -> Iterator[Block]:
    """Yield the goals of loyalty, the returning engagers, the shares, and the partners by years."""
    goals = [one for one in standings(survey) if survey.values(one.goal).get("kind") == "loyalty"]
    rows = tuple(
        (Ref("goal", one.goal.id), one.metric.title if one.metric else None, one.mark)
        for one in goals
    )
    empty = "No goal of loyalty yet: write `kind: loyalty` in one"
    yield Table("Goals of loyalty", ("Goal", "Counts", "State"), rows, "", empty)
    for metric in SHOWN:
        yield _line(survey, metric)
    yield _partners(survey)


def _line(survey: Survey, id: str) -> Block:
    from masthead.plots import lines

    metric = METRICS[id]
    empty = f"Not read yet: add rows with the metric `{id}` to a table in strategy/metrics/"
    rows = tuple(by_whole_month(survey, id).items())
    table = Table(metric.title, ("Month", ACTUAL), rows, counted(metric), empty)
    return lines(table, "Month", ACTUAL, unit="%" if metric.unit == "%" else "")


def _partners(survey: Survey) -> Block:
    """Return the partners that say since when they are with us, the oldest first."""
    known = ((survey.values(page).get("since"), page) for page in survey.current("partner"))
    dated = [(since, page) for since, page in known if isinstance(since, date)]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (Ref("partner", page.id), since, round((survey.today - since).days / DAYS, 1))
        for since, page in sorted(dated, key=lambda pair: (pair[0], pair[1].id))
    )
    empty = "No partner says `since` yet."
    return Table("Partners, longest first", ("Partner", "Since", "Years"), rows, "", empty)
