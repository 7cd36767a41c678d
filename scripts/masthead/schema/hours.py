"""Hours of the week: bands such as `19:00-22:00`, by days, with the zone they are meant in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from masthead.schema.fields import ZONE, list_of
from masthead.schema.records import Either, Field, Record
from masthead.schema.shapes import Scalar, UnfitError
from masthead.when import find_zone

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY_MINUTES = 24 * 60
QUARTER = 15
"""Every zone in use differs from UTC by whole quarters of an hour (tz database, November 2026)."""

BAND_PATTERN = r"^([01]?[0-9]|2[0-3])(:[0-5][0-9])?-(([01]?[0-9]|2[0-3])(:[0-5][0-9])?|24(:00)?)$"
_BAND = re.compile(r"([0-9]{1,2})(?::([0-9]{2}))?-([0-9]{1,2})(?::([0-9]{2}))?")


def _band(text: str) -> str:
    hint = "write it as 19:00-22:00; a band over midnight as 22:00-01:00"
    if not re.fullmatch(BAND_PATTERN[1:-1], text):
        raise UnfitError("must be a band of hours", hint)
    start, end = minutes_of(text)
    if start == end:
        raise UnfitError("is a band of hours that has no length", hint)
    return text


def minutes_of(band: str) -> tuple[int, int]:
    """Return where a good band begins and ends, in minutes from midnight of its day."""
    found = _BAND.fullmatch(band)
    if found is None:
        return 0, 0
    start, start_minute, end, end_minute = (int(part or 0) for part in found.groups())
    first, last = start * 60 + start_minute, end * 60 + end_minute
    return first, last + DAY_MINUTES if last < first else last


BAND = Scalar(
    "a band of hours, as 19:00-22:00",
    (str,),
    {"type": "string", "pattern": BAND_PATTERN},
    _band,
)
BANDS = list_of(BAND, "bands of hours, as 19:00-22:00")
ONE_OR_MORE = Either({str: BAND, list: BANDS}, "a band of hours as 19:00-22:00, or a list of them")

GROUPS: Mapping[str, tuple[int, ...]] = {
    "every_day": tuple(range(7)),
    "weekdays": tuple(range(5)),
    "weekend": (5, 6),
    **{name.lower(): (number,) for number, name in enumerate(DAYS)},
}
"""The days that a key of `HOURS` stands for, from 0 for Monday."""


def _about(name: str) -> str:
    """Return what a key of `WEEK` holds, for people."""
    days = name.replace("_", " ")
    return f"Hours on {days.capitalize()}." if len(GROUPS[name]) == 1 else f"Hours of {days}."


_EXAMPLES = {"every_day": "20:00-22:00", "weekdays": ["12:00-13:00"], "weekend": ["09:00-12:00"]}
WEEK = Record(
    (
        Field("zone", ZONE, "The zone that the hours are meant in.", "Asia/Jakarta"),
        *(
            Field(name, ONE_OR_MORE, _about(name), _EXAMPLES.get(name, ["19:00-22:00"]))
            for name in GROUPS
        ),
    ),
    "a mapping of days (`weekdays`, `weekend`, `monday` ...) with `zone`",
)
HOURS = Either(
    {str: BAND, list: BANDS, dict: WEEK},
    "bands of hours as 19:00-22:00, or a mapping of days with `zone`",
)
"""Hours of the week: bands for every day, or bands by days with their zone."""


@dataclass(frozen=True, slots=True)
class Band:
    """Hours on one day of the week: 0 is Monday; minutes from midnight, past 1440 the next day."""

    day: int
    start: int
    end: int


def bands_of(value: object) -> tuple[Band, ...]:
    """Return the bands of a value that `HOURS` has read, day by day."""
    given = value if isinstance(value, Mapping) else {"every_day": value}
    found = {
        Band(day, *minutes_of(text))
        for name, days in GROUPS.items()
        for text in _texts(given.get(name))
        for day in days
    }
    return tuple(sorted(found, key=lambda one: (one.day, one.start, one.end)))


def zone_of(value: object, usual: ZoneInfo) -> ZoneInfo:
    """Return the zone of a value that `HOURS` has read, or the usual one."""
    named = value.get("zone") if isinstance(value, Mapping) else None
    return find_zone(named) if isinstance(named, str) else usual


def hours_in(value: object, usual: ZoneInfo, monday: date) -> frozenset[tuple[int, int]]:
    """Return the hours that a value covers at least in part, in another zone and one week.

    Args:
        value: as `HOURS` has read it.
        usual: the zone of the answer, and of a value that names none.
        monday: first day of the week, which decides on summer time.

    Returns:
        Pairs of the day (0 for Monday) and the hour (0 to 23) in the zone `usual`.
    """
    zone = zone_of(value, usual)
    moments = (
        at.astimezone(usual) for band in bands_of(value) for at in _steps(band, zone, monday)
    )
    return frozenset((at.weekday(), at.hour) for at in moments)


def covers(value: object, usual: ZoneInfo, moment: datetime) -> bool:
    """Tell whether a moment lies in the hours of a value that `HOURS` has read."""
    local = moment.astimezone(zone_of(value, usual))
    minute = local.hour * 60 + local.minute
    today = local.weekday()
    return any(
        (band.day == today and band.start <= minute < band.end)
        or ((band.day + 1) % 7 == today and minute < band.end - DAY_MINUTES)
        for band in bands_of(value)
    )


def _texts(value: object) -> Sequence[str]:
    return [value] if isinstance(value, str) else value if isinstance(value, list) else []


def _steps(band: Band, zone: ZoneInfo, monday: date) -> Iterator[datetime]:
    """Yield moments of a band: one each quarter of an hour, and its last minute."""
    midnight = datetime.combine(monday + timedelta(days=band.day), time(), zone)
    first = (midnight + timedelta(minutes=band.start)).astimezone(UTC)
    for minutes in (*range(0, band.end - band.start, QUARTER), band.end - band.start - 1):
        yield first + timedelta(minutes=minutes)
