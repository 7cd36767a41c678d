"""Move the dates of the example hub so that it looks alive on the day somebody makes it."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

EXAMPLE_MOMENT = datetime(2026, 11, 22, 9, 0)  # noqa: DTZ001 - a wall clock, in each post's own zone
"""The moment the example is written for: what is dated before it is past, the rest lies ahead."""

DAY_OR_TIME = re.compile(r"\b(20\d\d-[01]\d-[0-3]\d)(?:([ T])([0-2]\d:[0-5]\d))?(?![\d-])")
MONTH = re.compile(r"(?<![\w-])(20\d\d)-(0[1-9]|1[0-2])(?![\w-])")
"""A month, as tables have them."""
WEEK = re.compile(r"\b(20\d\d)-w(0[1-9]|[1-4]\d|5[0-3])\b")
"""An ISO week, as files are named after them."""
ZONE = re.compile(r"^zone: *(\S+)", re.MULTILINE)
FENCE = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def shift_file(path: str, text: str, now: datetime, zone: str) -> str:
    """Return a file's text with the dates of its front matter (of all of it in data) moved.

    Days move by whole days, so that weekdays may change but distances do not. Times on the
    example's own day keep their distance to its moment, so that what was due then is due now.

    Args:
        path: the file, for its ending.
        text: its text.
        now: the time to move to, with its zone.
        zone: IANA zone of times that name none.
    """
    if path.endswith((".yml", ".yaml")):
        return _shift(text, now, zone)
    if path.endswith(".csv"):
        return MONTH.sub(lambda match: _month(match, now), _shift(text, now, zone))
    front = FENCE.match(text)
    if front is None or not path.endswith(".md"):
        return text
    return _shift(front[0], now, zone) + text[front.end() :]


def shift_name(path: str, now: datetime) -> str:
    """Return the name of a file with the week that it is named after moved."""
    return WEEK.sub(lambda match: _week(match, now), path)


def _month(match: re.Match[str], now: datetime) -> str:
    """Return a month with its distance to the example's own month kept."""
    ahead = (now.year - EXAMPLE_MOMENT.year) * 12 + now.month - EXAMPLE_MOMENT.month
    year, month = divmod(int(match[1]) * 12 + int(match[2]) - 1 + ahead, 12)
    return f"{year}-{month + 1:02}"


def _week(match: re.Match[str], now: datetime) -> str:
    """Return a week with its distance to the example's own week kept."""
    try:
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError:
        return match[0]
    here, there = (day - timedelta(day.weekday()) for day in (EXAMPLE_MOMENT.date(), now.date()))
    year, week, _ = (monday + (there - here)).isocalendar()
    return f"{year}-w{week:02}"


def _shift(text: str, now: datetime, zone: str) -> str:
    named = ZONE.search(text)
    here = now.astimezone(ZoneInfo(named[1] if named else zone)).replace(tzinfo=None)
    days = (here.date() - EXAMPLE_MOMENT.date()).days

    def move(match: re.Match[str]) -> str:
        try:
            day = date.fromisoformat(match[1])
        except ValueError:
            return match[0]
        if match[3] is None:
            return (day + timedelta(days)).isoformat()
        moment = datetime.fromisoformat(f"{match[1]} {match[3]}")
        if day == EXAMPLE_MOMENT.date():
            moved = here.replace(second=0, microsecond=0) + (moment - EXAMPLE_MOMENT)
        else:
            moved = moment + timedelta(days)
        return f"{moved:%Y-%m-%d}{match[2]}{moved:%H:%M}"

    moved = DAY_OR_TIME.sub(move, text)
    return WEEK.sub(lambda match: _week(match, now), moved)
