"""The kind `metric`: what a brand counts besides the metrics that Masthead knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from masthead.finding import Level
from masthead.kinds.examples import PLAN
from masthead.kinds.rule import Remark, rule
from masthead.metric import GOAL_KINDS, METRICS, REFUSED, Depth, Metric, named
from masthead.page import Page
from masthead.schema.fields import FLAG, ONE_LINE, list_of, page_record
from masthead.schema.records import Field
from masthead.schema.shapes import Choice
from masthead.suggestions import did_you_mean
from masthead.survey import Survey

if TYPE_CHECKING:
    from masthead.report import Block

RECORD = page_record(
    Field("formula", ONE_LINE, "How it is counted or computed.", "owners who ordered a part"),
    Field("unit", ONE_LINE, "What its value is in.", "percent of owners"),
    Field(
        "level",
        Choice(tuple(Depth)),
        "How far from our own doing it measures: `output` is what we put out, `out-take` what"
        " people took from it, `outcome` what they think and do, `impact` what the company has.",
        "outcome",
    ),
    Field("source", ONE_LINE, "Where it is read, and by whom.", "Orders at the Spare Shelf"),
    Field(
        "kinds",
        list_of(Choice(tuple(GOAL_KINDS)), "kinds of goals"),
        "The kinds of goals that it can measure; left out, all.",
        ["loyalty"],
    ),
    Field(
        "adds",
        FLAG,
        "Whether values of several days, posts or channels may be added up: counts may, rates and"
        " numbers of different people may not.",
        example=True,
        default=False,
    ),
    Field("signed", FLAG, "Whether it may be below nought.", example=True, default=False),
    Field("falls", FLAG, "Whether less is better.", example=True, default=False),
)

BODY = """\
What counts and what does not, with a case on the edge. Who counts, when, and from what. Say what
the number cannot tell.
"""

COLUMNS = ("formula", "unit", "level")

DEFINED = ("formula", "unit", "level", "source")

_GOAL = """\
---
title: Trust
kind: loyalty
primary: true
metric: owners_who_repair
baseline: 6
target: 12
unit: percent of owners
due: 2027-06-30
source: sample data
owner: sari
objective: Lamps live longer
---
People trust us to mend.
"""
_FILE = "strategy/metrics/owners-who-repair.md"
_PAGE = """\
---
title: Owners who repair
formula: owners who ordered a part / owners x 100
unit: percent of owners
level: outcome
source: sample data
---
A part in the first month does not count.
"""
_GOALS = "strategy/goals/trust-2026.md"
_GOOD = {**PLAN, _GOALS: _GOAL, _FILE: _PAGE}
_BUILT_IN = re.compile(r"\bad(vertising)?[ -]value\b|\bAVEs?\b", re.IGNORECASE)


class Fault(NamedTuple):
    """What is wrong with the name of a metric, and what to do."""

    message: str
    hint: str


def metrics_of(survey: Survey) -> Mapping[str, Metric]:
    """Return every metric that a hub may name, by id: those built in, and its own."""
    return survey.once(_metrics)


def unknown_metric(name: str, survey: Survey) -> Fault | None:
    """Return what is wrong with the name of a metric, or None where it is known."""
    registry = metrics_of(survey)
    if named(name) in REFUSED:
        hint = "count what people did: `masthead metric registry` lists what can be counted"
        return Fault(f"`{name}` is not offered: it puts a price or a mark on attention", hint)
    if named(name) in registry:
        return None
    near = did_you_mean(named(name), registry)
    hint = near or 'say what it is: `masthead metric new "Title"`'
    return Fault(f"there is no metric `{name}`", hint)


@rule(
    "metric/definition",
    Level.WARNING,
    passing=_GOOD,
    failing={**_GOOD, _FILE: _PAGE.replace("unit: percent of owners\n", "")},
)
def defined(page: Page, survey: Survey) -> Iterator[Remark]:
    """A metric says how it is counted, in what, how deep it goes, and where it is read.

    Two people who count the same thing must come to the same number: fill in what is missing.
    """
    values = survey.values(page)
    if missing := [f"`{name}`" for name in DEFINED if name not in values]:
        yield Remark(page.document, f"{', '.join(missing)} missing", ("title",))


@rule(
    "metric/orphan",
    Level.WARNING,
    passing=_GOOD,
    failing={**_GOOD, _GOALS: _GOAL.replace("owners_who_repair", "repeat_engagers")},
)
def serves(page: Page, survey: Survey) -> Iterator[Remark]:
    """A metric of our own serves a goal.

    What nobody wants to change need not be counted: name it in a goal, or set the page aside with
    `status: dropped`.
    """
    current = page in survey.current("metric")
    if current and survey.planned and not goals_of(named(page.id), survey):
        hint = f"write `metric: {named(page.id)}` in the goal that it measures"
        yield Remark(page.document, "no goal is measured by it", ("title",), hint)


@rule(
    "metric/refused",
    Level.ERROR,
    passing=_GOOD,
    failing={**_GOOD, _FILE: _PAGE.replace("title: Owners who", "title: Ad value of owners who")},
)
def refused(page: Page, survey: Survey) -> Iterator[Remark]:
    """No metric puts a price on attention.

    An advertising value equivalent says what space would have cost, not what it did; the Barcelona
    Principles of AMEC refuse it. Count what people did instead. What Masthead counts already cannot
    be made anew under the same name either.
    """
    del survey
    words = f"{page.title} {page.document.data.get('formula', '')}"
    if _BUILT_IN.search(words) or named(page.id) in REFUSED:
        message = "this puts a price on attention, and says nothing of what it did"
        yield Remark(page.document, message, ("title",), "count what people did")
    elif named(page.id) in METRICS:
        message = f"`{named(page.id)}` is built in"
        yield Remark(page.document, message, ("title",), "give the page another name")


def goals_of(metric: str, survey: Survey) -> tuple[Page, ...]:
    """Return the goals of today that are measured by a metric."""
    return tuple(
        page
        for page in survey.current("goal")
        if named(str(survey.values(page).get("metric", ""))) == metric
    )


def detail(page: Page, survey: Survey) -> Iterator[Block]:
    """Show which goals a metric measures, and what was read."""
    from masthead.reports.metrics import card

    yield from card(page, survey)


def _metrics(survey: Survey) -> Mapping[str, Metric]:
    return {**{one.id: one for one in _own(survey)}, **METRICS}


def _own(survey: Survey) -> Iterator[Metric]:
    for page in survey.current("metric"):
        values = survey.values(page)
        yield Metric(
            named(page.id),
            page.title,
            values.get("formula", ""),
            values.get("unit", ""),
            Depth(values["level"]) if "level" in values else None,
            tuple(values.get("kinds", ())),
            values.get("source", ""),
            adds=values.get("adds", False),
            signed=values.get("signed", False),
            falls=values.get("falls", False),
            house=True,
            page=page.id,
        )


RULES = (defined, serves, refused)
REPORTS = {"latest": "metrics.latest", "registry": "metrics.registry"}
