"""Optimistic writing to the ledger, sans-IO: push, and on a conflict read anew and try again."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from typing import Any

from masthead.errors import LedgerError
from masthead.protocol.effect import FETCH, Effect, Push, Pushed, Sleep, Snapshot
from masthead.protocol.task import Policy
from masthead.record import Record

Steps = Generator[Effect, Any, None]
Change = Callable[[Snapshot], Mapping[str, Record]]


def update(
    change: Change, policy: Policy, random: Callable[[], float]
) -> Generator[Effect, Any, Snapshot]:
    """Write to the ledger what `change` makes of its present state; on a conflict, anew.

    `change` gets the ledger as it is now and returns whole records, or nothing to write. It
    must recognise its own work: after a lost answer it is asked again.
    """
    ledger = Writer(policy, random)
    yield from ledger.update(change, "Decide on")
    return ledger.snapshot


class Writer:
    """The ledger as last seen, with optimistic writing."""

    def __init__(self, policy: Policy, random: Callable[[], float]) -> None:
        self.policy = policy
        self.random = random
        self.snapshot = Snapshot("", {})
        self.fresh = False

    def update(self, change: Change, verb: str) -> Steps:
        """Push what `change` makes of the ledger; a rejected or lost push starts over."""
        for attempt in range(self.policy.pushes):
            if not self.fresh:
                yield from self.fetch()
            if self.fresh:
                changes = change(self.snapshot)
                if not changes:
                    return
                answer = yield Push(self.snapshot.tip, changes, _subject(verb, changes))
                if isinstance(answer, Pushed):
                    seen = self.snapshot
                    self.snapshot = Snapshot(answer.tip, {**seen.records, **changes}, seen.hold)
                    return
                self.fresh = False
            longest = min(self.policy.backoff * 2.0**attempt, self.policy.longest_backoff)
            yield Sleep(self.random() * longest)
        raise LedgerError(
            f"the ledger could not be written in {self.policy.pushes} tries",
            "run `masthead publish` again; it finds out what was sent",
        )

    def fetch(self) -> Steps:
        """Read the ledger anew; `fresh` tells whether it could be read."""
        answer = yield FETCH
        self.fresh = isinstance(answer, Snapshot)
        if isinstance(answer, Snapshot):
            self.snapshot = answer


def _subject(verb: str, changes: Mapping[str, Record]) -> str:
    """Return a push's message: what is done to which deliveries."""
    first, *rest = changes
    return f"{verb} {first}" + (f" and {len(rest)} more" if rest else "")
