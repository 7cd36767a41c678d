"""What stands in the text reaches the channels.

A channel's message leaves out what its network cannot show: HTML, pictures that are not
under `media`, links where nobody can follow them, definitions that nothing uses, a first comment
where posts have none, hashtags that lead nowhere, the text of a story. No program answers another
post (`replies_to`): it goes out as a post of its own. Write the text so that it does without them.
The website shows a post's Markdown itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from masthead.channel import Channel
from masthead.compose.message import LINK_IS_FIELD, NO_HASHTAGS
from masthead.compose.services import left_out, limits_of, takes_comment
from masthead.finding import Finding, Level
from masthead.message import Dropped, Message
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.rule import Options, post_example

ID = "post/dropped"
LEVEL = Level.NOTICE
OPTIONS: Options = {}

_POST = """\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
channels: [outbox]
---
Bring your {}, leave with a lamp that works.
"""
PASS = post_example(_POST.format("*lamp*"))
FAIL = post_example(_POST.format("<b>lamp</b>"))

WORDS = {
    "html": ("the HTML", "write Markdown"),
    "image": ("the picture", "name it under `media`"),
    "link": ("the link", "nobody can follow a link there: say in words where to look"),
    "reference": ("the definition", "nothing in the text uses it"),
}
"""What is left out, and what to do; comments are meant to be left out."""


class Field(NamedTuple):
    """A field of a post that some channels leave out.

    Args:
        key: its name in the post; none for the text.
        what: the field and the verb, for people.
        hint: what to do.
        lost: tells whether a channel leaves it out.
    """

    key: tuple[str, ...]
    what: str
    hint: str
    lost: Callable[[Post, Channel, Message], bool]


def _no_comment(post: Post, channel: Channel, _: Message) -> bool:
    return bool(post.first_comment) and not takes_comment(channel)


def _no_link(_: Post, channel: Channel, message: Message) -> bool:
    field = limits_of(channel).links or channel.network in LINK_IS_FIELD
    return not field and any(part.link for part in message.parts)


def _no_hashtags(_: Post, channel: Channel, message: Message) -> bool:
    if channel.network not in NO_HASHTAGS or channel.network == "site":  # the site's page has them
        return False
    written = " ".join(part.text for part in message.parts).casefold()
    return any(f"#{tag.casefold()}" not in written for tag in message.hashtags)


def _no_text(post: Post, channel: Channel, message: Message) -> bool:
    lost = post.format == "story" and "story text" in left_out(channel.service, post.format)
    return lost and any(part.text for part in message.parts)


def _no_answer(post: Post, channel: Channel, _: Message) -> bool:
    return bool(post.replies_to) and channel.network != "site"


FIELDS = (
    Field(
        ("first_comment",),
        "the first comment does",
        "posts have none there: use the text",
        _no_comment,
    ),
    Field(("link",), "the link does", "say in words where to look", _no_link),
    Field(("hashtags",), "the hashtags do", "they lead nowhere there", _no_hashtags),
    Field((), "the text of a story does", "write it on the picture", _no_text),
    Field(
        ("replies_to",),
        "the post that it answers does",
        "it goes out as a post of its own: link to the other one",
        _no_answer,
    ),
)
"""The fields that a channel may leave out."""


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield what each message leaves out, once a place."""
    for field in FIELDS:
        silent = [
            one.id for one, message in context.messages(post) if field.lost(post, one, message)
        ]
        if silent:
            words = f"{field.what} not go to {', '.join(silent)}"
            yield post.finding(ID, words, *field.key, hint=field.hint)
    missing: dict[Dropped, list[str]] = {}
    for channel, message in context.messages(post):
        for dropped in message.dropped if channel.service != "site" else ():
            missing.setdefault(dropped, []).append(channel.id)
    for dropped, channels in missing.items():
        if dropped.kind in WORDS:
            what, hint = WORDS[dropped.kind]
            words = f"{what} {dropped.text!r} does not go to {', '.join(channels)}"
            yield Finding(ID, post.path, words, dropped.line, dropped.column, hint=hint)
