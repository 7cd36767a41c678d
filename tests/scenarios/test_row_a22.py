"""Row A22: a budget for making content and for promoting it."""

from __future__ import annotations

from pathlib import Path

from row_helper import found, printed, shown

BUDGET = "strategy/budget/2026.csv"
TABLE = """\
month,kind,channel,campaign,plan,actual,currency,note
2026-11,make,,,100,90,EUR,texts
2026-11,promote,mastodon,,50,40,EUR,boosts
2026-11,promote,,,7000,6000,IDR,boosts at home
2026-12,make,,,100,,EUR,texts
"""


def test_a22_a_budget_without_promotion_is_found(tmp_path: Path) -> None:
    """A budget that plans for content alone gets a finding."""
    made = TABLE.replace("promote", "make")
    (finding,) = found("budget/kinds", tmp_path, {BUDGET: made})

    assert (BUDGET, "no row is of the kind `promote`") == (finding.path, finding.message)


def test_a22_a_currency_that_does_not_exist_is_found(tmp_path: Path) -> None:
    """A finding names the row and the cell of a currency that nobody pays in."""
    (finding,) = found("budget/currency", tmp_path, {BUDGET: TABLE.replace("IDR", "IDX")})

    assert (4, 7, "IDX is no currency that money is paid in") == (
        finding.line,
        finding.column,
        finding.message,
    )


def test_a22_plan_against_actual_is_drawn_and_printed(tmp_path: Path) -> None:
    """Months, kinds and years are drawn for each currency; nothing adds up two of them."""
    page = shown(tmp_path, {BUDGET: TABLE}, "strategy/budget/index.md")
    text = printed(tmp_path, {BUDGET: TABLE}, "budget", "report")

    assert "## Plan and actual, 2026, EUR" in page
    assert "## From year to year, IDR" in page
    assert '<figure class="hub-figure"><svg' in page
    assert "2026-11   150     130    20" in text
    assert "7,150" not in text
