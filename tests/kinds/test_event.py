"""Events: days that matter, for speaking or for silence."""

from __future__ import annotations

from pathlib import Path

from row_helper import found, printed, shown
from rule_helper import lamp, one

EVENT = "---\ntitle: Day of Silence\nstarts: 2026-12-13\nends: 2026-12-14\n{}---\nSample.\n"
FILE = "strategy/events/silence.md"


def test_a_post_on_a_silent_day_is_found(tmp_path: Path) -> None:
    """With the channel, the day, and the event's name."""
    files = {**one(), FILE: EVENT.format("silent: true\n")}
    (finding,) = found("event/silent", tmp_path, files)

    assert "outbox is silent on 2026-12-14: Day of Silence" == finding.message


def test_other_channels_other_days_and_other_events_are_left_alone(tmp_path: Path) -> None:
    """Only the named channels are silent; an event that is no day of silence stops nothing."""
    for number, more in enumerate(
        ("silent: true\nchannels: [mastodon]\n", "silent: false\n", "silent: true\nstatus: draft\n")
    ):
        files = {**one(), FILE: EVENT.format(more)}
        assert [] == found("event/silent", tmp_path / str(number), files)


def test_a_channel_with_its_own_day_counts_by_that(tmp_path: Path) -> None:
    """The post's day is silent, the channel's own day is not."""
    channels = "{outbox: {publish_at: 2026-12-16 09:00}}"
    files = {"content/posts/2026/lamp.md": lamp(channels=channels)}

    assert [] == found("event/silent", tmp_path, {**files, FILE: EVENT.format("silent: true\n")})


def test_the_days_ahead_are_drawn_and_printed(tmp_path: Path) -> None:
    """In order of time, with what goes out on them; what is long past or far off is not shown."""
    files = {
        **one(),
        FILE: EVENT.format("silent: true\n"),
        "strategy/events/fair.md": "---\ntitle: Fair\nstarts: 2027-02-01\nwhere: City\n---\nA.\n",
        "strategy/events/old.md": "---\ntitle: Old\nstarts: 2025-02-01\n---\nA.\n",
    }
    page = shown(tmp_path, files, "strategy/events/index.md")

    assert "## The days ahead" in page
    assert "<svg" in page
    lines = printed(tmp_path, files, "event", "ahead").splitlines()
    assert ["2026-12-13", "2027-02-01"] == [line.split()[0] for line in lines[2:4]]
    assert "1" == lines[2].split()[-1]


def test_an_event_ends_after_it_starts(tmp_path: Path) -> None:
    """The days are the right way round."""
    text = "---\ntitle: Fair\nstarts: 2027-02-01\nends: 2027-01-01\n---\nA.\n"
    (finding,) = found("schema/value", tmp_path, {FILE: text})

    assert "`ends` is 2027-01-01, before `starts`, 2027-02-01" == finding.message
