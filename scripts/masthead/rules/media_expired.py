"""The right to use a media file lasts until the post goes out.

`expires` in the file's sidecar is the last day. Choose another file, publish sooner, or ask
for a longer time and note it in the sidecar.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.pictures import PHOTO
from masthead.rules.rule import Options, post_example

ID = "media/expired"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_POST = """\
---
title: The bench in the evening
publish_at: 2026-12-20 09:00
channels: [outbox]
format: photo
media:
  - file: bench.png
    alt: A brass lamp in pieces on a workbench, each part labelled by hand.
---
This is what an evening of mending looks like.
"""
_SIDECAR = "credit: Budi\nrights: lent for the winter campaign\nexpires: {}\n"
PASS = post_example(_POST, {**PHOTO, "bench.png.yml": _SIDECAR.format("2027-01-31")})
FAIL = post_example(_POST, {**PHOTO, "bench.png.yml": _SIDECAR.format("2026-12-10")})


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each media file whose time is over before the post goes out."""
    found: set[str] = set()
    for media, asset, _, due_at, key in context.sent(post):
        if not asset or not asset.expires or media.path in found:
            continue
        day = max(due_at or context.now, context.now).astimezone(context.now.tzinfo).date()
        if asset.expires < day:
            found.add(media.path)
            message = f"the right to use {media.file} ends on {asset.expires}, before {day}"
            yield post.finding(ID, message, *key, "file", hint=f"see {asset.sidecar}")
