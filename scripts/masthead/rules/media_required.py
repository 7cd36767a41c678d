"""A post has the media that its format and its channels call for.

A photo post needs a photo, a carousel two or more, and some networks take nothing without
media. Add the file under `media`, or choose another format.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.document import KeyPath
from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context, channel_key
from masthead.rules.pictures import PHOTO, PHOTO_POST
from masthead.rules.rule import Options, post_example

ID = "media/required"
LEVEL = Level.ERROR
OPTIONS: Options = {"formats": ("photo", "video", "carousel", "story")}

PASS = post_example(PHOTO_POST, PHOTO)
FAIL = post_example("""\
---
title: The bench in the evening
publish_at: 2026-12-14 09:00
channels: [outbox]
format: photo
---
This is what an evening of mending looks like.
""")


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each channel that would get too few files."""
    needed = 2 if post.format == "carousel" else int(post.format in context.options["formats"])
    sent = [one.channel.id for one in context.sent(post)]
    found: set[str] = set()
    for _, channel in context.pending(post):
        count = sent.count(channel.id)
        if count < needed:
            files = "a file" if needed == 1 else "two files or more"
            message = f"a post of the format {post.format!r} needs {files}"
            key: KeyPath = ("format",)
        elif not count and context.limits(channel).media_required:
            message = f"{channel.id} takes no post without media"
            key = channel_key(post, channel.id)
        else:
            continue
        if message not in found:
            found.add(message)
            yield post.finding(ID, message, *key, hint="add the file under `media`")
