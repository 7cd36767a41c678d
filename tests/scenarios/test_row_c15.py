"""Row C15: no money is spent on advertisements without its result beside it."""

from __future__ import annotations

from pathlib import Path

from masthead.kinds.spend import answered
from row_helper import found, printed, shown, told

TABLE = "strategy/ad-spend.csv"


def test_c15_spending_without_a_result_is_found(tmp_path: Path) -> None:
    """The finding stands at the amount, in its row and column."""
    (finding,) = found("spend/result", tmp_path, answered.failing)

    assert (TABLE, 2, 6) == (finding.path, finding.line, finding.column)
    assert "bench cost something here, and `impressions`, `clicks` missing" == finding.message


def test_c15_the_rates_of_each_advertisement_are_told_with_formulas(tmp_path: Path) -> None:
    """CTR, CPC, CPM and CPL come from the counts, and their formulas stand below."""
    page = shown(tmp_path, answered.passing, "strategy/ads/index.md")
    text = printed(tmp_path, answered.passing, "ad", "report")
    (table, _) = told(tmp_path, answered.passing, "ad", "report")["blocks"]

    assert "## Results by advertisement" in page
    assert "CTR = clicks / impressions x 100" in text
    assert [12000, 190, 7, 42.5, "EUR", 1.58, 0.22, 3.54, 6.07] == table["rows"][0][1:10]
