"""The kind `ad`: an advertisement, for whom and for what, and what it may cost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from masthead.finding import Level
from masthead.kinds.examples import AD_PAGE
from masthead.kinds.rule import About, Remark, rule
from masthead.page import Page
from masthead.schema.fields import DAY, GOAL, ONE_LINE, id_of, ids_of, page_record
from masthead.schema.money import MONEY
from masthead.schema.records import Field
from masthead.schema.spans import wrong_order
from masthead.survey import Survey

if TYPE_CHECKING:
    from masthead.report import Block

RECORD = page_record(
    GOAL,
    Field(
        "audiences",
        ids_of("audience"),
        "Whom it is shown to: ids in strategy/audiences/.",
        ["tinkerers"],
    ),
    Field("channel", id_of("channel"), "Where it runs: an id in strategy/channels/.", "mastodon"),
    Field("campaign", id_of("campaign"), "The campaign that it belongs to.", "repair-week"),
    Field(
        "budget",
        MONEY,
        "The most that it may cost, all in all.",
        {"amount": 1500000, "currency": "IDR"},
    ),
    Field("starts", DAY, "First day.", "2026-12-07"),
    Field("ends", DAY, "Last day.", "2026-12-13"),
    Field("post", id_of("post"), "The post that is promoted.", "repair-week"),
    Field("creative", ONE_LINE, "What people see, in a sentence.", "The long bench, five lamps."),
    Field(
        "targeting",
        ONE_LINE,
        "How the service finds them, in groups and never by name.",
        "people within 20 km of Bandung",
    ),
)
COLUMNS = ("goal", "audiences", "channel", "starts", "ends", "status")
STARTS = {"status": "draft"}

BODY = """\
What the advertisement shows, and why it may be interrupted reading for.

**Whom it is shown to**, in groups: no lists of people, nothing about health, faith or origin.
**How we can tell** whether it worked, and below which number we stop it. Clicks, followers and
engagement that somebody sells are refused; such numbers stand in no report.
"""

faults = wrong_order

_FILE = "strategy/ads/bench.md"
_AUDIENCE = "strategy/audiences/tinkerers.md"
_TINKERERS = """\
---
title: Tinkerers
status: draft
---
They take things apart.
"""
_PASSING = {_FILE: AD_PAGE, _AUDIENCE: _TINKERERS}


@rule(
    "ad/linked",
    Level.ERROR,
    passing=_PASSING,
    failing={**_PASSING, _FILE: AD_PAGE.replace("goal: trust-2026\n", "")},
)
def linked(page: Page, survey: Survey) -> Iterator[Remark]:
    """An advertisement serves a goal and is shown to an audience.

    Money without either buys views of anybody. Write `goal` and `audiences`.
    """
    values = survey.values(page)
    missing = [f"`{name}`" for name in ("goal", "audiences") if not values.get(name)]
    if missing and page in survey.current("ad"):
        yield Remark(page.document, f"{' and '.join(missing)} missing", ("title",))


@rule(
    "ad/complete",
    Level.WARNING,
    passing=_PASSING,
    failing={**_PASSING, _FILE: AD_PAGE.replace("ends: 2026-12-20\n", "")},
)
def complete(page: Page, survey: Survey) -> Iterator[Remark]:
    """An advertisement says what it may cost, from when to when it runs, and what people see.

    Without a last day it runs until somebody sees the bill. Write `budget`, `starts`, `ends`, and
    `creative` or the `post` that is promoted.
    """
    values = survey.values(page)
    if page not in survey.current("ad"):
        return
    missing = [f"`{name}`" for name in ("budget", "starts", "ends") if name not in values]
    if not (values.get("creative") or values.get("post")):
        missing.append("`creative` or `post`")
    if missing:
        yield Remark(page.document, f"{', '.join(missing)} missing", ("title",))


@rule(
    "ad/measured",
    Level.WARNING,
    passing=_PASSING,
    failing={**_PASSING, _FILE: AD_PAGE.replace("12-14", "11-14")},
    days=7,
)
def measured(page: Page, survey: Survey, days: int) -> Iterator[Remark]:
    """An advertisement that runs has numbers.

    Who pays without looking pays for what does not work. Add rows to strategy/ad-spend.csv; `days`
    is how long after the first day they may be missing.
    """
    from masthead.reports.ads import rows_of

    starts = survey.values(page).get("starts")
    if page not in survey.current("ad") or not starts:
        return
    if starts + timedelta(days=days) < survey.today and not rows_of(page.id, survey):
        yield Remark(page.document, f"it runs since {starts}, and nothing is counted", ("starts",))


_BUDGET = "strategy/budget/2026.csv"
_PLAN = """\
month,kind,channel,plan,currency
2026-12,make,,100,EUR
2026-12,promote,mastodon,{},EUR
"""


@rule(
    "ad/budget",
    Level.WARNING,
    about=About.EVERY,
    passing={**_PASSING, _BUDGET: _PLAN.format(150)},
    failing={**_PASSING, _BUDGET: _PLAN.format(90)},
)
def planned(_pages: tuple[Page, ...], survey: Survey) -> Iterator[Remark]:
    """What advertisements may cost is in the budget.

    Their budgets come out of what the plan has for promoting: of their campaign, or of their
    channel where they belong to none. Where the hub keeps a budget, add a row of kind `promote` in
    the same currency, or lower the budget of the advertisement.
    """
    from masthead.reports.ads import over_plan

    if survey.pages("budget"):
        for page, message in over_plan(survey):
            yield Remark(page.document, message, ("budget",), "see strategy/budget/")


def detail(page: Page, survey: Survey) -> Iterator[Block]:
    """Yield what an advertisement cost and brought, day by day."""
    from masthead.reports.ads import about

    return about(page, survey)


RULES = (linked, complete, measured, planned)
REPORTS = {"report": "ads.rates", "pace": "ads.paces"}
