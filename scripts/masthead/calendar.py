"""The plan as iCalendar (RFC 5545), for programs that subscribe to it: the home of icalendar.

A program that fetches the file again must see what has changed: an entry keeps its UID, and its
SEQUENCE, DTSTAMP and LAST-MODIFIED follow from when the post, its channel or its record last
changed. Nobody types them, and the clock leaves no trace.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from masthead.hub import Hub
from masthead.post import Post
from masthead.record import State
from masthead.schedule import Delivery

if TYPE_CHECKING:
    from icalendar import Calendar, Event

LENGTH = timedelta(minutes=15)
"""How long an entry is drawn; a delivery has no length."""

REFRESH = timedelta(hours=1)
"""How often a program should look again (RFC 7986, section 5.7)."""

BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
"""SEQUENCE counts the minutes from here: what never changed as far as we know has 0."""

ZONE_FROM, ZONE_TO = date(2015, 1, 1), date(2038, 1, 1)
"""The years whose changes of the clock a calendar explains; programs know the zones themselves."""

TENTATIVE = frozenset({State.DRAFT, State.HELD})
CANCELLED = frozenset({State.EXPIRED, State.RETRACTED})


def calendar(
    hub: Hub,
    found: Iterable[Delivery],
    address: Callable[[str], str] = lambda _post: "",
) -> bytes:
    """Return one entry for each delivery that has a time.

    An entry's UID is `<post>@<channel>@masthead`: a moved delivery moves in the calendar too.
    What was dropped, has expired or was taken back is CANCELLED, and stays.

    Args:
        hub: the hub, with its records and, as far as known, when its files last changed.
        found: the deliveries.
        address: the web address of a post's page by the post's id, or empty.
    """
    whole = _head(hub)
    for delivery in found:
        if delivery.due_at is not None:
            whole.add_component(_entry(hub, delivery, delivery.due_at, address(delivery.post)))
    whole.add_missing_timezones(first_date=ZONE_FROM, last_date=ZONE_TO)
    return bytes(whole.to_ical())


def _head(hub: Hub) -> Calendar:
    from icalendar import Calendar

    name, zone = hub.settings.name, hub.settings.zone
    made = Calendar()
    made.add("prodid", "-//Masthead//Plan//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("x-wr-timezone", zone)
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT1H")  # the older name for the same
    return made


def _entry(hub: Hub, delivery: Delivery, at: datetime, page: str) -> Event:
    from icalendar import Event

    post = hub.posts.get(delivery.post)
    start = at.astimezone(ZoneInfo(hub.settings.zone))
    changed = last_change(hub, delivery, post)
    entry = Event()
    entry.add("uid", f"{delivery.name}@masthead")
    entry.add("sequence", int((changed - BEGINNING).total_seconds()) // 60)
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("dtstart", start)
    entry.add("dtend", start + LENGTH)
    entry.add("summary", f"{post.title if post else delivery.post} ({delivery.channel})")
    said = (str(delivery.state), delivery.reason, delivery.next_step)
    entry.add("description", "\n".join(text for text in said if text))
    entry.add("categories", [delivery.channel, str(delivery.state)])
    entry.add("status", _status(delivery.state))
    entry.add("transp", "TRANSPARENT")
    if page:
        entry.add("url", page)
    return entry


def last_change(hub: Hub, delivery: Delivery, post: Post | None) -> datetime:
    """Return when what an entry says last changed, as far as the hub knows, in whole seconds.

    That is the last commit of the post or of its channel's page, the time of the ledger's record,
    or the moment at which the post's time ended; of these the latest.
    """
    channel = hub.channels.get(delivery.channel)
    files = [one.path for one in (post, channel and channel.document) if one]
    moments = [hub.changed[path] for path in files if path in hub.changed]
    if delivery.record:
        moments.append(datetime.fromtimestamp(delivery.record.at, UTC))
    if delivery.state is State.EXPIRED and post and post.expires_at:
        moments.append(post.expires_at)
    return max([BEGINNING, *moments]).astimezone(UTC).replace(microsecond=0)


def _status(state: State) -> str:
    if state in CANCELLED:
        return "CANCELLED"
    return "TENTATIVE" if state in TENTATIVE else "CONFIRMED"
