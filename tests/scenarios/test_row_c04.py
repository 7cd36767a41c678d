"""Row C4: how often a channel posts: too few, too many, too close."""

from __future__ import annotations

from pathlib import Path

from reach_builder import CHANNEL, channel
from row_helper import found, printed, shown

PLAN = {"cadence": "{min_per_week: 1, max_per_week: 1, min_gap: 2h}"}


def _posts(*days: str) -> dict[str, str]:
    """Return posts on days, each with a text of its own."""
    return {
        f"content/posts/2026/on-{day[:10]}-{day[11:13]}.md": (
            f"---\ntitle: Open on {day[:10]} at {day[11:]}\npublish_at: {day}\n"
            f"channels: [mastodon]\n---\nThe bench number {number} is open all day long.\n"
        )
        for number, day in enumerate(days)
    }


MISSED = {
    **channel(**PLAN),
    **_posts("2026-11-17 09:00", "2026-12-08 09:00", "2026-12-15 09:00", "2026-12-15 10:00"),
}


def test_c04_a_week_with_too_few_posts_is_found(tmp_path: Path) -> None:
    """The week that is over without a post stands at the channel."""
    (finding,) = found("cadence/minimum", tmp_path, MISSED)

    assert CHANNEL == finding.path


def test_c04_too_many_and_too_close_are_found(tmp_path: Path) -> None:
    """Two posts in a week that takes one, an hour apart."""
    assert 1 == len(found("cadence/maximum", tmp_path, MISSED))
    assert 1 == len(found("cadence/gap", tmp_path, MISSED))


def test_c04_the_field_of_weeks_and_the_gaps_are_drawn_and_printed(tmp_path: Path) -> None:
    """Channel by week with the gaps marked, and the gaps as a list."""
    report = shown(tmp_path, MISSED, "strategy/reports/cadence.md")
    page = shown(tmp_path, MISSED, "channels/mastodon.md")
    told = printed(tmp_path, MISSED, "cadence")

    assert "## Posts by channel and week" in report
    assert '<figure class="hub-figure"><svg' in report
    assert '<span class="hub-mark hub-mark--bad">0/1</span>' in report
    assert '<span class="hub-mark hub-mark--bad">2&gt;1</span>' in report
    assert '<span class="hub-mark hub-mark--good">kept</span>' in page
    assert "2026-11-30  W49" in told
    assert "too few" in told
    assert "too many" in told
