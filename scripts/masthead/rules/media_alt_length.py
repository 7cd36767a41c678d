"""An alternative text is short enough for each channel.

The network would cut it, or refuse the post. Put what does not fit into the text of the post.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.alternatives import alternative
from masthead.rules.context import Context
from masthead.rules.pictures import PHOTO, PHOTO_ALT, PHOTO_POST
from masthead.rules.rule import Options, post_example

ID = "media/alt-length"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_POST = PHOTO_POST.replace("outbox", "terse").replace(PHOTO_ALT, "{}")
_CHANNEL = {
    "strategy/channels/terse.md": "---\ntitle: Terse\nservice: folder\n"
    "limits: {alt: 80}\n---\nFew words.\n"
}
_ALT = "A brass lamp in pieces on a workbench"
PASS = post_example(_POST.format(_ALT), PHOTO).over(_CHANNEL)
FAIL = post_example(
    _POST.format(_ALT + ", each part labelled by hand, the switch on a cloth of its own."), PHOTO
).over(_CHANNEL)


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each alternative text that is too long for a channel."""
    for media, asset, channel, _, key in context.sent(post):
        most = context.limits(channel).alt
        count = len(alternative(media, asset))
        if most is not None and count > most:
            words = f"the alternative text of {media.file} has {count} characters"
            yield post.finding(ID, f"{words}, {channel.id} takes {most}", *key, "alt")
