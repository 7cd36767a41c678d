"""Months and weeks as the calendar shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from masthead.site import times


@dataclass(frozen=True, slots=True)
class Stretch:
    """A month or a week.

    Args:
        start: its first day.
        name: what people call it.
        place: where its page stands in the tree.
        days: every day of the weeks (Monday to Sunday) that it touches.
        weekly: whether it is a week.
    """

    start: date
    name: str
    place: str
    days: tuple[date, ...]
    weekly: bool = False

    def holds(self, day: date) -> bool:
        """Return whether a day belongs to it, not just to the weeks around it."""
        return self.weekly or day.month == self.start.month


def month_of(day: date) -> Stretch:
    """Return the month of a day."""
    first = day.replace(day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    monday = _monday(first)
    weeks = -(-(following - monday).days // 7)
    return Stretch(
        first, times.month(first), f"calendar/{first:%Y-%m}.md", _days(monday, 7 * weeks)
    )


def week_of(day: date) -> Stretch:
    """Return the ISO week of a day."""
    monday = _monday(day)
    year, week, _ = day.isocalendar()
    name = f"Week {week}, {year}"
    return Stretch(monday, name, f"calendar/week/{year}-W{week:02d}.md", _days(monday, 7), True)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _days(start: date, count: int) -> tuple[date, ...]:
    return tuple(start + timedelta(days=number) for number in range(count))
