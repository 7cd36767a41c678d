"""What the ledger knows about a delivery, and how it may change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from masthead.record import (
    FINAL,
    LEGAL,
    Receipt,
    Record,
    State,
    generation_key,
    illegal_step,
)

SENDING = Record(
    "lamp", "outbox", State.SENDING, key="lamp@outbox", nonce="n", payload={"parts": ["a"]}
)


def test_a_record_has_a_name_and_addresses() -> None:
    """Id and address are those of the first part."""
    record = replace(SENDING, receipts=(Receipt("1", "https://x/1"), Receipt("2")))

    assert ("lamp@outbox", "1", "https://x/1", 2) == (
        record.name,
        record.remote_id,
        record.url,
        record.part,
    )
    assert ("", "") == (SENDING.remote_id, SENDING.url)


def test_each_part_and_generation_has_its_own_key() -> None:
    """The key never holds the text."""
    assert ("lamp@outbox", "lamp@outbox.2") == (
        generation_key("lamp", "outbox", 1),
        generation_key("lamp", "outbox", 2),
    )
    assert "lamp@outbox" == SENDING.part_key
    assert "lamp@outbox/1" == replace(SENDING, receipts=(Receipt("1"),)).part_key


def test_every_ledger_state_has_its_followers() -> None:
    """The table is whole, and what is at its end is left by a person only."""
    ledger = FINAL | {State.CLAIMED, State.SENDING}

    assert ledger | {None} == set(LEGAL)
    assert all(LEGAL[state] <= ledger for state in LEGAL)
    assert frozenset() == LEGAL[State.RETRACTED]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {"receipts": (Receipt("1"),), "state": State.PUBLISHED}),
        ({}, {"state": State.UNKNOWN}),
        ({}, {"state": State.CLAIMED, "generation": 2, "key": "", "payload": {}}),
        ({"state": State.FAILED}, {"state": State.CLAIMED, "generation": 2}),
        ({"state": State.UNKNOWN}, {"state": State.PUBLISHED, "receipts": (Receipt("1"),)}),
        ({"state": State.CLAIMED}, {"state": State.CLAIMED, "payload": {"parts": ["b"]}}),
        ({"state": State.PUBLISHED}, {"state": State.RETRACTED}),
    ],
)
def test_legal_steps(before: dict[str, Any], after: dict[str, Any]) -> None:
    """What a run or a person may write."""
    known = replace(SENDING, **before)

    assert "" == illegal_step(known, replace(known, **after))


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ({"state": State.PUBLISHED}, {"state": State.SENDING}, "published may not become sending"),
        ({"state": State.RETRACTED}, {"state": State.CLAIMED}, "retracted may not become claimed"),
        ({}, {"channel": "site"}, "lamp@outbox may not become lamp@site"),
        ({"receipts": (Receipt("1"),)}, {"receipts": ()}, "a receipt may not change or vanish"),
        (
            {"receipts": (Receipt("1"),)},
            {"receipts": (Receipt("2"),)},
            "a receipt may not change or vanish",
        ),
        ({}, {"generation": 2}, "only a person's retry starts the next generation"),
        ({}, {"generation": 3, "state": State.CLAIMED}, "only a person's retry"),
        ({"state": State.UNKNOWN}, {"state": State.CLAIMED}, "in a new generation only"),
        ({"state": State.FAILED}, {"state": State.CLAIMED}, "in a new generation only"),
        ({}, {"payload": {"parts": ["b"]}}, "what may be under way does not change"),
        ({}, {"key": "other"}, "what may be under way does not change"),
    ],
)
def test_illegal_steps(before: dict[str, Any], after: dict[str, Any], fault: str) -> None:
    """What nobody may write, and why."""
    known = replace(SENDING, **before)

    assert fault in illegal_step(known, replace(known, **after))


def test_a_history_begins_with_the_first_generation() -> None:
    """The first record of a delivery."""
    assert "" == illegal_step(None, SENDING)
    assert "the first generation is 1" == illegal_step(None, replace(SENDING, generation=2))
    assert "nothing may not become failed" == illegal_step(
        None, replace(SENDING, state=State.FAILED)
    )
