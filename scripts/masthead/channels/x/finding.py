"""Find an own post on X again, by its text and by what it answers.

X shows addresses as `https://t.co/…`, with the ones that were written beside; a post with media
ends with one more. Its interface is changing its words from tweet to post (docs.x.com beside the
types of xdk 0.10.6, both read 2026-11-22), and passes over fields that it does not know: so each is
read by both names, and a field that is missing decides nothing.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape

from masthead.channels.moments import SLACK, behind
from masthead.channels.outgoing import described, text_of
from masthead.channels.wire import Reply, harmless
from masthead.channels.x.signing import Signed
from masthead.compose.addresses import shortened_addresses
from masthead.protocol.outcome import Absent, Ambiguous, Refused
from masthead.record import Record

PAGES, PAGE = 5, 20
"""Most pages of own posts that are looked through, and posts on each; each post costs money."""

FIELDS = "conversation_id,created_at,entities,note_post"

_SHORT = re.compile(r"https?://t\.co/[A-Za-z0-9]+")
_NAMED = re.compile(r"(?:@\w+\s+)+")
_MEDIA = re.compile(r"/(?:photo|video)/\d+$")
ANY = "\x00"
"""Stands for an address of which it is not known where it leads."""


def find(x: Signed, account: str, record: Record, now: float) -> str | Absent | Ambiguous:
    """Return the id of the post that is the next part, where the account has it.

    Args:
        x: X.
        account: the account's number.
        record: the delivery.
        now: the time in seconds since 1970.
    """
    late, since = 0.0, (record.first_sent or now) - SLACK
    query = {
        "max_results": str(PAGE),
        "start_time": _moment(since),
        "exclude": "retweets",
        "post.fields": FIELDS,
    }
    known = {receipt.remote_id for receipt in record.receipts}
    for _ in range(PAGES):
        got = harmless(x.ask("GET", f"2/users/{account}/tweets", query=query))
        if isinstance(got, Refused):
            return Ambiguous(got.reason)
        # X leaves `data` out where there is none.
        listed = got.rows("data") or ([] if got.get("data") is None else None)
        odd = listed is None or not all(post.text("id").isdecimal() for post in listed)
        if listed is None or odd or not isinstance(got.get("meta"), dict):
            return Ambiguous("X did not list the account's posts")
        for post in listed:
            if post.text("id") not in known and _is(record, post):
                return post.text("id")
        if behind(got, now) > late + SLACK:
            # Its clock is behind ours, as its answer tells: what we look for begins before.
            late = behind(got, now)
            query = {**query, "start_time": _moment(since - late)}
            query.pop("pagination_token", None)
            continue
        query["pagination_token"] = got.text("meta", "next_token")
        if not query["pagination_token"]:
            return Absent()
    return Ambiguous("the account has more new posts than were looked through")


def _moment(seconds: float) -> str:
    """Return a time as X reads it."""
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"


def _is(record: Record, post: Reply) -> bool:
    """Tell whether an own post is the next part."""
    begun = post.text("conversation_id")
    wanted = record.remote_id if record.receipts else post.text("id")
    if begun and begun != wanted:
        return False
    return same(text_of(record), post, media=bool(described(record)))


def same(ours: str, post: Reply, *, media: bool) -> bool:
    """Tell whether a post on X says what we wrote.

    Args:
        ours: our text.
        post: the post.
        media: it has media.
    """
    theirs = _read(post, media=media)
    mine = _addressed(ours, blank=ANY in theirs)
    return mine in {_plain(theirs), _plain(_NAMED.sub("", theirs, count=1))}


def _read(post: Reply, *, media: bool) -> str:
    """Return a post's text with the addresses as they were written, as far as X tells them."""
    long = next((name for name in ("note_post", "note_tweet") if post.text(name, "text")), "")
    at = (long,) if long else ()
    text = unescape(post.text(*at, "text"))
    urls = post.get(*at, "entities", "urls")
    known = {
        url.text("url"): "" if _MEDIA.search(written) else _bare(written)
        for url in map(Reply, urls if isinstance(urls, list) else ())
        if (written := url.text("expanded_url"))
    }
    last = re.search(rf"({_SHORT.pattern})\s*$", text)
    if media and last and not known.get(last[1]):
        text = text[: last.start()]
    return _SHORT.sub(lambda found: known.get(found[0], ANY), text)


def _addressed(text: str, *, blank: bool) -> str:
    """Return our text with its addresses bare, or blank where X does not tell where they lead."""
    made, done = "", 0
    for start, end in shortened_addresses(text):
        made += text[done:start] + (ANY if blank else _bare(text[start:end]))
        done = end
    return _plain(made + text[done:])


def _bare(address: str) -> str:
    """Return an address without what X may write otherwise."""
    return address.partition("://")[2].rstrip("/") or address.rstrip("/")


def _plain(text: str) -> str:
    return " ".join(unescape(text).split()).casefold()
