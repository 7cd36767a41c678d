"""Write dates and times for people, the same on every machine whatever its locale."""

from __future__ import annotations

from datetime import date, datetime

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day(value: date) -> str:
    """Return a date as `Mon 7 Dec 2026`."""
    return f"{DAYS[value.weekday()][:3]} {value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def clock(value: datetime) -> str:
    """Return the time of day as `09:00`."""
    return f"{value.hour:02d}:{value.minute:02d}"


def moment(value: datetime) -> str:
    """Return a date and time as `Mon 7 Dec 2026, 09:00`, in the value's own zone."""
    return f"{day(value)}, {clock(value)}"


def month(value: date) -> str:
    """Return a month as `December 2026`."""
    return f"{MONTHS[value.month - 1]} {value.year}"
