"""Read dates as other programs and people write them; what could mean two days is refused."""

from __future__ import annotations

import re
from typing import NamedTuple

from masthead.when import WhenError, parse_day

ORDERS = ("year-first", "day-first", "month-first")
"""How numeric dates may be ordered; only a person can say which of the last two holds."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The first three letters of the English months."""

FORM = "write it as 2026-12-07 09:00"
LONGEST = 60
"""Characters of a date."""

_CLOCK = (
    r"(?:(?:[ ]*T[ ]*|,?[ ]+(?:at[ ]+)?)(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?P<fraction>\.[0-9]+)?)?(?:[ ]*(?P<half>[ap])\.?m\.?)?"
    r"(?:[ ]*(?P<offset>Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?))?)?"
)
_FIRST_YEAR = re.compile(
    r"(?P<year>[0-9]{4})([-/.])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})" + _CLOCK, re.IGNORECASE
)
_LAST_YEAR = re.compile(
    r"(?P<one>[0-9]{1,2})([-/.])(?P<two>[0-9]{1,2})\2(?P<year>[0-9]{4})" + _CLOCK, re.IGNORECASE
)
_DAY_NAME = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?[ ]+)?"
_NAMED_DAY = re.compile(
    rf"{_DAY_NAME}(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[ -](?P<name>[a-z]{{3,9}})\.?,?[ -]"
    rf"(?P<year>[0-9]{{4}}){_CLOCK}",
    re.IGNORECASE,
)
_NAMED_MONTH = re.compile(
    rf"{_DAY_NAME}(?P<name>[a-z]{{3,9}})\.?[ ](?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?[ ]"
    rf"(?P<year>[0-9]{{4}}){_CLOCK}",
    re.IGNORECASE,
)
_FULL_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)


class ReadDate(NamedTuple):
    """A date as the hub writes it, and whether the source wrote just that moment."""

    text: str
    exact: bool


def read_date(text: str, *, order: str = "year-first", time: str = "") -> ReadDate:
    """Return a date and time as a hub's front matter has it.

    Args:
        text: as written: ISO 8601 and its neighbours, or with an English month's name.
        order: one of `ORDERS`: how a date of numbers with its year last is to be read.
        time: time of day for a day alone, as 09:00; empty refuses such a day.

    Raises:
        WhenError: no date, a day that does not exist, one that could be two, no time of day.
    """
    written = text.strip()
    for form in (_FIRST_YEAR, _NAMED_DAY, _NAMED_MONTH, _LAST_YEAR):
        if len(written) <= LONGEST and (found := form.fullmatch(written)):
            break
    else:
        raise WhenError(f"`{written[:40]}` is not a date that is read", FORM)
    day = _day(found, written, order)
    parse_day(day)
    exact = form is _FIRST_YEAR and not (found["fraction"] or "").strip(".0")
    if found["hour"] is None:
        if not time:
            raise WhenError(f"`{written}` has no time of day", "say one with `time` in the mapping")
        return ReadDate(f"{day} {time}", exact=False)
    return ReadDate(f"{day}{_clock(found)}", exact)


def _day(found: re.Match[str], written: str, order: str) -> str:
    """Return the day of a match as YYYY-MM-DD."""
    parts = found.groupdict()
    if "name" in parts:
        name = parts["name"].lower()
        if name not in _FULL_MONTHS and name not in (*MONTHS, "sept"):
            raise WhenError(f"`{written}` names no month in English", FORM)
        month, day = MONTHS.index(name[:3]) + 1, int(parts["day"])
    elif "one" in parts:
        month, day = _ordered(int(parts["one"]), int(parts["two"]), written, order)
    else:
        month, day = int(parts["month"]), int(parts["day"])
    return f"{parts['year']}-{month:02d}-{day:02d}"


def _ordered(one: int, two: int, written: str, order: str) -> tuple[int, int]:
    """Return month and day of a date whose year stands last."""
    if order == "day-first":
        return two, one
    if order == "month-first":
        return one, two
    if one > 12 and two > 12:
        raise WhenError(f"`{written}` names no month", FORM)
    message = f"`{written}` begins with the day for some and with the month for others"
    if max(one, two) > 12:
        first = "day" if one > 12 else "month"
        message = f"`{written}` begins with the {first}: nobody has said that all dates here do"
    raise WhenError(message, "say `dates: day-first` or `dates: month-first` in the mapping")


def _clock(found: re.Match[str]) -> str:
    """Return time of day and offset, with a space before."""
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            raise WhenError(f"there is no hour {hour} with am or pm", FORM)
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    second = found["second"] if found["second"] not in (None, "00") else ""
    return f" {hour:02d}:{found['minute']}{second and ':'}{second}{_offset(found['offset'] or '')}"


def _offset(text: str) -> str:
    if text.upper() in ("Z", "UTC", "GMT"):
        return "Z"
    if not text:
        return ""
    digits = text[1:].replace(":", "")
    return f"{text[0]}{digits[:2]}:{digits[2:] or '00'}"
