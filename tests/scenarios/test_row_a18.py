"""Row A18: kinds of medium, each with its own function and what people do there."""

from __future__ import annotations

from pathlib import Path

from reach_builder import channel
from row_helper import found, printed, shown


def test_a18_a_kind_that_is_not_that_of_the_network_is_found(tmp_path: Path) -> None:
    """Mastodon is no podcast."""
    (finding,) = found("channel/medium", tmp_path, channel(medium="podcast"))

    assert "Mastodon is no podcast" == finding.message
    assert "write `microblog`" in finding.hint


def test_a18_a_kind_that_nobody_knows_is_found(tmp_path: Path) -> None:
    """The words are a short list; a slip is found with the nearest."""
    (finding,) = found("schema/value", tmp_path, channel(medium="microblogs"))

    assert "microblog" in finding.hint


def test_a18_a_channel_that_only_carries_says_its_kind(tmp_path: Path) -> None:
    """Of a folder nobody can tell what people do with it."""
    (finding,) = found("channel/medium", tmp_path, channel(network="", functions="[print]"))

    assert "the kind of medium is not known" == finding.message


def test_a18_channels_are_listed_by_kind(tmp_path: Path) -> None:
    """Each kind says what people do there, each channel what it is for."""
    files = channel(functions="[take corrections]")
    page = shown(tmp_path, files, "channels/index.md")

    assert "## Channels by kind of medium" in page
    assert "<td>take corrections</td>" in page
    assert "Microblog" in printed(tmp_path, files, "channel", "kinds")
