"""Row A27: social media is public relations, customer service and a part of customer relations."""

from __future__ import annotations

from pathlib import Path

from goal_files import GOAL, PLAN, POST, goal, post
from row_helper import found, printed, shown

SERVICE = "strategy/goals/quick-help.md"
FILES = {
    **PLAN,
    GOAL: goal(),
    SERVICE: goal(
        title="Quick help", kind="service", function="service", metric="within_sla", primary=""
    ),
    POST: post(goal="quick-help"),
}


def test_a27_a_function_that_there_is_not_is_found(tmp_path: Path) -> None:
    """The lines of work are a vocabulary."""
    (finding,) = found("schema/value", tmp_path, {**PLAN, GOAL: goal(function="crms")})

    assert "did you mean `crm`?" == finding.hint


def test_a27_work_by_function_is_drawn_and_printed(tmp_path: Path) -> None:
    """Posts count for the function of their goal."""
    page = shown(tmp_path, FILES, "strategy/reports/functions.md")
    text = printed(tmp_path, FILES, "report", "function")

    assert '<figure class="hub-figure"><svg' in page
    assert "Public relations     0         0  Trust" in text
    assert "Customer service     0         1  Quick help" in text
