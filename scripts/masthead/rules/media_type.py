"""Each media file is of a type that the channel and the post's format take.

Networks differ: some take JPEG pictures only. The type is read from the file's content, not
from its name. Convert the file, or give the channel one of its own under `channels`. A photo that
goes to a network by itself, or into a person's bundle, is converted on its way.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.compose.services import STILL, is_fitted
from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.pictures import PHOTO, PHOTO_POST
from masthead.rules.rule import Options, post_example

ID = "media/type"
LEVEL = Level.ERROR
OPTIONS: Options = {}

PASS = post_example(PHOTO_POST, PHOTO)
FAIL = post_example(PHOTO_POST.replace("format: photo", "format: video"), PHOTO)

FAMILIES = {"photo": "image/", "video": "video/", "podcast": "audio/"}
"""How the MIME type of a format's media starts."""


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each file that a channel or the format does not take."""
    family = FAMILIES.get(post.format, "")
    for media, asset, key in context.media(post):
        if asset and asset.mime and not asset.mime.startswith(family):
            message = f"{media.file} is {asset.mime}, but the post's format is {post.format!r}"
            yield post.finding(ID, message, *key, "file")
    for media, asset, channel, _, key in context.sent(post):
        taken = context.limits(channel).media_types
        turned = asset and is_fitted(asset.mime, channel) and STILL.intersection(taken)
        if asset and asset.mime and taken and asset.mime not in taken and not turned:
            message = f"{media.file} is {asset.mime}, which {channel.id} does not take"
            hint = f"it takes {', '.join(taken)}"
            yield post.finding(ID, message, *key, "file", hint=hint)
