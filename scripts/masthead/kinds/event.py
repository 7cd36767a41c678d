"""The kind `event`: days that matter to those whom posts speak to, for speaking or for silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from masthead.finding import Level
from masthead.kinds.rule import About, Remark, rule
from masthead.post import Post
from masthead.schema.fields import DAY, FLAG, ONE_LINE, ids_of, page_record
from masthead.schema.records import Field
from masthead.schema.shapes import Fault
from masthead.survey import Survey

if TYPE_CHECKING:
    from masthead.report import Block

RECORD = page_record(
    Field("starts", DAY, "First day.", "2027-05-29", required=True),
    Field("ends", DAY, "Last day; left out, the event has one day.", "2027-05-30"),
    Field("where", ONE_LINE, "For whom it is one: a country, a city, a trade.", "Jakarta"),
    Field("silent", FLAG, "Nothing goes out on these days.", example=True, default=False),
    Field(
        "channels",
        ids_of("channel"),
        "Channels on which it counts: ids in strategy/channels/; left out, all.",
        ["newsletter"],
    ),
)

BODY = """\
What these days mean to our readers, and what we do: speak to it, leave it alone, or be silent. Say
where the date stands, since many move from year to year.
"""

COLUMNS = ("starts", "ends", "where", "silent", "channels", "owner")

_EVENT = """\
---
title: Day of Silence
starts: 2026-12-14
silent: true
---
Sample: nobody reads on this day.
"""
_POST = "---\ntitle: Lamp\npublish_at: {} 09:00\nchannels: [outbox]\n---\nBring your lamp.\n"
_FILES = {"strategy/events/silence.md": _EVENT}


def faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what is wrong between the keys of an event."""
    starts, ends = values.get("starts"), values.get("ends")
    if starts and ends and ends < starts:
        message = f"`ends` is {ends}, before `starts`, {starts}"
        yield Fault("schema/value", ("ends",), message)


@rule(
    "event/silent",
    Level.WARNING,
    about=About.POST,
    passing={**_FILES, "content/posts/2026/lamp.md": _POST.format("2026-12-15")},
    failing={**_FILES, "content/posts/2026/lamp.md": _POST.format("2026-12-14")},
)
def kept(post: Post, survey: Survey) -> Iterator[Remark]:
    """Nothing goes out on a day on which the brand is silent.

    Choose another day, or say in a waiver why this post must go out all the same.
    """
    for channel, day in _days(post, survey):
        for title, values in silent_on(day, survey):
            if channel in values.get("channels", (channel,)):
                message = f"{channel} is silent on {day}: {title}"
                yield Remark(post.document, message, ("publish_at",), "choose another day")


def silent_on(day: date, survey: Survey) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the events that ask for silence on a day: title and keys."""
    for page in survey.current("event"):
        values = survey.values(page)
        starts = values.get("starts", date.max)
        if values.get("silent") and starts <= day <= values.get("ends", starts):
            yield page.title, values


def ahead(survey: Survey) -> Iterator[Block]:
    """Show the events of the next twelve months and what goes out on their days."""
    from masthead.plots import timeline
    from masthead.report import Mark, Ref, Table, Tone

    rows = []
    for page in survey.current("event"):
        values = survey.values(page)
        starts = values.get("starts")
        if starts is None or not 0 <= (starts - survey.today).days <= 366:
            continue
        last = values.get("ends", starts)
        posts = [
            one
            for one in survey.deliveries
            if one.due_at and starts <= one.due_at.astimezone(survey.zone).date() <= last
        ]
        silent = values.get("silent", False)
        mark = Mark("silent", Tone.WARN) if silent else Mark("speak", Tone.GOOD)
        where = values.get("where", "everywhere")
        rows.append((starts, Ref("event", page.id), mark, where, len(posts)))
    rows.sort(key=lambda row: row[0])
    table = Table(
        "The days ahead",
        ("Day", "Event", "We", "Where", "Deliveries"),
        tuple(rows),
        note="Deliveries that are due on the event's days, on any channel.",
        empty='No event ahead: masthead event new "Title"',
    )
    yield timeline(table, "Day", "Where", "Event", tone="We")


def _days(post: Post, survey: Survey) -> Iterator[tuple[str, date]]:
    """Yield where a post goes and on which day."""
    for placement in post.channels:
        if due := placement.publish_at or post.publish_at:
            yield placement.channel, due.astimezone(survey.zone).date()


RULES = (kept,)
REPORTS = {"ahead": ahead}
