"""What came of a post, where the account was named, and the account's own posts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from masthead.channels.base import Mention
from masthead.channels.mastodon.words import ID, plain, seconds
from masthead.channels.wire import Reply, Wire, harmless
from masthead.protocol.outcome import Ambiguous, Refused
from masthead.record import Record

COUNTS = ("replies_count", "reblogs_count", "favourites_count", "quotes_count")
"""The numbers of a post (docs.joinmastodon.org, entity Status, read 2026-11-22)."""

PAGES = 10
"""Most pages that are read of a list."""

PAGE = "40"
"""Rows of a page, the most that all lists allow."""


def metrics(wire: Wire, record: Record) -> Mapping[str, int] | Refused | Ambiguous:
    """Add up what the server counted of all parts of a delivery."""
    total: dict[str, int] = {}
    for receipt in record.receipts:
        got = wire.ask("GET", f"api/v1/statuses/{receipt.remote_id}")
        if not isinstance(got, Reply):
            return got
        for name in COUNTS:
            count = got.get(name)
            if isinstance(count, int) and not isinstance(count, bool):
                total[name] = total.get(name, 0) + count
    return total


def mentions(wire: Wire, since: float) -> tuple[Mention, ...] | Refused | Ambiguous:
    """Return where the account was named since a time, oldest first."""
    found: list[Mention] = []
    for row in listed(wire, "api/v1/notifications", {"types[]": "mention"}):
        if isinstance(row, Refused):
            return row
        at = seconds(row.text("created_at"))
        if at < since:
            break
        text, url = plain(row.text("status", "content")), row.text("status", "url")
        found.append(Mention(row.text("id"), row.text("account", "acct"), at, text, url))
    return tuple(reversed(found))


def listed(wire: Wire, path: str, query: Mapping[str, str]) -> Iterator[Reply | Refused]:
    """Yield the rows of a list, newest first, page by page; a refusal is the last one."""
    asked = {**query, "limit": PAGE}
    for _ in range(PAGES):
        got = harmless(wire.ask("GET", path, query=asked))
        if isinstance(got, Refused):
            yield got
            return
        rows = got.rows()
        if rows is None or not all(ID.fullmatch(row.text("id")) for row in rows):
            yield Refused(f"the server did not list {path}", retryable=True)
            return
        yield from rows
        if not rows:
            return
        asked["max_id"] = rows[-1].text("id")
    yield Refused(f"there is more than {PAGES} pages of {path}", retryable=True)
