"""Row C14: an advertisement serves a goal, has an audience, and its money is in the plan."""

from __future__ import annotations

from pathlib import Path

from masthead.kinds.ad import linked, planned
from masthead.kinds.spend import answered
from row_helper import found, printed, shown

PAGE = "strategy/ads/bench.md"


def test_c14_an_advertisement_without_an_audience_is_found(tmp_path: Path) -> None:
    """Without audience or goal money buys views of anybody."""
    files = {**linked.passing, PAGE: linked.passing[PAGE].replace("audiences: [tinkerers]\n", "")}
    (finding,) = found("ad/linked", tmp_path, files)

    assert (PAGE, "`audiences` missing") == (finding.path, finding.message)


def test_c14_money_that_is_not_in_the_plan_is_found(tmp_path: Path) -> None:
    """The finding says what is planned and what the advertisements may cost."""
    (finding,) = found("ad/budget", tmp_path, planned.failing)

    assert (
        "advertisements for mastodon may cost EUR 120, and EUR 90 is planned for promoting it"
    ) == finding.message


def test_c14_the_pace_of_spending_is_drawn_and_printed(tmp_path: Path) -> None:
    """7 of 20 days are over and 42.50 of 120 euros are spent: on pace."""
    page = shown(tmp_path, answered.passing, "strategy/ads/index.md")

    assert "## Spend pace" in page
    assert "<svg" in page
    assert "on pace" in printed(tmp_path, answered.passing, "ad", "pace")
    assert "bench" in printed(tmp_path, answered.passing, "ad", "list")
