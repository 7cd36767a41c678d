"""A post for a paused channel waits until the channel goes on.

That may be meant: the finding only says that the post will not go out on its date. Set the
channel's `status` to `active`, or take it out of `channels`.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.channel import ChannelStatus
from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context, channel_key
from masthead.rules.rule import Example, Options

ID = "post/paused-channel"
LEVEL = Level.WARNING
OPTIONS: Options = {}

_POST = """\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
channels: [outbox, slownet]
---
Bring your lamp, leave with a lamp that works.
"""
_CHANNEL = "---\ntitle: Slow network\nservice: folder\nstatus: {}\n---\nNow and then.\n"
PASS = Example(
    {
        "content/posts/2026/lamp.md": _POST,
        "strategy/channels/slownet.md": _CHANNEL.format("active"),
    }
)
FAIL = Example(
    {
        "content/posts/2026/lamp.md": _POST,
        "strategy/channels/slownet.md": _CHANNEL.format("paused"),
    }
)


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each paused channel that has not got the post before."""
    for _, channel in context.pending(post):
        if channel.status is ChannelStatus.PAUSED:
            key = channel_key(post, channel.id)
            hint = f"it waits until {channel.document.path} says `status: active`"
            yield post.finding(ID, f"the channel {channel.id} is paused", *key, hint=hint)
