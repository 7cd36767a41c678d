"""Dates and durations as writers give them: read strictly, never guessed.

A time of day without an offset is read in an IANA zone. Twice a year such a time does not exist
(the clocks go forward) or happens twice (they go back): both are errors that name the way out.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from masthead.suggestions import nearest

YEARS = range(1970, 3000)
"""Years that are read: anything else is a slip of the hand, and dates near 1 or 9999 overflow."""

FORM = "write it as 2026-12-07 09:00"
FORM_WITH_OFFSET = f"{FORM}, or with an offset as 2026-12-07T09:00+07:00"
DAY_FORM = "write it as 2026-12-07"
DURATION_FORM = "write it as 90m, 2h, 1d or 1w"

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WHEN = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?"
    r"(Z|[+-][0-9]{2}:[0-9]{2})?"
)
_DURATION = re.compile(r"([0-9]{1,6})([mhdw])")
_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}")
_NOT_ZONES = frozenset({"posix", "right", "localtime", "posixrules", "Factory"})
"""Names beside the zones in a system's folder; `right` counts leap seconds, `localtime` guesses."""

_MINUTES = {"m": 1, "h": 60, "d": 24 * 60, "w": 7 * 24 * 60}
_LONGEST = timedelta(days=3660)
_FURTHEST_OFFSET = timedelta(hours=14)
"""The Line Islands, UTC+14: the largest offset in use (tz database, November 2026)."""


class WhenError(ValueError):
    """A text is not the date, time, zone or duration that it should be.

    Args:
        message: what is wrong, in words.
        hint: how to write it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def parse_when(text: str, zone: str) -> datetime:
    """Return a date and time as a value with a zone.

    Args:
        text: `YYYY-MM-DD HH:MM[:SS]` (or `T` between), with or without an offset.
        zone: IANA zone for a text without an offset.

    Raises:
        WhenError: another form, an impossible date, an unknown zone, a gap or a fold.
    """
    found = _WHEN.fullmatch(text)
    if found is None:
        raise _not_a_time(text)
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    _day(year, month, day)
    _check_clock(hour, minute, second)
    local = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - the zone comes next
    if found[7]:
        return local.replace(tzinfo=_offset(found[7]))
    return _in_zone(local, find_zone(zone))


def parse_day(text: str) -> date:
    """Return a day written `YYYY-MM-DD`.

    Raises:
        WhenError: another form, or a day that does not exist.
    """
    found = _DAY.fullmatch(text)
    if found is None:
        raise WhenError(f"{_shown(text)} is not a day", DAY_FORM)
    return _day(*(int(part) for part in found.groups()))


def parse_duration(text: str) -> timedelta:
    """Return a length of time written as a whole number with `m`, `h`, `d` or `w`.

    Raises:
        WhenError: another form, or more than ten years.
    """
    found = _DURATION.fullmatch(text)
    if found is None:
        raise WhenError(f"{_shown(text)} is not a length of time", DURATION_FORM)
    length = timedelta(minutes=int(found[1]) * _MINUTES[found[2]])
    if length > _LONGEST:
        raise WhenError(f"{_shown(text)} is longer than ten years", DURATION_FORM)
    return length


@cache
def find_zone(name: str) -> ZoneInfo:
    """Return the IANA time zone of that name.

    Raises:
        WhenError: there is none; the hint names one that is written nearly so.
    """
    if _ZONE.fullmatch(name) and name.partition("/")[0] not in _NOT_ZONES:
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            pass  # OSError: the name of a folder of zones, such as Europe
    raise WhenError(f"there is no time zone {_shown(name)}", _zone_hint(name))


def _zone_hint(name: str) -> str:
    """Return the zone that a person may have meant, or the form of zone names."""
    known = _zone_names()
    near = nearest(name.casefold(), known, likeness=0.75)
    return f"did you mean `{known[near]}`?" if near else "write an IANA name, as Asia/Jakarta"


@cache
def _zone_names() -> dict[str, str]:
    """Return the names of all zones by themselves in lower case: finding them reads the disk."""
    return {zone.casefold(): zone for zone in available_timezones() - _NOT_ZONES}


def _in_zone(local: datetime, zone: tzinfo) -> datetime:
    """Return a local time in its zone; a gap and a fold are errors."""
    first, second = local.replace(tzinfo=zone), local.replace(tzinfo=zone, fold=1)
    before, after = _utc_offset(first), _utc_offset(second)
    if before == after:
        return first
    if before < after:
        raise _gap(local, zone, before, after)
    raise WhenError(
        f"{local:%H:%M} on {local:%Y-%m-%d} happens twice in {zone}, as the clocks go back",
        f"write {_iso(first)} for the first time or {_iso(second)} for the second",
    )


def _gap(local: datetime, zone: tzinfo, before: timedelta, after: timedelta) -> WhenError:
    """Return the error for a local time that the clocks skip.

    The moment of the change lies between the two readings of the local time: halve that
    stretch until its second is known.
    """
    low, high = (local.replace(tzinfo=UTC) - offset for offset in (after, before))
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        if _utc_offset(middle.astimezone(zone)) == before:
            low = middle
        else:
            high = middle
    following = high.astimezone(zone)
    return WhenError(
        f"{local:%H:%M} on {local:%Y-%m-%d} does not exist in {zone}, as the clocks go forward",
        f"the next time that exists is {following:%Y-%m-%d %H:%M}",
    )


def _utc_offset(moment: datetime) -> timedelta:
    """Return how far a time with a zone is ahead of UTC."""
    return moment.utcoffset() or timedelta()


def _iso(moment: datetime) -> str:
    """Return a time with its offset as `parse_when` reads it, seconds only where there are any."""
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _offset(text: str) -> timezone:
    """Return the zone of an offset such as `+07:00` or `Z`."""
    if text == "Z":
        return UTC
    hours, minutes = int(text[1:3]), int(text[4:6])
    length = timedelta(hours=hours, minutes=minutes)
    if minutes > 59 or length > _FURTHEST_OFFSET:
        raise WhenError(f"there is no offset {text}", "offsets run from -12:00 to +14:00")
    return timezone(-length if text[0] == "-" else length)


def _day(year: int, month: int, day: int) -> date:
    """Return a day; where it does not exist, raise a WhenError that says why in words."""
    if year not in YEARS:
        raise WhenError(f"the year {year:04d} cannot be meant", "check the year")
    if not 1 <= month <= 12:
        raise WhenError(f"there is no month {month:02d}", "months run from 01 to 12")
    try:
        return date(year, month, day)
    except ValueError:
        last = (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        raise WhenError(f"there is no {day} {last:%B %Y}", f"{last:%B %Y} ends on {last}") from None


def _check_clock(hour: int, minute: int, second: int) -> None:
    """Raise a WhenError that says in words why a time of day does not exist."""
    if hour > 23:
        raise WhenError(
            f"there is no hour {hour}", "hours run from 00 to 23; midnight is 00:00 of the next day"
        )
    if minute > 59:
        raise WhenError(f"there is no minute {minute}", "minutes run from 00 to 59")
    if second > 59:
        raise WhenError(f"there is no second {second}", "seconds run from 00 to 59")


def _not_a_time(text: str) -> WhenError:
    """Return the error for a text that has not the form of a date and time."""
    if _DAY.fullmatch(text):
        return WhenError(f"{_shown(text)} has no time of day", f"write it as {text} 09:00")
    if not text.isascii() and any(letter.isdigit() for letter in text):
        return WhenError(f"{_shown(text)} is not written with the digits 0 to 9", FORM_WITH_OFFSET)
    return WhenError(f"{_shown(text)} is not a date and time", FORM_WITH_OFFSET)


def _shown(text: str) -> str:
    """Return a writer's text for a message: short, in backticks, control characters escaped."""
    plain = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    return f"`{plain[:40]}…`" if len(plain) > 40 else f"`{plain}`"
