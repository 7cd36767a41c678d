"""The kind `competitor`: who else speaks to the same people, looked at from outside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from masthead.finding import Level
from masthead.kinds.rule import Remark, rule
from masthead.page import Page
from masthead.schema.fields import DAY, ID, LANGUAGES, LINES, ONE_LINE, URL, ids_of, page_record
from masthead.schema.records import Field, MappingOf
from masthead.survey import Survey

if TYPE_CHECKING:
    from masthead.report import Block

RECORD = page_record(
    Field("summary", ONE_LINE, "Who they are, in one sentence.", "A maker of lamps in Bandung."),
    Field("url", URL, "Their own site.", "https://other.example"),
    Field(
        "accounts",
        MappingOf(ID, ONE_LINE, "account names by network"),
        "Their accounts by network.",
        {"bluesky": "other.example"},
    ),
    Field("languages", LANGUAGES, "Languages they write in, as tags.", ["en", "id"]),
    Field(
        "audiences",
        ids_of("audience"),
        "Whom of ours they speak to: ids in strategy/audiences/.",
        ["tinkerers"],
    ),
    Field("strengths", LINES, "What they do better than we.", ["They answer within the hour."]),
    Field("weaknesses", LINES, "What they leave to us.", ["They sell no parts."]),
    Field("as_of", DAY, "Day of the look.", "2026-11-30"),
    Field("source", ONE_LINE, "Where it was seen.", "their own pages"),
)
COLUMNS = ("summary", "audiences", "as_of")
STARTS = {"status": "draft"}

BODY = """\
What they say, to whom, and what people answer. Only what anybody can see: no guesses at their
plans, no scraping behind a login. Numbers stand in strategy/benchmark.csv, with day and source.

What we learn from it, and what we will not copy. Followers that somebody bought are not counted,
for them as for us.
"""

_FILE = "strategy/competitors/other-lamps.md"
_OTHER = """\
---
title: Other Lamps
summary: A maker of lamps.
as_of: 2026-11-30
source: their own pages
---
They show rooms, not parts.
"""
TABLE = "strategy/benchmark.csv"
_ROWS = "competitor,network,as_of,source,followers\n{},mastodon,2026-11-30,profile page,900\n"


@rule(
    "competitor/dated",
    Level.WARNING,
    passing={_FILE: _OTHER},
    failing={_FILE: _OTHER.replace("as_of: 2026-11-30\n", "")},
)
def dated(page: Page, survey: Survey) -> Iterator[Remark]:
    """What is said of a competitor has a day and a source.

    Without them an old impression passes for knowledge. Write `as_of` and `source`.
    """
    values = survey.values(page)
    missing = [f"`{name}`" for name in ("as_of", "source") if name not in values]
    if missing and page in survey.current("competitor"):
        yield Remark(page.document, f"{' and '.join(missing)} missing", ("title",))
    elif (day := values.get("as_of")) and day > survey.today:
        yield Remark(page.document, f"seen on a day to come, {day}", ("as_of",))


@rule(
    "competitor/measured",
    Level.NOTICE,
    passing={_FILE: _OTHER, TABLE: _ROWS.format("other-lamps")},
    failing={_FILE: _OTHER, TABLE: _ROWS.format("")},
)
def measured(page: Page, survey: Survey) -> Iterator[Remark]:
    """Where the hub keeps a table of competitors' numbers, each competitor is in it.

    Share of voice is a share among those who are counted. Add a row to strategy/benchmark.csv, or
    set the page aside with `status: closed`.
    """
    if not survey.pages("benchmark") or page not in survey.current("competitor"):
        return
    if page.id not in survey.once(_counted):
        yield Remark(page.document, f"{page.id} has no row in {TABLE}", ("title",))


def _counted(survey: Survey) -> frozenset[str]:
    """Return the ids of the competitors that have a row."""
    rows = (row for table in survey.pages("benchmark") for _, row in survey.rows(table))
    return frozenset(row.get("competitor", "") for row in rows)


def detail(page: Page, survey: Survey) -> Iterator[Block]:
    """Yield the numbers of a competitor, day by day."""
    from masthead.reports.benchmarks import numbers_of

    yield numbers_of(page.id, survey)


RULES = (dated, measured)
REPORTS = {"benchmark": "benchmarks.blocks"}
