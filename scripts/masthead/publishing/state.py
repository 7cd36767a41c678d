"""Where every delivery stands, as far as this clone knows: for the commands that only look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from masthead.hub import Hub
from masthead.ledger import has_ledger, read_hold, read_records
from masthead.publishing.choice import foreseen
from masthead.publishing.freezing import freeze
from masthead.publishing.guards import guarded
from masthead.publishing.report import said
from masthead.publishing.run import find_errors
from masthead.record import Hold, State
from masthead.schedule import Delivery, deliveries
from masthead.workspace import load_hub


@dataclass(frozen=True, slots=True)
class Seen:
    """The hub with its records, and where its deliveries stand.

    Args:
        hub: the hub.
        deliveries: every delivery, by its time.
        hold: a person's stop of all publishing, or None.
        ledger: this clone has a copy of the ledger.
    """

    hub: Hub
    deliveries: tuple[Delivery, ...]
    hold: Hold | None
    ledger: bool = True

    def notes(self, now: datetime) -> Iterator[str]:
        """Yield what holds for all deliveries: a stop, a ledger that is not here."""
        if self.hold and self.hold.stops(now.timestamp()):
            yield f"all publishing is on hold: {said(self.hold.why)} ({said(self.hold.who)})"
        if not self.ledger:
            policy = self.hub.settings.publishing
            there = f"refs/heads/{policy.ledger}:refs/remotes/{policy.remote}/{policy.ledger}"
            yield (
                "this clone has no copy of the ledger, so what went out is not known here; run: "
                f"git fetch {policy.remote} {there} (in a new hub: masthead ledger init)"
            )


def look(root: Path, now: datetime) -> Seen:
    """Read the hub and its ledger from this clone, without a network.

    Raises:
        ConfigError: `masthead.yml` is missing or wrong.
        LedgerError: a file of the ledger cannot be used.
    """
    hub = load_hub(root)
    hub = replace(hub, records=read_records(root, hub.settings))
    hold = read_hold(root, hub.settings)
    return Seen(hub, judged(root, hub, now, hold), hold, has_ledger(root, hub.settings))


def judged(root: Path, hub: Hub, now: datetime, hold: Hold | None = None) -> tuple[Delivery, ...]:
    """Return every delivery by its time, as the next run would find it, without a network.

    What that run would hold (not approved, an error in the post, its channel's cadence, nearly the
    same again) is `held` here, and not `due`. It costs a check of the due posts alone: where
    nothing is due, nothing.

    Args:
        root: the hub's folder.
        hub: the hub with its ledger's records.
        now: the time, with zone.
        hold: a person's stop of all publishing, or None.
    """
    found = foreseen(hub, deliveries(hub, now, hold), root, now, find_errors)
    return guarded(hub, found, now)


def with_drift(root: Path, seen: Seen) -> Iterator[Delivery]:
    """Yield the deliveries; those whose post was changed after it went out say so.

    A change after publishing is reported and never sent.
    """
    for delivery in seen.deliveries:
        drifted = delivery.state is State.PUBLISHED and _drifted(root, seen.hub, delivery)
        yield replace(delivery, reason=_join(delivery.reason, DRIFT)) if drifted else delivery


DRIFT = "drift: the post was changed after it went out; the service shows the older text"


def _drifted(root: Path, hub: Hub, delivery: Delivery) -> bool:
    post, channel = hub.posts.get(delivery.post), hub.channels.get(delivery.channel)
    sent = delivery.record.content_hash if delivery.record else ""
    if not sent or post is None or channel is None:
        return False
    return freeze(root, hub, post, channel).content_hash != sent


def _join(*texts: str) -> str:
    return "; ".join(text for text in texts if text)
