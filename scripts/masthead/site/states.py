"""States of deliveries for people: order of urgency, names, and deliveries that go together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from masthead.post import Post
from masthead.record import State
from masthead.schedule import Delivery
from masthead.site.view import View

URGENCY = (
    State.UNKNOWN,
    State.FAILED,
    State.LATE,
    State.HELD,
    State.EXPIRED,
    State.SENDING,
    State.CLAIMED,
    State.DUE,
    State.SCHEDULED,
    State.DRAFT,
    State.PUBLISHED,
    State.RETRACTED,
)
"""What a person should look at first stands first."""

_RANK = {state: rank for rank, state in enumerate(URGENCY)}

MEANING: Mapping[State, str] = {
    State.UNKNOWN: "sent perhaps: a person must decide",
    State.FAILED: "the service refused it",
    State.LATE: "due too long ago to go out by itself",
    State.HELD: "stopped by a person or by a hold window",
    State.EXPIRED: "its time is over and it was not sent",
    State.SENDING: "on its way",
    State.CLAIMED: "a run has taken it",
    State.DUE: "goes out with the next run",
    State.SCHEDULED: "waits for its time",
    State.DRAFT: "not finished",
    State.PUBLISHED: "out",
    State.RETRACTED: "taken back",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """Deliveries of one post that have the same time.

    Args:
        post: the post.
        at: their time in the hub's zone, or None.
        deliveries: one a channel.
    """

    post: Post
    at: datetime | None
    deliveries: tuple[Delivery, ...]

    @property
    def state(self) -> State:
        """The state that a person should look at first."""
        return min((item.state for item in self.deliveries), key=_RANK.__getitem__)


def slots_of(view: View, post: Post) -> tuple[Slot, ...]:
    """Return the deliveries of a post by their time, earliest first, without a time last."""
    if post.id not in view.slots:
        view.slots[post.id] = _slots_of(view, post)
    return view.slots[post.id]


def _slots_of(view: View, post: Post) -> tuple[Slot, ...]:
    by_time: dict[datetime | None, list[Delivery]] = {}
    for delivery in view.deliveries.get(post.id, ()):
        at = view.local(delivery.due_at) if delivery.due_at else None
        by_time.setdefault(at, []).append(delivery)
    slots = (Slot(post, at, tuple(its)) for at, its in by_time.items())
    return tuple(sorted(slots, key=lambda slot: (slot.at is None, slot.at or view.now)))


def in_order(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """Return slots that have a time, earliest first."""
    timed = [(slot.at, slot.post.id, slot) for slot in slots if slot.at is not None]
    return tuple(slot for _, _, slot in sorted(timed, key=lambda item: item[:2]))


def all_slots(view: View) -> tuple[Slot, ...]:
    """Return the slots of every post of a site, in order of their files."""
    return tuple(slot for post in view.posts.values() for slot in slots_of(view, post))
