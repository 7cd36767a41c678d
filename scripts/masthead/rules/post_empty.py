"""A message has words or media.

A post that says nothing to a channel is most often a section that was left empty. Drafts may
still be empty.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context, channel_key
from masthead.rules.rule import Options, post_example

ID = "post/empty"
LEVEL = Level.ERROR
OPTIONS: Options = {}

PASS = post_example("""\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
channels: [outbox]
---
Bring your lamp.
""")
FAIL = post_example("""\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
channels: [outbox]
---
""")


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each channel that would get nothing."""
    if post.draft:
        return
    for channel, message in context.messages(post):
        if not any(part.text.strip() or part.media for part in message.parts):
            key = channel_key(post, channel.id)
            hint = f"write a text, or take {channel.id} out of `channels`"
            yield post.finding(ID, f"there is no text for {channel.id}", *key, hint=hint)
