"""Gather what a change means: messages of its posts, their place in the calendar, their neighbours.

The work follows the change: messages are composed and states derived for changed posts alone. Of
all other posts only times and channels are looked at.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from masthead.cards import LINK_CARDS
from masthead.channel import Channel
from masthead.checking import Report
from masthead.compose import compose, limits_of
from masthead.compose.measures import measures
from masthead.feedback.accesses import accesses
from masthead.feedback.facts import Approving, Changed, Feedback, Neighbour, Preview, Slot
from masthead.hub import Hub
from masthead.kinds import locate
from masthead.post import Post
from masthead.rules.nearby import days_around
from masthead.schedule import deliveries

DAY = timedelta(days=1)


def gather(
    hub: Hub,
    report: Report,
    changed: Collection[str],
    *,
    now: datetime,
    reached: Collection[str] | None = None,
    approving: Approving | None = None,
    before: Mapping[str, Channel] | None = None,
) -> Feedback:
    """Return what a pull request is told of a change.

    Args:
        hub: the hub after the change, with its ledger's records.
        report: what a check of the change has found.
        changed: files that were added, changed or taken away, relative to the hub.
        now: the time, with zone.
        reached: files that the change touches; None for all.
        approving: who must approve, where that is known.
        before: the changed channels as they were, by their file.
    """
    posts = list(hub.posts_at(changed))
    slots = _slots(hub, posts, now)
    read = {post.path for post in posts}
    lost = sorted(path for path in changed if path not in read and _is_post(path))
    looked_at = hub.all_posts() if reached is None else hub.posts_at(reached)
    return Feedback(
        zone=hub.settings.zone,
        posts=tuple(
            Changed(post, tuple(_previews(post, hub)), tuple(slots.get(post.id, ())))
            for post in posts
        ),
        report=report,
        removed=tuple(path for path in lost if path not in hub.files),
        unread=tuple(path for path in lost if path in hub.files),
        touched=sum(post.path not in changed for post in looked_at),
        approving=approving,
        accesses=tuple(accesses(hub, changed, before or {})),
    )


def _is_post(path: str) -> bool:
    located = locate(path) if path.endswith(".md") else None
    return located is not None and located[0] == "post"


def _previews(post: Post, hub: Hub) -> Iterator[Preview]:
    for line in post.channels:
        channel = hub.channels.get(line.channel)
        if channel is not None:
            yield _preview(post, channel, hub)


def _preview(post: Post, channel: Channel, hub: Hub) -> Preview:
    message = compose(post, channel, hub)
    limits = limits_of(channel)
    lengths = [measures(part, limits) for part in message.parts]
    return Preview(
        message,
        tuple(", ".join(map(str, found)) for found in lengths),
        tuple(
            ", ".join(f"{one.over} {one.unit}" for one in found if one.over) for found in lengths
        ),
        card=message.network in LINK_CARDS,
    )


def _slots(hub: Hub, posts: Collection[Post], now: datetime) -> Mapping[str, Collection[Slot]]:
    """Return where the deliveries of changed posts fall, by post."""
    few = {post.id: post for post in posts if hub.posts.get(post.id) is post}
    records = {name: one for name, one in hub.records.items() if one.post in few}
    zone = ZoneInfo(hub.settings.zone)
    found: dict[str, list[Slot]] = defaultdict(list)
    for one in deliveries(replace(hub, posts=few, records=records), now):
        if one.post in few and few[one.post].placement(one.channel):
            at = one.due_at.astimezone(zone) if one.due_at else None
            found[one.post].append(Slot(one.post, one.channel, at, one.state, one.reason))
    span = max((gap for one in hub.channels.values() if (gap := one.cadence.min_gap)), default=DAY)
    span = max(span, DAY)
    moments = [slot.at for slots in found.values() for slot in slots if slot.at]
    plan = _plan(hub, moments, span, zone)
    return {
        id: [_beside(slot, hub.channels.get(slot.channel), plan, span) for slot in slots]
        for id, slots in found.items()
    }


def _plan(
    hub: Hub, moments: Collection[datetime], span: timedelta, zone: ZoneInfo
) -> Sequence[Neighbour]:
    """Return all dated deliveries around some moments, by time."""
    if not moments:
        return ()
    first, last = min(moments).astimezone(UTC) - span, max(moments).astimezone(UTC) + span
    found = [
        Neighbour(post.id, line.channel, due.astimezone(zone))
        for post in hub.posts_holding(days_around(moments, span))
        if not post.draft and hub.is_first(post)
        for line in post.channels
        if (due := line.publish_at or post.publish_at) and first <= due <= last
    ]
    return sorted(found, key=lambda one: (one.at.timestamp(), one.post, one.channel))


def _beside(
    slot: Slot, channel: Channel | None, plan: Sequence[Neighbour], span: timedelta
) -> Slot:
    """Return a slot with its neighbours."""
    if slot.at is None:
        return slot
    at, gap = slot.at, channel.cadence.min_gap if channel else None
    moment, reach = at.timestamp(), span.total_seconds()
    start = bisect_left(plan, moment - reach, key=lambda one: one.at.timestamp())
    end = bisect_right(plan, moment + reach, key=lambda one: one.at.timestamp())
    others = [one for one in plan[start:end] if one.post != slot.post]
    close = [one for one in others if gap and one.channel == slot.channel and _apart(one, at) < gap]
    same = [one for one in others if one.at.date() == at.date() and one not in close]
    same.sort(key=lambda one: one.channel != slot.channel)
    return replace(slot, gap=gap, close=tuple(close), same_day=tuple(same))


def _apart(one: Neighbour, at: datetime) -> timedelta:
    """Return what lies between two moments, whatever the clock of the zone does between them."""
    return abs(one.at.astimezone(UTC) - at.astimezone(UTC))
