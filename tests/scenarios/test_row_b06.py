"""Row B6: a page or group that is to grow has a goal that counts its followers."""

from __future__ import annotations

from pathlib import Path

from masthead.kinds.account import registered
from masthead.kinds.campaign import grows
from row_helper import found, printed, shown

TABLE = "strategy/accounts.csv"
COUNTED = {
    **registered.passing,
    TABLE: registered.passing[TABLE] + "mastodon,lentera,2026-12-05,page,2024,214,false,sari\n",
    **grows.passing,
}


def test_b06_growth_without_a_goal_that_counts_followers_is_found(tmp_path: Path) -> None:
    """`kind: page-growth` with another goal is a finding at the goal."""
    (finding,) = found("campaign/growth", tmp_path, grows.failing)

    assert "a campaign for growth without a goal that counts followers" == finding.message
    assert 5 == finding.line


METRICS = (
    "date,channel,post,metric,value\n2026-11-30,bluesky,,followers,7\n2026-11-30,,,followers,9\n"
)


def test_b06_followers_among_the_metrics_count_too(tmp_path: Path) -> None:
    """What a table of metrics has of an account stands beside the accounts; sums of all do not."""
    files = {**COUNTED, "strategy/metrics/all.csv": METRICS}
    text = printed(tmp_path, files, "report", "growth")

    assert "Bluesky" in text
    assert "9.0" not in text


def test_b06_the_growth_of_followers_is_drawn_and_printed(tmp_path: Path) -> None:
    """The report draws followers by account and tells growth with its formula."""
    page = shown(tmp_path, COUNTED, "strategy/reports/growth.md")

    assert "## Followers by account" in page
    assert "<svg" in page
    text = printed(tmp_path, COUNTED, "report", "growth")
    assert "10" in text
    assert "followers at the start x 100" in text
    assert "Repair Week" in text
