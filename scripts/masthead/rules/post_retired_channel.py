"""A post goes to no channel that is retired.

A retired channel never posts again. Take it out of `channels`.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.channel import ChannelStatus
from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context, channel_key
from masthead.rules.rule import Example, Options

ID = "post/retired-channel"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_POST = """\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
channels: [outbox, oldnet]
---
Bring your lamp, leave with a lamp that works.
"""
_CHANNEL = "---\ntitle: Old network\nservice: folder\nstatus: {}\n---\nWe were here.\n"
PASS = Example(
    {
        "content/posts/2026/lamp.md": _POST,
        "strategy/channels/oldnet.md": _CHANNEL.format("active"),
    }
)
FAIL = Example(
    {
        "content/posts/2026/lamp.md": _POST,
        "strategy/channels/oldnet.md": _CHANNEL.format("retired"),
    }
)


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each retired channel that has not got the post before."""
    for _, channel in context.pending(post):
        if channel.status is ChannelStatus.RETIRED:
            key = channel_key(post, channel.id)
            hint = f"take {channel.id} out of `channels`"
            yield post.finding(ID, f"the channel {channel.id} is retired", *key, hint=hint)
