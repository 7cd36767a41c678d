"""What is written about the media reaches the channels.

Descriptions and captions go out with their files. Some networks keep none, and for some our program
has no way to send them: there people who do not see or hear the file miss what it says. Say it in
the text as well. A bundle for a person holds everything.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.channel import Channel
from masthead.compose.services import left_out
from masthead.document import KeyPath
from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.alternatives import alternative, is_picture
from masthead.rules.context import Context
from masthead.rules.pictures import PHOTO, PHOTO_POST
from masthead.rules.rule import Options, post_example
from masthead.rules.shared import Sent

ID = "media/dropped"
LEVEL = Level.NOTICE
OPTIONS: Options = {}

_PAGE = """\
---
title: Telegram
service: telegram
account: "@lentera"
owner: sari
secrets: {token: TELEGRAM_TOKEN}
---
Short news for people who are on the way.
"""
PASS = post_example(PHOTO_POST, PHOTO)
FAIL = post_example(PHOTO_POST.replace("[outbox]", "[telegram]"), PHOTO).over(
    {"strategy/channels/telegram.md": _PAGE}
)


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield what does not go along with each file, once a place."""
    missing: dict[tuple[KeyPath, str], list[str]] = {}
    for sent in context.sent(post):
        for what in _lost(post, sent):
            missing.setdefault((sent.key, what), []).append(sent.channel.id)
    for (key, what), channels in missing.items():
        words = f"the {what} not go to {', '.join(channels)}"
        yield post.finding(ID, words, *key, hint="say in the text what people must know")


def _lost(post: Post, sent: Sent) -> Iterator[str]:
    """Yield what a channel leaves out of what is written about a file, or the file itself."""
    if _is_card(post, sent.channel):
        shown = sent.key[-1] == 0 and is_picture(sent.media, sent.asset)
        yield f"{'description of ' if shown else 'file '}{sent.media.file} does"
        return
    left = left_out(sent.channel.service, post.format)
    media = sent.media
    if is_picture(media, sent.asset):
        further = "further alt" in left and sent.key[-1] != 0
        story = "story text" in left and post.format == "story"
        lost = "picture alt" in left or further or story
    else:
        lost = "film alt" in left
    if lost and alternative(media, sent.asset):
        yield f"description of {media.file} does"
    if media.captions and "captions" in left:
        yield f"captions of {media.file} do"


def _is_card(post: Post, channel: Channel) -> bool:
    """Tell whether the page asks for the link's card, which shows one picture and nothing else."""
    always = channel.service == "bluesky" and channel.settings.get("card") == "always"
    return always and bool(post.link_for(channel.id))
