"""Scales between round numbers, and along time, and their quiet axes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

DAY: Final = 86_400_000
"""Milliseconds."""
MOST_TICKS: Final = 6
"""On an axis of time."""
SAME: Final = 1e-9
"""Numbers that differ by a smaller part of themselves are one number."""
_DAYS: Final = (1, 2, 7, 14)
_MONTHS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24_000)


def span(values: Sequence[float], *, zero: bool = False) -> tuple[float, float, list[float]]:
    """Return round ends that hold all values, and the round numbers between them.

    Args:
        values: at least one.
        zero: whether nought belongs to it.
    """
    low, high = min(values), max(values)
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    size = max(abs(low), abs(high))
    if high - low <= size * SAME:
        low, high = (low - size / 10, high + size / 10) if size else (0.0, 1.0)
    step = _step((high - low) / 4)
    first, last = math.floor(low / step), math.ceil(high / step)
    ticks = [float(f"{step * number:.12g}") for number in range(first, last + 1)]
    return ticks[0], ticks[-1], ticks


def _step(rough: float) -> float:
    """Return the round number (1, 2, 2.5, 5 with noughts) not below a step."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * size for size in (1, 2, 2.5, 5, 10) if power * size >= rough * 0.999)


def axis(ticks: Sequence[float], *, grid: bool = True) -> dict[str, Any]:
    """Return a quiet axis with round numbers: `1,500`, and `2M` where they are large."""
    size = max(map(abs, ticks))
    form = "~s" if size >= 1e5 else ",.4~f" if size >= 0.01 else "~g"
    return {"values": list(ticks), "format": form, "grid": grid}


def scale(low: float, high: float) -> dict[str, Any]:
    """Return a scale between two ends."""
    return {"domain": [low, high], "nice": False, "zero": False}


def along_time(low: float, high: float) -> dict[str, Any]:
    """Return the channel of moments between two, in milliseconds since 1970 in UTC."""
    if low == high:
        low, high = low - DAY, high + DAY
    form, ticks = _ticks(low, high)
    return {
        "type": "temporal",
        "scale": {"type": "utc", "domain": [low, high], "nice": False},
        "axis": {"grid": False, "format": form, "values": ticks, "labelFlush": False},
    }


def _ticks(low: float, high: float) -> tuple[str, list[float]]:
    """Return the first round moments that are few enough, and how they are written."""
    first, last = _day(low), _day(high)
    if last - first < timedelta(days=2):
        step = (high - low) / 3
        return "%H:%M", [low + step * number for number in range(4)]
    for days in _DAYS:
        if (last - first).days / days < MOST_TICKS:
            every = range(first.toordinal() + 1, last.toordinal() + 1, days)
            return "%-d %b", [_moment(date.fromordinal(number)) for number in every]
    for months in _MONTHS:
        found = [at for at in map(_moment, _steps(first, last, months)) if low <= at <= high]
        if len(found) < MOST_TICKS:  # a month is written longer than a day
            break
    return "%b %Y" if months < 12 else "%Y", found


def _steps(first: date, last: date, months: int) -> Iterator[date]:
    """Yield the first days of months, a step apart, counted from the year 0."""
    start = (first.year * 12 + first.month - 1) // months * months
    for number in range(start, last.year * 12 + last.month, months):
        if number >= 12:
            yield date(number // 12, number % 12 + 1, 1)


def _day(moment: float) -> date:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=moment)).date()


def _moment(day: date) -> float:
    return (day.toordinal() - date(1970, 1, 1).toordinal()) * float(DAY)
