"""The pipeline board: every delivery in the column of its state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from masthead.record import State
from masthead.reports.waiting import DECISIONS, needs_person
from masthead.schedule import Delivery
from masthead.site.addresses import link
from masthead.site.content import Entry
from masthead.site.drawing import draw
from masthead.site.facets import offered
from masthead.site.pages import LIST_FRONT, index_page
from masthead.site.states import MEANING, Slot, all_slots
from masthead.site.view import View

PLACE = "pipeline/index.md"
SHOWN = 40
"""Most cards of a column; the calendar holds the rest."""

FEW = 12
"""Most cards of the last column."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it means, its cards, and how many more there are."""

    name: str
    meaning: str
    slots: Sequence[Slot]
    more: int


def board_pages(view: View) -> Iterator[Entry]:
    """Yield the board."""
    slots = [part for slot in all_slots(view) for part in _by_state(slot)]
    over = _with(slots, State.PUBLISHED, State.RETRACTED, State.EXPIRED)[::-1]
    columns = [
        _column("Draft", _with(slots, State.DRAFT)),
        _column("Scheduled", _with(slots, State.SCHEDULED)),
        _column("Due", _with(slots, State.DUE)),
        _column("Under way", _with(slots, State.CLAIMED, State.SENDING)),
        _column("Done", over, most=FEW),
    ]
    body = draw(
        "board",
        view=view,
        go=lambda target: link(PLACE, target),
        decisions=waiting(view),
        orphans=orphans(view),
        columns=columns,
        facets=offered(view, all_slots(view)),
    )
    yield from index_page(view, PLACE, "Pipeline", body, front=LIST_FRONT)


def waiting(view: View) -> list[Slot]:
    """Return the deliveries that wait for a person, together by post, state and reason."""
    found: dict[tuple[str, State, str], list[Delivery]] = {}
    slots: dict[str, Slot] = {}
    for slot in all_slots(view):
        for item in slot.deliveries:
            if needs_person(item):
                slots.setdefault(slot.post.id, slot)
                found.setdefault((slot.post.id, item.state, item.reason), []).append(item)
    together = [Slot(slots[key[0]].post, None, tuple(its)) for key, its in found.items()]
    return sorted(together, key=lambda slot: DECISIONS.index(slot.state))


def orphans(view: View) -> list[Delivery]:
    """Return what waits for a person though its post has gone from the hub."""
    gone = (its for post, its in view.deliveries.items() if post not in view.posts)
    return [item for its in gone for item in its if needs_person(item)]


def _by_state(slot: Slot) -> Iterator[Slot]:
    """Cut a slot by state: a post may be out on one channel and wait on another."""
    for state in dict.fromkeys(item.state for item in slot.deliveries):
        its = tuple(item for item in slot.deliveries if item.state is state)
        yield Slot(slot.post, slot.at, its)


def _with(slots: Iterable[Slot], *states: State) -> list[Slot]:
    found = [slot for slot in slots if slot.state in states]
    return sorted(
        found, key=lambda slot: (slot.at is None, slot.at.timestamp() if slot.at else 0.0)
    )


def _column(name: str, slots: Sequence[Slot], most: int = SHOWN) -> Column:
    meanings = dict.fromkeys(MEANING[slot.state] for slot in slots)
    return Column(name, ", ".join(meanings), slots[:most], len(slots) - most)
