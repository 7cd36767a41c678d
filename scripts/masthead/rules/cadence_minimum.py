"""A channel gets at least as many posts a week as its page says.

Looked at are the last full week and the current one, Monday to Sunday in the hub's zone, from
the channel's first post on. Write a post, or lower `cadence.min_per_week`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from masthead.channel import ChannelStatus
from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.rule import Example, Options

ID = "cadence/minimum"
LEVEL = Level.NOTICE
OPTIONS: Options = {}

_CHANNEL = "---\ntitle: Notes\nservice: folder\ncadence: {min_per_week: 1}\n---\nOnce a week.\n"
_POST = """\
---
title: Open day
publish_at: {} 09:00
channels: [notes]
---
The workshop is open on {}, come in.
"""
_BEFORE = {
    "strategy/channels/notes.md": _CHANNEL,
    "content/posts/2026/first.md": _POST.format("2026-11-24", "Tuesday, all day long"),
    "content/posts/2026/third.md": _POST.format("2026-12-08", "the second Tuesday of December"),
}
_PUBLISHED = ("first@notes", "second@notes")
PASS = Example(
    {**_BEFORE, "content/posts/2026/second.md": _POST.format("2026-12-02", "Saint Nicholas")},
    published=_PUBLISHED,
)
FAIL = Example(_BEFORE, published=_PUBLISHED[:1])


def check(context: Context) -> Iterator[Finding]:
    """Yield each channel and week with too few posts."""
    counts: Counter[tuple[str, date]] = Counter()
    first: dict[str, date] = {}
    for planned in context.shared.plan:
        monday = _monday(planned.due_at.date())
        counts[planned.channel.id, monday] += 1
        first.setdefault(planned.channel.id, monday)
    current = _monday(context.now.date())
    for channel in context.hub.channels.values():
        least = channel.cadence.min_per_week
        path = channel.document.path
        if not least or channel.status is not ChannelStatus.ACTIVE or not context.wants(path):
            continue
        for monday in (current - timedelta(days=7), current):
            count = counts[channel.id, monday]
            if count < least and first.get(channel.id, date.max) <= monday:
                message = f"the week from {monday} has {count} posts for {channel.id}, not {least}"
                yield channel.document.finding(ID, message, "cadence", "min_per_week")


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
