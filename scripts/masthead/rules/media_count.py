"""A part of a message has no more media than its channel takes.

Leave some out, spread them over the parts of a thread, or give the channel media of its own
under `channels`.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context, media_key
from masthead.rules.pictures import PHOTO
from masthead.rules.rule import Options, post_example

ID = "media/count"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_POST = """\
---
title: The bench in the evening
publish_at: 2026-12-14 09:00
channels: [single]
media:
  - file: bench.png
    alt: A brass lamp in pieces on a workbench, each part labelled by hand.
{}---
This is what an evening of mending looks like.
"""
_SECOND = "  - file: bench.png\n    alt: The same lamp, now in one piece, lights the whole room.\n"
_CHANNEL = {
    "strategy/channels/single.md": "---\ntitle: Single\nservice: folder\n"
    "limits: {media: 1}\n---\nOne picture a post.\n"
}
PASS = post_example(_POST.format(""), PHOTO).over(_CHANNEL)
FAIL = post_example(_POST.format(_SECOND), PHOTO).over(_CHANNEL)


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each message with too many files in one part."""
    if not context.sent(post):
        return
    for channel, message in context.messages(post):
        most = context.limits(channel).media
        count = max((len(part.media) for part in message.parts), default=0)
        if most is not None and count > most:
            takes = f"{channel.id} takes {most}" if most else f"{channel.id} takes none"
            key = media_key(post, channel.id, most)
            yield post.finding(ID, f"there are {count} media, {takes}", *key)
