"""Where each delivery stands, and what is due: pure, from the hub, its records and the time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from masthead.channel import Channel, ChannelStatus
from masthead.compose.services import is_by_hand
from masthead.hub import Hub
from masthead.post import Post
from masthead.record import FINAL, Hold, Plan, Record, State, delivery_key

NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One post to one channel, and where it stands.

    Args:
        post, channel: ids.
        state: where it stands.
        due_at: when it goes out, with zone, or None where nobody said.
        reason: why it stands there, in words, or empty where the state says it all.
        next_step: what a person, or the next run, does about it, or empty.
        record: what the ledger knows, or None.
        ready: a publishing run takes it now.
        may_send: that run may send it; else it only finds out what became of an earlier try.
        guarded: a rule at send time holds it (`masthead.publishing.guards`); a person may override.
    """

    post: str
    channel: str
    state: State
    due_at: datetime | None = None
    reason: str = ""
    next_step: str = ""
    record: Record | None = None
    ready: bool = False
    may_send: bool = False
    guarded: bool = False

    @property
    def name(self) -> str:
        """The delivery's name, `<post>@<channel>`."""
        return delivery_key(self.post, self.channel)

    def held(self, reason: str, next_step: str) -> Delivery:
        """Return the delivery stopped before anything of it was sent."""
        return replace(
            self,
            state=State.HELD,
            reason=reason,
            next_step=next_step,
            ready=False,
            may_send=False,
        )


def deliveries(hub: Hub, now: datetime, hold: Hold | None = None) -> tuple[Delivery, ...]:
    """Return every delivery of the hub, and those that only the ledger knows, by their time.

    Args:
        hub: the hub with its ledger's records.
        now: the time, with zone.
        hold: a person's stop of all publishing, or None.
    """
    found = [
        _delivery(hub, post, line.channel, now)
        for post in hub.posts.values()
        for line in post.channels
    ]
    known = {delivery.name for delivery in found}
    found += [
        _orphan(hub, record, now) for name, record in hub.records.items() if name not in known
    ]
    if hold is not None and hold.stops(now.timestamp()):
        found = [_on_hold(delivery, hold, hub) for delivery in found]
    return tuple(sorted(found, key=lambda one: (one.due_at or NEVER, one.post)))


def due(hub: Hub, now: datetime, hold: Hold | None = None) -> tuple[Delivery, ...]:
    """Return what a publishing run takes now, in its order."""
    return tuple(delivery for delivery in deliveries(hub, now, hold) if delivery.ready)


def _on_hold(delivery: Delivery, hold: Hold, hub: Hub) -> Delivery:
    until = "" if hold.until is None else f" until {_clock(hold.until, hub)}"
    reason = f"all publishing is on hold{until}: {hold.why} ({hold.who})"
    if delivery.state is State.SENDING:
        return replace(delivery, ready=False, may_send=False)
    return delivery.held(reason, "masthead release") if delivery.ready else delivery


def _delivery(hub: Hub, post: Post, channel: str, now: datetime) -> Delivery:
    """Return where one delivery stands, from its record if a run has touched it."""
    record = hub.records.get(delivery_key(post.id, channel))
    unsent = _unsent(hub, post, channel, now, record)
    if record is None:
        return unsent
    if record.state is State.CLAIMED and now.timestamp() >= record.lease_until:
        return _tried_before(unsent, record)
    return _recorded(hub, record, now, unsent)


def _unsent(hub: Hub, post: Post, channel: str, now: datetime, record: Record | None) -> Delivery:
    """Return where a delivery stands that nobody has sent."""
    at = post.due_at(channel)
    blank = Delivery(post.id, channel, State.DRAFT, at, record=record)
    page = hub.channels.get(channel)
    if post.draft:
        return replace(
            blank, reason="it is a draft", next_step=f"take `draft: true` out of {post.path}"
        )
    if at is None:
        return replace(
            blank, reason="it has no time", next_step=f"write `publish_at` in {post.path}"
        )
    if post.expires_at is not None and now >= post.expires_at:
        return replace(
            blank,
            state=State.EXPIRED,
            reason=f"its time ended on {_local(post.expires_at, hub)}",
            next_step=f"nothing is sent; for a later end, change `expires_at` in {post.path}",
        )
    if post.hold:
        by_writer = "hold" in post.document.data
        step = f"take `hold` out of {post.path}" if by_writer else f"masthead check {post.path}"
        return blank.held(post.hold, step)
    if page is None or page.status is not ChannelStatus.ACTIVE:
        return blank.held(*_closed(post, channel, page))
    return _timed(hub, blank, at, now)


def _closed(post: Post, channel: str, page: Channel | None) -> tuple[str, str]:
    """Return why a channel takes no posts, and what to do about it."""
    if page is None:
        return f"there is no channel {channel}", f"masthead check {post.path}"
    if page.status is ChannelStatus.PAUSED:
        return f"the channel {channel} is paused", f"set `status: active` in {page.document.path}"
    return f"the channel {channel} is retired", f"take {channel} out of {post.path}"


def _timed(hub: Hub, blank: Delivery, at: datetime, now: datetime) -> Delivery:
    """Return whether a delivery that nothing stops is ahead, due or late."""
    reason = _by_hand(hub, blank)
    if now < at:
        return replace(blank, state=State.SCHEDULED, reason=reason)
    confirmed = blank.record.confirmed if blank.record else 0.0
    last = max(at.timestamp(), confirmed) + hub.settings.publishing.late_after.total_seconds()
    if now.timestamp() > last:
        return replace(
            blank,
            state=State.LATE,
            reason=f"it was due on {_local(at, hub)}, "
            f"more than {_length(hub.settings.publishing.late_after)} ago",
            next_step=f"masthead resolve {blank.name} --retry to send it now, or --drop --why TEXT",
        )
    return replace(
        blank,
        state=State.DUE,
        reason=reason,
        next_step="masthead publish",
        ready=True,
        may_send=True,
    )


def _by_hand(hub: Hub, blank: Delivery) -> str:
    """Return that a person will post it from a bundle, where no program can; or empty."""
    format, page = hub.posts[blank.post].format, hub.channels[blank.channel]
    if not is_by_hand(page.service, format):
        return ""
    return f"a person posts it: a run writes a bundle, since no program posts a {format} there"


def _tried_before(unsent: Delivery, record: Record) -> Delivery:
    """Add what an earlier run, which sent nothing or a part, has left to say."""
    parts = f"{record.part} of its parts are out" if record.receipts else ""
    said = "; ".join(text for text in (unsent.reason, record.reason, parts) if text)
    return replace(unsent, reason=said)


def _recorded(hub: Hub, record: Record, now: datetime, unsent: Delivery) -> Delivery:
    """Return where a delivery stands that is in a run's hands, or at its end."""
    blank = Delivery(record.post, record.channel, record.state, unsent.due_at, record=record)
    waits = now.timestamp() < record.lease_until
    until = _clock(record.lease_until, hub)
    if record.state in FINAL or record.plan is Plan.PERSON:
        return replace(blank, reason=record.reason, next_step=next_step(record))
    if record.state is State.CLAIMED and record.plan is Plan.NONE:
        reason = f"{record.reason}; tried again after {until}"
        return replace(unsent, reason=reason, ready=False) if unsent.ready else unsent
    if waits:
        return replace(
            blank,
            reason=f"{record.reason or 'a run has it'}; no other run takes it before {until}",
            next_step="wait for it",
        )
    return replace(
        blank,
        reason=record.reason or "a run ended before it knew the answer",
        next_step="masthead publish finds out",
        ready=True,
        may_send=unsent.may_send,
    )


def next_step(record: Record) -> str:
    """Return what a person does about a delivery that no run takes any more, or empty."""
    if record.plan is Plan.PERSON:
        return f"post it from {record.handle}, then: masthead resolve {record.name} --published URL"
    if record.state is State.FAILED:
        return f"mend it, then: masthead resolve {record.name} --retry, or --drop --why TEXT"
    if record.state is State.UNKNOWN:
        return (
            f"look on the service, then: masthead resolve {record.name} "
            "--published URL, --retry or --drop --why TEXT"
        )
    return ""


def _orphan(hub: Hub, record: Record, now: datetime) -> Delivery:
    """Return where a delivery stands whose post or channel line has gone from the hub."""
    gone = Delivery(record.post, record.channel, State.HELD, record=record)
    reason = "the post, or its line for this channel, is no longer in the hub"
    gone = replace(gone, reason=reason, next_step="bring it back, or leave it so")
    if record.state is State.CLAIMED:
        return gone
    found = _recorded(hub, record, now, gone)
    return found if record.channel in hub.channels else replace(found, ready=False)


def _local(at: datetime, hub: Hub) -> str:
    return f"{at.astimezone(ZoneInfo(hub.settings.zone)):%Y-%m-%d %H:%M}"


def _clock(seconds: float, hub: Hub) -> str:
    return _local(datetime.fromtimestamp(seconds, UTC), hub)


def _length(time: timedelta) -> str:
    minutes = int(time.total_seconds()) // 60
    for unit, name in ((1440, "d"), (60, "h")):
        if minutes and minutes % unit == 0:
            return f"{minutes // unit} {name}"
    return f"{minutes} min"
