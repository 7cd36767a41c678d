"""What a video says: title, description, tags and status, as YouTube takes them.

Facts: developers.google.com, YouTube Data API, Videos; read 2026-11-22: a title has 100 characters,
a description 5,000 bytes, all tags together 500 characters; `<` and `>` are not taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from masthead.channels.outgoing import text_of, word
from masthead.record import Record

CATEGORY = "22"
"""People & Blogs: the category where the page names none. An edit must name one."""

TITLE, TAGS = 100, 500
"""Longest title, and longest list of tags, in characters."""

BRACKETS = str.maketrans({"<": "‹", ">": "›"})
"""What stands for the two signs that YouTube does not take."""

_HASHTAG = re.compile(r"[#＃](\w+)")


def written(text: str) -> str:
    """Return a text as YouTube takes it."""
    return text.translate(BRACKETS)


def snippet(record: Record, settings: Mapping[str, str]) -> dict[str, object]:
    """Return what people read of a video.

    Args:
        record: the delivery.
        settings: those of the channel's page.
    """
    said: dict[str, object] = {
        "title": title_of(record),
        "description": description_of(record),
        "categoryId": settings.get("category") or CATEGORY,
    }
    tags = list(_tags(text_of(record)))
    if tags:
        said["tags"] = tags
    if word(record, "lang"):
        said["defaultLanguage"] = word(record, "lang")
        said["defaultAudioLanguage"] = settings.get("spoken") or word(record, "lang")
    return said


def status(settings: Mapping[str, str]) -> dict[str, object]:
    """Return who may see a video, whether it is made for children, and by a machine.

    Of the last nothing is said where the page does not: it is the owner's to declare.
    """
    said: dict[str, object] = {
        "privacyStatus": settings.get("privacy") or "public",
        "selfDeclaredMadeForKids": settings.get("made-for-kids") == "yes",
    }
    if settings.get("synthetic"):
        # developers.google.com, YouTube Data API, Revision History, October 30, 2024.
        said["containsSyntheticMedia"] = settings["synthetic"] == "yes"
    return said


def title_of(record: Record) -> str:
    """Return the title; a post always has one, and a rule keeps it short enough."""
    return " ".join(written(word(record, "title")).split())[:TITLE]


def description_of(record: Record) -> str:
    """Return the description."""
    return written(text_of(record)).strip()


def _tags(text: str) -> Iterator[str]:
    """Yield the hashtags of a text as tags, as many as YouTube takes."""
    left = TAGS
    for tag in dict.fromkeys(_HASHTAG.findall(text)):
        left -= len(tag) + 1  # the comma between two counts
        if left >= 0:
            yield tag
