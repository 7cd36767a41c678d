"""Row A21: the tools that are used."""

from __future__ import annotations

from pathlib import Path

from row_helper import found, printed, shown

TOOLS = "strategy/tools.md"
PAGE = """\
---
title: Tools
tools:
  - {name: Ballast, purpose: To cut films., owner: sari, cost: 120000, currency: IDR}
---
One tool for each task.
"""


def test_a21_a_tool_without_purpose_and_owner_is_found(tmp_path: Path) -> None:
    """A finding names the tool and what is missing."""
    bare = PAGE.replace(" purpose: To cut films., owner: sari,", "")
    (finding,) = found("tool/purpose", tmp_path, {TOOLS: bare})

    assert (TOOLS, "Ballast: `purpose`, `owner` missing") == (finding.path, finding.message)


def test_a21_the_tools_are_listed_with_what_they_cost_a_year(tmp_path: Path) -> None:
    """The page, the report and the command list tools with the sum of a year."""
    assert 1 == shown(tmp_path, {TOOLS: PAGE}, TOOLS).count("To cut films.")
    assert "Cost a year" in shown(tmp_path, {TOOLS: PAGE}, "strategy/reports/tools.md")
    assert "1,440,000" in printed(tmp_path, {TOOLS: PAGE}, "strategy", "tools")
