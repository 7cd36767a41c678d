"""What the internal API tells of deliveries, and of the calendar that they make."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from masthead.record import State
from masthead.schedule import Delivery
from masthead.site.addresses import post_place
from masthead.site.approved import APPROVAL, approval_data
from masthead.site.posts import sent_at
from masthead.site.rendered import full_address
from masthead.site.shapes import (
    ADDRESS,
    COUNT,
    TEXT,
    WHEN,
    Collection,
    Json,
    Part,
    list_of,
    or_null,
)
from masthead.site.states import Slot, all_slots, in_order
from masthead.site.view import View, public_url

PER_FILE = 500
"""These are short, and only lists have them."""

STATE: Json = {"enum": [state.value for state in State]}


def _iso(view: View, at: datetime | None) -> str | None:
    return view.local(at).isoformat() if at else None


def _sent(view: View, delivery: Delivery) -> str | None:
    record = delivery.record
    if record is None or not record.receipts:
        return None
    return view.local_time(sent_at(record)).isoformat()


_PARTS: tuple[tuple[str, str, Json, Callable[[View, Delivery], object]], ...] = (
    ("channel", "The channel's id.", TEXT, lambda _, one: one.channel),
    ("state", "Where it stands.", STATE, lambda _, one: one.state.value),
    ("due_at", "When it goes out.", or_null(WHEN), lambda view, one: _iso(view, one.due_at)),
    ("at", "When it went out.", or_null(WHEN), _sent),
    ("reason", "Why it stands there.", TEXT, lambda _, one: one.reason),
    ("next_step", "What is to be done.", TEXT, lambda _, one: one.next_step),
    ("url", "Where it is out.", TEXT, lambda _, one: public_url(one.record)),
    (
        "remote_id",
        "Its id on the service.",
        TEXT,
        lambda _, one: one.record.remote_id if one.record else "",
    ),
    (
        "attempt",
        "How often a run has taken it.",
        COUNT,
        lambda _, one: one.record.attempt if one.record else 0,
    ),
    (
        "approval",
        "How its text was approved; null where nobody asked for it.",
        or_null(APPROVAL),
        lambda _, one: approval_data(one.record),
    ),
)
DELIVERY: Json = {name: {**schema, "description": about} for name, about, schema, _ in _PARTS}
"""The keys of a delivery, in a post and in the list of all."""


def delivery_data(view: View, delivery: Delivery) -> dict[str, object]:
    """Return what the API tells of a delivery of a post."""
    return {name: value(view, delivery) for name, _, _, value in _PARTS}


def delivery_collection(view: View) -> Collection[Delivery]:
    """Return what the API tells of all deliveries, post by post, as the ledger has them."""

    def told(value: Callable[[View, Delivery], object]) -> Callable[[Delivery], object]:
        return lambda delivery: value(view, delivery)

    parts = [Part(name, about, schema, told(value)) for name, about, schema, value in _PARTS]
    return Collection(
        name="deliveries",
        title="A delivery: one post to one channel, with what the ledger knows of it",
        items=lambda: [one for its in view.deliveries.values() for one in its],
        parts=(Part("post", "The post's id.", TEXT, lambda one: one.post), *parts),
        per_file=PER_FILE,
    )


def calendar_collection(view: View) -> Collection[Slot]:
    """Return the calendar: what goes out when, in order of time."""

    def url(slot: Slot) -> str:
        return full_address(view, post_place(slot.post.id))

    def channels(slot: Slot) -> list[str]:
        return [one.channel for one in slot.deliveries]

    return Collection(
        name="calendar",
        title="An entry of the calendar: a post's deliveries that have the same time",
        items=lambda: in_order(all_slots(view)),
        parts=(
            Part("at", "When it goes out.", WHEN, lambda slot: _iso(view, slot.at)),
            Part("post", "The post's id.", TEXT, lambda slot: slot.post.id),
            Part("title", "The post's title.", TEXT, lambda slot: slot.post.title),
            Part("url", "The post's page.", ADDRESS, url),
            Part("channels", "The channels' ids.", list_of(TEXT), channels),
            Part("state", "The most urgent state.", STATE, lambda slot: slot.state.value),
        ),
        per_file=PER_FILE,
    )
