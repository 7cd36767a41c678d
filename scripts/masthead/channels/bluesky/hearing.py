"""What came of a post, and where the account was named."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlencode

from masthead.channels.base import Mention
from masthead.channels.bluesky.places import web_address
from masthead.channels.bluesky.session import Session
from masthead.channels.wire import Reply
from masthead.protocol.outcome import Ambiguous, Refused
from masthead.record import Record

COUNTS = ("likeCount", "repostCount", "replyCount", "quoteCount", "bookmarkCount")
"""The numbers of a post (lexicon app.bsky.feed.defs, postView)."""

PAGES = 10
"""Most pages of notifications that are read."""

MOST_POSTS = 25
"""Posts that may be asked for at once (lexicon app.bsky.feed.getPosts)."""


def metrics(session: Session, record: Record) -> Mapping[str, int] | Refused | Ambiguous:
    """Add up what the network counted of all parts of a delivery."""
    uris = [("uris", receipt.remote_id) for receipt in record.receipts[:MOST_POSTS]]
    got = session.ask("GET", f"app.bsky.feed.getPosts?{urlencode(uris)}")
    if not isinstance(got, Reply):
        return got
    rows = _rows(got, "posts")
    if not rows:
        return Refused("Bluesky does not show the post", retryable=True)
    return {name: sum(_number(row.get(name)) for row in rows) for name in COUNTS}


def mentions(session: Session, since: float) -> tuple[Mention, ...] | Refused | Ambiguous:
    """Read the notifications of being named, page by page, back to a time (oldest first)."""
    found: list[Mention] = []
    query = {"limit": "100", "reasons": "mention"}
    for _ in range(PAGES):
        got = session.ask("GET", "app.bsky.notification.listNotifications", query=query)
        if not isinstance(got, Reply):
            return got
        rows = _rows(got, "notifications")
        fresh = [row for row in rows if _seconds(row.text("indexedAt")) >= since]
        found += [_mention(row) for row in fresh if row.text("reason") == "mention"]
        query["cursor"] = got.text("cursor")
        if not fresh or len(fresh) < len(rows) or not query["cursor"]:
            break
    return tuple(reversed(found))


def _rows(reply: Reply, name: str) -> list[Reply]:
    found = reply.get(name)
    return [Reply(row) for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def _mention(row: Reply) -> Mention:
    uri, at = row.text("uri"), _seconds(row.text("indexedAt"))
    who, text = row.text("author", "handle"), row.text("record", "text")
    return Mention(uri, who, at, text, web_address(uri))


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _seconds(text: str) -> float:
    """Return a time of Bluesky's (ISO 8601) in seconds since 1970; nought where it is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return 0.0
    return moment.timestamp() if moment.tzinfo else 0.0
