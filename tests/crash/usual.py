"""The usual designs, to compare with: they mark what was sent, after it or before it.

Each takes the protocol's place in the same command, with the same git, services and kills.
Neither claims a delivery, and neither has a key that a repeat would share.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from masthead import protocol
from masthead.protocol.effect import Effect, Fetch, Prepare, Send, Snapshot
from masthead.protocol.outcome import Prepared, Sent
from masthead.protocol.task import Policy, Task
from masthead.record import Receipt, Record, State

Steps = Generator[Effect, Any, Mapping[str, Record]]
Design = Callable[..., Steps]


def send_then_mark(
    tasks: Sequence[Task], policy: Policy, nonce: str, random: Callable[[], float], *_: Any
) -> Steps:
    """Send, then record: what most schedulers in CI do."""
    seen = yield Fetch()
    known = seen.records if isinstance(seen, Snapshot) else {task.name: None for task in tasks}
    for task in tasks:
        if task.name not in known:
            receipts = yield from _send(task, nonce)
            if receipts:
                yield from _mark(_record(task, nonce, *receipts), policy, random)
    return {}


def mark_then_send(
    tasks: Sequence[Task], policy: Policy, nonce: str, random: Callable[[], float], *_: Any
) -> Steps:
    """Record as published, then send: what tools do that push the tag first."""
    for task in tasks:
        mine = yield from _mark(_record(task, nonce, Receipt("marked")), policy, random)
        if mine:
            yield from _send(task, nonce)
    return {}


def _record(task: Task, nonce: str, *receipts: Receipt) -> Record:
    return Record(task.post, task.channel, State.PUBLISHED, nonce=nonce, receipts=receipts)


def _send(task: Task, nonce: str) -> Generator[Effect, Any, tuple[Receipt, ...]]:
    """Send all parts; return their receipts, or none where a part did not go out."""
    parts = task.payload["parts"]
    count = len(parts) if task.capability.per_part and isinstance(parts, list) else 1
    record = replace(_record(task, nonce), payload=task.payload, key=f"{task.name}-{nonce}")
    for _ in range(count):
        if task.capability.two_steps:
            prepared = yield Prepare(record)
            if not isinstance(prepared, Prepared):
                return ()
            record = replace(record, handle=prepared.handle)
        sent = yield Send(record)
        if not isinstance(sent, Sent):
            return ()
        record = replace(record, receipts=(*record.receipts, sent.receipt))
    return record.receipts


def _mark(record: Record, policy: Policy, random: Callable[[], float]) -> Generator[Any, Any, bool]:
    """Record a delivery unless another run has; return whether this one did."""
    seen = yield from protocol.update(
        lambda known: {} if record.name in known.records else {record.name: record}, policy, random
    )
    mine: bool = seen.records[record.name].nonce == record.nonce
    return mine


DESIGNS: Mapping[str, Design] = {
    "Masthead": protocol.deliver,
    "send, then mark": send_then_mark,
    "mark, then send": mark_then_send,
}
"""The designs by name."""
