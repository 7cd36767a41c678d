"""What the calendar and the board can be narrowed down to: a channel, a campaign, a language ...

Without scripts each choice is a page of its own (`calendar/by/<facet>/<value>/`); with scripts the
page at hand is narrowed down in place, by the classes of `marks`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from masthead.site.languages import own_name
from masthead.site.states import Slot
from masthead.site.view import View

_NOT_IN_A_NAME = re.compile(r"[^a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow posts down.

    Args:
        name: its name in addresses and classes.
        label: its name for people.
        ids: the values that a slot has.
        title: a value's name for people.
    """

    name: str
    label: str
    ids: Callable[[Slot], Iterable[str]]
    title: Callable[[View, str], str]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: its class, its name for people, its page, and how many posts it has."""

    mark: str
    title: str
    place: str
    count: int


FACETS = (
    Facet(
        "channel",
        "Channel",
        lambda slot: dict.fromkeys(item.channel for item in slot.deliveries),
        View.channel_title,
    ),
    Facet(
        "campaign",
        "Campaign",
        lambda slot: (slot.post.campaign,),
        lambda view, name: _title(view, "campaign", name),
    ),
    Facet(
        "pillar",
        "Pillar",
        lambda slot: (slot.post.pillar,),
        lambda view, name: _title(view, "pillar", name),
    ),
    Facet("owner", "Owner", lambda slot: (slot.post.owner,), View.person),
    Facet("lang", "Language", lambda slot: (slot.post.lang,), lambda _view, name: own_name(name)),
)
"""Every facet, in the order that people see them."""


def marks(slot: Slot) -> str:
    """Return the classes of a slot, one for each value that it has."""
    return " ".join([_mark(facet.name, id) for facet in FACETS for id in facet.ids(slot) if id])


def choices(view: View, facet: Facet, slots: Iterable[Slot]) -> tuple[Choice, ...]:
    """Return the values of a facet among slots, by their names."""
    posts: dict[str, set[str]] = {}
    for slot in slots:
        for id in facet.ids(slot):
            if id:
                posts.setdefault(id, set()).add(slot.post.id)
    found = (
        Choice(_mark(facet.name, id), facet.title(view, id), _place(facet, id), len(its))
        for id, its in posts.items()
    )
    return tuple(sorted(found, key=lambda choice: (choice.title.casefold(), choice.mark)))


def offered(view: View, slots: Sequence[Slot]) -> list[tuple[Facet, tuple[Choice, ...]]]:
    """Return each facet with its values, where there is more than one to choose from."""
    found = ((facet, choices(view, facet, slots)) for facet in FACETS)
    return [(facet, values) for facet, values in found if len(values) > 1]


def by_mark(slots: Iterable[Slot]) -> dict[str, list[Slot]]:
    """Return the slots that have each value, by the value's class, in the order given."""
    found: dict[str, list[Slot]] = {}
    for slot in slots:
        for mark in marks(slot).split():
            found.setdefault(mark, []).append(slot)
    return found


@cache
def _mark(facet: str, id: str) -> str:
    return f"in-{facet}-{_safe(id)}"


def _place(facet: Facet, id: str) -> str:
    return f"calendar/by/{facet.name}/{_safe(id)}.md"


@cache
def _safe(id: str) -> str:
    """Return an id as addresses and classes take it."""
    return _NOT_IN_A_NAME.sub("-", id.casefold())


def _title(view: View, kind: str, id: str) -> str:
    page = view.hub.page(kind, id)
    return page.title if page else id
