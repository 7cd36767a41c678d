"""When a channel may take its next post, by the cadence of its page: pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from masthead.channel import Cadence


def next_time(
    cadence: Cadence, sent: Sequence[datetime], now: datetime, zone: str
) -> tuple[datetime, str]:
    """Return the earliest time from `now` on that fits the cadence, and what stood in the way.

    What equals a limit fits it. Days and weeks (Monday to Sunday) are those of the hub's zone.

    Args:
        cadence: how often the channel posts.
        sent: when it posted, in any order, with zone.
        now: the time, with zone.
        zone: IANA zone of the hub.

    Returns:
        `now` and nothing where one more post fits; else the later time and the limit in words.
    """
    local = ZoneInfo(zone)
    days = [moment.astimezone(local).date() for moment in sent]
    mondays = [day - timedelta(days=day.weekday()) for day in days]
    at, reason = now, ""
    while True:
        day = at.astimezone(local).date()
        monday = day - timedelta(days=day.weekday())
        if _full(cadence.max_per_week, mondays.count(monday)):
            later, why = monday + timedelta(days=7), f"{cadence.max_per_week} a week"
        elif _full(cadence.max_per_day, days.count(day)):
            later, why = day + timedelta(days=1), f"{cadence.max_per_day} a day"
        else:
            near = _too_near(cadence.min_gap, sent, at)
            if near is None:
                return at, reason
            at, reason = near, reason or _gap(cadence.min_gap)
            continue
        at = datetime(later.year, later.month, later.day, tzinfo=local)
        reason = reason or f"the channel takes {why}"


def _full(most: int | None, count: int) -> bool:
    return most is not None and count >= max(1, most)


def _too_near(gap: timedelta | None, sent: Sequence[datetime], at: datetime) -> datetime | None:
    """Return when the gap to the last post before `at` is over, or None where it is."""
    last = max((moment for moment in sent if moment <= at), default=None)
    if not gap or last is None:
        return None
    # The sum is made in UTC: a clock that is put back must not lengthen the gap.
    ends = last.timestamp() + gap.total_seconds()
    return None if at.timestamp() >= ends else datetime.fromtimestamp(ends, at.tzinfo)


def _gap(gap: timedelta | None) -> str:
    minutes = int(gap.total_seconds() // 60) if gap else 0
    length = f"{minutes // 60} h" if minutes % 60 == 0 else f"{minutes} min"
    return f"the channel leaves {length} between two posts"
