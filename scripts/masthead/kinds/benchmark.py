"""The kind `benchmark`: `strategy/benchmark.csv`, numbers of competitors beside our own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from masthead.finding import Level
from masthead.kinds.rule import Remark, rule
from masthead.page import Page
from masthead.schema.fields import DAY, FLAG, ID, ONE_LINE, id_of, number, table_record
from masthead.schema.records import Field
from masthead.survey import Survey

if TYPE_CHECKING:
    from masthead.report import Block

TALLY = number("a count from 0 on", 0, 1e12)

RECORD = table_record(
    Field(
        "competitor",
        id_of("competitor"),
        "Whose numbers: an id in strategy/competitors/; left empty, our own.",
        "other-lamps",
    ),
    Field("network", ID, "On which network; left empty, on all together (mentions).", "mastodon"),
    Field("as_of", DAY, "The day on which it was counted.", "2026-11-30"),
    Field("source", ONE_LINE, "Where it was read.", "profile page"),
    Field(
        "window", ONE_LINE, "The days that engagements, posts and mentions are of.", "November 2026"
    ),
    Field("followers", TALLY, "Followers on that day.", 5200),
    Field("posts", TALLY, "Posts in the window.", 14),
    Field("engagements", TALLY, "Likes, answers and shares of those posts.", 610),
    Field("mentions", TALLY, "Posts of others that name them in the window.", 48),
    Field(
        "bought", FLAG, "Whether bought numbers are among them: then nothing counts.", example=False
    ),
)
BODY = ""

_COMPETITOR = "strategy/competitors/other-lamps.md"
_OTHER = """\
---
title: Other Lamps
as_of: 2026-11-30
source: their own pages
---
They show rooms, not parts.
"""
_FILE = "strategy/benchmark.csv"
_HEAD = "competitor,network,as_of,source,window,followers,posts,engagements,mentions\n"
_ROWS = f"""\
{_HEAD}other-lamps,mastodon,2026-11-30,profile page,November 2026,900,12,180,40
,mastodon,2026-11-30,profile page,November 2026,1840,15,420,60
"""
_PASSING = {_COMPETITOR: _OTHER, _FILE: _ROWS}


@rule(
    "benchmark/dated",
    Level.WARNING,
    passing=_PASSING,
    failing={**_PASSING, _FILE: _ROWS.replace("2026-11-30,profile page", "2026-11-30,", 1)},
)
def dated(page: Page, survey: Survey) -> Iterator[Remark]:
    """Each row has its day and its source, and what is counted over days says over which.

    Numbers of others are read from outside: without day and source nobody can read them again, and
    two windows cannot be compared. Fill in `as_of`, `source` and `window`.
    """
    for index, row in survey.rows(page):
        missing = [name for name in ("as_of", "source") if name not in row]
        if (
            any(name in row for name in ("posts", "engagements", "mentions"))
            and "window" not in row
        ):
            missing.append("window")
        if missing:
            names = ", ".join(f"`{name}`" for name in missing)
            yield Remark(page.document, f"{names} missing in this row", ("rows", index))
        elif row["as_of"] > survey.today:
            message = f"counted on a day to come, {row['as_of']}"
            yield Remark(page.document, message, ("rows", index, "as_of"))


def detail(_page: Page, survey: Survey) -> Iterator[Block]:
    """Yield the rows as a table."""
    from masthead.reports.benchmarks import numbers_of

    yield numbers_of(None, survey)


RULES = (dated,)
