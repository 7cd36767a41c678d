"""What is known of a delivery after a request: pure steps from record to record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from masthead.protocol.outcome import Ambiguous, Outcome, Refused
from masthead.protocol.task import Policy, Task
from masthead.record import Plan, Receipt, Record, State


def part_count(task: Task, record: Record) -> int:
    """Return how many requests a delivery takes; a first comment is its last part."""
    parts = record.payload.get("parts")
    if task.capability.per_part and isinstance(parts, Sequence):
        return max(1, len(parts)) + bool(record.payload.get("first_comment"))
    return 1


def may_repeat(task: Task, record: Record, *, now: float, policy: Policy) -> bool:
    """Tell whether a request that starts now does no harm where an earlier one was served.

    It does none where the record's id is ours, or while the service still knows the key.
    """
    sent = now if record.first_sent is None else record.first_sent
    in_window = now + policy.margin < sent + task.capability.key_window
    return task.capability.own_id or in_window


def undecided(record: Record, reason: str, now: float) -> Record:
    """Give a delivery to a person: it may have been sent."""
    return replace(record, state=State.UNKNOWN, plan=Plan.NONE, reason=reason, at=now)


def given_back(record: Record, reason: str, *, now: float, wait: float = 0.0) -> Record:
    """Release a delivery that certainly was not sent; a run may take it after `wait` seconds."""
    return replace(
        record,
        state=State.CLAIMED,
        plan=Plan.NONE,
        first_sent=None,
        handle="",
        lease_until=now + wait,
        reason=reason,
        at=now,
    )


def left_open(record: Record, reason: str, *, now: float, policy: Policy) -> Record:
    """Leave a delivery that may have been sent to the next run that can find out.

    The lease is cut to the time that a request under way may still take.
    """
    ends = min(record.lease_until, now + policy.guard)
    return replace(record, lease_until=ends, reason=reason, at=now)


def unanswered(record: Record, reason: str, *, now: float, policy: Policy) -> Record:
    """Leave open what the service was just asked and did not tell; at last, to a person.

    Only a run that has asked calls this: attempts alone, of runs that were cut off, say nothing
    about the service.
    """
    since = now if record.first_sent is None else record.first_sent
    if now - since > policy.find_out_for and record.attempt > policy.find_out_tries:
        return undecided(record, reason, now)
    return left_open(record, reason, now=now, policy=policy)


def received(task: Task, record: Record, receipt: Receipt, *, now: float) -> Record:
    """Add a part's receipt; with the last one the delivery is published."""
    dated = receipt if receipt.at else replace(receipt, at=now)
    receipts = (*record.receipts, dated)
    if len(receipts) >= part_count(task, record):
        plan, state = Plan.NONE, State.PUBLISHED
    else:
        # Where no intent was pushed for each part, the next one may be out as well.
        plan = record.plan if task.capability.repeat_safe else Plan.SEND
        state = record.state
    return replace(record, state=state, plan=plan, receipts=receipts, handle="", reason="", at=now)


def handed_over(record: Record, path: str, *, now: float) -> Record:
    """Note that a bundle waits at `path` for a person, who ends the delivery by `resolve`."""
    return replace(
        record,
        plan=Plan.PERSON,
        handle=path,
        lease_until=0.0,
        reason=f"the bundle in {path} waits for a person",
        at=now,
    )


def not_sent(
    task: Task, record: Record, outcome: Outcome, *, clean: bool, now: float, policy: Policy
) -> Record:
    """Note a request that brought no receipt.

    Args:
        task: the delivery.
        record: its record.
        outcome: what became of the last request.
        clean: no earlier request for this part can have done anything. A refusal speaks for
            its own request only.
        now: the time.
        policy: the protocol's times.
    """
    reason = reason_of(outcome)
    if isinstance(outcome, Refused) and clean:
        if outcome.credentials:
            return given_back(record, reason, now=now)
        if outcome.retryable:
            return given_back(record, reason, now=now, wait=wait(record, outcome, policy))
        return replace(record, state=State.FAILED, plan=Plan.NONE, reason=reason, at=now)
    if task.capability.blind:
        return undecided(record, reason, now)
    if record.plan is Plan.RESEND:
        return unanswered(record, reason, now=now, policy=policy)
    return left_open(record, reason, now=now, policy=policy)


def wait(record: Record, refusal: Refused, policy: Policy) -> float:
    """Return how many seconds to leave a refused delivery alone."""
    backoff = policy.retry_wait * 2.0 ** min(record.attempt - 1, 10)
    asked = backoff if refusal.retry_after is None else refusal.retry_after
    return min(max(asked, 0.0), policy.longest_wait)


def pause(
    task: Task, record: Record, outcome: Outcome, attempt: int, *, now: float, policy: Policy
) -> float | None:
    """Return seconds to wait before the same request again; None where this run must not.

    `attempt` counts the requests of this run for the part, from 0.
    """
    if attempt + 1 >= policy.tries:
        return None
    backoff = 2.0**attempt
    if isinstance(outcome, Refused):
        asked = backoff if outcome.retry_after is None else max(0.0, outcome.retry_after)
        again = outcome.retryable and not outcome.credentials and asked <= policy.patience
        return asked if again else None
    return backoff if may_repeat(task, record, now=now + backoff, policy=policy) else None


def reason_of(outcome: Outcome) -> str:
    """Return why a request brought nothing, in words."""
    return outcome.reason if isinstance(outcome, Refused | Ambiguous) else "an unexpected answer"
