"""Who may take a delivery, and what to do with it: pure steps from record to record."""

from __future__ import annotations

from dataclasses import replace

from masthead.protocol.settling import may_repeat, undecided
from masthead.protocol.task import Policy, Task
from masthead.record import FINAL, Plan, Record, State, generation_key


def claim(
    task: Task, record: Record | None, *, now: float, nonce: str, policy: Policy
) -> Record | None:
    """Return the record that takes a delivery for this run, or None where it may not be taken.

    The result can be final: `unknown`, where a request may have been sent and nobody can
    find out. Where somebody can, `unknown` needs a question that stayed without an answer
    (`settling.unanswered`): claims of runs that were cut off ask nothing and decide nothing.
    """
    if record is None or record.state is State.CLAIMED:
        if not task.may_send or (record is not None and now < record.lease_until):
            return None
        begun = _begin(task, record, now, nonce, policy)
        return begun if _is_about(task, begun) else None
    if record.state in FINAL or record.plan is Plan.PERSON or now < record.lease_until:
        return None
    return _take_over(task, record, now, nonce, policy) if _is_about(task, record) else None


def _is_about(task: Task, record: Record) -> bool:
    """Tell whether a task was made for what a record sends.

    Between the choice and the claim another run may have frozen the text of another commit.
    """
    return task.format is None or task.format == record.payload.get("format", "")


def _begin(task: Task, record: Record | None, now: float, nonce: str, policy: Policy) -> Record:
    """Claim what certainly was not sent; the text is frozen unless a thread is half out."""
    known = record or Record(task.post, task.channel, State.CLAIMED, attempt=0)
    safe = task.capability.repeat_safe
    claimed = replace(
        known,
        state=State.SENDING if safe else State.CLAIMED,
        attempt=known.attempt + 1,
        nonce=nonce,
        lease_until=now + policy.lease,
        first_sent=now if safe else None,
        plan=Plan.SEND,
        key=generation_key(task.post, task.channel, known.generation),
        reason="",
        at=now,
    )
    if known.receipts and known.payload:
        return claimed
    return replace(
        claimed,
        commit=task.commit,
        content_hash=task.content_hash,
        payload=task.payload,
        approval=task.approval,
    )


def _take_over(task: Task, record: Record, now: float, nonce: str, policy: Policy) -> Record | None:
    """Claim what another run may have sent and cannot tell any more."""
    plan = recovery(task, record, now=now, policy=policy)
    if plan is Plan.RECONCILE and now < record.lease_until + task.capability.listing_lag:
        return None
    taken = replace(
        record,
        attempt=record.attempt + 1,
        nonce=nonce,
        lease_until=now + policy.lease,
        plan=plan,
        at=now,
    )
    if plan is Plan.NONE:
        return undecided(taken, record.reason or "a run ended before it knew the answer", now)
    return taken


def recovery(task: Task, record: Record, *, now: float, policy: Policy) -> Plan:
    """Return what finds out whether a record's next part is out; `NONE` where nothing does."""
    service = task.capability
    if service.own_id:
        return Plan.RESEND if task.may_send else Plan.RECONCILE
    if service.two_steps:
        return Plan.RECONCILE
    if task.may_send and may_repeat(task, record, now=now, policy=policy):
        return Plan.RESEND
    return Plan.RECONCILE if service.listing else Plan.NONE
