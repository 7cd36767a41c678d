"""The kind `measurement`: tables of what was counted.

One row is one reading: of the brand as a whole, of a channel, or of a post on a channel. Counts are
typed in once and never added up by hand; `masthead.reports.readings` works out what they come to.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Level
from masthead.kinds.metric import metrics_of, unknown_metric
from masthead.kinds.rule import Remark, rule
from masthead.metric import named
from masthead.page import Page
from masthead.report import Block, Ref, Table
from masthead.schema.fields import DAY, NUMBER, ONE_LINE, id_of, table_record
from masthead.schema.records import Field
from masthead.survey import Survey

RECORD = table_record(
    Field(
        "date",
        DAY,
        "The day that is told of, a span's last; of a post's count the day it went out.",
        "2026-11-30",
        True,
    ),
    Field("channel", id_of("channel"), "The channel; empty for the brand as a whole.", "mastodon"),
    Field("post", id_of("post"), "The post; empty for the channel as a whole.", "repair-week"),
    Field(
        "metric", ONE_LINE, "What is counted; `masthead metric registry` lists all.", "shares", True
    ),
    Field("value", NUMBER, "The number, without unit and without commas.", 42, True),
    Field("as_of", DAY, "The day of reading: later readings win.", "2026-12-01"),
    Field("source", ONE_LINE, "Where it was read.", "The network's own statistics"),
)

BODY = ""

MOST_SHOWN = 200
"""Rows of a table on its page."""

_FILE = "strategy/metrics/mastodon.csv"
_HEAD = "date,channel,metric,value,as_of,source\n"
_ROW = f"{_HEAD}2026-11-30,mastodon,shares,42,2026-12-01,sample data\n"


@rule(
    "measurement/metric",
    Level.ERROR,
    passing={_FILE: _ROW},
    failing={_FILE: _ROW.replace("shares", "shared")},
)
def known(page: Page, survey: Survey) -> Iterator[Remark]:
    """A table of numbers counts only metrics that are known.

    A number under a misspelt name is lost to every report: write the name that the finding gives,
    or say what the metric is with `masthead metric new "Title"`.
    """
    for index, row in survey.rows(page):
        if fault := unknown_metric(row["metric"], survey):
            yield Remark(page.document, fault.message, ("rows", index, "metric"), fault.hint)


@rule(
    "measurement/negative",
    Level.ERROR,
    passing={_FILE: _ROW},
    failing={_FILE: _ROW.replace(",42,", ",-42,")},
)
def not_negative(page: Page, survey: Survey) -> Iterator[Remark]:
    """A count is not below nought.

    Only what can fall below it, as net sentiment or growth, has a sign. Read the number again.
    """
    registry = metrics_of(survey)
    for index, row in survey.rows(page):
        metric = registry.get(named(row["metric"]))
        if row["value"] < 0 and metric is not None and not metric.signed:
            message = f"{row['value']} is below nought, and `{metric.id}` cannot be"
            yield Remark(page.document, message, ("rows", index, "value"))


@rule(
    "measurement/day",
    Level.ERROR,
    passing={_FILE: _ROW},
    failing={_FILE: _ROW.replace("2026-11-30", "2027-11-30").replace("2026-12-01", "2027-12-01")},
)
def in_the_past(page: Page, survey: Survey) -> Iterator[Remark]:
    """A number tells of a day that is over, and was read no earlier than that day.

    What lies ahead is a forecast and belongs into `strategy/forecast.csv`. Reports leave such rows
    out.
    """
    for index, row in survey.rows(page):
        if row["date"] > survey.today:
            message = f"{row['date']} is not over yet"
            hint = "what lies ahead stands in strategy/forecast.csv"
            yield Remark(page.document, message, ("rows", index, "date"), hint)
        elif row.get("as_of", row["date"]) < row["date"]:
            message = f"it was read on {row['as_of']}, before {row['date']}"
            yield Remark(page.document, message, ("rows", index, "as_of"))


def detail(page: Page, survey: Survey) -> Iterator[Block]:
    """Show the rows of a table, the last ones first."""
    rows = sorted(survey.rows(page), key=lambda pair: pair[1]["date"], reverse=True)
    cells = tuple(
        (
            *(row[name] for name in ("date", "metric", "value")),
            Ref("channel", row["channel"]) if "channel" in row else None,
            Ref("post", row["post"]) if "post" in row else None,
            *(row.get(name) for name in ("as_of", "source")),
        )
        for _, row in rows[:MOST_SHOWN]
    )
    note = f"The last {MOST_SHOWN} of {len(rows):,} rows." if len(rows) > MOST_SHOWN else ""
    columns = ("Date", "Metric", "Value", "Channel", "Post", "As of", "Source")
    yield Table("Readings", columns, cells, note, "No row yet.")


RULES = (known, not_negative, in_the_past)
