"""Row A24: the strategy is revised from time to time."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from git_helper import make_repository
from masthead.commit import Commit
from row_helper import found, printed, shown

GOAL = "strategy/goals/trust-2026.md"
OVERDUE = "---\ntitle: Trust\nreview_by: {}\n---\nPeople trust us to mend.\n"
REVIEW = "strategy/reviews/autumn.md"
JUDGED = """\
---
title: Autumn
since: 2026-09-01
until: 2026-11-30
judged_by: sari
judged_on: 2026-12-04
decisions:
  - {decision: post less on LinkedIn, why: three bookings in a quarter}
---
A good autumn.
"""
COMMITS = {GOAL: (Commit(datetime(2026, 12, 2, 9, tzinfo=UTC), "Sari", "Aim higher"),)}


def test_a24_a_missed_review_is_a_warning_and_later_an_error(tmp_path: Path) -> None:
    """The level rises with the days."""
    (due,) = found("review/due", tmp_path / "a", {GOAL: OVERDUE.format("2026-12-01")})
    (late,) = found("review/overdue", tmp_path / "b", {GOAL: OVERDUE.format("2026-10-01")})

    assert ("warning", "error") == (due.level, late.level)


def test_a24_a_review_that_nobody_judges_is_found(tmp_path: Path) -> None:
    """Facts that nobody has read get a finding after two weeks."""
    open = JUDGED.replace("judged_by: sari\njudged_on: 2026-12-04\n", "").replace("11-30", "11-20")
    (finding,) = found("review/judged", tmp_path, {REVIEW: open})

    assert "nobody has judged it, 17 days after its last day" == finding.message


def test_a24_the_timeline_is_drawn_from_git(tmp_path: Path) -> None:
    """Changes of pages and reviews stand in one drawing, the facts since then below."""
    page = shown(tmp_path, {REVIEW: JUDGED}, "strategy/reports/history.md", commits=COMMITS)

    assert '<figure class="hub-figure"><svg' in page
    assert "<td>1 page</td>" in page
    assert "## What changed" in page


def test_a24_the_command_opens_a_review_from_the_facts(tmp_path: Path) -> None:
    """The page holds the facts since the last review and questions; nothing is judged."""
    printed(tmp_path, {REVIEW: JUDGED}, "review", "list")
    make_repository(tmp_path)
    path = printed(tmp_path, {REVIEW: JUDGED}, "strategy", "review").splitlines()[0]
    text = (tmp_path / path).read_text()

    assert "strategy/reviews/2026-12-07.md" == path
    assert "since: 2026-12-01\nuntil: 2026-12-07\n" in text
    assert "## Goals" in text
    assert "### What do we stop?" in text
    assert "0 errors, 0 warnings" in printed(tmp_path, {}, "review", "check")
