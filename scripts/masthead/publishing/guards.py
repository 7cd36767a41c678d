"""What holds a due delivery back at send time: its channel's cadence, and a text that was just out.

Both look at what went out, not at what was planned: a late run, a retry or another machine may
have moved it. A person's `masthead resolve --retry` overrides both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from masthead.finding import Level
from masthead.hub import Hub
from masthead.post import Post
from masthead.publishing.pacing import next_time
from masthead.record import Record, State
from masthead.rules.post_duplicate import ID, OPTIONS
from masthead.rules.shingles import Runs, near_duplicates, runs
from masthead.schedule import Delivery

REPEATED = timedelta(days=30)
"""How long after a post no other may say nearly the same on its channel."""


@dataclass(frozen=True, slots=True)
class _Text:
    """What a channel said or is about to say: the post's id, its wording, and its fate in words."""

    post: str
    runs: Runs
    fate: str


class Guards:
    """Holds back what would break a rule now; told of each delivery that a run takes.

    Args:
        hub: the hub with its records.
        now: the time, with zone.
    """

    def __init__(self, hub: Hub, now: datetime) -> None:
        self.hub = hub
        self.now = now
        self.times: dict[str, list[datetime]] = defaultdict(list)
        self.texts: dict[str, list[_Text]] = defaultdict(list)
        settings = hub.settings.rules.get(ID)
        self.off = settings is not None and settings.level is Level.OFF
        self.options: dict[str, Any] = {**OPTIONS, **(settings.options if settings else {})}
        for record in hub.records.values():
            self._note(record)

    def take(self, delivery: Delivery, parts: object) -> None:
        """Count a due delivery that goes out now, and remember the texts of its message."""
        self.times[delivery.channel].append(self.now)
        text = _Text(delivery.post, self._runs(parts), "which goes out there in the same run")
        self.texts[delivery.channel].append(text)

    def paced(self, delivery: Delivery) -> Delivery | None:
        """Return the delivery held until its channel's cadence allows it, or None."""
        if confirmed(delivery):
            return None
        zone = self.hub.settings.zone
        cadence = self.hub.channels[delivery.channel].cadence
        at, why = next_time(cadence, self.times[delivery.channel], self.now, zone)
        if not why:
            return None
        when = f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"
        anyway = f"masthead resolve {delivery.name} --retry"
        if self._late(delivery, at):
            step = f"it will be late by then: move it in its file, or send it now: {anyway}"
        else:
            step = f"wait for it, or send it now: {anyway}"
        return self._held(delivery, f"{why}: it goes out from {when} on", step)

    def repeated(self, delivery: Delivery, parts: object) -> Delivery | None:
        """Return the delivery held because its channel has just said the same, or None.

        Args:
            delivery: a due delivery.
            parts: the texts of its message.
        """
        post = self.hub.posts[delivery.post]
        known = self.texts[delivery.channel]
        if self.off or not known or confirmed(delivery) or self._waived(post):
            return None
        mine = self._runs(parts)
        others = [one for one in known if not self._related(post, one.post)]
        texts = [("", one.runs) for one in others]
        pairs = near_duplicates([*texts, (post.id, mine)], self.options["similarity"], len(texts))
        pair = next((one for one in pairs if one.second == len(texts)), None)
        if pair is None:
            return None
        other = others[pair.first]
        return self._held(
            delivery,
            f"it says nearly the same ({pair.similarity:.0%} of the wording) as {other.post}, "
            f"{other.fate}",
            f"write it anew, waive {ID} in {post.path}, or send it all the same: "
            f"masthead resolve {delivery.name} --retry, or --drop --why TEXT",
        )

    def _note(self, record: Record) -> None:
        """Learn when and with what text a delivery went out, or may go out any moment."""
        if record.state is State.PUBLISHED and record.receipts:
            at = datetime.fromtimestamp(record.receipts[0].at, UTC)
        elif record.state is State.SENDING:
            at = datetime.fromtimestamp(record.first_sent or record.at, UTC)
        else:
            return
        self.times[record.channel].append(at)
        if self.now - at <= REPEATED:
            day = f"{at.astimezone(ZoneInfo(self.hub.settings.zone)):%Y-%m-%d}"
            went = "went out" if record.state is State.PUBLISHED else "may have gone out"
            text = self._runs(record.payload.get("parts"))
            fate = f"which {went} on {record.channel} on {day}"
            self.texts[record.channel].append(_Text(record.post, text, fate))

    def _runs(self, parts: object) -> Runs:
        listed = parts if isinstance(parts, Sequence) and not isinstance(parts, str) else ()
        return runs("\n\n".join(map(str, listed)), self.options["min_words"])

    def _related(self, post: Post, other: str) -> bool:
        """Tell whether another id is this post, or a translation of it or of its origin."""
        there = self.hub.posts.get(other)
        origins = {post.id, post.translation_of} - {""}
        return other in origins or (there is not None and there.translation_of in origins)

    def _waived(self, post: Post) -> bool:
        today = self.now.astimezone(ZoneInfo(self.hub.settings.zone)).date()
        return any(one.rule == ID and one.until >= today for one in post.waivers)

    def _late(self, delivery: Delivery, at: datetime) -> bool:
        late_after = self.hub.settings.publishing.late_after
        return delivery.due_at is not None and at - delivery.due_at > late_after

    @staticmethod
    def _held(delivery: Delivery, reason: str, step: str) -> Delivery:
        return replace(delivery.held(reason, step), guarded=True)


def confirmed(delivery: Delivery) -> bool:
    """Tell whether a person has said that a delivery is to be sent now."""
    return delivery.record is not None and delivery.record.confirmed > 0


def past_posts(hub: Hub, now: datetime) -> frozenset[str]:
    """Return the posts whose time has come on some channel: all that a run reads of the ledger."""
    return frozenset(
        post.id
        for post in hub.posts.values()
        for line in post.channels
        if (at := post.due_at(line.channel)) is not None and at <= now
    )


def guarded(hub: Hub, found: Iterable[Delivery], now: datetime) -> tuple[Delivery, ...]:
    """Return deliveries as the next run will find them: what it would hold back is held.

    Args:
        hub: the hub with its records.
        found: the deliveries, in the order of a run.
        now: the time, with zone.
    """
    from masthead.compose import compose
    from masthead.publishing.budgets import Budgets

    guards, budgets = Guards(hub, now), Budgets(hub, now)
    shown = []
    for delivery in found:
        one = delivery
        if delivery.ready and delivery.state is State.DUE:
            post, channel = hub.posts[delivery.post], hub.channels[delivery.channel]
            payload = compose(post, channel, hub).payload()
            parts = payload.get("parts")
            one = (
                guards.repeated(delivery, parts)
                or guards.paced(delivery)
                or budgets.exceeded(delivery, payload)
                or delivery
            )
            if one is delivery:
                guards.take(delivery, parts)
                budgets.take(delivery, payload)
        shown.append(one)
    return tuple(shown)
