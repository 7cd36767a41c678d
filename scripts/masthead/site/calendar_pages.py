"""The calendar: a page for each month and week with posts, and lists of what lies ahead.

One list has everything; one more stands for each channel, campaign, pillar, owner and language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from masthead.site import markdown, times
from masthead.site.addresses import link
from masthead.site.content import Entry
from masthead.site.drawing import draw
from masthead.site.facets import Choice, Facet, by_mark, offered
from masthead.site.pages import LIST_FRONT
from masthead.site.states import Slot, all_slots, in_order
from masthead.site.stretch import Stretch, month_of, week_of
from masthead.site.view import View

INDEX = "calendar/index.md"
LIST = "calendar/list.md"
AHEAD = 200
"""Most entries of the list; months hold the rest."""

PAST = 50
"""Most entries that are over in the list of one channel, campaign ..."""

Facets = Sequence[tuple[Facet, tuple[Choice, ...]]]


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a grid: its date, whether it belongs to the page, and what goes out."""

    date: date
    inside: bool
    today: bool
    slots: Sequence[Slot]


def calendar_pages(view: View) -> Iterator[Entry]:
    """Yield the calendar; `calendar/` shows the month of `view.now`."""
    slots = all_slots(view)
    by_day = _by_day(in_order(slots))
    today = view.local(view.now).date()
    facets = offered(view, slots)
    yield from _stretches(view, month_of, by_day, today, facets)
    yield from _stretches(view, week_of, by_day, today, facets)
    yield LIST, _list_page(view, LIST, "Ahead", slots, facets)
    chosen = by_mark(slots)
    for facet, values in facets:
        for value in values:
            title = f"{facet.label}: {value.title}"
            yield (
                value.place,
                _list_page(view, value.place, title, chosen[value.mark], (), only=True),
            )


def _stretches(
    view: View,
    stretch_of: Callable[[date], Stretch],
    by_day: Mapping[date, Sequence[Slot]],
    today: date,
    facets: Facets,
) -> Iterator[Entry]:
    """Yield a page for each stretch that has posts, and for the present one."""
    stretches = sorted({stretch_of(day) for day in (*by_day, today)}, key=lambda one: one.start)
    for before, stretch, after in zip(
        [None, *stretches], stretches, [*stretches[1:], None], strict=False
    ):
        grid = [
            Day(day, inside, day == today, by_day.get(day, ()) if inside else ())
            for day in stretch.days
            for inside in [stretch.holds(day)]
        ]
        present = not stretch.weekly and stretch == stretch_of(today)
        for place in (stretch.place, INDEX) if present else (stretch.place,):
            yield (
                place,
                _page(view, place, stretch, before=before, after=after, days=grid, facets=facets),
            )


def _page(
    view: View,
    place: str,
    stretch: Stretch,
    *,
    before: Stretch | None,
    after: Stretch | None,
    days: Sequence[Day],
    facets: Facets,
) -> bytes:
    # Only days with posts, and today, have pages for both their month and their week.
    usable = [day for day in days if day.inside and (day.today or day.slots)]
    known = next((day for day in usable if day.today), usable[0]).date
    body = draw(
        "calendar",
        view=view,
        go=lambda target: link(place, target),
        stretch=stretch,
        before=before,
        after=after,
        rows=[days[start : start + 7] for start in range(0, len(days), 7)],
        count=sum(len(day.slots) for day in days),
        month=month_of(known),
        week=week_of(known),
        weekdays=times.DAYS,
        facets=facets,
    )
    return _markdown(stretch.name, body)


def _list_page(
    view: View,
    place: str,
    title: str,
    slots: Sequence[Slot],
    facets: Facets,
    *,
    only: bool = False,
) -> bytes:
    """Return a list of what lies ahead; with `only`, also of what is over."""
    today = view.local(view.now).date()
    timed = in_order(slots)
    ahead = [slot for slot in timed if slot.at and slot.at.date() >= today]
    past = [slot for slot in timed if slot.at and slot.at.date() < today][::-1]
    body = draw(
        "calendar_list",
        view=view,
        go=lambda target: link(place, target),
        days=_by_day(ahead[:AHEAD]),
        past=past[:PAST] if only else (),
        undated=[slot for slot in slots if slot.at is None],
        more=len(ahead) - AHEAD,
        month=month_of(today),
        week=week_of(today),
        facets=facets,
        only=only,
    )
    return _markdown(title, body)


def _markdown(title: str, body: str) -> bytes:
    return markdown.page({"title": title, **LIST_FRONT}, f"{markdown.heading(title)}\n\n{body}")


def _by_day(slots: Sequence[Slot]) -> dict[date, list[Slot]]:
    days: dict[date, list[Slot]] = {}
    for slot in slots:
        if slot.at is not None:
            days.setdefault(slot.at.date(), []).append(slot)
    return days
