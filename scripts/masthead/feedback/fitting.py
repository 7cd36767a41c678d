"""Put sections together up to what GitHub takes: whole sections, never a part of one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

NAMED = 8
"""How many of the sections that are left out the closing line names."""


@dataclass(frozen=True, slots=True)
class Section:
    """A piece of Markdown that stands or falls as a whole.

    Args:
        name: what it is, as Markdown, for the line that says what is left out.
        text: its Markdown.
        rank: the lower, the sooner it gets its place; those of rank 0 always stand.
        heading: the heading of the sections that it belongs to, or empty.
    """

    name: str
    text: str
    rank: int
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """How much a place takes.

    Args:
        most: the most, or None for any length.
        size: how the place counts.
        rest: where all of it stands, in words, for the closing line.
    """

    most: int | None = None
    size: Callable[[str], int] = len
    rest: str = ""


def fit(sections: Sequence[Section], room: Room) -> str:
    """Return as many sections as there is room for, in their order, and what is left out."""
    whole = _joined(sections, ())
    if room.most is None or room.size(whole) <= room.most:
        return whole
    kept: set[int] = {at for at, one in enumerate(sections) if not one.rank}
    budget = room.most - room.size(_joined([sections[at] for at in sorted(kept)], ()))
    # The longest closing line that there can be is taken off first.
    named = sorted((room.size(one.name) for one in sections), reverse=True)[:NAMED]
    budget -= room.size(_left_out((), room, len(sections))) + sum(named) + 2 * NAMED
    headings: set[str] = set()
    for at in sorted(range(len(sections)), key=lambda at: (sections[at].rank, at)):
        if at in kept:
            continue
        one = sections[at]
        cost = room.size(one.text) + 2
        cost += room.size(one.heading) + 2 if one.heading not in headings else 0
        if cost <= budget:
            budget -= cost
            kept.add(at)
            headings.add(one.heading)
    out = [one for at, one in enumerate(sections) if at not in kept]
    closing = _left_out([one.name for one in out], room, len(out))
    return _joined([sections[at] for at in sorted(kept)], (closing,))


def _joined(sections: Sequence[Section], closing: Collection[str]) -> str:
    """Return sections one after another, each group under its heading."""
    texts, heading = [], ""
    for one in sections:
        if one.heading and one.heading != heading:
            texts.append(one.heading)
        heading = one.heading
        texts.append(one.text)
    return "\n\n".join([*texts, *closing]) + "\n"


def _left_out(names: Sequence[str], room: Room, count: int) -> str:
    more = f" and {count - len(names[:NAMED])} more" if count > NAMED else ""
    said = ", ".join(names[:NAMED])
    return f"**Left out here, for want of room:** {said}{more}. {room.rest}"
