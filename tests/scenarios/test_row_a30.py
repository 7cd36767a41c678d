"""Row A30: social media is a line of business development."""

from __future__ import annotations

from pathlib import Path

from goal_files import GOAL, INDEX, goal
from row_helper import found, printed, shown

OBJECTIVES = (
    "---\ntitle: Strategy\nobjectives: [Lamps live longer, Benches pay for themselves]\n---\nWhy.\n"
)
FILES = {INDEX: OBJECTIVES, GOAL: goal()}


def test_a30_a_goal_without_an_objective_is_found(tmp_path: Path) -> None:
    """A goal names what the company wants by it."""
    (finding,) = found("goal/objective", tmp_path, {**FILES, GOAL: goal(objective="")})

    assert "no objective of the company is named" == finding.message


def test_a30_an_objective_of_somebody_else_is_found(tmp_path: Path) -> None:
    """Where the strategy lists objectives, a goal names one of them."""
    files = {**FILES, GOAL: goal(objective="Lamps life longer")}
    (finding,) = found("goal/objective", tmp_path, files)

    assert "did you mean Lamps live longer?" == finding.hint


def test_a30_the_map_of_objectives_is_drawn(tmp_path: Path) -> None:
    """Objectives stand above the goals that serve them, also those that none serves yet."""
    page = shown(tmp_path, FILES, "strategy/goals/index.md")
    text = printed(tmp_path, FILES, "goal", "tree")

    assert '<figure class="hub-figure"><svg' in page
    assert "Benches pay for themselves" in page
    assert "Trust                       Lamps live longer" in text
