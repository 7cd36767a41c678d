"""A hashtag of several words has a capital at the start of each.

Screen readers read `RepairWeekAtHome` as words and `repairweekathome` as noise. The rule
takes a hashtag in small letters for several words when it is long.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.rule import Options, post_example

ID = "hashtags/case"
LEVEL = Level.NOTICE
OPTIONS: Options = {"max_letters": 14}

_POST = """\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
channels: [outbox]
hashtags: [{}]
---
Bring your lamp, leave with a lamp that works.
"""
PASS = post_example(_POST.format("RepairWeekAtHome"))
FAIL = post_example(_POST.format("repairweekathome"))


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each long hashtag in small letters."""
    for index, tag in enumerate(post.hashtags):
        if len(tag) > context.options["max_letters"] and tag.isalpha() and tag.islower():
            message = f"the hashtag {tag!r} looks like several words"
            hint = "start each word with a capital, so that screen readers find the words"
            yield post.finding(ID, message, "hashtags", index, hint=hint)
