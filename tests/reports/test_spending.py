"""What is planned and spent: sums in one currency, and gaps where nothing is known."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as some

from masthead.report import Block, Plot, Table
from masthead.reports.budget_report import report
from masthead.reports.spending import Item, Total, grouped, planned, spent
from row_helper import printed, surveyed

HEAD = "month,kind,channel,campaign,plan,actual,currency,note\n"
ROWS = """\
2025-11,make,,,50,40.50,EUR,
2026-10,make,,,100,90.25,EUR,
2026-11,make,,week,20,,EUR,
2026-11,promote,mastodon,week,30,,EUR,
2026-11,promote,mastodon,,7000,6000,IDR,
2027-01,make,,,5,,EUR,
"""
FILES = {"strategy/budget/all.csv": HEAD + ROWS}


def table(blocks: list[Block], title: str) -> Table:
    """Return the table of a title, behind its drawing or alone."""
    tables = [one.table if isinstance(one, Plot) else one for one in blocks]
    (found,) = [one for one in tables if isinstance(one, Table) and one.title == title]
    return found


def test_plans_are_summed_by_currency_and_narrowed(tmp_path: Path) -> None:
    """Campaign, channel and kind narrow the sum; nothing planned is no currency."""
    survey = surveyed(tmp_path, FILES)

    assert {"EUR": Decimal(205), "IDR": Decimal(7000)} == planned(survey)
    assert {"EUR": Decimal(50)} == planned(survey, campaign="week")
    assert {"EUR": Decimal(30)} == planned(survey, campaign="week", kind="promote")
    assert {"EUR": Decimal(30), "IDR": Decimal(7000)} == planned(survey, channel="mastodon")
    assert {} == planned(survey, campaign="none")


def test_what_was_spent_has_both_ends(tmp_path: Path) -> None:
    """The first and the last month count; a plan without an actual amount stands apart."""
    survey = surveyed(tmp_path, FILES)
    totals = spent(survey, "2026-10", "2026-11")

    assert {
        "EUR": (Total(Decimal(100), Decimal("90.25")), Decimal(50)),
        "IDR": (Total(Decimal(7000), Decimal(6000)), None),
    } == totals
    assert {"EUR": (Total(None, None), Decimal(5))} == spent(survey, "2027-01", "2027-12")


def test_rows_with_faults_are_left_out(tmp_path: Path) -> None:
    """A row without currency, or with one nobody can read, is in no sum."""
    bad = f"{HEAD}2026-11,make,,,10,,,\n2026-11,make,,,10,,euros,\n2026-11,make,,,10,,EUR,\n"

    assert {"EUR": Decimal(10)} == planned(surveyed(tmp_path, {"strategy/budget/all.csv": bad}))


@given(some.lists(some.tuples(some.sampled_from("ab"), some.integers(0, 10**12))))
def test_groups_lose_nothing(rows: list[tuple[str, int]]) -> None:
    """The groups' sums come to the sum of all items, to the cent."""
    items = [Item("2026-11", key, "EUR", Decimal(cents) / 100) for key, cents in rows]
    totals = grouped(items, lambda item: item.kind)

    assert sum(cents for _, cents in rows) == sum((one.plan or 0) * 100 for one in totals.values())


def test_months_are_those_of_this_year(tmp_path: Path) -> None:
    """Months of other years are left to the years; what is left needs both amounts."""
    blocks = list(report(surveyed(tmp_path, FILES)))

    assert (
        ("2026-10", Decimal(100), Decimal("90.25"), Decimal("9.75")),
        ("2026-11", Decimal(50), None, None),
    ) == table(blocks, "Plan and actual, 2026, EUR").rows
    assert (
        ("2025", Decimal("40.50"), None, Decimal("40.50"), Decimal(50)),
        ("2026", Decimal("90.25"), None, Decimal("90.25"), Decimal(150)),
        ("2027", None, None, None, Decimal(5)),
    ) == table(blocks, "From year to year, EUR").rows


def test_without_this_year_the_newest_counts(tmp_path: Path) -> None:
    """A budget of the past shows its last year."""
    old = {"strategy/budget/2025.csv": HEAD + ROWS.partition("\n")[0] + "\n"}
    blocks = list(report(surveyed(tmp_path, old)))

    assert ("Making", Decimal(50), Decimal("40.50"), Decimal("9.50")) in table(
        blocks, "Making and promoting, 2025, EUR"
    ).rows


def test_a_year_without_a_plan_has_a_gap(tmp_path: Path) -> None:
    """An amount that was spent without a plan is told as such."""
    rows = "2026-11,make,,,,40,EUR,\n"
    blocks = list(report(surveyed(tmp_path, {"strategy/budget/2026.csv": HEAD + rows})))

    assert (("2026", Decimal(40), None, Decimal(40), None),) == table(
        blocks, "From year to year, EUR"
    ).rows


def test_without_a_budget_the_next_step_is_named(tmp_path: Path) -> None:
    """A hub without a budget, and one with an empty table, learn how to begin."""
    assert "masthead budget new" in printed(tmp_path / "a", {}, "budget", "report")
    empty = {"strategy/budget/2026.csv": HEAD}
    assert "No row with month" in printed(tmp_path / "b", empty, "budget", "report")
