"""Each media file is there and can be opened.

A name is looked up in the post's folder; one that starts with `/` in `content/`. A file that
is damaged, far too large to open or a link to elsewhere cannot go out.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.pictures import PHOTO, PHOTO_POST
from masthead.rules.rule import Options, post_example
from masthead.suggestions import did_you_mean

ID = "media/file"
LEVEL = Level.ERROR
OPTIONS: Options = {}

PASS = post_example(PHOTO_POST, PHOTO)
FAIL = post_example(PHOTO_POST.replace("bench.png", "bench-2.png"))


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each media file that cannot go out."""
    for media, asset, key in context.media(post):
        if not media.path:
            continue
        if media.path not in context.hub.files:
            folder = media.path.rpartition("/")[0] + "/"
            beside = (path for path in context.hub.files if path.startswith(folder))
            hint = did_you_mean(media.path, beside).replace(folder, "")
            yield post.finding(ID, f"there is no file {media.path}", *key, "file", hint=hint)
        elif asset and asset.problem:
            yield post.finding(ID, f"{media.path}: {asset.problem}", *key, "file")
