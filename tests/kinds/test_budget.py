"""Budgets: what is found in their rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.kinds import KINDS
from masthead.schema.currencies import currencies
from row_helper import found, printed, shown

FILE = "strategy/budget/2026.csv"
HEAD = "month,kind,plan,actual,currency,note\n"
MADE = "2026-11,make,100,90,EUR,texts\n"
PROMOTED = "2026-11,promote,50,,EUR,boosts\n"


def rules(root: Path, rows: str) -> set[tuple[str, int]]:
    """Return the rules that find something in a budget, with their lines."""
    return {
        (one.rule, one.line)
        for name in ("schema/value", "schema/missing", *(rule.id for rule in KINDS["budget"].rules))
        for one in found(name, root, {FILE: HEAD + rows})
    }


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("2026-12,make,100,,EUR,\n", set()),
        ("2026-13,make,100,,EUR,\n", {("schema/value", 4)}),
        ("2026-1,make,100,,EUR,\n", {("schema/value", 4)}),
        ("12/2026,make,100,,EUR,\n", {("schema/value", 4)}),
        ("2026-12,made,100,,EUR,\n", {("schema/value", 4)}),
        ("2026-12,make,-100,,EUR,\n", {("schema/value", 4)}),
        ("2026-12,make,a lot,,EUR,\n", {("schema/value", 4)}),
        ("2026-12,make,100,,euro,\n", {("schema/value", 4)}),
        ("2026-12,make,100,,DEM,\n", {("budget/currency", 4)}),
        ("2026-12,make,100,,,\n", {("schema/missing", 4)}),
        ("2026-12,make,100,101,EUR,\n", {("budget/over", 4)}),
        ("2026-12,make,100,-20,EUR,money back\n", set()),
        ("2027-01,make,100,1,EUR,\n", {("budget/future", 4)}),
        (PROMOTED, {("budget/double", 4)}),
        (PROMOTED.replace("boosts", "more boosts"), set()),
    ],
)
def test_rows_are_judged_one_by_one(
    tmp_path: Path, row: str, expected: set[tuple[str, int]]
) -> None:
    """Each fault is found at its row; a row with a fault hides no other."""
    assert expected == rules(tmp_path, MADE + PROMOTED + row)


def test_an_empty_budget_is_no_fault(tmp_path: Path) -> None:
    """A table that nobody has filled in yet has no finding."""
    assert set() == rules(tmp_path, "")


def test_a_budget_never_is_public(tmp_path: Path) -> None:
    """Budgets have no page on the public site."""
    assert KINDS["budget"].closed
    assert set() == KINDS["budget"].public_fields


def test_a_budget_has_its_rows_on_its_page(tmp_path: Path) -> None:
    """The page of a year lists what was written, ids as names."""
    row = "2026-11,make,mastodon,100,90,EUR,texts\n"
    files = {FILE: HEAD.replace("kind,", "kind,channel,") + row}

    assert "<td>texts</td>" in shown(tmp_path, files, "strategy/budget/2026.md")


def test_a_new_budget_explains_its_columns(tmp_path: Path) -> None:
    """`masthead budget new` writes a table with a header that the check accepts."""
    path = printed(tmp_path, {}, "budget", "new", "2027").splitlines()[0]

    assert "strategy/budget/2027.csv" == path
    assert (tmp_path / path).read_text().startswith("month,kind,channel,campaign,plan,actual,")


def test_currencies_are_those_that_people_pay_in() -> None:
    """Today's money is known; past money, metals and test codes are not."""
    assert {"IDR", "PHP", "EUR", "RUB", "KZT"} <= currencies()
    assert set() == {"DEM", "XAU", "XTS", "XXX", "AAA"} & currencies()


def test_a_month_known_in_part_is_named(tmp_path: Path) -> None:
    """Its actual amount stands beside a plan that holds more, so that the report says it."""
    told = printed(tmp_path, {FILE: HEAD + MADE + PROMOTED}, "budget", "report")
    assert "Known only in part, so that more is left than will be: 2026-11." in told


def test_a_month_known_as_a_whole_is_not(tmp_path: Path) -> None:
    """Nor is one of which nothing is known yet."""
    rows = HEAD + MADE + PROMOTED.replace("50,,", "50,40,") + "2026-12,make,100,,EUR,\n"
    assert "in part" not in printed(tmp_path, {FILE: rows}, "budget", "report")
