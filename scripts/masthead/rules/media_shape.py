"""Each picture has a shape that its channel takes.

Networks refuse pictures that are too narrow or too wide. Nothing is cropped by a machine: crop it,
or give the channel a picture of its own under `channels`.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.pictures import PHOTO, PHOTO_POST, Picture
from masthead.rules.rule import Options, post_example

ID = "media/shape"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_POST = PHOTO_POST.replace("outbox", "pictures")
_CHANNEL = {
    "strategy/channels/pictures.md": "---\ntitle: Pictures\nservice: manual\n"
    "network: instagram\n---\nPictures only.\n"
}
PASS = post_example(_POST, PHOTO).over(_CHANNEL)
FAIL = post_example(_POST, {**PHOTO, "bench.png": Picture(900, 200)}).over(_CHANNEL)


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each picture that is too narrow or too wide for a channel."""
    for media, asset, channel, _, key in context.sent(post):
        ratio = context.limits(channel).image_ratio
        if asset and ratio and asset.width and asset.height:
            narrow, wide = ratio
            if not narrow <= asset.width / asset.height <= wide:
                message = (
                    f"{media.file} is {asset.width} by {asset.height}; {channel.id} takes"
                    f" {narrow:g} to {wide:g} times as wide as high"
                )
                yield post.finding(ID, message, *key, "file", hint="crop it")
