"""Weeks are counted in the hub's zone, and a week that is not over can still be filled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reach_builder import channel
from row_helper import printed, told


def files(*days: str, cadence: str = "{min_per_week: 1}") -> dict[str, str]:
    """Return a channel with posts at times."""
    posts = {
        f"content/posts/2026/n{number}.md": (
            f"---\ntitle: Number {number}\npublish_at: {day}\nchannels: [mastodon]\n---\nText.\n"
        )
        for number, day in enumerate(days)
    }
    return {**channel(cadence=cadence), **posts}


def week(root: Path, hub: dict[str, str], name: str) -> Any:
    """Return the cell of the channel in a week."""
    (table, *_) = told(root, hub, "cadence")["blocks"]
    (row,) = [row for row in table["rows"] if row[0] == "Mastodon"]
    return row[table["columns"].index(name)]


def test_sunday_night_belongs_to_the_week_of_the_hub(tmp_path: Path) -> None:
    """23:30 UTC on Sunday is Monday in Berlin."""
    hub = files("2026-11-15T12:00Z", "2026-11-22T23:30Z")

    assert {"text": "0/1", "tone": "bad"} == week(tmp_path, hub, "W47")
    assert 1 == week(tmp_path, hub, "W48")


def test_this_week_is_open_and_not_missed(tmp_path: Path) -> None:
    """There is still time to write."""
    hub = files("2026-12-01 09:00")

    assert {"text": "0/1", "tone": "warn"} == week(tmp_path, hub, "W50")
    assert "open" in printed(tmp_path, hub, "cadence")


def test_before_the_first_post_nothing_is_missed(tmp_path: Path) -> None:
    """A channel begins with its first post."""
    assert None is week(tmp_path, files("2026-12-01 09:00"), "W48")
    assert None is week(tmp_path / "none", files(), "W50")


def test_without_a_plan_nothing_is_kept_or_missed(tmp_path: Path) -> None:
    """The page of the channel says so, week by week."""
    hub = files("2026-12-01 09:00", cadence="{max_per_day: 2}")

    assert 0 == week(tmp_path, hub, "W50")
    assert "nothing asked" in printed(tmp_path, hub, "channel", "show", "mastodon")
    assert "No week misses the plan." in printed(tmp_path, hub, "cadence")


def test_a_hub_without_a_post_has_weeks_without_numbers(tmp_path: Path) -> None:
    """Silence is told by the next step, not by noughts."""
    assert "No post has a date here" in printed(tmp_path, files(), "channel", "show", "mastodon")
