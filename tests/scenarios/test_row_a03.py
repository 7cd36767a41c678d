"""Row A3: goals are set before a strategy is chosen, one overall goal or several."""

from __future__ import annotations

from pathlib import Path

from row_helper import found, printed, shown

PLAN = {"strategy/index.md": "---\ntitle: Strategy\n---\nWhy we publish.\n"}
GOAL = "strategy/goals/trust-2026.md"
TRUST = "---\ntitle: Trust\nobjective: Lamps live longer\n{}---\nPeople trust us to mend.\n"


def test_a03_goals_without_a_primary_one_are_found(tmp_path: Path) -> None:
    """Where no goal wins, a finding says so and how to choose."""
    (finding,) = found("goal/primary", tmp_path, {**PLAN, GOAL: TRUST.format("")})

    assert (GOAL, "no goal is the primary one") == (finding.path, finding.message)


def test_a03_the_goal_tree_is_drawn_and_printed(tmp_path: Path) -> None:
    """The list of goals shows the tree with its table, the command prints the same table."""
    files = {**PLAN, GOAL: TRUST.format("primary: true\n")}
    page = shown(tmp_path, files, "strategy/goals/index.md")

    assert "## Goal tree" in page
    assert '<figure class="hub-figure"><svg' in page
    assert "<td>Lamps live longer</td>" in page
    assert "Lamps live longer" in printed(tmp_path, files, "goal", "tree")
