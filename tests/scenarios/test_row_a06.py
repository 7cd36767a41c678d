"""Row A6: awareness is counted as views of content that carries the brand."""

from __future__ import annotations

from pathlib import Path

from goal_files import GOAL, NUMBERS, PLAN, POST, goal, post, table
from row_helper import found, printed, shown

FILES = {
    **PLAN,
    GOAL: goal(),
    POST: post(goal="trust-2026", branded="true"),
    "content/posts/2026/plain.md": post(title="Plain evening light", goal=""),
    NUMBERS: table(
        "2026-11-10,outbox,lamp,views,120,2026-11-20",
        "2026-11-10,outbox,plain,views,900,2026-11-20",
    ),
}


def test_a06_an_awareness_post_without_the_brand_is_found(tmp_path: Path) -> None:
    """A post for a goal of awareness says that it is branded."""
    files = {**PLAN, GOAL: goal(), POST: post(goal="trust-2026")}
    (finding,) = found("goal/branded", tmp_path, files)

    assert (POST, 5) == (finding.path, finding.line)
    assert "write `branded: true`" in finding.hint


def test_a06_branded_views_are_worked_out_and_drawn(tmp_path: Path) -> None:
    """Views of branded posts, and of no others, make the line against the target."""
    page = shown(tmp_path, FILES, "strategy/reports/results.md")

    assert '<figure class="hub-figure"><svg' in page
    assert '<td class="hub-number">120</td>' in page
    assert "900" not in page
    assert "2026-11     120     200" in printed(tmp_path, FILES, "report", "goal")
