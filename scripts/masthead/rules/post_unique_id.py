"""Each post has an id of its own.

The id is the delivery's identity: two posts that share one would count as the same delivery,
and one of them would never go out. The id is the file's name (or its folder's, for
`index.md`) unless the front matter says `id:`; give one of the two another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.rule import Example, Options

ID = "post/unique-id"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_POST = """\
---
title: Open day
publish_at: 2026-12-14 09:00
channels: [outbox]
---
The workshop is open on {}, come in.
"""
PASS = Example(
    {
        "content/posts/2025/open-day.md": _POST.format("Saturday the 6th of December"),
        "content/posts/2026/open-day.md": _POST.format("Sunday").replace(
            "title", "id: open-day-2026\ntitle"
        ),
    }
)
FAIL = Example(
    {
        "content/posts/2025/open-day.md": _POST.format("Saturday the 6th of December"),
        "content/posts/2026/open-day.md": _POST.format("Sunday"),
    }
)


def check(context: Context) -> Iterator[Finding]:
    """Yield each post whose id an earlier file has; in a narrow check, the one that is checked."""
    first: dict[str, Post] = {}
    posts: Iterable[Post] = context.shared.posts
    if context.focus is not None:
        posts = context.hub.posts_sharing({post.id for post in context.posts()})
    for post in posts:
        other = first.setdefault(post.id, post)
        if other is post:
            continue
        here, there = (post, other) if context.wants(post.path) else (other, post)
        yield here.finding(
            ID,
            f"the id {here.id!r} is also that of {there.path}",
            "id",
            hint="give one of them another `id:`",
        )
