"""What a message costs on a service that asks for money."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.compose.prices import PRICES, Bill, amount, bill, dollars, has_link, spent
from masthead.record import Receipt, Record, State

X = PRICES["x"]
LINK = "See https://lentera.example/repair"


def payload(*texts: str, **more: Any) -> dict[str, Any]:
    """Return a message of some parts."""
    return {"parts": list(texts), "media": [], "first_comment": "", **more}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (payload("A lamp."), Bill(1, 0, 0, 15)),
        (payload(LINK), Bill(1, 1, 0, 200)),
        (payload("One.", LINK, "Three."), Bill(3, 1, 0, 230)),
        (payload("A lamp.", first_comment=LINK), Bill(2, 1, 0, 215)),
        (
            payload("A lamp.", media=[{"part": 0, "alt": "A lamp."}, {"part": 0, "alt": ""}]),
            Bill(1, 0, 1, 20),
        ),
        ({}, Bill(0, 0, 0, 0)),
    ],
)
def test_a_message_costs_by_post_link_and_description(said: dict[str, Any], expected: Bill) -> None:
    """A post with a link costs another price, not one more."""
    assert expected == bill(X, said)


def test_bare_addresses_are_links() -> None:
    """X makes a link of them, and takes its price."""
    assert has_link("Look at lentera.com now.")
    assert not has_link("Two lamps. One table. 1.5 m")


def record(state: State, sent: int = 0, **fields: Any) -> Record:
    """Return a delivery of a text, a link and a description, with some parts out."""
    said = payload("One.", LINK, media=[{"part": 1, "alt": "A lamp."}])
    receipts = tuple(Receipt(str(number)) for number in range(sent))
    return Record("lamp", "x", state, payload=said, receipts=receipts, **fields)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (record(State.CLAIMED), 0),
        (record(State.CLAIMED, attempt=7), 0),
        (record(State.CLAIMED, 1), 15),
        (record(State.SENDING), 15),
        (record(State.SENDING, 1), 220),
        (record(State.UNKNOWN, 1), 220),
        (record(State.PUBLISHED, 2), 220),
        (record(State.PUBLISHED, 2, attempt=3), 270),
        (record(State.RETRACTED, 2), 240),
        (record(State.FAILED), 0),
    ],
)
def test_a_delivery_has_cost_what_may_have_gone_out(one: Record, expected: int) -> None:
    """With a few paid reads for each further attempt, and the price of taking it back."""
    assert expected == spent(X, one)


@given(st.lists(st.text(max_size=30), max_size=5), st.integers(0, 6))
def test_a_part_of_a_message_never_costs_more_than_all(texts: list[str], sent: int) -> None:
    """Nor less than nothing."""
    said = payload(*texts, media=[{"part": 1, "alt": "A lamp."}, "odd", {"part": "x", "alt": "b"}])

    assert 0 <= bill(X, said, sent).total <= bill(X, said).total


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5", 5000),
        ("$5.00", 5000),
        (" 0.5 ", 500),
        ("0.015", 15),
        ("-1", None),
        ("lots", None),
        ("5,00", None),
        ("1.2345", None),
    ],
)
def test_an_amount_is_read_as_people_write_it(text: str, expected: int | None) -> None:
    """Anything else is none."""
    assert expected == amount(text)


@given(st.integers(0, 10**9))
def test_an_amount_reads_as_it_is_shown(value: int) -> None:
    """With cents, and what is below them."""
    assert value == amount(dollars(value))


def test_an_amount_is_shown_with_cents() -> None:
    """And with a third digit where there is one."""
    assert ["$5.00", "$0.015", "$0.20", "$0.00"] == [dollars(one) for one in (5000, 15, 200, 0)]
