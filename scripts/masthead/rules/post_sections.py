"""Each section `## @channel` belongs to one channel that the post goes to.

A section for another channel would never be shown, and of two sections for one channel only
one could be. Name the channel in `channels`, or join the sections.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.rule import Options, post_example
from masthead.suggestions import did_you_mean

ID = "post/sections"
LEVEL = Level.ERROR
OPTIONS: Options = {}

PASS = post_example("""\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
channels: [outbox, bluesky]
---
Bring your lamp, leave with a lamp that works.

## @bluesky

Bring your lamp.
""")
FAIL = post_example("""\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
channels: [outbox]
---
Bring your lamp, leave with a lamp that works.

## @bluesky

Bring your lamp.
""")


def check(post: Post, _context: Context) -> Iterator[Finding]:
    """Yield each section that no message, or more than one place, would use."""
    named = {placement.channel for placement in post.channels}
    seen: set[str] = set()
    for section in post.sections:
        if not section.channel:
            continue
        if section.channel in seen:
            message = f"there are two sections for {section.channel}"
            yield Finding(ID, post.path, message, section.heading_line, hint="join them")
        elif section.channel not in named:
            hint = did_you_mean(section.channel, named)
            message = f"there is a section for {section.channel}, where the post does not go"
            yield Finding(ID, post.path, message, section.heading_line, hint=hint)
        seen.add(section.channel)
