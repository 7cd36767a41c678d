"""Each picture has few enough pixels for its channel.

Networks refuse pictures with too many pixels, however small the file. Save it again at a
smaller size. A photo that goes to a network by itself, or into a person's bundle, is made smaller
on its way.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.compose.services import is_fitted
from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.pictures import PHOTO, PHOTO_POST, Picture
from masthead.rules.rule import Options, post_example

ID = "media/pixels"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_POST = PHOTO_POST.replace("outbox", "small")
_CHANNEL = {
    "strategy/channels/small.md": "---\ntitle: Small\nservice: folder\n"
    "limits: {image_pixels: 1000000}\n---\nSmall pictures only.\n"
}
PASS = post_example(_POST, PHOTO).over(_CHANNEL)
FAIL = post_example(_POST, {**PHOTO, "bench.png": Picture(1200, 900)}).over(_CHANNEL)


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each picture with too many pixels for a channel."""
    for media, asset, channel, _, key in context.sent(post):
        most = context.limits(channel).image_pixels
        if asset is None or is_fitted(asset.mime, channel):
            continue
        if most and asset.width * asset.height > most:
            size = f"{asset.width} by {asset.height} pixels"
            message = f"{media.file} has {size}, {channel.id} takes {most:,} pixels in all"
            yield post.finding(ID, message, *key, "file", hint="save it at a smaller size")
