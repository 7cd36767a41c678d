"""A post's format is one that each of its channels takes.

The network decides what can be posted at all; the channel's page narrows it with `plays`.
Choose another format, or leave the channel out.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.compose.services import SERVICES
from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.rule import Example, Options

ID = "post/format"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_POST = """\
---
title: Which lamp do you keep on at night?
publish_at: 2026-12-14 09:00
channels: [notes]
format: {}
---
Tell us which lamp stays on when everyone sleeps.
"""
_CHANNEL = "---\ntitle: Notes\nservice: folder\nplays: [text, link]\n---\nWords only.\n"
PASS = Example(
    {"content/posts/2026/lamp.md": _POST.format("text"), "strategy/channels/notes.md": _CHANNEL}
)
FAIL = Example(
    {"content/posts/2026/lamp.md": _POST.format("poll"), "strategy/channels/notes.md": _CHANNEL}
)


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each channel that does not take the post's format."""
    for _, channel in context.pending(post):
        network = SERVICES.get(channel.network)
        if network and post.format not in network.formats:
            taken, who = network.formats, network.title
        elif channel.plays and post.format not in channel.plays:
            taken, who = channel.plays, f"the channel {channel.id}"
        else:
            continue
        yield post.finding(
            ID,
            f"{who} does not take the format {post.format!r}",
            "format",
            hint=f"it takes {', '.join(taken)}",
        )
