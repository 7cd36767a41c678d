"""A waiver names a rule that there is and that can be waived.

Findings on reading, on schemas and on secrets cannot be waived: mend the file instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.rule import Options, post_example
from masthead.suggestions import did_you_mean

ID = "waiver/unknown"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_POST = """\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
channels: [outbox]
hashtags: [{}]
waivers:
  - rule: {}
    reason: The city uses this spelling.
    until: 2026-12-31
---
Bring your lamp, leave with a lamp that works.
"""
PASS = post_example(_POST.format("repairweekathome", "hashtags/case"))
FAIL = post_example(_POST.format("RepairWeekAtHome", "hashtag/case"))


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each waiver for a rule that cannot be waived."""
    known = context.shared.rules
    for index, waiver in enumerate(post.waivers):
        entry = context.shared.entry(waiver.rule)
        key = ("waivers", index, "rule")
        if entry is None:
            waivable = {id for id, rule in known.items() if rule.waivable}
            if waiver.rule.startswith("voice/"):
                waivable |= context.shared.voice_rules
            hint = did_you_mean(waiver.rule, waivable)
            yield post.finding(ID, f"there is no rule {waiver.rule!r}", *key, hint=hint)
        elif not entry.waivable:
            message = f"{waiver.rule} cannot be waived"
            yield post.finding(ID, message, *key, hint="mend the file instead")
