"""Amounts of money: as they were written, and never two currencies in one sum."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.schema.money import AMOUNT, MONEY, amount_of, in_words, rounded, shown, sums
from masthead.schema.shapes import ABSENT, Fault


@pytest.mark.parametrize("written", [0, 12, 12.5, "12.50", "0.0001", 10**15])
def test_an_amount_stays_as_it_was_written(written: object) -> None:
    """Numbers and text with two places are read exactly."""
    assert Decimal(str(written)) == AMOUNT.read(written, ("x",), [])


@pytest.mark.parametrize(
    "written", [-1, "1,50", "1e3", "", 10**15 + 1, True, None, "١٢", float("inf")]
)
def test_what_is_no_amount_is_refused(written: object) -> None:
    """Signs, commas, other digits and endless numbers are faults."""
    faults: list[Fault] = []

    assert ABSENT is AMOUNT.read(written, ("x",), faults)
    assert 1 == len(faults)


@given(st.text(max_size=30))
def test_no_text_crashes_the_reader(text: str) -> None:
    """Whatever a cell holds is an amount or a fault."""
    faults: list[Fault] = []
    read = AMOUNT.read(text, ("x",), faults)

    assert isinstance(read, Decimal) != bool(faults)


def test_money_is_a_number_with_its_currency() -> None:
    """Both or nothing."""
    faults: list[Fault] = []
    money: Any = MONEY.read({"amount": "12.50", "currency": "EUR"}, (), faults)

    assert (Decimal("12.50"), "EUR") == amount_of(money)
    assert amount_of(None) is None
    assert ABSENT is MONEY.read({"amount": 3}, (), faults)


def test_currencies_are_summed_apart() -> None:
    """Two currencies stand beside each other in words."""
    found = sums([(Decimal(2), "EUR"), (Decimal("1.5"), "EUR"), (Decimal(1000), "IDR")])

    assert {"EUR": Decimal("3.5"), "IDR": Decimal(1000)} == found
    assert "EUR 3.50 and IDR 1,000" == in_words(found)
    assert in_words({}) is None


def test_amounts_for_people_have_no_needless_noughts() -> None:
    """Whole amounts are whole, others have two places."""
    assert ["1,000", "0.50"] == [shown(Decimal(1000)), shown(Decimal("0.5"))]
    assert ["3", "0.33"] == [str(rounded(Decimal(3))), str(rounded(Decimal(1) / 3))]
