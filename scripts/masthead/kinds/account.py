"""The kind `account`: `strategy/accounts.csv`, what our own accounts counted on which day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from masthead.channel import Channel, ChannelStatus
from masthead.finding import Level
from masthead.kinds.rule import Remark, rule
from masthead.page import Page
from masthead.schema.fields import DAY, FLAG, ONE_LINE, id_of, number, table_record
from masthead.schema.records import Field
from masthead.survey import Survey

TALLY = number("a count from 0 on", 0, 1e12)

RECORD = table_record(
    Field(
        "channel",
        id_of("channel"),
        "Which account: an id in strategy/channels/.",
        "mastodon",
        required=True,
    ),
    Field("handle", ONE_LINE, "Its name on the network.", "lentera"),
    Field("as_of", DAY, "The day on which it was counted.", "2026-11-30", required=True),
    Field("source", ONE_LINE, "Where it was read.", "profile page", required=True),
    Field("followers", TALLY, "Followers, subscribers or members.", 1840),
    Field("posts", TALLY, "Posts since the account was opened.", 212),
    Field(
        "bought",
        FLAG,
        "Whether bought followers are among them: then nothing counts.",
        example=False,
    ),
    Field("admin", id_of("person"), "Who can change the account.", "sari"),
)
BODY = ""

_FILE = "strategy/accounts.csv"
_CHANNEL = "strategy/channels/mastodon.md"
_MASTODON = """\
---
title: Mastodon
service: folder
network: mastodon
handle: lentera@makers.example
---
Where we talk.
"""
_HEAD = "channel,handle,as_of,source,followers,posts,bought,admin\n"
_ROWS = f"{_HEAD}mastodon,lentera,2026-11-30,profile page,1840,212,false,sari\n"
_PASSING = {_CHANNEL: _MASTODON, _FILE: _ROWS}


def accounts(survey: Survey) -> list[Channel]:
    """Return the channels that are accounts with a handle and not retired, by id."""
    channels = (channel for _, channel in sorted(survey.hub.channels.items()))
    return [one for one in channels if one.handle and one.status is not ChannelStatus.RETIRED]


@rule(
    "account/registered",
    Level.WARNING,
    passing=_PASSING,
    failing={
        **_PASSING,
        _FILE: f"{_HEAD}bluesky,lentera,2026-11-30,profile page,1840,212,false,sari\n",
    },
)
def registered(page: Page, survey: Survey) -> Iterator[Remark]:
    """Every account that we have stands in the table of accounts.

    An account that nobody counts is one that nobody looks at. Add a row for it, or retire the
    channel. An account is a channel with a `handle`.
    """
    known = {row.get("channel") for _, row in survey.rows(page)}
    for channel in accounts(survey):
        if channel.id not in known:
            hint = "add a row with `as_of` and `source`"
            yield Remark(page.document, f"the account {channel.id} is not in the table", (), hint)


@rule(
    "account/fresh",
    Level.WARNING,
    passing=_PASSING,
    failing={**_PASSING, _FILE: _ROWS.replace("2026-11-30", "2026-06-30")},
    days=100,
)
def fresh(page: Page, survey: Survey, days: int) -> Iterator[Remark]:
    """Each account was counted not longer ago than a quarter of a year, and never in the future.

    Older numbers mislead. Count again and add a row; never overwrite the old one, since growth is
    seen by it. The option `days` sets another limit.
    """
    newest: dict[str, tuple[date, int]] = {}
    for index, row in survey.rows(page):
        if row["as_of"] > survey.today:
            key = ("rows", index, "as_of")
            yield Remark(page.document, f"counted on a day to come, {row['as_of']}", key)
        newest[row["channel"]] = max(
            newest.get(row["channel"], (date.min, 0)), (row["as_of"], index)
        )
    for channel in accounts(survey):
        day, index = newest.get(channel.id, (date.max, 0))
        if day < survey.today - timedelta(days=days):
            message = f"{channel.id} was last counted on {day}, and {days} days are the limit"
            yield Remark(page.document, message, ("rows", index, "as_of"), "count, and add a row")


@rule(
    "account/bought",
    Level.WARNING,
    passing=_PASSING,
    failing={**_PASSING, _FILE: _ROWS.replace("false", "true")},
)
def earned(page: Page, survey: Survey) -> Iterator[Remark]:
    """No account of ours has bought followers.

    They answer nothing, and networks take accounts down for them. Have them removed, and count
    again; until then such rows are left out of every report.
    """
    for index, row in survey.rows(page):
        if row.get("bought"):
            message = f"{row['channel']} has bought followers: the row is left out of all reports"
            yield Remark(page.document, message, ("rows", index, "bought"))


RULES = (registered, fresh, earned)
REPORTS = {"report": "accounts.blocks"}
