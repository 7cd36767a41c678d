"""Find a video among the channel's newest uploads, by title and description.

Facts: developers.google.com, YouTube Data API, playlistItems.list (1 unit); read 2026-11-22. How
soon a new video is listed is said nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from masthead.channels.moments import earliest
from masthead.channels.wire import Reply
from masthead.channels.youtube import videos
from masthead.channels.youtube.answers import seconds
from masthead.protocol.outcome import Absent, Ambiguous, Refused
from masthead.record import Record

LAG = 900.0
"""Seconds after which a new video is taken to be listed."""

PAGES, PAGE = 5, 50
"""Most pages of uploads that are looked through, and videos on each."""

Ask = Callable[[str, str, Mapping[str, str]], Reply | Refused]
"""Makes a request that changes nothing: method, path, query."""


def find(ask: Ask, record: Record, now: float) -> str | Absent | Ambiguous:
    """Return the id of a delivery's video; else what it means that none is listed.

    Args:
        ask: asks YouTube.
        record: the delivery.
        now: the time in seconds since 1970.
    """
    got = ask("GET", "youtube/v3/channels", {"part": "contentDetails", "mine": "true"})
    if isinstance(got, Refused):
        return Ambiguous(got.reason)
    uploads = got.text("items", 0, "contentDetails", "relatedPlaylists", "uploads")
    if not uploads:
        return Ambiguous("YouTube did not say where the channel's uploads are listed")
    query = {"part": "snippet", "playlistId": uploads, "maxResults": str(PAGE)}
    for _ in range(PAGES):
        page = ask("GET", "youtube/v3/playlistItems", query)
        if isinstance(page, Refused):
            return Ambiguous(page.reason)
        items, since = _snippets(page), earliest(record, page, now)
        for item in items:
            if _is(record, item, since):
                return item.text("resourceId", "videoId")
        token = page.text("nextPageToken")
        if not token or not items or seconds(items[-1].text("publishedAt")) < since:
            return _missing(record, now)
        query["pageToken"] = token
    return Ambiguous("the channel has more new uploads than could be looked through")


def _snippets(page: Reply) -> list[Reply]:
    listed = page.get("items")
    return [
        Reply(Reply(one).get("snippet")) for one in (listed if isinstance(listed, list) else ())
    ]


def _missing(record: Record, now: float) -> Absent | Ambiguous:
    """Return what it means that an upload is neither under way nor listed."""
    if now - (record.first_sent or 0.0) < LAG:
        return Ambiguous("YouTube does not list the video, and may not do so yet")
    return Absent(handle_lost=True)


def _is(record: Record, item: Reply, since: float) -> bool:
    """Tell whether a listed upload is the one of the delivery.

    Args:
        record: the delivery.
        item: the upload.
        since: nothing of the delivery is older; seconds since 1970.
    """
    return (
        bool(item.text("resourceId", "videoId"))
        and seconds(item.text("publishedAt")) >= since
        and item.text("title") == videos.title_of(record)
        and item.text("description").strip() == videos.description_of(record)
    )
