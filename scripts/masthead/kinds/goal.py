"""The kind `goal`: what the brand wants to reach, with a measure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from masthead.finding import Level
from masthead.kinds.examples import GOAL_PAGE, PLAN
from masthead.kinds.rule import About, Remark, rule
from masthead.metric import FUNCTIONS, GOAL_KINDS, named
from masthead.page import Page
from masthead.post import Post
from masthead.schema.fields import DAY, FLAG, NUMBER, ONE_LINE, id_of, page_record
from masthead.schema.records import Field
from masthead.schema.shapes import Choice
from masthead.suggestions import did_you_mean
from masthead.survey import Survey

if TYPE_CHECKING:
    from masthead.report import Block

PER = Choice(("month", "total"))

RECORD = page_record(
    Field("kind", Choice(tuple(GOAL_KINDS)), "What kind of goal it is.", "loyalty"),
    Field("function", Choice(tuple(FUNCTIONS)), "The line of work that it belongs to.", "crm"),
    Field("metric", ONE_LINE, "What is counted; see `masthead metric registry`.", "shares"),
    Field("channel", id_of("channel"), "The one channel that counts; left out, all.", "telegram"),
    Field("baseline", NUMBER, "The value at the start.", 120),
    Field("since", DAY, "Day of the baseline; else the end of the first month read.", "2026-06-30"),
    Field("target", NUMBER, "The value to reach.", 200),
    Field("unit", ONE_LINE, "What the value is counted in.", "people a month"),
    Field("per", PER, "A month's value, or all from the baseline on.", "month", default="month"),
    Field("due", DAY, "Day by which the target is to be reached.", "2026-12-31"),
    Field("source", ONE_LINE, "Where the value is read.", "strategy/metrics/site.csv"),
    Field("primary", FLAG, "The goal that wins where two goals clash.", example=True),
    Field("objective", ONE_LINE, "The company's objective behind it.", "Lamps live longer"),
)

BODY = """\
Why this goal, and how we notice that it is reached. Say what would make us give it up.
"""

COLUMNS = ("kind", "metric", "target", "due", "owner")

MEASURE = ("kind", "metric", "baseline", "target", "unit", "due", "source", "owner")
MADE_FOR = frozenset({"campaign", "post", "audience", "ad", "contest", "partner", "trend"})
"""What serves a goal by naming it; a forecast or a channel's score does not."""

BRAND_FOLDER = "content/brand/"

_FILE = "strategy/goals/trust-2026.md"
_GOOD = {**PLAN, _FILE: GOAL_PAGE}
_LAMP = "content/posts/2026/lamp.md"
_POST = """\
---
title: Lamp
publish_at: 2026-12-14 09:00
channels: [outbox]
goal: trust-2026
branded: true
---
Bring your lamp.
"""
_POSTED = {**_GOOD, _LAMP: _POST}
_READ = "date,metric,value,source\n2026-11-30,{},42,sample data\n"


@rule(
    "goal/measure",
    Level.WARNING,
    passing=_GOOD,
    failing={**PLAN, _FILE: GOAL_PAGE.replace("target: 200\n", "")},
)
def measured(page: Page, survey: Survey) -> Iterator[Remark]:
    """A goal says what is counted, from where to where, by when, where it is read, and who owns it.

    Without it nobody can tell whether the goal is reached: fill it in, or write `status: draft`.
    """
    values = survey.values(page)
    missing = [f"`{name}`" for name in MEASURE if name not in values]
    if missing and survey.planned and page in survey.current("goal"):
        yield Remark(page.document, f"{', '.join(missing)} missing", ("title",))


@rule(
    "goal/metric",
    Level.ERROR,
    passing=_GOOD,
    failing={**PLAN, _FILE: GOAL_PAGE.replace("branded_views", "brand_views")},
)
def known(page: Page, survey: Survey) -> Iterator[Remark]:
    """A goal counts something that is known: a metric built in, or one of the hub's own.

    `masthead metric registry` lists them; `masthead metric new "Title"` writes the page of another.
    """
    from masthead.kinds.metric import unknown_metric

    metric = survey.values(page).get("metric")
    if metric and survey.planned and (fault := unknown_metric(metric, survey)):
        yield Remark(page.document, fault.message, ("metric",), fault.hint)


@rule(
    "goal/kind",
    Level.WARNING,
    passing=_GOOD,
    failing={**PLAN, _FILE: GOAL_PAGE.replace("kind: awareness", "kind: service")},
)
def kind_fits(page: Page, survey: Survey) -> Iterator[Remark]:
    """A goal is measured by what can show it.

    Views do not tell whether people were helped. A metric of your own says its `kinds`.
    """
    from masthead.kinds.metric import metrics_of

    values = survey.values(page)
    metric = metrics_of(survey).get(named(values.get("metric", "")))
    kind = values.get("kind", "")
    if metric is not None and kind and not metric.serves(kind):
        fitting = [one.id for one in metrics_of(survey).values() if one.serves(kind)]
        message = f"`{metric.id}` does not measure {kind}"
        yield Remark(page.document, message, ("metric",), f"what does: {', '.join(fitting)}")


@rule(
    "goal/objective",
    Level.WARNING,
    passing=_GOOD,
    failing={**PLAN, _FILE: GOAL_PAGE.replace("objective: Lamps live longer\n", "")},
)
def has_objective(page: Page, survey: Survey) -> Iterator[Remark]:
    """A goal names the objective of the company that it serves.

    Where the strategy's first page lists `objectives`, it is one of those, word for word.
    """
    if not survey.planned or page not in survey.current("goal"):
        return
    objective = survey.values(page).get("objective")
    plan = survey.hub.page("strategy", "strategy")
    objectives = survey.values(plan).get("objectives", ()) if plan else ()
    if not objective:
        hint = "write `objective:` with what the company wants by it"
        yield Remark(page.document, "no objective of the company is named", ("title",), hint)
    elif objectives and objective not in objectives:
        message = "the strategy has no such objective"
        yield Remark(page.document, message, ("objective",), did_you_mean(objective, objectives))


@rule(
    "goal/primary",
    Level.WARNING,
    about=About.EVERY,
    passing=_GOOD,
    failing={**PLAN, _FILE: GOAL_PAGE.replace("primary: true\n", "")},
)
def one_primary(pages: tuple[Page, ...], survey: Survey) -> Iterator[Remark]:
    """One goal comes first.

    Where two goals pull in different ways, people need to know which one wins: set
    `primary: true` in that one, and in no other.
    """
    primary = [page for page in survey.current("goal") if survey.values(page).get("primary")]
    if not primary and pages and survey.planned:
        message = "no goal is the primary one"
        yield Remark(pages[0].document, message, hint="write `primary: true` in the one that wins")
    for page in primary[1:]:
        message = f"{primary[0].id} is the primary goal already"
        yield Remark(page.document, message, ("primary",))


@rule(
    "goal/unserved",
    Level.WARNING,
    passing=_POSTED,
    failing={**_POSTED, _LAMP: _POST.replace("goal: trust-2026\n", "")},
)
def served(page: Page, survey: Survey) -> Iterator[Remark]:
    """Something is done for a goal: a campaign, a post, an audience or an ad names it.

    A goal that nobody works for is a wish. Name it where work is planned, or set it aside.
    """
    if not (survey.planned and survey.posted and page in survey.current("goal")):
        return
    due = survey.values(page).get("due")
    over = due is not None and due < survey.today
    if not over and not survey.is_named("goal", page.id, MADE_FOR):
        hint = f"write `goal: {page.id}` where something is done for it"
        yield Remark(page.document, "no campaign, post or audience serves it", ("title",), hint)


@rule(
    "goal/unmeasured",
    Level.NOTICE,
    passing={**_GOOD, "strategy/metrics/site.csv": _READ.format("branded_views")},
    failing={**_GOOD, "strategy/metrics/site.csv": _READ.format("clicks")},
)
def has_readings(page: Page, survey: Survey) -> Iterator[Remark]:
    """What a goal counts is read now and then.

    Where the hub keeps numbers in `strategy/metrics/`, those of its goals are among them. Branded
    views are worked out from the views of posts.
    """
    from masthead.kinds.metric import metrics_of
    from masthead.reports.readings import readings

    metric = named(survey.values(page).get("metric", ""))
    read = readings(survey)
    if metric in metrics_of(survey) and read and metric not in read:
        hint = "add a row with date, metric and value to a table in strategy/metrics/"
        yield Remark(page.document, f"`{metric}` was never read", ("metric",), hint)


@rule(
    "goal/branded",
    Level.WARNING,
    about=About.POST,
    passing=_POSTED,
    failing={**_POSTED, _LAMP: _POST.replace("branded: true\n", "")},
)
def carries_the_brand(post: Post, survey: Survey) -> Iterator[Remark]:
    """A post for awareness carries the brand: without it people remember the lamp and not the name.

    Show it, and write `branded: true`; a picture from `content/brand/` says it, too.
    """
    goal = survey.hub.page("goal", post.goal) if post.goal else None
    if goal is None or post.draft or survey.values(goal).get("kind") != "awareness":
        return
    shown = any(media.path.startswith(BRAND_FOLDER) for media in post.media)
    if not shown and post.document.data.get("branded") is not True:
        message = f"{goal.id} is a goal of awareness, and the post does not say that it is branded"
        yield Remark(post.document, message, ("goal",), "show the brand, and write `branded: true`")


def detail(page: Page, survey: Survey) -> Iterator[Block]:
    """Yield the goal's target against its values, and who and what works for it."""
    from masthead.reports.goals import card

    yield from card(page, survey)


RULES = (
    *(measured, known, kind_fits, has_objective, one_primary),
    *(served, has_readings, carries_the_brand),
)
REPORTS = {"targets": "goals.targets", "tree": "goals.tree", "kinds": "goals.kinds"}
