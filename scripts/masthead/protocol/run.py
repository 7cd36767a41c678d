"""The publishing protocol, sans-IO: a generator that yields effects and is sent their answers.

The order is: claim all deliveries in one push; then, side by side in a lane for each channel and
one after the other within it, push the intent where a repeat could do harm (results, and what
other lanes want to push, travel along) and make the request; push what is left of the results.
Each yield is a place where the process may die, with a request under way in every lane, and each
answer may be lost: what the ledger holds then is enough for the next run.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from masthead.protocol.claims import claim
from masthead.protocol.effect import NOW, Effect, Snapshot
from masthead.protocol.lanes import Lanes, Tell
from masthead.protocol.outcome import Outcome, Refused
from masthead.protocol.settling import may_repeat
from masthead.protocol.task import Policy, Task
from masthead.protocol.turn import Turn
from masthead.protocol.writing import Steps, Writer
from masthead.record import FINAL, Plan, Record, State


def deliver(
    tasks: Sequence[Task],
    policy: Policy,
    nonce: str,
    random: Callable[[], float],
    stop: Callable[[], str] = str,
) -> Generator[Effect, Any, Mapping[str, Record]]:
    """Deliver what may be taken, and return what is known of each delivery at the end.

    Args:
        tasks: the deliveries; those of one channel have their turns in this order.
        policy: the protocol's times.
        nonce: this run's name, never used before.
        random: gives a number from 0 to 1, for the waits after a rejected push.
        stop: returns why no further request may start, or nothing; asked before each.

    Raises:
        LedgerError: the ledger could not be written; what was sent is recovered by a later run.
    """
    run = Run(tasks, policy, nonce, random, stop)
    yield from run.steps()
    return run.known()


class Run:
    """One publishing run.

    `mine` holds the records that this run claimed, as they are in the ledger; `pending` those
    whose change is not in the ledger yet; `carried` those of them that the last push took along.
    """

    def __init__(
        self,
        tasks: Sequence[Task],
        policy: Policy,
        nonce: str,
        random: Callable[[], float],
        stop: Callable[[], str],
    ) -> None:
        self.tasks = {task.name: task for task in tasks}
        self.policy = policy
        self.nonce = nonce
        self.stop = stop
        self.ledger = Writer(policy, random)
        self.start = 0.0
        self.mine: dict[str, Record] = {}
        self.pending: dict[str, Record] = {}
        self.carried: dict[str, Record] = {}
        self.closed: dict[str, tuple[str, float]] = {}

    def known(self) -> dict[str, Record]:
        """Return what the ledger holds of the tasks, as last seen."""
        records = self.ledger.snapshot.records
        return {name: records[name] for name in self.tasks if name in records}

    def steps(self) -> Steps:
        """Claim, deliver side by side, record."""
        self.start = yield NOW
        yield from self.ledger.update(self._claims, "Claim")
        gather = self.policy.gather
        yield from Lanes(self._lanes(), self._write, self._holds, gather).steps()
        if self.pending:
            yield from self.ledger.update(self._results, "Record")

    def _lanes(self) -> Mapping[str, Steps]:
        """Return the steps of each channel."""
        channels: dict[str, list[str]] = {}
        for name in self.mine:
            channels.setdefault(self.tasks[name].channel, []).append(name)
        return {channel: self._lane(names) for channel, names in channels.items()}

    def _lane(self, names: Sequence[str]) -> Steps:
        """Deliver one after the other."""
        for name in names:
            turn = Turn(self, self.tasks[name])
            self.pending[name] = yield from turn.deliver(self.mine[name])

    # --- the ledger -------------------------------------------------------------------------

    def _claims(self, snapshot: Snapshot) -> Mapping[str, Record]:
        """Take every delivery that may be taken; recognise those taken by a lost push."""
        self.mine.clear()
        changes = {}
        for name, task in self.tasks.items() if not snapshot.hold else ():
            known = snapshot.records.get(name)
            if known is not None and known.nonce == self.nonce:
                taken = known
            else:
                claimed = claim(task, known, now=self.start, nonce=self.nonce, policy=self.policy)
                if claimed is None:
                    continue
                taken = changes[name] = claimed
            if taken.state not in FINAL:
                self.mine[name] = taken
        return changes

    def _results(self, snapshot: Snapshot) -> Mapping[str, Record]:
        """Return the pending records that the ledger does not hold yet and may take."""
        self.carried, changes = dict(self.pending), {}
        for name, wanted in self.pending.items():
            known = snapshot.records.get(name)
            if known is not None and known != wanted and self._may_write(known, wanted):
                changes[name] = wanted
        return changes

    def _may_write(self, known: Record, wanted: Record) -> bool:
        """Tell whether our claim still stands, or we know better than a run that gave up."""
        if known.nonce == self.nonce:
            return known.state not in FINAL
        return (
            known.state is State.UNKNOWN
            and wanted.state is State.PUBLISHED
            and known.generation == wanted.generation
        )

    def push_intent(self, record: Record) -> Generator[Any, Any, Record | None]:
        """Push `sending` with all results so far; None where the claim was lost meanwhile."""
        now = yield NOW
        intent = replace(record, state=State.SENDING, first_sent=now, at=now)
        self.pending[record.name] = intent
        held = yield Tell(intent)
        if not held:
            return None
        self.mine[record.name] = intent
        return intent

    def _write(self) -> Steps:
        """Push what is pending."""
        yield from self.ledger.update(self._results, "Send")
        for name in self.carried:
            del self.pending[name]

    def _holds(self, record: Record) -> bool | None:
        """Tell whether the ledger holds a record, or None where the last push left it out."""
        if self.carried.get(record.name) is not record:
            return None
        return self.ledger.snapshot.records.get(record.name) == record

    def owner(self, record: Record, remote_id: str) -> str:
        """Return which delivery of the channel already has what a service found, or empty.

        A service that is asked by text finds an equal post of another delivery as well, or an
        earlier part of this one.
        """
        known = {**self.ledger.snapshot.records, **self.mine, **self.pending}
        channel = (one for one in known.values() if one.channel == record.channel)
        return next(
            (
                one.name
                for one in channel
                if any(receipt.remote_id == remote_id for receipt in one.receipts)
            ),
            "",
        )

    # --- what stands in the way ---------------------------------------------------------------

    def obstacle(self, task: Task, record: Record, now: float) -> tuple[str, float]:
        """Return why no request may start now, and until when; empty where one may."""
        policy = self.policy
        if why := self.stop():
            return why, 0.0
        if self.ledger.snapshot.hold:
            return f"all publishing is on hold: {self.ledger.snapshot.hold}", 0.0
        if now > self.start + min(policy.job, policy.lease - policy.guard):
            return "the run's time was over before its turn", 0.0
        if record.plan is Plan.SEND and not task.may_send:
            return f"part {record.part + 1} is not out, and may not be sent now", 0.0
        if record.plan is Plan.RESEND and not may_repeat(task, record, now=now, policy=policy):
            return "the service may have forgotten the key", 0.0
        return self.closed.get(task.channel, ("", 0.0))

    def close(self, channel: str, outcome: Outcome, now: float) -> None:
        """Stop using a channel in this run when its credentials died or it asks for a long rest."""
        if not isinstance(outcome, Refused):
            return
        rest = outcome.retry_after or 0.0
        if outcome.credentials or rest > self.policy.patience:
            until = now + min(rest, self.policy.longest_wait)
            self.closed[channel] = (f"not tried: {outcome.reason}", until)
