"""Which record may follow which: the whole table, and each thing that must not change."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from masthead.record import FINAL, LEGAL, Approval, Receipt, Record, State, illegal_step

CLAIMED, SENDING, PUBLISHED = State.CLAIMED, State.SENDING, State.PUBLISHED
FAILED, UNKNOWN, EXPIRED, RETRACTED = (
    State.FAILED,
    State.UNKNOWN,
    State.EXPIRED,
    State.RETRACTED,
)
LEDGER = (CLAIMED, SENDING, PUBLISHED, FAILED, UNKNOWN, EXPIRED, RETRACTED)

STEPS = {
    None: {CLAIMED, SENDING, PUBLISHED, EXPIRED},
    CLAIMED: {CLAIMED, SENDING, PUBLISHED, FAILED, EXPIRED},
    SENDING: {SENDING, CLAIMED, PUBLISHED, FAILED, UNKNOWN, EXPIRED},
    UNKNOWN: {PUBLISHED, EXPIRED},
    FAILED: {PUBLISHED, EXPIRED},
    EXPIRED: {PUBLISHED},
    PUBLISHED: {RETRACTED},
    RETRACTED: set[State](),
}
"""What may follow within one generation."""

AGAIN = {CLAIMED, SENDING, UNKNOWN, FAILED, EXPIRED}
"""What a person may have sent again, in the next generation."""

BASE = Record(
    "lamp",
    "outbox",
    SENDING,
    key="key",
    commit="commit",
    content_hash="hash",
    payload={"parts": ["a"]},
    receipts=(Receipt("1"),),
)


@pytest.mark.parametrize(("before", "after"), list(product(STEPS, LEDGER)))
def test_the_steps_of_one_generation(before: State | None, after: State) -> None:
    """No other step is legal, whoever takes it."""
    known = replace(BASE, state=before) if before else None

    assert (after in STEPS[before]) == (not illegal_step(known, replace(BASE, state=after)))


@pytest.mark.parametrize(("before", "after"), list(product(LEDGER, LEDGER)))
def test_the_steps_to_the_next_generation(before: State, after: State) -> None:
    """Only to `claimed`, and never from what is out."""
    known = replace(BASE, state=before)
    wanted = replace(BASE, state=after, generation=2)

    assert (after is CLAIMED and before in AGAIN) == (not illegal_step(known, wanted))


def test_a_generation_follows_the_one_before() -> None:
    """None is left out, none comes back."""
    known = replace(BASE, state=FAILED, generation=3)
    fault = "only a person's retry starts the next generation"

    assert "" == illegal_step(known, replace(known, state=CLAIMED, generation=4))
    assert fault == illegal_step(known, replace(known, state=CLAIMED, generation=5))
    assert fault == illegal_step(known, replace(known, state=CLAIMED, generation=2))


def test_what_a_machine_never_leaves() -> None:
    """What is at its end, and no more than that."""
    assert {PUBLISHED, FAILED, UNKNOWN, EXPIRED, RETRACTED} == FINAL
    assert {None, *LEDGER} == set(LEGAL)


@pytest.mark.parametrize(
    ("change", "in_sending", "in_claimed"),
    [
        ({"key": "other"}, False, True),
        ({"commit": "other"}, False, True),
        ({"content_hash": "other"}, False, True),
        ({"payload": {}}, False, True),
        ({"approval": Approval(1)}, False, True),
        ({"receipts": (Receipt("1"), Receipt("2"))}, True, True),
        ({"receipts": (Receipt("2"),)}, False, False),
        ({"receipts": ()}, False, False),
        ({"post": "other"}, False, False),
        ({"channel": "other"}, False, False),
        ({"nonce": "other", "attempt": 2, "handle": "h", "reason": "why", "at": 1.0}, True, True),
    ],
)
def test_what_may_change_with_a_step(
    change: dict[str, Any], in_sending: bool, in_claimed: bool
) -> None:
    """While a request may be under way its text stays; receipts and the name stay for ever."""
    for state, legal in ((SENDING, in_sending), (CLAIMED, in_claimed)):
        known = replace(BASE, state=state)

        assert legal == (not illegal_step(known, replace(known, **change)))
