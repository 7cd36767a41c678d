"""A waiver silences something.

One that silences nothing is left over from a fault that was mended: take it out, before it
hides the next one.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.rule import Options, post_example

ID = "waiver/unused"
LEVEL = Level.NOTICE
OPTIONS: Options = {}

_POST = """\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
channels: [outbox]
hashtags: [{}]
waivers:
  - rule: hashtags/case
    reason: The city uses this spelling.
    until: 2026-12-31
---
Bring your lamp, leave with a lamp that works.
"""
PASS = post_example(_POST.format("repairweekathome"))
FAIL = post_example(_POST.format("RepairWeekAtHome"))


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each waiver that has silenced nothing in this run; checking runs this rule last."""
    for index, waiver in enumerate(post.waivers):
        entry = context.shared.entry(waiver.rule)
        over = waiver.until < context.now.date() or entry is None or not entry.waivable
        if not over and (post.path, index) not in context.shared.waived:
            message = f"the waiver of {waiver.rule} silences nothing"
            yield post.finding(ID, message, "waivers", index, hint="take it out")
