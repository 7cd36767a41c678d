"""Row F7: specialists form the strategy."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from git_helper import git, make_repository
from masthead.commit import Commit
from masthead.rules.examples import write
from masthead.rules.rule import Example
from row_helper import found, printed, shown

GOAL = "strategy/goals/trust-2026.md"
OWNED = "---\ntitle: Trust\nowner: {}\n---\nPeople trust us to mend.\n"
COMMITS = {GOAL: (Commit(datetime(2026, 12, 2, 9, tzinfo=UTC), "Sari Dewi", "Aim higher"),)}


def test_f07_a_page_of_an_unknown_owner_is_found(tmp_path: Path) -> None:
    """A page of the strategy belongs to somebody who is there."""
    (finding,) = found("page/reference", tmp_path, {GOAL: OWNED.format("nobody")})

    assert GOAL == finding.path


def test_f07_authors_are_shown_from_git(tmp_path: Path) -> None:
    """The page draws who worked on the strategy, and lists the authors of each page."""
    files = {GOAL: OWNED.format("sari")}
    page = shown(tmp_path, files, "strategy/reports/who.md", commits=COMMITS)

    assert '<figure class="hub-figure"><svg' in page
    assert "<td>Sari Dewi</td>" in page


def test_f07_the_command_reads_the_history(tmp_path: Path) -> None:
    """`masthead strategy who` names the authors that git remembers."""
    write(Example({GOAL: OWNED.format("sari")}), tmp_path)
    make_repository(tmp_path)
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "Begin", "--author", "Ayu <ayu@hub.example>")
    text = printed(tmp_path, {GOAL: OWNED.format("sari")}, "strategy", "who")

    assert "Trust" in text
    assert "Ayu" in text
