"""What must hold at the end of every history."""

from __future__ import annotations

from collections import Counter

from masthead.record import State
from simulation.runs import History
from simulation.world import SERVICES

MAY_BE_UNKNOWN = frozenset({"key", "blind"})
"""Services that give no way to know after their key's window."""


def audit(history: History) -> list[str]:
    """Return what is wrong with a history: posted twice, out of turn, lost, stuck, or unknown."""
    faults = list(history.disorder)
    if history.late_sends:
        faults.append(f"{history.late_sends} requests after their time")
    for name in history.names:
        channel = name.rpartition("@")[2]
        record = history.world.records.get(name)
        order = [post.part for post in history.world.made[channel] if post.name == name]
        made = Counter(order)
        ids = {post.id for post in history.world.made[channel] if post.name == name}
        parts = history.parts[name]
        if any(count > 1 for count in made.values()):
            faults.append(f"{name}: posted twice")
        if order != sorted(order):
            faults.append(f"{name}: its parts are in the wrong order")
        if record is None:
            if made or not history.late:
                faults.append(f"{name}: no record")
            continue
        if not {receipt.remote_id for receipt in record.receipts} <= ids:
            faults.append(f"{name}: a receipt for nothing")
        if record.state is State.PUBLISHED and len(made) != parts:
            faults.append(f"{name}: lost, recorded as published")
        if record.state is State.UNKNOWN and channel not in MAY_BE_UNKNOWN:
            faults.append(f"{name}: unknown, though {SERVICES[channel].retry_class} can tell")
        if record.state is State.SENDING:
            faults.append(f"{name}: stuck in sending")
        if record.state is State.CLAIMED and not history.late:
            faults.append(f"{name}: never sent")
        if record.state in {State.CLAIMED, State.FAILED} and len(made) != record.part:
            faults.append(f"{name}: {record.state}, but posted")
    return faults
