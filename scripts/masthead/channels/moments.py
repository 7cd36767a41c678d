"""From when on a part can be there, by the service's own clock.

A service dates what it takes by its clock, the ledger by ours. Where the service's is behind, what
we sent looks older than the request that made it; passed over as older, it would go out twice. Each
answer says what time it is there: `Date` (RFC 9110, section 6.6.1). One that was kept on its way
says how long (`Age`, RFC 9111, section 5.1).
"""

from __future__ import annotations

from datetime import UTC
from email.utils import parsedate_to_datetime

from masthead.channels.wire import Reply
from masthead.record import Record

SLACK = 120.0
"""Seconds by which a service's clock and ours may differ where its answers do not tell."""


def earliest(record: Record, reply: Reply, now: float) -> float:
    """Return the time by the service's clock that nothing of the next part is older than.

    Args:
        record: the delivery.
        reply: an answer of the service that just came.
        now: the time by our clock, in seconds since 1970.
    """
    return first_sent(record, reply, now) - SLACK


def first_sent(record: Record, reply: Reply, now: float) -> float:
    """Return when the first request may have left, by the service's clock, or later.

    A service whose clock is ahead dates nothing too early: that is left as it is.
    """
    return (record.first_sent or now) - behind(reply, now)


def behind(reply: Reply, now: float) -> float:
    """Return the seconds that a service's clock is behind ours, as far as its answer tells."""
    try:
        there = parsedate_to_datetime(reply.headers.get("date", ""))
        # Without a zone it is UTC (RFC 5322, section 3.3).
        zoned = there if there.tzinfo else there.replace(tzinfo=UTC)
        return max(0.0, now - zoned.timestamp() - _kept(reply))
    except (ValueError, OverflowError):
        return 0.0


def _kept(reply: Reply) -> float:
    """Return the seconds for which a cache kept an answer; nought where it tells none."""
    age = reply.headers.get("age", "").strip()
    return float(age[:9]) if age.isascii() and age.isdecimal() else 0.0
