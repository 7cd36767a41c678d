"""A thread has no more parts than the channel takes, and none of them is empty.

A line `---` starts the next part. Where the network has no threads, write a section
`## @channel` in one part.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context, part_place
from masthead.rules.rule import Options, post_example
from masthead.sections import split_parts

ID = "post/parts"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_POST = """\
---
title: How a lamp is mended
publish_at: 2026-12-14 09:00
channels: [{}]
---
First, take out the bulb.

---

Then look at the plug.
"""
PASS = post_example(_POST.format("bluesky"))
FAIL = post_example(_POST.format("linkedin"))


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield threads that are too long, and parts without text and media."""
    for channel, message in context.messages(post):
        most = context.limits(channel).parts
        if most is not None and len(message.parts) > most:
            place = part_place(message.parts[most], post)
            takes = f"at most {most} parts" if most > 1 else "no threads"
            words = f"the text has {len(message.parts)} parts, {channel.id} takes {takes}"
            hint = f"write a section `## @{channel.id}` with fewer"
            yield Finding(ID, post.path, words, place.line, place.column, hint=hint)
        if len(message.parts) == 1:
            continue
        for number, part in enumerate(message.parts, 1):
            if not part.text.strip() and not part.media:
                words = f"part {number} for {channel.id} is empty"
                line = _part_lines(post, channel.id)[number - 1]
                hint = "a line `---` starts a part: take one out"
                yield Finding(ID, post.path, words, line, hint=hint)


def _part_lines(post: Post, channel: str) -> list[int]:
    """Return the line of each part of the section that a channel gets."""
    sections = {section.channel: section for section in reversed(post.sections)}
    section = sections.get(channel) or sections[""]
    return [line for _, line in split_parts(section.text, section.line)]
