"""A post says to whom it speaks, and to what end.

Who, says what, in which channel, to whom, with what effect (Lasswell, 1948): the writer, the text
and the channels every post has; `audiences` and `goal` answer the other two. Asked as soon as the
hub has goals and audiences, of posts that have a date and are still to be sent.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.rule import Example, Options

ID = "post/brief"
LEVEL = Level.WARNING
OPTIONS: Options = {}

_AUDIENCE = """\
---
title: Tinkerers
summary: People who mend things at home
market: b2c
services: [mastodon]
purpose: to learn how to mend
active_hours: ["19:00-22:00"]
devices: [laptop]
interests: [tools]
age: 25-54
---
They read closely.
"""
_POST = """\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
channels: [outbox]
goal: trust-2026
audiences: [tinkerers]
---
Bring your lamp, leave with a lamp that works.
"""
_FILE = "content/posts/2026/lamp.md"
_BESIDE = {"strategy/audiences/tinkerers.md": _AUDIENCE}
PASS = Example({**_BESIDE, _FILE: _POST})
FAIL = Example({**_BESIDE, _FILE: _POST.replace("audiences: [tinkerers]\n", "")})


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield a finding where a post that is still to be sent leaves one of the two open."""
    pages = context.hub.pages
    if post.draft or not (pages.get("goal") and pages.get("audience")):
        return
    missing = [name for name in ("goal", "audiences") if not getattr(post, name)]
    if missing and any(post.due_at(channel.id) for _, channel in context.pending(post)):
        names = " and ".join(f"`{name}`" for name in missing)
        hint = "say to whom the post speaks, and which goal it serves"
        yield post.finding(ID, f"the brief is open: {names} missing", "title", hint=hint)
