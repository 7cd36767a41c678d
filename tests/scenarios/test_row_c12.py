"""Row C12: in communities of others we keep their rules and say who we are."""

from __future__ import annotations

from pathlib import Path

from masthead.kinds.seeding import disclosed, read
from row_helper import found, printed, shown

PAGE = "strategy/seeding/forum.md"
PAID = {PAGE: read.passing[PAGE].replace("by: sari", "by: sari\ncost: {amount: 31, currency: EUR}")}


def test_c12_rules_that_nobody_read_in_time_are_found(tmp_path: Path) -> None:
    """The rules are read before the post, not after it."""
    (finding,) = found("seeding/rules", tmp_path, read.failing)

    assert "the rules were read on 2026-12-04, after the post" == finding.message


def test_c12_a_post_that_does_not_say_who_we_are_is_found(tmp_path: Path) -> None:
    """The words that disclose the brand stand in the page."""
    (finding,) = found("seeding/disclosure", tmp_path, disclosed.failing)

    assert "`disclosure` missing" == finding.message


def test_c12_the_ledger_tells_the_cost_of_a_click(tmp_path: Path) -> None:
    """31 euros for 62 clicks are half a euro a click, on page and in print."""
    page = shown(tmp_path, PAID, "strategy/seeding/index.md")

    assert "## Posts in communities of others" in page
    assert "<svg" in page
    assert "CPC = spend / clicks" in page
    assert "0.50" in printed(tmp_path, PAID, "seed", "ledger")
