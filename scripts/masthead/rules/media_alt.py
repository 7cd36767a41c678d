"""Every picture has an alternative text.

People who do not see the picture read the alternative text instead. Write in the post, or in
the picture's sidecar, what the picture shows and why it is there. A picture that is pure
decoration says so with `decorative: true` in its sidecar.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.alternatives import alternative, is_picture
from masthead.rules.context import Context
from masthead.rules.pictures import PHOTO
from masthead.rules.rule import Options, post_example

ID = "media/alt"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_POST = """\
---
title: The bench in the evening
publish_at: 2026-12-14 09:00
channels: [outbox]
format: photo
media:
  - file: bench.png
{}---
This is what an evening of mending looks like.
"""
PASS = post_example(
    _POST.format("    alt: A brass lamp in pieces on a workbench, each part labelled by hand.\n"),
    PHOTO,
)
FAIL = post_example(_POST.format(""), PHOTO)


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each picture without an alternative text."""
    for media, asset, key in context.media(post):
        decorative = asset is not None and asset.decorative
        if is_picture(media, asset) and not decorative and not alternative(media, asset):
            message = f"{media.file} has no alternative text"
            yield post.finding(ID, message, *key, hint="say in `alt` what the picture shows")
