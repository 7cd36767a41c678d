"""A notice is looked at by two people.

An important notice (`kind: notice`) reaches everyone at once and is read word for word. Name under
`second` who has looked at it besides the owner: another person, who works here still. The review
on the pull request is theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.rule import Options, post_example

ID = "post/second-approver"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_POST = """\
---
title: The bench is closed on Friday
publish_at: 2026-12-14 09:00
channels: [outbox]
kind: notice
owner: sari
{}---
Notice: the bench is closed on Friday. Bring your lamp on Saturday.
"""
PASS = post_example(_POST.format("second: repair-cafe\n"))
FAIL = post_example(_POST.format(""))


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield a notice that nobody but its owner looks at."""
    data = post.document.data
    if data.get("kind") != "notice" or not context.pending(post):
        return
    second = data.get("second")
    hint = "name another person under `second`: an id in strategy/people.yml"
    if not isinstance(second, str) or not second:
        yield post.finding(ID, "a notice needs a second person", "kind", hint=hint)
        return
    person = context.hub.people.get(second)
    if second == post.owner:
        yield post.finding(ID, "the second person is the owner", "second", hint=hint)
    elif person and person.left and person.left <= context.now.date():
        message = f"{person.name} has left on {person.left}"
        yield post.finding(ID, message, "second", hint=hint)
