"""For every media file it is written down who made it and why we may use it.

Put `credit` and `rights` into the file's sidecar, `<file>.yml`, while somebody still knows.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.pictures import PHOTO, PHOTO_POST
from masthead.rules.rule import Options, post_example

ID = "media/rights"
LEVEL = Level.WARNING
OPTIONS: Options = {}

PASS = post_example(PHOTO_POST, PHOTO)
FAIL = post_example(PHOTO_POST, {"bench.png": PHOTO["bench.png"]})


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each media file whose sidecar does not say why we may use it."""
    for media, asset, key in context.media(post):
        if asset and not asset.rights and asset.path in context.hub.files:
            sidecar = asset.sidecar or f"{asset.path}.yml"
            message = f"nothing says why we may use {media.file}"
            yield post.finding(ID, message, *key, "file", hint=f"write `rights:` into {sidecar}")
