"""Each part, title and first comment is short enough for its channel, counted as it counts.

Networks count in their own ways: graphemes and bytes, links as 23 characters, emoji as two.
The figures are those of `masthead preview`. Shorten the text, split it with a line `---`
where the network has threads, or write a section `## @channel` of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.channel import Channel
from masthead.compose.counters import COUNTERS
from masthead.finding import Finding, Level
from masthead.message import Message
from masthead.post import Post
from masthead.rules.context import Context, part_place
from masthead.rules.rule import Options, post_example

ID = "post/length"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_POST = """\
---
title: How a lamp is mended
publish_at: 2026-12-14 09:00
channels: [bluesky]
---
{}
"""
_TEXT = (
    "A lamp that does not light has one of four faults: the bulb, the plug, the switch or the "
    "cord. Take the bulb out and try it elsewhere. Then look at the plug: is a wire loose? "
)
PASS = post_example(_POST.format(_TEXT))
FAIL = post_example(
    _POST.format(
        _TEXT + "The switch clicks when it works. The cord breaks where it bends most, often just "
        "behind the plug, where nobody looks for it. Bend it and see. "
    )
)


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each text that is too long for a channel."""
    for channel, message in context.messages(post):
        yield from _check_parts(post, channel, message, context)
        limits = context.limits(channel)
        if limits.title is not None and len(message.title) > limits.title:
            words = f"the title has {len(message.title)} characters, {channel.id} takes"
            yield post.finding(ID, f"{words} {limits.title}", "title")
        if message.first_comment and limits.text is not None:
            counter = COUNTERS[limits.counter]
            if (count := counter.count(message.first_comment)) > limits.text:
                words = f"the first comment has {count} {counter.unit}, {channel.id} takes"
                yield post.finding(ID, f"{words} {limits.text}", "first_comment")


def _check_parts(
    post: Post, channel: Channel, message: Message, context: Context
) -> Iterator[Finding]:
    most_bytes = context.limits(channel).bytes
    for number, part in enumerate(message.parts, 1):
        name = f"part {number}" if len(message.parts) > 1 else "the text"
        if part.limit is not None and part.count > part.limit:
            over = f"{name} has {part.count} {part.unit}, {channel.id} takes {part.limit}"
        elif most_bytes is not None and len(part.text.encode()) > most_bytes:
            over = f"{name} has {len(part.text.encode())} bytes, {channel.id} takes {most_bytes}"
        else:
            continue
        place = part_place(part, post)
        hint = f"shorten it, or write a section `## @{channel.id}`"
        yield Finding(ID, post.path, over, place.line, place.column, hint=hint)
