"""A post that has not gone out yet is not dated long ago.

A delivery that is later than `publishing.late_after` (six hours unless `masthead.yml` says
another) is held until a person decides. Give the post a new date, or drop the delivery
with `masthead resolve`.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.channel import ChannelStatus
from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.record import delivery_key
from masthead.rules.context import Context, date_key
from masthead.rules.rule import Options, post_example

ID = "post/past-date"
LEVEL = Level.WARNING
OPTIONS: Options = {}

_POST = """\
---
title: Repair week starts on Monday
publish_at: {} 09:00
channels: [outbox]
---
Bring your lamp, leave with a lamp that works.
"""
PASS = post_example(_POST.format("2026-12-14"))
FAIL = post_example(_POST.format("2026-11-02"))


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each date that has passed without a delivery, once a date."""
    ended = post.expires_at and post.expires_at <= context.now
    if post.draft or post.hold or ended:
        return
    records = context.hub.records
    oldest = context.now - context.hub.settings.publishing.late_after
    seen: set[tuple[str | int, ...]] = set()
    for placement, channel in context.pending(post):
        due = placement.publish_at or post.publish_at
        if channel.status is not ChannelStatus.ACTIVE:
            continue
        if due is None or due >= oldest or delivery_key(post.id, channel.id) in records:
            continue
        key = date_key(post, channel.id)
        if key in seen:
            continue
        seen.add(key)
        yield post.finding(
            ID,
            f"{due:%Y-%m-%d %H:%M} has passed and {channel.id} has not got the post",
            *key,
            hint="give it a new date, or drop it with `masthead resolve`",
        )
