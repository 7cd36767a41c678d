"""What stands in the text reaches the channels.

A channel's message leaves out what its network cannot show: HTML, pictures that are not
under `media`, links where nobody can follow them, definitions that nothing uses, a first comment
where posts have none. Write the text so that it does without them. The website shows a post's
Markdown itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.compose.services import takes_comment
from masthead.finding import Finding, Level
from masthead.message import Dropped
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.rule import Options, post_example

ID = "post/dropped"
LEVEL = Level.NOTICE
OPTIONS: Options = {}

_POST = """\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
channels: [outbox]
---
Bring your {}, leave with a lamp that works.
"""
PASS = post_example(_POST.format("*lamp*"))
FAIL = post_example(_POST.format("<b>lamp</b>"))

WORDS = {
    "html": ("the HTML", "write Markdown"),
    "image": ("the picture", "name it under `media`"),
    "link": ("the link", "nobody can follow a link there: say in words where to look"),
    "reference": ("the definition", "nothing in the text uses it"),
}
"""What is left out, and what to do; comments are meant to be left out."""


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield what each message leaves out, once a place."""
    silent = [one.id for _, one in context.pending(post) if not takes_comment(one)]
    if post.first_comment and silent:
        words = f"the first comment does not go to {', '.join(silent)}"
        yield post.finding(ID, words, "first_comment", hint="posts have none there: use the text")
    missing: dict[Dropped, list[str]] = {}
    for channel, message in context.messages(post):
        for dropped in message.dropped if channel.service != "site" else ():
            missing.setdefault(dropped, []).append(channel.id)
    for dropped, channels in missing.items():
        if dropped.kind in WORDS:
            what, hint = WORDS[dropped.kind]
            words = f"{what} {dropped.text!r} does not go to {', '.join(channels)}"
            yield Finding(ID, post.path, words, dropped.line, dropped.column, hint=hint)
