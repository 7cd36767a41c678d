"""Row A25: tactics age."""

from __future__ import annotations

from pathlib import Path

from row_helper import found, printed, shown
from rule_helper import POST, lamp

TACTIC = "strategy/tactics/tag-clouds.md"
PAGE = """\
---
title: Clouds of hashtags
ring: {}
reviewed: {}
evidence: no reach since spring
channels: [mastodon]
---
Ten tags below each picture.
"""


def test_a25_a_post_with_a_dropped_tactic_is_found(tmp_path: Path) -> None:
    """A post that is still to come and names a dropped tactic gets an error."""
    files = {TACTIC: PAGE.format("drop", "2026-11-16"), POST: lamp("tactics: [tag-clouds]\n")}
    (finding,) = found("tactic/dropped", tmp_path, files)

    assert (POST, "`tag-clouds` was dropped", "error") == (
        finding.path,
        finding.message,
        finding.level,
    )


def test_a25_a_tactic_that_nobody_reviewed_is_found(tmp_path: Path) -> None:
    """After half a year somebody must look again."""
    (finding,) = found("tactic/stale", tmp_path, {TACTIC: PAGE.format("use", "2026-03-16")})

    assert "it was reviewed 266 days ago" == finding.message


def test_a25_the_radar_is_shown_and_printed(tmp_path: Path) -> None:
    """The list of tactics shows the rings by channel, the command prints the same."""
    files = {TACTIC: PAGE.format("use", "2026-11-16")}
    page = shown(tmp_path, files, "strategy/tactics/index.md")
    text = printed(tmp_path, files, "tactic", "review")

    assert "## Tactic radar" in page
    assert "Mastodon  –      Clouds of hashtags  –     –" in text
