"""A waiver whose last day has passed is taken out.

It silences nothing any more. Mend what it covered, or give it a new date with a reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.rule import Options, post_example

ID = "waiver/expired"
LEVEL = Level.NOTICE
OPTIONS: Options = {}

_POST = """\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
channels: [outbox]
waivers:
  - rule: post/duplicate
    reason: The same words on purpose, once a year.
    until: {}
---
Bring your lamp to the long table, we mend it together and you take home the light.
"""
_OTHER = {
    "bring-your-lamp.md": """\
---
title: Repair day
publish_at: 2026-12-14 09:00
channels: [outbox]
---
Bring your lamp to the long table, we mend it together and you take home the light.
"""
}
PASS = post_example(_POST.format("2026-12-31"), _OTHER)
FAIL = post_example(_POST.format("2026-11-30"))


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each waiver that is over."""
    for index, waiver in enumerate(post.waivers):
        if waiver.until < context.now.date():
            message = f"the waiver of {waiver.rule} ended on {waiver.until}"
            hint = "take it out, or give it a new date"
            yield post.finding(ID, message, "waivers", index, "until", hint=hint)
