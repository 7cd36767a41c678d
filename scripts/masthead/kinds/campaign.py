"""The kind `campaign`: posts for one purpose over a stretch of time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from masthead.finding import Level
from masthead.kinds.rule import About, Remark, rule
from masthead.page import Page
from masthead.post import Post
from masthead.schema.campaign_shapes import BUDGET, RESOURCES
from masthead.schema.fields import AUDIENCES, DAY, GOAL, ID, ONE_LINE, PILLAR, ids_of, page_record
from masthead.schema.records import Field
from masthead.schema.shapes import Choice
from masthead.schema.spans import wrong_order
from masthead.survey import Survey

if TYPE_CHECKING:
    from masthead.report import Block

PROACTIVE = "proactive"
GROWTH = "page-growth"

RECORD = page_record(
    Field("summary", ONE_LINE, "The campaign in one sentence.", "A week of mending together."),
    Field(
        "kind",
        ID,
        "Kind of campaign: theme, event, launch ...; `page-growth` wants a goal that counts"
        " followers.",
        "event",
    ),
    Field("starts", DAY, "First day.", "2026-12-07"),
    Field("ends", DAY, "Last day.", "2026-12-13"),
    GOAL,
    AUDIENCES,
    Field(
        "channels",
        ids_of("channel"),
        "Where it runs: ids in strategy/channels/.",
        ["site", "mastodon"],
    ),
    PILLAR,
    Field(
        "mode",
        Choice((PROACTIVE, "passive")),
        "`proactive` runs own content on several channels; `passive` watches what others say.",
        PROACTIVE,
    ),
    Field(
        "budget",
        BUDGET,
        "What making and promoting it costs; never public.",
        {"making": 4000000, "promoting": 1500000, "currency": "IDR"},
    ),
    Field(
        "resources",
        RESOURCES,
        "Who and what it takes.",
        [{"what": "an editor", "who": "sari", "days": 2}, "the benches of the library"],
    ),
    Field("utm", ONE_LINE, "Its name in campaign parameters; else its id.", "repair-week"),
)

PUBLIC = frozenset({"starts", "ends"})
COLUMNS = ("mode", "kind", "goal", "starts", "ends", "status")
DRAWN = frozenset({"budget"})
STARTS = {"status": "draft"}

BODY = """\
**The idea** in two sentences: what people should think or do that they do not yet.

**The story** from the first to the last day: what comes first, what it leads to, how it ends.

**How we can tell** that it worked: the number, where it is read, and what we would call a failure.

**What we leave out**, so that nobody has to decide it again at night. Bought followers and bought
engagement are refused, and such numbers stand in no report.
"""


faults = wrong_order

_FILE = "strategy/campaigns/repair-week.md"
_WEEK = """\
---
title: Repair Week
starts: 2026-12-14
ends: 2026-12-20
goal: trust-2026
channels: [site, mastodon]
mode: proactive
resources: [{what: an editor, who: sari, days: 2}]
budget: {making: 400, promoting: 150, currency: EUR}
---
One week, every lamp is welcome.
"""
_POST = """\
---
title: Repair Week starts on Monday
publish_at: 2026-12-14 09:00
channels: [outbox]
campaign: repair-week
---
Bring your lamp, leave with a lamp that works.
"""
_PASSING = {_FILE: _WEEK, "content/posts/2026/week.md": _POST}
_FOLLOWERS = "strategy/goals/followers.md"
_FOLLOWERS_GOAL = "---\ntitle: Followers\nmetric: followers\nstatus: draft\n---\nThey hear first.\n"
_GROWTH = _WEEK.replace("mode: proactive", "mode: proactive\nkind: page-growth")


@rule(
    "campaign/proactive",
    Level.WARNING,
    passing=_PASSING,
    failing={**_PASSING, _FILE: _WEEK.replace("[site, mastodon]", "[site]")},
    channels=2,
)
def equipped(page: Page, survey: Survey, channels: int) -> Iterator[Remark]:
    """A proactive campaign names its resources, its budget and at least two channels.

    Own content on several channels costs people and money. Name both before the first post is
    written, or set `mode: passive` if all you do is listen. A budget says its currency.
    """
    values = survey.values(page)
    if values.get("mode") != PROACTIVE or page not in survey.current("campaign"):
        return
    missing = [f"`{name}`" for name in ("resources", "budget") if not values.get(name)]
    if values.get("budget") and "currency" not in values["budget"]:
        missing.append("the budget's `currency`")
    count = len(values.get("channels", ()))
    if count < channels:
        missing.append(f"a second channel (it has {count} of at least {channels})")
    if missing:
        yield Remark(page.document, f"a proactive campaign without {', '.join(missing)}", ("mode",))


@rule(
    "campaign/growth",
    Level.WARNING,
    passing={
        **_PASSING,
        _FILE: _GROWTH.replace("trust-2026", "followers"),
        _FOLLOWERS: _FOLLOWERS_GOAL,
    },
    failing={**_PASSING, _FILE: _GROWTH},
    metrics=("follower", "subscriber", "member"),
)
def grows(page: Page, survey: Survey, metrics: tuple[str, ...]) -> Iterator[Remark]:
    """A campaign that is to make a page or group grow has a goal that counts its followers.

    `kind: page-growth` without such a goal cannot fail, and so cannot succeed. Name a goal whose
    `metric` counts followers, subscribers or members. Bought followers are refused: they answer
    nothing, and no report counts them.
    """
    values = survey.values(page)
    if values.get("kind") != GROWTH or page not in survey.current("campaign"):
        return
    goal = survey.hub.page("goal", values.get("goal", ""))
    metric = str(survey.values(goal).get("metric", "")).casefold() if goal else ""
    if not any(word in metric for word in metrics):
        message = "a campaign for growth without a goal that counts followers"
        key = "goal" if "goal" in values else "kind"
        yield Remark(
            page.document, message, (key,), f"name a goal with one of: {', '.join(metrics)}"
        )


@rule(
    "campaign/dates",
    Level.WARNING,
    passing=_PASSING,
    failing={**_PASSING, _FILE: _WEEK.replace("ends: 2026-12-20\n", "")},
)
def dated(page: Page, survey: Survey) -> Iterator[Remark]:
    """A campaign has a first and a last day.

    What never ends is a habit, not a campaign: nobody looks back at it. Write `starts` and `ends`.
    """
    missing = [f"`{name}`" for name in ("starts", "ends") if name not in survey.values(page)]
    if missing and page in survey.current("campaign"):
        yield Remark(page.document, f"{' and '.join(missing)} missing", ("title",))


@rule(
    "campaign/dead-end",
    Level.WARNING,
    passing=_PASSING,
    failing={**_PASSING, _FILE: _WEEK.replace("goal: trust-2026\n", "")},
    days=3,
)
def connected(page: Page, survey: Survey, days: int) -> Iterator[Remark]:
    """A campaign serves a goal, and posts belong to it when it is about to begin.

    Without a goal nobody can say what it was for; without posts it is a plan. Name the goal, write
    `campaign: its-id` in its posts, or set it aside with `status: draft`. Posts may come as late as
    `days` days before the first day.
    """
    if page not in survey.current("campaign"):
        return
    values = survey.values(page)
    if "goal" not in values:
        yield Remark(page.document, "a campaign without a goal", ("title",), "write `goal`")
    soon = survey.today + timedelta(days=days)
    starts: date = values.get("starts", date.max)
    begins = values.get("mode") != "passive" and starts <= soon
    if begins and not survey.is_named("campaign", page.id, {"post"}):
        message = f"no post belongs to it, and it starts on {starts}"
        yield Remark(page.document, message, ("starts",), f"write `campaign: {page.id}` in a post")


@rule(
    "campaign/outside",
    Level.NOTICE,
    about=About.POST,
    passing=_PASSING,
    failing={**_PASSING, "content/posts/2026/week.md": _POST.replace("12-14", "12-30")},
    days=7,
)
def inside(post: Post, survey: Survey, days: int) -> Iterator[Remark]:
    """The posts of a campaign go out in its days, or look back in the week after.

    A post outside is counted with the campaign and seen without it. Move the post, or the day; the
    option `days` says how long one may look back.
    """
    page = survey.hub.page("campaign", post.campaign)
    if page is None or post.draft:
        return
    values = survey.values(page)
    first, last = values.get("starts", date.min), values.get("ends", date.max)
    for line in post.channels:
        at = post.due_at(line.channel)
        day = at.astimezone(survey.zone).date() if at else first
        if day < first or (day - last).days > days:
            message = f"it goes to {line.channel} outside the campaign {page.id}"
            yield Remark(post.document, message, ("campaign",))
            return


def detail(page: Page, survey: Survey) -> Iterator[Block]:
    """Yield what a campaign's page tells: its posts along its days, their mix, what it costs."""
    from masthead.reports.campaign_course import course

    return course(page, survey)


RULES = (equipped, grows, dated, connected, inside)
