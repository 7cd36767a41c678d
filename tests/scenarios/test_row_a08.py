"""Row A8: what others say is noted week by week, and each finding ends in a decision."""

from __future__ import annotations

from pathlib import Path

from masthead.kinds.listening import decided
from row_helper import found, printed, shown

NOTE = "strategy/listening/2026-w49.md"


def test_a08_a_finding_without_a_decision_is_found(tmp_path: Path) -> None:
    """What was said and never decided on is a finding at its place."""
    (finding,) = found("listening/decision", tmp_path, decided.failing)

    assert (NOTE, 5, "a finding without a decision") == (
        finding.path,
        finding.line,
        finding.message,
    )


def test_a08_a_missing_week_is_found(tmp_path: Path) -> None:
    """Between two notes no week is left out; the hint names the command."""
    files = {NOTE.replace("w49", "w46"): decided.passing[NOTE], **decided.passing}
    (finding,) = found("listening/cadence", tmp_path, files)

    assert "after this the notes for 2026-w47 are missing" == finding.message
    assert 'masthead listen new "Week 47" --id 2026-w47' == finding.hint


def test_a08_the_weeks_and_decisions_are_shown(tmp_path: Path) -> None:
    """The list shows the strip of weeks and the log of decisions; the commands print both."""
    page = shown(tmp_path, decided.passing, "strategy/listening/index.md")

    assert "## Weeks listened to" in page
    assert "<svg" in page
    assert "<td>print it in the manual</td>" in page
    assert "26-w49" in printed(tmp_path, decided.passing, "listen", "weeks")
    assert "print it in the manual" in printed(tmp_path, decided.passing, "listen", "decisions")
