"""Pillars share the posts."""

from __future__ import annotations

from pathlib import Path

from rule_helper import found

PAGE = "---\ntitle: {0}\nshare: {1}\nstatus: {2}\n---\nA theme.\n"


def test_the_whole_is_allowed_and_drafts_do_not_count(tmp_path: Path) -> None:
    """Exactly 100 percent is fine, whatever a draft says."""
    files = {
        "strategy/pillars/repair.md": PAGE.format("Repair", 60, "active"),
        "strategy/pillars/makers.md": PAGE.format("Makers", 40, "active"),
        "strategy/pillars/later.md": PAGE.format("Later", 50, "draft"),
    }

    assert [] == found("pillar/shares", tmp_path, files)


def test_more_than_the_whole_is_found_at_the_largest(tmp_path: Path) -> None:
    """One finding, where most is to be taken from."""
    files = {
        "strategy/pillars/repair.md": PAGE.format("Repair", 80, "active"),
        "strategy/pillars/makers.md": PAGE.format("Makers", 40.5, "active"),
    }
    (finding,) = found("pillar/shares", tmp_path, files)

    assert ("strategy/pillars/repair.md", "the shares of all pillars make 120.5 percent") == (
        finding.path,
        finding.message,
    )
