"""Where the posts of a change fall in the calendar, and what they collide with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, timedelta
from itertools import groupby

from masthead.feedback.facts import Feedback, Neighbour, Slot
from masthead.inert import code, prose

MOST = 5
"""Neighbours of one day that are named."""


def calendar(feedback: Feedback) -> Iterator[tuple[str, str]]:
    """Yield each day on which a changed post goes out, and the posts without a time."""
    slots = [slot for changed in feedback.posts for slot in changed.slots]
    dated = sorted((slot for slot in slots if slot.at), key=lambda one: (str(one.at), one.post))
    for day, group in groupby(dated, key=lambda one: f"{one.at:%A %Y-%m-%d}"):
        yield f"calendar of {day}", "\n".join([f"- **{day}**", *_day(list(group))])
    undated = [slot for slot in slots if not slot.at]
    if undated:
        text = "\n".join(["- **Without a time**", *(f"  - {_slot(slot)}" for slot in undated)])
        yield "posts without a time", text


def _day(slots: Sequence[Slot]) -> Iterator[str]:
    for slot in slots:
        yield f"  - {_slot(slot)}"
        for near in slot.close:
            yield f"    - ⚠️ Too close: {_distance(slot, near)} {_name(near)}"
    changed = {(slot.post, slot.channel) for slot in slots}
    channels = {slot.channel for slot in slots}
    found = {one for slot in slots for one in slot.same_day}
    found -= {one for slot in slots for one in slot.close}
    others = sorted(
        (one for one in found if (one.post, one.channel) not in changed),
        key=lambda one: (one.channel not in channels, str(one.at), one.post, one.channel),
    )
    if others:
        named = ", ".join(f"{one.at:%H:%M} {_name(one)}" for one in others[:MOST])
        more = f" and {len(others) - MOST} more" if len(others) > MOST else ""
        yield f"  - The same day: {named}{more}"


def _slot(slot: Slot) -> str:
    time = f"{slot.at:%H:%M} " if slot.at else ""
    reason = f" ({prose(slot.reason)})" if slot.reason else ""
    return f"{time}{code(f'{slot.post}@{slot.channel}')}: {slot.state}{reason}"


def _distance(slot: Slot, near: Neighbour) -> str:
    """Return how far a neighbour is, and how far the channel wants it to be."""
    assert slot.at is not None  # noqa: S101 - what has no time has no neighbours
    between = near.at.astimezone(UTC) - slot.at.astimezone(UTC)
    side = "before" if between > timedelta() else "after"
    asks = f"; the channel asks for {span(slot.gap)}" if slot.gap else ""
    return f"{span(abs(between))} {side}{asks}:"


def _name(one: Neighbour) -> str:
    return code(f"{one.post}@{one.channel}")


def span(time: timedelta) -> str:
    """Return a length of time in words."""
    minutes = round(time.total_seconds() / 60)
    return f"{minutes // 60} h" if minutes and minutes % 60 == 0 else f"{minutes} min"
