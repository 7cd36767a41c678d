"""The plan as iCalendar (RFC 5545), for programs that subscribe to it: the home of icalendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, timedelta

from masthead.post import Post
from masthead.record import State
from masthead.schedule import Delivery

LENGTH = timedelta(minutes=15)
"""How long an entry is drawn; a delivery has no length."""

TENTATIVE = frozenset({State.DRAFT, State.HELD})
CANCELLED = frozenset({State.EXPIRED, State.RETRACTED})


def calendar(
    name: str,
    found: Iterable[Delivery],
    posts: Mapping[str, Post],
    address: Callable[[str], str] = lambda _post: "",
) -> bytes:
    """Return one entry for each delivery that has a time.

    An entry's UID is `<post>@<channel>@masthead`: a moved delivery moves in the calendar too.

    Args:
        name: the calendar's name.
        found: the deliveries.
        posts: the hub's posts by id.
        address: the web address of a post's page by the post's id, or empty.
    """
    from icalendar import Calendar, Event

    whole = Calendar()
    whole.add("prodid", "-//Masthead//Plan//EN")
    whole.add("version", "2.0")
    whole.add("x-wr-calname", name)
    for delivery in found:
        if delivery.due_at is None:
            continue
        post = posts.get(delivery.post)
        entry = Event()
        entry.add("uid", f"{delivery.name}@masthead")
        start = delivery.due_at.astimezone(UTC)
        # The clock leaves no trace in the file: the entry's own time stands for its revision.
        entry.add("dtstamp", start)
        entry.add("dtstart", start)
        entry.add("dtend", start + LENGTH)
        entry.add("summary", f"{post.title if post else delivery.post} ({delivery.channel})")
        said = (str(delivery.state), delivery.reason, delivery.next_step)
        entry.add("description", "\n".join(text for text in said if text))
        entry.add("categories", [delivery.channel, str(delivery.state)])
        entry.add("status", _status(delivery.state))
        entry.add("transp", "TRANSPARENT")
        if page := address(delivery.post):
            entry.add("url", page)
        whole.add_component(entry)
    return bytes(whole.to_ical())


def _status(state: State) -> str:
    if state in CANCELLED:
        return "CANCELLED"
    return "TENTATIVE" if state in TENTATIVE else "CONFIRMED"
