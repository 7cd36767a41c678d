"""Row A20: each site is played in its own way."""

from __future__ import annotations

from pathlib import Path

from reach_builder import channel, post
from row_helper import found, printed, shown

PLAYED = {"plays": "[text, link]", "functions": "[talk]", "cadence": "{max_per_day: 2}"}


def test_a20_a_format_that_a_channel_does_not_play_is_found(tmp_path: Path) -> None:
    """A poll does not go where only text and links are played."""
    files = {**channel(**PLAYED), **post(format="poll")}
    (finding,) = found("post/format", tmp_path, files)

    assert "the channel mastodon does not take the format 'poll'" == finding.message


def test_a20_the_playbook_is_shown_and_printed(tmp_path: Path) -> None:
    """Each channel has its line: what it is for, what it takes and leaves out, how often."""
    files = {**channel(**PLAYED), **post()}
    directory = shown(tmp_path, files, "channels/index.md")
    page = shown(tmp_path, files, "channels/mastodon.md")

    assert "## Playbook" in directory
    assert "<td>text, link</td>" in directory
    assert "<td>photo, video, poll</td>" in directory
    assert "<td>at most 2 a day</td>" in directory
    assert "## Next posts" in page
    assert "text, link" in printed(tmp_path, files, "channel", "playbook")
    assert "The switch wears out first" in printed(tmp_path, files, "channel", "show", "mastodon")
