"""Mend by machine what has one right answer; every other byte stays as it is."""

from __future__ import annotations

import re
from typing import NamedTuple

from masthead.post import Post

HASH = r"([\"'])[#\uff03]+(?=\w)"


class Fix(NamedTuple):
    """One change: the file, the line, and what was changed in words."""

    path: str
    line: int
    words: str


def fix(post: Post, raw: bytes) -> tuple[bytes, tuple[Fix, ...]]:
    """Return a post's file without the `#` before its hashtags, and what was changed.

    Args:
        post: the post as read.
        raw: its file's bytes; where they are not what was read, nothing is changed.
    """
    places = [
        (post.document.place("hashtags", index), tag)
        for index, tag in enumerate(post.hashtags)
        if tag.startswith(("#", "\uff03"))
    ]
    if not places:
        return raw, ()
    try:
        lines = raw.decode().splitlines(keepends=True)
    except UnicodeDecodeError:
        return raw, ()
    done: list[Fix] = []
    for place, tag in sorted(places, key=lambda one: (one[0].line, -one[0].column)):
        if place.line > len(lines):
            continue
        line, start = lines[place.line - 1], place.column - 1
        if (match := re.match(HASH, line[start:])) and line.startswith(tag, start + 1):
            lines[place.line - 1] = line[:start] + match[1] + line[start + match.end() :]
            words = f"took the # from the hashtag {tag.lstrip('#＃')!r}"
            done.append(Fix(post.path, place.line, words))
    return "".join(lines).encode(), tuple(done)
