"""A person's decisions: on one delivery, and to stop or go on with all of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from masthead.errors import UsageError
from masthead.hub import Hub
from masthead.ledger.book import Ledger, open_ledger, set_hold
from masthead.protocol import update
from masthead.protocol.effect import Snapshot
from masthead.protocol.task import Policy
from masthead.publishing.decision import Decision, Drop, Published, Retract, Retry
from masthead.publishing.driving import Driver, snapshot
from masthead.publishing.guards import guarded, past_posts
from masthead.publishing.naming import no_delivery
from masthead.publishing.retracting import taken_back
from masthead.record import Hold, Plan, Receipt, Record, State, generation_key
from masthead.repo import fetch_branch, open_repository, person
from masthead.schedule import Delivery, deliveries
from masthead.schema.fields import URL
from masthead.schema.shapes import Fault
from masthead.workspace import load_hub, load_settings

OPEN = frozenset({State.LATE, State.HELD, State.DUE, State.FAILED, State.UNKNOWN, State.SENDING})
ALLOWED: Mapping[type, frozenset[State]] = {
    Published: OPEN | {State.CLAIMED, State.EXPIRED},
    Retry: frozenset({State.LATE, State.FAILED, State.UNKNOWN, State.EXPIRED}),
    Drop: OPEN | {State.CLAIMED},
    Retract: frozenset({State.PUBLISHED}),
}
"""On which states a decision makes sense."""


def resolve(
    root: Path,
    name: str,
    decision: Decision,
    now: datetime,
    environment: Mapping[str, str] | None = None,
) -> Delivery:
    """Write a person's decision on a delivery into the ledger; return the delivery after it.

    Args:
        root: the hub's folder.
        name: `<post>@<channel>`.
        decision: what the person says.
        now: the time.
        environment: where secrets are, for a delivery that is taken back on its service.

    Raises:
        UsageError: there is no such delivery, the decision makes no sense for its state, or the
            service did not take the delivery back.
        LedgerError, RepositoryError: the ledger cannot be read or written.
    """
    _check(decision)
    hub = load_hub(root)
    repository = open_repository(root)
    with open_ledger(repository, hub.settings.publishing) as ledger:
        posts, time = _needed(hub, name, decision, now), float(int(now.timestamp()))
        seen = snapshot(ledger, posts, time)
        who = person(repository)

        def change(snapshot: Snapshot) -> Mapping[str, Record]:
            delivery = _find(hub, snapshot, name, now)
            if _decided(delivery, decision, time):
                return {}
            refusal = objection(delivery, decision, now)
            if refusal:
                raise refusal
            by_hand = (
                taken_back(hub, repository, delivery, environment or {}, now)
                if isinstance(decision, Retract)
                else ""
            )
            return {name: after(delivery, decision, who, time, by_hand)}

        driver = Driver(ledger, {}, now.timestamp, seen=seen, posts=posts)
        done = driver.run(update(change, Policy(), random.random))
        if ledger.remote:
            fetch_branch(repository, ledger.remote, ledger.branch)
        return _find(hub, done, name, now)


def _check(decision: Decision) -> None:
    if isinstance(decision, Published):
        faults: list[Fault] = []
        URL.read(decision.url, (), faults)
        if faults:
            raise UsageError(f"{decision.url!r} is not a web address", "copy it from the browser")
    if isinstance(decision, Drop | Retract) and not decision.why.strip():
        option = "--drop" if isinstance(decision, Drop) else "--retract"
        raise UsageError(f"{option} needs a reason", "add --why TEXT")


def _needed(hub: Hub, name: str, decision: Decision, now: datetime) -> frozenset[str]:
    """Return the posts to read: for a retry, all that may be why this one was held back."""
    others = past_posts(hub, now) if isinstance(decision, Retry) else frozenset()
    return others | {name.partition("@")[0]}


def _find(hub: Hub, seen: Snapshot, name: str, now: datetime) -> Delivery:
    known = replace(hub, records=seen.records)
    found = guarded(known, deliveries(known, now), now)
    delivery = next((one for one in found if one.name == name), None)
    if delivery is None:
        raise no_delivery(known, name, found)
    return delivery


def _decided(delivery: Delivery, decision: Decision, time: float) -> bool:
    """Tell whether this very decision stands in the ledger already (a push's answer was lost)."""
    record = delivery.record
    if record is None or record.at != time or record.nonce:
        return False
    if isinstance(decision, Published):
        return record.state is State.PUBLISHED and record.receipts[-1].url == decision.url
    if isinstance(decision, Retry):
        return record.state is State.CLAIMED and record.confirmed == time
    return record.state is (State.RETRACTED if isinstance(decision, Retract) else State.EXPIRED)


def objection(delivery: Delivery, decision: Decision, now: datetime) -> UsageError | None:
    """Return why a decision makes no sense for a delivery, or None."""
    record, state = delivery.record, delivery.state
    by_hand = record is not None and record.plan is Plan.PERSON
    leased = record and record.plan and not by_hand and now.timestamp() < record.lease_until
    if leased and state in {State.CLAIMED, State.SENDING}:
        return UsageError(f"{delivery.name} is in a run's hands", delivery.reason)
    if isinstance(decision, Retry) and state is State.SENDING and not by_hand:
        return UsageError(
            f"{delivery.name} may have been sent", "masthead publish finds out; then decide"
        )
    if isinstance(decision, Retry) and state is State.EXPIRED and record is None:
        return UsageError(f"{delivery.name}: {delivery.reason}", delivery.next_step)
    if state in ALLOWED[type(decision)]:
        return None
    if isinstance(decision, Retry) and (by_hand or delivery.guarded):
        return None
    return UsageError(
        f"{delivery.name} is {state}: there is nothing to decide",
        delivery.next_step or "`masthead status` shows what waits for a person",
    )


def after(
    delivery: Delivery, decision: Decision, who: str, time: float, by_hand: str = ""
) -> Record:
    """Return a delivery's record after a decision that makes sense.

    `by_hand` says what of a retraction is left to a person, or is empty.
    """
    known = delivery.record or Record(delivery.post, delivery.channel, State.CLAIMED, attempt=0)
    free = replace(known, plan=Plan.NONE, nonce="", lease_until=0.0, handle="", at=time)
    if isinstance(decision, Published):
        return replace(
            free,
            state=State.PUBLISHED,
            key=known.key or generation_key(known.post, known.channel, known.generation),
            receipts=(*known.receipts, Receipt(decision.url, decision.url, time)),
            reason=f"recorded by {who}",
        )
    if isinstance(decision, Drop):
        return replace(free, state=State.EXPIRED, reason=f"dropped by {who}: {decision.why}")
    if isinstance(decision, Retract):
        told = f"retracted by {who}: {decision.why}"
        reason = f"{told}; {by_hand}" if by_hand else told
        return replace(free, state=State.RETRACTED, reason=reason)
    again = replace(free, state=State.CLAIMED, confirmed=time, first_sent=None)
    if known.state is State.CLAIMED:
        why = "it was held back" if delivery.guarded else "it is late"
        return replace(again, reason=f"{who}: send it although {why}")
    return replace(
        again,
        generation=known.generation + 1,
        attempt=0,
        key="",
        payload={},
        approval=None,
        content_hash="",
        commit="",
        reason=f"{who}: send it again",
    )


def hold_all(root: Path, why: str, now: datetime, until: datetime | None = None) -> Hold:
    """Stop all publishing until a time, or until `release_all`; return the hold.

    Raises:
        UsageError: there is no reason, or the end lies in the past.
        LedgerError, RepositoryError: the ledger cannot be read or written.
    """
    if not why.strip():
        raise UsageError("a hold needs a reason", "add --why TEXT")
    if until is not None and until <= now:
        raise UsageError("the hold's end lies in the past", "name a later time with --until")
    who = person(open_repository(root))
    hold = Hold(why, who, now.timestamp(), until.timestamp() if until else None)
    _write_hold(root, lambda ledger: set_hold(ledger, hold, now=now.timestamp()))
    return hold


def release_all(root: Path, now: datetime) -> Hold | None:
    """End a hold; return what was ended, or None where nothing was stopped.

    Raises:
        LedgerError, RepositoryError: the ledger cannot be read or written.
    """
    ended: list[Hold | None] = []

    def end(ledger: Ledger) -> None:
        ledger.fetch(())
        ended.append(ledger.hold)
        set_hold(ledger, None, now=now.timestamp())

    _write_hold(root, end)
    return ended[0]


def _write_hold(root: Path, write: Callable[[Ledger], None]) -> None:
    settings = load_settings(root).publishing
    repository = open_repository(root)
    with open_ledger(repository, settings) as ledger:
        write(ledger)
        if ledger.remote:
            fetch_branch(repository, ledger.remote, ledger.branch)
