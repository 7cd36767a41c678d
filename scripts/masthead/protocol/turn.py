"""One delivery's turn in a run: find out, prepare, push the intent, send, part by part."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any

from masthead.protocol.effect import NOW, Effect, Look, Prepare, Send, Sleep
from masthead.protocol.outcome import Absent, Ambiguous, HandedOver, Prepared, Refused, Sent
from masthead.protocol.settling import (
    given_back,
    handed_over,
    left_open,
    not_sent,
    pause,
    reason_of,
    received,
    unanswered,
)
from masthead.protocol.task import Task
from masthead.record import FINAL, Plan, Record, State

if TYPE_CHECKING:
    from masthead.protocol.run import Run

Part = Generator[Effect, Any, tuple[Record, bool]]


class Turn:
    """The turn of one delivery.

    Args:
        run: the run, which knows the ledger and what stands in the way.
        task: the delivery.
    """

    def __init__(self, run: Run, task: Task) -> None:
        self.run = run
        self.task = task

    def deliver(self, record: Record) -> Generator[Effect, Any, Record]:
        """Bring the delivery as far as it goes in this run; return its record."""
        going = True
        while going and record.state not in FINAL:
            record, going = yield from self._part(record)
        return record

    def _part(self, record: Record) -> Part:
        """Bring the next part out; return the record and whether there is more to do."""
        now = yield NOW
        stopped = self._stopped(record, now)
        if stopped:
            return stopped, False
        if record.plan is Plan.RECONCILE:
            return (yield from self._find_out(record))
        if self.task.capability.two_steps and not record.handle:
            prepared = yield from self._prepare(record)
            if not prepared.handle:
                return prepared, False
            record = prepared
        if self._needs_intent(record):
            intent = yield from self.run.push_intent(record)
            if intent is None:
                return record, False
            record = intent
        return (yield from self._send(record))

    def _find_out(self, record: Record) -> Part:
        """Ask the service what became of an earlier run's request."""
        outcome = yield Look(record)
        now = yield NOW
        if isinstance(outcome, Sent):
            other = self.run.owner(record, outcome.receipt.remote_id)
            if not other:
                return received(self.task, record, outcome.receipt, now=now), True
            outcome = Ambiguous(f"what was found there is {other}")
        if not isinstance(outcome, Absent):
            self.run.close(self.task.channel, outcome, now)
            reason = f"the service did not say whether it is there: {reason_of(outcome)}"
            return unanswered(record, reason, now=now, policy=self.run.policy), False
        if not self.task.may_send:
            return given_back(record, "it is not on the service", now=now), False
        handle = "" if outcome.handle_lost else record.handle
        return replace(record, plan=Plan.SEND, handle=handle), True

    def _prepare(self, record: Record) -> Generator[Effect, Any, Record]:
        """Make the first of two steps; without a handle nothing has become public."""
        outcome = yield Prepare(record)
        now = yield NOW
        if isinstance(outcome, Prepared):
            return replace(record, handle=outcome.handle)
        if not isinstance(outcome, Refused):
            outcome = Refused(reason_of(outcome), retryable=True)
        self.run.close(self.task.channel, outcome, now)
        return not_sent(self.task, record, outcome, clean=True, now=now, policy=self.run.policy)

    def _needs_intent(self, record: Record) -> bool:
        """Tell whether the ledger must learn of this request before it is made."""
        if self.task.capability.repeat_safe:
            return False
        known = self.run.mine[self.task.name]
        told = (known.state, known.part, known.handle)
        return told != (State.SENDING, record.part, record.handle)

    def _send(self, record: Record) -> Part:
        """Send one part, again in this run where that does no harm."""
        now = yield NOW
        stopped = self._stopped(record, now)
        if stopped:
            return stopped, False
        clean = record.plan is Plan.SEND
        for attempt in count():
            outcome = yield Send(record)
            now = yield NOW
            if isinstance(outcome, Sent):
                return received(self.task, record, outcome.receipt, now=now), True
            if isinstance(outcome, HandedOver):
                return handed_over(record, outcome.path, now=now), False
            clean = clean and isinstance(outcome, Refused)
            rest = pause(self.task, record, outcome, attempt, now=now, policy=self.run.policy)
            if rest is None or self.run.stop():
                break
            yield Sleep(rest)
            now = yield NOW
            if self._stopped(record, now):
                break
        self.run.close(self.task.channel, outcome, now)
        return not_sent(
            self.task, record, outcome, clean=clean, now=now, policy=self.run.policy
        ), False

    def _stopped(self, record: Record, now: float) -> Record | None:
        """Return the record to leave behind where no request may start now, else None."""
        reason, until = self.run.obstacle(self.task, record, now)
        if not reason:
            return None
        if record.plan is Plan.SEND:
            return given_back(record, reason, now=now, wait=max(0.0, until - now))
        return left_open(record, reason, now=now, policy=self.run.policy)
