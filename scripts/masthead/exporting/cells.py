"""What a post says in a cell of a table, by the map that also imports the table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from masthead.compose.plain import to_plain
from masthead.importing.kept import read_kept
from masthead.importing.tables.columns import KEEP, Column
from masthead.post import Post
from masthead.sections import split_parts
from masthead.when import find_zone

FORMS = {"date": "%Y-%m-%d", "time": "%H:%M", "publish_at": "%Y-%m-%d %H:%M"}
"""How times are written where a column does not say."""

BETWEEN = {"hashtags": " ", "media.alt": " | "}
"""What stands between several words of a cell where a column does not say; else a comma."""

Mention = Callable[[str], str | None]
"""Answers what `{@id}` is in a text."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How posts are told of.

    Args:
        zone: zone of the times of posts without one.
        channel: the channel whose text, time, link and media count, or empty for the post's own.
        mention: answers what people are called in the text.
    """

    zone: str
    channel: str = ""
    mention: Mention = lambda _id: None


def cells_of(post: Post, columns: Iterable[Column], shown: Shown) -> list[str]:
    """Return a post's row.

    A cell that was imported and whose meaning has not changed since is written as it was.
    """
    kept = read_kept(post.document.front)
    return [_cell(post, column, kept.get(column.name), shown) for column in columns]


def _cell(post: Post, column: Column, was: object, shown: Shown) -> str:
    if column.to == KEEP:
        return was if isinstance(was, str) else ""
    now = meaning(post, column, shown)
    match was:
        case [str(written), str(meant)] if meant == now:
            return written
    return now


def meaning(post: Post, column: Column, shown: Shown) -> str:
    """Return what a post says in a column, whatever was imported."""
    to, data, channel = column.to, post.document.data, shown.channel
    if to == "text" or to.startswith("text@"):
        return _text(post, to.partition("@")[2], shown)
    match to:
        case "date" | "time" | "publish_at":
            at, zone = post.due_at(channel), data.get("zone") or shown.zone
            return _time(at, column.form or FORMS[to], zone) if at else ""
        case "channels":
            return _joined(column, (line.channel for line in post.channels))
        case "hashtags":
            return _joined(column, (f"#{word}" for word in post.hashtags))
        case "link":
            return column.theirs(post.link_for(channel))
        case "media":
            return _joined(column, (one.file for one in post.media_for(channel)))
        case "media.alt":
            return _joined(column, (one.alt or "" for one in post.media_for(channel)))
        case "title":
            return post.title
        case "id":
            return post.id
    return _plain(column, data.get(to))


def _text(post: Post, section: str, shown: Shown) -> str:
    """Return a section's text as people read it: that of a channel, or the one for all others."""
    texts = {one.channel: one for one in reversed(post.sections)}
    found = texts.get(section or shown.channel)
    if found is None and not section:
        found = texts.get("")
    if found is None:
        return ""
    parts = split_parts(found.text, found.line)
    return "\n\n".join(to_plain(text, line, mention=shown.mention).text for text, line in parts)


def _time(at: datetime, form: str, zone: str) -> str:
    """Return a time in a zone, or in UTC where the form ends with a plain Z."""
    in_utc = form.endswith("Z") and not form.endswith(("%Z", "%z"))
    return at.astimezone(UTC if in_utc else find_zone(zone)).strftime(form)


def _plain(column: Column, value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return column.theirs("true" if value else "false")
        case list():
            return _joined(column, (str(one) for one in value))
    return column.theirs(str(value))


def _joined(column: Column, words: Iterable[str]) -> str:
    between = column.between or BETWEEN.get(column.to, ", ")
    theirs = [column.theirs(word) for word in words]
    return between.join(theirs) if any(theirs) else ""
