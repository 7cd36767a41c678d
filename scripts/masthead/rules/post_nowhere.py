"""A post that is no draft goes to a channel.

Without `channels` nothing is ever sent, and nobody is told. Name the channels, or write
`draft: true`.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.rule import Options, post_example

ID = "post/nowhere"
LEVEL = Level.ERROR
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
publish_at: 2026-12-14 09:00
---
Bring your lamp, leave with a lamp that works.
""")


def check(post: Post, _context: Context) -> Iterator[Finding]:
    """Yield where a post goes to no channel at all."""
    if not post.draft and not post.document.data.get("channels"):
        hint = "name some in `channels`, or write `draft: true`"
        yield post.finding(ID, "this post goes to no channel", "channels", hint=hint)
