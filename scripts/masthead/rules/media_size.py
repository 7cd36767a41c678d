"""Each picture and film has few enough bytes for its channel.

The network would refuse it, or spoil it. Save it again with fewer pixels or a stronger compression.
A photo that goes to a network by itself, or into a person's bundle, is made smaller on its way.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.compose.services import is_fitted
from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.pictures import PHOTO, PHOTO_POST, Picture
from masthead.rules.rule import Options, post_example

ID = "media/size"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_POST = PHOTO_POST.replace("outbox", "small")
_CHANNEL = {
    "strategy/channels/small.md": "---\ntitle: Small\nservice: folder\n"
    "limits: {image_bytes: 200}\n---\nSmall pictures only.\n"
}
PASS = post_example(_POST, PHOTO).over(_CHANNEL)
FAIL = post_example(_POST, {**PHOTO, "bench.png": Picture(1200, 900)}).over(_CHANNEL)


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each picture and film with too many bytes for a channel."""
    for media, asset, channel, _, key in context.sent(post):
        if asset is None or is_fitted(asset.mime, channel):
            continue
        limits = context.limits(channel)
        kind = asset.mime.partition("/")[0]
        most = {"image": limits.image_bytes, "video": limits.video_bytes}.get(kind)
        if most and asset.bytes > most:
            message = f"{media.file} has {_size(asset.bytes)}, {channel.id} takes {_size(most)}"
            yield post.finding(ID, message, *key, "file", hint="save a smaller one")


def _size(count: int) -> str:
    """Return a number of bytes for people."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{count / 1000:.1f} kB"
