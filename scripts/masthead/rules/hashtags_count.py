"""A message has no more hashtags than its channel takes.

Those in the text count too. The limit is the network's, or a lower one on the channel's page
(`limits: {hashtags: 3}`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.rule import Example, Options

ID = "hashtags/count"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_POST = """\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
channels: [calm]
hashtags: [{}]
---
Bring your lamp, leave with a lamp that works.
"""
_CHANNEL = "---\ntitle: Calm\nservice: folder\nlimits: {hashtags: 2}\n---\nTwo hashtags at most.\n"
PASS = Example(
    {
        "content/posts/2026/lamp.md": _POST.format("RepairWeek, Lamps"),
        "strategy/channels/calm.md": _CHANNEL,
    }
)
FAIL = Example(
    {
        "content/posts/2026/lamp.md": _POST.format("RepairWeek, Lamps, Light, Brass"),
        "strategy/channels/calm.md": _CHANNEL,
    }
)


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each channel that takes fewer hashtags than its message has."""
    for channel, message in context.messages(post):
        most = context.limits(channel).hashtags
        if most is None:
            continue
        written = (re.findall(r"(?<!\w)#\w+", part.text) for part in message.parts)
        count = max(len(message.hashtags), sum(map(len, written)))
        if count > most:
            fault = f"there are {count} hashtags, {channel.id} takes {most}"
            yield post.finding(ID, fault, "hashtags")
