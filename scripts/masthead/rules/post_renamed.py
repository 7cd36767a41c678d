"""What has been delivered keeps its id, and a post keeps the channels it went to.

The ledger knows deliveries by post id and channel. A post whose file was renamed would count
as new and go out a second time: write its old id as `id:` in the front matter. A channel
that has got the post stays in `channels`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.record import Record, State
from masthead.rules.context import Context
from masthead.rules.rule import Example, Options

ID = "post/renamed"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_POST = """\
title: Repair week
publish_at: 2026-12-14 09:00
channels: [outbox]
---
Bring your lamp, leave with light.
"""
PASS = Example(
    {"content/posts/2026/repair-days.md": "---\nid: repair-week\n" + _POST},
    published=("repair-week@outbox",),
)
FAIL = Example(
    {"content/posts/2026/repair-days.md": "---\n" + _POST}, published=("repair-week@outbox",)
)

SENT = frozenset({State.CLAIMED, State.SENDING, State.PUBLISHED, State.UNKNOWN})
"""States after which something may be out there under the id."""


def check(context: Context) -> Iterator[Finding]:
    """Yield each delivery in the ledger that no post of the hub answers for any more."""
    titles: Mapping[str, Post] | None = None
    ours = frozenset(post.id for post in context.posts()) if context.hub.shelf is not None else ()
    lost: set[str] = set()
    for record in context.hub.records.values():
        if record.state not in SENT or _rests(record.post, ours, context):
            continue
        post = context.hub.posts.get(record.post)
        if post is None and record.post not in lost:
            lost.add(record.post)
            titles = _titles(context) if titles is None else titles
            yield _vanished(record, titles.get(str(record.payload.get("title"))), context)
        elif post and post.placement(record.channel) is None:
            yield post.finding(
                ID,
                f"this post went to {record.channel}, but `channels` does not name it any more",
                "channels",
                hint=f"put {record.channel} back; `masthead status {post.id}` shows the delivery",
            )


def _rests(id: str, ours: Collection[str], context: Context) -> bool:
    """Tell whether nothing is to be said of an id: its file has other faults, or is not wanted."""
    shelf = context.hub.shelf
    if shelf is None or id in ours or not shelf.is_named(id):
        return context.shared.is_broken("post", id)
    return True


def _titles(context: Context) -> Mapping[str, Post]:
    """Return the posts of which nothing has been delivered, by title."""
    records = context.hub.records
    return {
        post.title: post
        for post in context.shared.posts
        if not any(f"{post.id}@{line.channel}" in records for line in post.channels)
    }


def _vanished(record: Record, renamed: Post | None, context: Context) -> Finding:
    """Return the finding on an id that is gone: at the post it became, or where it should be."""
    if renamed:
        return renamed.finding(
            ID,
            f"this post went out as {record.post!r}, but its id is now {renamed.id!r}",
            "id",
            hint=f"write `id: {record.post}` in its front matter, or it goes out a second time",
        )
    path = f"content/posts/{record.post}.md"
    for wanted in context.focus or ():
        if wanted.endswith((f"/{record.post}.md", f"/{record.post}/index.md")):
            path = wanted
    return Finding(
        ID,
        path,
        f"{record.name} went out, but no post has the id {record.post!r} any more",
        hint=f"bring the file back, or write `id: {record.post}` in the post it became",
    )
