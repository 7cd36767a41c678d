"""Amounts of money in front matter and tables: a number with its currency, never a bare number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from masthead.schema.fields import CURRENCY
from masthead.schema.records import Field, Record
from masthead.schema.shapes import Scalar, UnfitError

MOST = Decimal(10) ** 15
_WRITTEN = re.compile(r"[0-9]{1,16}(?:\.[0-9]{1,4})?", re.ASCII)


def _amount(value: object) -> Decimal:
    """Return an amount exactly as it was written, be it `12.5` or `12.50`."""
    text = str(value)
    if _WRITTEN.fullmatch(text) is None or Decimal(text) > MOST:
        raise UnfitError("must be an amount of money from 0 on", "write it as 1500 or 12.50")
    return Decimal(text)


def _change(value: object) -> Decimal:
    """Return an amount exactly as it was written; below nought it is money that came back."""
    text = str(value)
    amount = _amount(text.removeprefix("-"))
    return -amount if text.startswith("-") else amount


AMOUNT = Scalar(
    "an amount of money from 0 on, as 1500 or 12.50",
    (int, float, str),
    {
        "anyOf": [
            {"type": "number", "minimum": 0, "maximum": int(MOST)},
            {"type": "string", "pattern": r"^[0-9]{1,16}(\.[0-9]{1,4})?$"},
        ]
    },
    _amount,
)
"""An amount, read as a `Decimal`; text too, since the reader leaves `12.50` as it is written."""

CHANGE = Scalar(
    "an amount of money, as 1500, 12.50 or -20",
    (int, float, str),
    {
        "anyOf": [
            {"type": "number", "minimum": -int(MOST), "maximum": int(MOST)},
            {"type": "string", "pattern": r"^-?[0-9]{1,16}(\.[0-9]{1,4})?$"},
        ]
    },
    _change,
)
"""An amount that is below nought where money came back, read as a `Decimal`."""

MONEY = Record(
    (
        Field("amount", AMOUNT, "How much.", 1500000, required=True),
        Field("currency", CURRENCY, "The currency, as ISO 4217 writes it.", "IDR", required=True),
    ),
    "a mapping with `amount` and `currency`, as {amount: 1500000, currency: IDR}",
)
"""One amount."""

CENT = Decimal("0.01")


def amount_of(money: Mapping[str, Any] | None) -> tuple[Decimal, str] | None:
    """Return a read `MONEY` as number and currency, or None where nobody wrote one."""
    return (money["amount"], money["currency"]) if money else None


def sums(amounts: Iterable[tuple[Decimal, str]]) -> dict[str, Decimal]:
    """Return the sum of each currency; amounts of two currencies are never added."""
    found: dict[str, Decimal] = {}
    for amount, currency in amounts:
        found[currency] = found.get(currency, Decimal(0)) + amount
    return found


def in_words(amounts: Mapping[str, Decimal]) -> str | None:
    """Return sums by currency for people: `EUR 20 and IDR 1,500,000`; None where there is none."""
    return " and ".join(f"{name} {shown(amounts[name])}" for name in sorted(amounts)) or None


def shown(amount: Decimal) -> str:
    """Return an amount for people: whole where it is whole, else with two places."""
    whole = amount == amount.to_integral_value()
    return f"{amount:,.0f}" if whole else f"{amount:,.2f}"


def rounded(amount: Decimal) -> Decimal:
    """Return an amount with at most two places, without noughts at its end."""
    exact = amount.quantize(CENT)
    return exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact
