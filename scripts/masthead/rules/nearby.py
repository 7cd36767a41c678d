"""Which days the posts around a moment may name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from masthead.channel import Channel

FURTHEST = timedelta(hours=15)
"""More than any clock differs from UTC: a post may name the day before, or the day after."""
MOST_DAYS = 400
"""Days that are looked for by name; where there are more, every post is near."""
WEEK = timedelta(days=7)


def reach_of(channels: Iterable[Channel]) -> timedelta:
    """Return how far apart two deliveries may be that still are too near; nothing for never."""
    found = [timedelta()]
    for cadence in (channel.cadence for channel in channels):
        found.append(cadence.min_gap or timedelta())
        if cadence.max_per_day is not None or cadence.max_per_week is not None:
            found.append(WEEK)
    return max(found)


def days_around(moments: Iterable[datetime], span: timedelta) -> frozenset[str]:
    """Return the days that posts name which go out within a span of a moment.

    Args:
        moments: times with their zone.
        span: how long before and after each.

    Returns:
        Days as `2026-12-07`, or the empty text, which every file holds, where they are too many.
    """
    days = set()
    for moment in moments:
        first = (moment.astimezone(UTC) - span - FURTHEST).date()
        last = (moment.astimezone(UTC) + span + FURTHEST).date()
        days |= {first + timedelta(days=number) for number in range((last - first).days + 1)}
        if len(days) > MOST_DAYS:
            return frozenset({""})
    return frozenset(map(str, days))
