"""The kind `seeding`: a post in somebody else's community, by the rules of that community."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from masthead.finding import Level
from masthead.kinds.rule import Remark, rule
from masthead.page import Page
from masthead.schema.fields import (
    AUDIENCES,
    DAY,
    FLAG,
    GOAL,
    ONE_LINE,
    URL,
    id_of,
    number,
    page_record,
)
from masthead.schema.money import MONEY
from masthead.schema.records import Field, Record
from masthead.survey import Survey

TALLY = number("a count from 0 on", 0, 1e12)
RESULT = Record(
    (
        Field("clicks", TALLY, "Clicks on our link.", 62),
        Field("answers", TALLY, "Answers in the thread.", 11),
        Field("as_of", DAY, "The day on which it was counted.", "2026-12-21"),
        Field("source", ONE_LINE, "Where it was read.", "our own site's log, by campaign name"),
        Field("removed", FLAG, "Whether the community took it down.", example=False),
    ),
    "a mapping with `clicks`, `as_of` and `source`",
)

RECORD = page_record(
    Field("community", ONE_LINE, "Whose place it is.", "Bench and Biscuits, a forum"),
    Field("url", URL, "Its address, or that of the thread.", "https://forum.example/t/12"),
    Field("rules_url", URL, "Where its rules stand.", "https://forum.example/rules"),
    Field("rules_read", DAY, "The day on which we read them.", "2026-12-01"),
    Field("date", DAY, "The day of the post.", "2026-12-07"),
    Field("by", id_of("person"), "Who posts, under the own name.", "sari"),
    Field(
        "disclosure",
        ONE_LINE,
        "The words that say who we are; they stand first.",
        "I work for Lentera",
    ),
    Field("post", id_of("post"), "The post of ours that it leads to.", "three-checks"),
    GOAL,
    AUDIENCES,
    Field("cost", MONEY, "What it cost, working time included.", {"amount": 20, "currency": "EUR"}),
    Field(
        "result",
        RESULT,
        "What came of it.",
        {"clicks": 62, "as_of": "2026-12-21", "source": "our site's log"},
    ),
)
COLUMNS = ("community", "date", "by", "goal")
STARTS = {"status": "draft"}

BODY = """\
What the community needs that we can give, and who there has agreed to it.

**The text** as it was posted, beginning with who we are. **What was answered**, and what we
learned. We never pose as members, never buy votes or answers, and leave when we are asked to.
"""

_FILE = "strategy/seeding/forum.md"
_SEEDING = """\
---
title: Switches in the forum
community: Bench and Biscuits
rules_url: https://forum.example/rules
rules_read: 2026-12-01
date: 2026-12-02
by: sari
disclosure: I work for Lentera
result: {clicks: 62, answers: 11, as_of: 2026-12-06, source: our own log}
---
They ask about switches.
"""


@rule(
    "seeding/rules",
    Level.WARNING,
    passing={_FILE: _SEEDING},
    failing={_FILE: _SEEDING.replace("rules_read: 2026-12-01", "rules_read: 2026-12-04")},
)
def read(page: Page, survey: Survey) -> Iterator[Remark]:
    """Before we post in a community of others, somebody reads its rules.

    Many refuse brands, and they are right to. Write `rules_url`, and in `rules_read` the day on
    which you read them: it is not after the post.
    """
    values = survey.values(page)
    missing = [f"`{name}`" for name in ("rules_url", "rules_read") if name not in values]
    if page not in survey.current("seeding"):
        return
    if missing:
        yield Remark(page.document, f"{' and '.join(missing)} missing", ("title",))
    elif "date" in values and values["rules_read"] > values["date"]:
        message = f"the rules were read on {values['rules_read']}, after the post"
        yield Remark(page.document, message, ("rules_read",))


@rule(
    "seeding/disclosure",
    Level.ERROR,
    passing={_FILE: _SEEDING},
    failing={_FILE: _SEEDING.replace("disclosure: I work for Lentera\n", "")},
)
def disclosed(page: Page, survey: Survey) -> Iterator[Remark]:
    """Who posts for us in a community of others says so.

    A brand that poses as a neighbour is found out, and in many countries it breaks the law. Write
    into `disclosure` the words that stand first in the text, and in `by` who posts.
    """
    values = survey.values(page)
    if page in survey.current("seeding"):
        missing = [f"`{name}`" for name in ("disclosure", "by") if not values.get(name)]
        if missing:
            yield Remark(page.document, f"{' and '.join(missing)} missing", ("title",))


@rule(
    "seeding/result",
    Level.NOTICE,
    passing={_FILE: _SEEDING},
    failing={
        _FILE: _SEEDING.replace("12-02", "11-02")
        .replace("12-01", "11-01")
        .replace("\nresult", "\n#result")
    },
    days=21,
)
def counted(page: Page, survey: Survey, days: int) -> Iterator[Remark]:
    """Three weeks after a post in a community of others its result is known.

    Write `result` with clicks, day and source, also where nothing came of it. The option `days`
    says how long to wait.
    """
    values = survey.values(page)
    if page not in survey.current("seeding") or "date" not in values:
        return
    result = values.get("result")
    if result is None and values["date"] + timedelta(days=days) < survey.today:
        yield Remark(page.document, f"no result of the post of {values['date']}", ("date",))
    elif result and not {"as_of", "source"} <= result.keys():
        yield Remark(page.document, "a result without `as_of` and `source`", ("result",))


RULES = (read, disclosed, counted)
REPORTS = {"ledger": "seedings.blocks"}
