"""When audiences are there: hour by weekday, in the hub's zone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from masthead.page import Page
from masthead.record import State
from masthead.report import Block, Cell, Ref, Table
from masthead.schedule import Delivery
from masthead.schema.hours import DAYS, bands_of, covers, hours_in, zone_of
from masthead.survey import Survey

COLUMNS = ("Day", *(f"{hour:02}" for hour in range(24)))
EMPTY = 'Nobody says when they are there: write `active_hours: {weekdays: ["19:00-22:00"]}`.'
PLANNED = frozenset({State.SCHEDULED, State.DUE, State.HELD, State.LATE, State.PUBLISHED})
"""States of deliveries that count as posts with a time."""


def hours(survey: Survey) -> Iterator[Block]:
    """Show when audiences are there: hour by weekday in the hub's zone, and who is there when."""
    from masthead.plots import heat

    pages = survey.current("audience")
    known = {page.id: _hours(page, survey) for page in pages}
    table = _field(
        "Hours of all audiences",
        lambda at: sum(at in there for there in known.values()),
        f"Number of audiences that are there, of {len(pages)}. {_zone(survey)}",
        any(known.values()),
    )
    yield heat(table, scale=(0, max(1, len(pages))), words=_busiest(table))
    rows = tuple((Ref("audience", page.id), *_who(page, survey)) for page in pages)
    names = ("Audience", "Their zone", "Working days", "Weekend", "Posts in their hours", "Posts")
    yield Table("Hours by audience", names, rows, _note(survey), EMPTY)


def hours_of(page: Page, survey: Survey) -> Iterator[Block]:
    """Yield when one audience is there, and how many posts come then."""
    from masthead.plots import heat

    there = _hours(page, survey)
    planned = _planned(page, survey)
    inside = sum(_meets(page, one, survey) for one in planned)
    posts = f"{inside} of {len(planned)} posts for them come in these hours. " if planned else ""
    note = f"1: they are there for at least a part of the hour. {posts}{_zone(survey)}"
    table = _field("Hours they are there", lambda at: int(at in there), note, bool(there))
    words = f"They are there in {len(there)} of 168 hours of the week."
    yield heat(table, scale=(0, 1), words=words)


def _field(title: str, count: Callable[[tuple[int, int]], int], note: str, known: bool) -> Table:
    """Return a table of hours by weekdays; without rows where nothing is known."""
    rows: Iterable[tuple[Cell, ...]] = (
        (name, *(count((day, hour)) for hour in range(24))) for day, name in enumerate(DAYS)
    )
    return Table(title, COLUMNS, tuple(rows) if known else (), note, EMPTY)


def _hours(page: Page, survey: Survey) -> frozenset[tuple[int, int]]:
    monday = survey.today - timedelta(days=survey.today.weekday())
    return hours_in(survey.values(page).get("active_hours"), survey.zone, monday)


def _busiest(table: Table) -> str:
    found = [
        (count, f"{row[0]} {hour:02}:00")
        for row in table.rows
        for hour, count in enumerate(row[1:])
        if isinstance(count, int)
    ]
    most = max((count for count, _ in found), default=0)
    first = next((name for count, name in found if count == most), "")
    return f"At most {most} audiences are there at once, first on {first}." if most else ""


def _who(page: Page, survey: Survey) -> tuple[Cell, ...]:
    """Return an audience's zone, its bands on working days and at the weekend, and its posts."""
    value = survey.values(page).get("active_hours")
    if not bands_of(value):
        return None, None, None, None, None
    planned = _planned(page, survey)
    inside = sum(_meets(page, one, survey) for one in planned)
    spans = (_bands(value, range(5)), _bands(value, range(5, 7)))
    return zone_of(value, survey.zone).key, *spans, inside, len(planned)


def _bands(value: object, days: range) -> str | None:
    found = dict.fromkeys(
        f"{_clock(band.start)}-{_clock(band.end)}" for band in bands_of(value) if band.day in days
    )
    return ", ".join(found) or None


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    return f"{hour - 24 if hour > 24 or (hour == 24 and minute) else hour:02}:{minute:02}"


def _planned(page: Page, survey: Survey) -> list[Delivery]:
    """Return the deliveries with a time of posts that speak to an audience."""
    posts = {post.id for post in survey.posts_naming("audience", page.id)}
    return [
        one
        for one in survey.deliveries
        if one.post in posts and one.due_at is not None and one.state in PLANNED
    ]


def _meets(page: Page, delivery: Delivery, survey: Survey) -> bool:
    value = survey.values(page).get("active_hours")
    return delivery.due_at is not None and covers(value, survey.zone, delivery.due_at)


def _zone(survey: Survey) -> str:
    return f"Hours in {survey.zone.key}, in the week of {survey.today.isoformat()}."


def _note(survey: Survey) -> str:
    return (
        "Their hours are in their zone. A post counts once for each channel, sent or planned. "
        f"Day: {survey.today.isoformat()}."
    )
