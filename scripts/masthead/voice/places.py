"""From an offset in the text that is sent to the line and column in the file it comes from."""

from __future__ import annotations

import re
from bisect import bisect_right

from masthead.document import Place
from masthead.message import Part
from masthead.post import Post

_HASHTAG = re.compile(r"[#＃](\w+)")


def place_of(part: Part, offset: int, post: Post) -> Place:
    """Return where a character of a part stands in the post's file.

    A character that comes from the front matter (hashtags, link) stands at its value there. One
    that no source has (the mark of a list, a person's name) stands where the text before it ends.

    Args:
        part: a part of a message of the post.
        offset: offset in the part's text, in code points.
        post: the post.
    """
    index = bisect_right(part.origin, offset, key=lambda span: span.start) - 1
    if index >= 0 and offset < part.origin[index].end:
        span = part.origin[index]
        return Place(span.line, span.column + offset - span.start)
    if index == len(part.origin) - 1 and (place := _in_front(part, offset, post)):
        return place
    if index >= 0:
        span = part.origin[index]
        return Place(span.line, span.column + span.end - span.start)
    if part.origin:
        return Place(part.origin[0].line, part.origin[0].column)
    return Place(post.document.body_line)


def _in_front(part: Part, offset: int, post: Post) -> Place | None:
    """Return the place of a hashtag or of the link in the front matter, or None."""
    for match in _HASHTAG.finditer(part.text):
        if match.start() <= offset < match.end():
            written = [tag.lstrip("#＃").casefold() for tag in post.hashtags]
            if match[1].casefold() in written:
                return post.document.place("hashtags", written.index(match[1].casefold()))
    start = part.text.rfind(part.link) if part.link else -1
    if 0 <= start <= offset < start + len(part.link):
        own = next((line.channel for line in post.channels if line.link == part.link), "")
        key = ("channels", own, "link") if own else ("link",)
        return post.document.place(*key)
    return None
