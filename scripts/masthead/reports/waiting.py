"""What waits for a person: no run takes it any further by itself."""

from __future__ import annotations

from masthead.record import Plan, State
from masthead.schedule import Delivery

DECISIONS = (State.UNKNOWN, State.FAILED, State.LATE, State.SENDING, State.HELD)
"""States that a person has to end, the most pressing first; `SENDING` only if by hand."""


def needs_person(item: Delivery) -> bool:
    """Return whether a delivery goes no further until somebody does something."""
    if item.state is State.SENDING:
        return item.record is not None and item.record.plan is Plan.PERSON
    return item.state in DECISIONS
