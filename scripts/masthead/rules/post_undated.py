"""A post that is no draft has a time.

Without `publish_at` it waits for ever, and nobody is told. Write the time, or `draft: true`.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context, channel_key
from masthead.rules.rule import Options, post_example

ID = "post/undated"
LEVEL = Level.NOTICE
OPTIONS: Options = {}

PASS = post_example("""\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
channels: [outbox]
---
Bring your lamp, leave with a lamp that works.
""")
FAIL = post_example("""\
---
title: Repair week starts on Monday
channels: [outbox]
---
Bring your lamp, leave with a lamp that works.
""")


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield where a post goes without a time."""
    if post.draft or post.hold:
        return
    for placement, channel in context.pending(post):
        if placement.publish_at is None and post.publish_at is None:
            key = channel_key(post, channel.id)
            hint = "write `publish_at`, or `draft: true`"
            message = f"nothing says when it goes to {channel.id}"
            yield post.finding(ID, message, *key, hint=hint)
            return
