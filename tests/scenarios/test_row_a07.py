"""Row A7: a proactive campaign names resources, budget and two channels or more."""

from __future__ import annotations

from pathlib import Path

from masthead.kinds.campaign import equipped
from row_helper import found, printed, shown

CAMPAIGN = "strategy/campaigns/repair-week.md"


def test_a07_a_proactive_campaign_without_budget_is_found(tmp_path: Path) -> None:
    """The finding names each thing that is missing, at the mode."""
    week = equipped.passing[CAMPAIGN].replace("budget: {making: 400, promoting: 150", "budget: {")
    files = {**equipped.passing, CAMPAIGN: week.replace("{, currency: EUR}", "{currency: EUR}")}
    bare = {**files, CAMPAIGN: week.replace("budget: {, currency: EUR}\n", "")}
    (finding,) = found("campaign/proactive", tmp_path, bare)

    assert "a proactive campaign without `budget`" == finding.message
    assert 7 == finding.line


def test_a07_the_split_of_modes_is_drawn_and_printed(tmp_path: Path) -> None:
    """The report has the split as a drawing, and `masthead mode report` prints it."""
    files = dict(equipped.passing)
    page = shown(tmp_path, files, "strategy/reports/mode.md")

    assert "## Split of campaigns" in page
    assert "<svg" in page
    assert "EUR 550" in printed(tmp_path, files, "mode", "report")
