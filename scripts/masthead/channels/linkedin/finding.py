"""Find a page's own post or comment again (learn.microsoft.com, "Find Posts by Authors")."""

from __future__ import annotations

import re
from urllib.parse import quote

from masthead.channels.linkedin.little import little, shown
from masthead.channels.moments import earliest
from masthead.channels.outgoing import described, text_of
from masthead.channels.wire import Reply, Wire, harmless
from masthead.protocol.outcome import Absent, Ambiguous, Outcome, Refused, Sent
from masthead.record import Receipt, Record

PAGES, PAGE = 3, 50
"""Most pages of posts that are looked through, and posts on each."""

COMMENTS = 100
"""Comments of a post that are looked through."""

_ADDRESS = re.compile(r"https?://\S+")


def same(one: str, other: str) -> bool:
    """Tell whether two texts in LinkedIn's format read the same, whatever became of addresses."""
    return _read(one) == _read(other)


def _read(commentary: str) -> str:
    return " ".join(_ADDRESS.sub("@", shown(commentary)).split())


def post(wire: Wire, author: str, record: Record, now: float) -> str | Absent | Ambiguous:
    """Return the URN of the post that is the next part, where the page has it.

    Args:
        wire: LinkedIn.
        author: the page's URN.
        record: the delivery.
        now: the time in seconds since 1970.
    """
    text, pictures = little(text_of(record)), bool(described(record))
    for page in range(PAGES):
        query = {
            "q": "author",
            "author": author,
            "count": str(PAGE),
            "start": str(PAGE * page),
            "sortBy": "CREATED",
        }
        finder = {"X-RestLi-Method": "FINDER"}
        got = harmless(wire.ask("GET", "rest/posts", query=query, headers=finder))
        if isinstance(got, Refused):
            return Ambiguous(got.reason)
        found = got.rows("elements")
        if found is None or not all(one.id("id") for one in found):
            return Ambiguous("LinkedIn did not list the page's posts")
        since = 1000 * earliest(record, got, now)
        for one in found:
            fits = same(one.text("commentary"), text) and (_media(one) or not pictures)
            # A post without a date is taken for ours: a second one would be worse.
            if fits and (_created(one) or since) >= since:
                return one.text("id")
        if len(found) < PAGE or 0 < _created(found[-1]) < since:
            return Absent()
    return Ambiguous("the page has more new posts than could be looked through")


def comment(wire: Wire, author: str, record: Record) -> Outcome:
    """Look for the first comment among those of the page below its own post."""
    path = f"rest/socialActions/{quote(record.remote_id, safe='')}/comments"
    got = harmless(wire.ask("GET", path, query={"count": str(COMMENTS)}))
    if isinstance(got, Refused):
        return Ambiguous(got.reason)
    found = got.rows("elements")
    if found is None or not all(one.text("actor") for one in found):
        return Ambiguous("LinkedIn did not list the comments")
    for one in found:
        words = " ".join(one.text("message", "text").split())
        if one.text("actor") == author and words == " ".join(text_of(record).split()):
            id = one.id("commentUrn") or one.id("id")
            return Sent(Receipt(id)) if id else Ambiguous("LinkedIn did not name the comment")
    if len(found) >= COMMENTS:
        return Ambiguous("the post has more comments than were looked through")
    return Absent()


def _media(one: Reply) -> bool:
    """Tell whether a post has pictures, a film or a document."""
    return any(one.get("content", kind) for kind in ("media", "multiImage"))


def _created(one: Reply) -> float:
    """Return when a post was made, in milliseconds since 1970, or nought."""
    found = one.get("createdAt") or one.get("publishedAt")
    return float(found) if isinstance(found, int | float) else 0.0
