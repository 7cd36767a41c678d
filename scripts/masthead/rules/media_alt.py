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
from masthead.rules.pictures import PHOTO, PHOTO_ALT, PHOTO_POST
from masthead.rules.rule import Options, post_example

ID = "media/alt"
LEVEL = Level.ERROR
OPTIONS: Options = {}

PASS = post_example(PHOTO_POST, PHOTO)
FAIL = post_example(PHOTO_POST.replace(f"    alt: {PHOTO_ALT}\n", ""), PHOTO)


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each picture without an alternative text."""
    for media, asset, key in context.media(post):
        decorative = asset is not None and asset.decorative
        if is_picture(media, asset) and not decorative and not alternative(media, asset):
            message = f"{media.file} has no alternative text"
            yield post.finding(ID, message, *key, hint="say in `alt` what the picture shows")
