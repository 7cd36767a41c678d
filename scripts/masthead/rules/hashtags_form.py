"""A hashtag holds letters, digits and underscores, and not digits alone.

Networks end a hashtag at any other character. Write it without the leading `#`: the check's
`--fix` takes that away.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.rule import Options, post_example

ID = "hashtags/form"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_POST = """\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
channels: [outbox]
hashtags: [{}]
---
Bring your lamp, leave with a lamp that works.
"""
PASS = post_example(_POST.format("RepairWeek"))
FAIL = post_example(_POST.format("Repair-Week"))


def check(post: Post, _context: Context) -> Iterator[Finding]:
    """Yield each hashtag that a network would cut or ignore."""
    seen: set[str] = set()
    for index, tag in enumerate(post.hashtags):
        key = ("hashtags", index)
        if tag.startswith("#"):
            hint = f"write {tag.lstrip('#')}, or run `masthead check --fix`"
            yield post.finding(ID, f"the hashtag {tag!r} starts with #", *key, hint=hint)
        elif not tag or not (tag.isalnum() or all(_allowed(char) for char in tag)):
            hint = "only letters, digits and underscores"
            yield post.finding(ID, f"{tag!r} is no hashtag", *key, hint=hint)
        elif not any(char.isalpha() for char in tag):
            hint = "add a word"
            yield post.finding(ID, f"the hashtag {tag!r} has no letter", *key, hint=hint)
        elif tag.casefold() in seen:
            yield post.finding(ID, f"the hashtag {tag!r} is there twice", *key, hint="take one out")
        seen.add(tag.casefold())


def _allowed(char: str) -> bool:
    """Tell whether networks take a character into a hashtag: marks belong to their letter."""
    return char.isalnum() or char == "_" or unicodedata.category(char).startswith("M")
