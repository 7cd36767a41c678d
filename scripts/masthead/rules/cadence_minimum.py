"""A channel gets at least as many posts a week as its page says.

Looked at are the last full week and the current one, Monday to Sunday in the hub's zone, from
the channel's first post on. Write a post, or lower `cadence.min_per_week`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from masthead.channel import Channel, ChannelStatus
from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.nearby import WEEK, days_around
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
    wanted = [channel for channel in context.hub.channels.values() if _asks(channel, context)]
    if not wanted:
        return
    near = context.hub.posts_holding(days_around([context.now], 2 * WEEK))
    counts = Counter(_slots(filter(context.hub.is_first, near), context))
    current = _monday(context.now.date())
    for channel in wanted:
        least = channel.cadence.min_per_week or 0
        for monday in (current - WEEK, current):
            count = counts[channel.id, monday]
            if count < least and _has_begun(channel, monday, context):
                message = f"the week from {monday} has {count} posts for {channel.id}, not {least}"
                yield channel.document.finding(ID, message, "cadence", "min_per_week")


def _asks(channel: Channel, context: Context) -> bool:
    """Tell whether a channel asks for posts, and what is wrong with it is wanted."""
    active = channel.status is ChannelStatus.ACTIVE
    return bool(channel.cadence.min_per_week) and active and context.wants(channel.document.path)


def _slots(posts: Iterable[Post], context: Context) -> Iterator[tuple[str, date]]:
    """Yield channel and week of the deliveries of posts."""
    for planned in context.shared.planned(posts):
        yield planned.channel.id, _monday(planned.due_at.date())


def _has_begun(channel: Channel, monday: date, context: Context) -> bool:
    """Tell whether the channel got a post in a week or before it."""
    hub = context.hub
    posts = ((post,) for post in hub.all_posts() if hub.is_first(post))
    return any(
        id == channel.id and week <= monday for post in posts for id, week in _slots(post, context)
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
