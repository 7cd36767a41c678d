"""Row A16: the choice of platforms, as a directory of channels."""

from __future__ import annotations

from pathlib import Path

from reach_builder import audience, channel, post, ran
from row_helper import found, shown

FIT = "{audiences: {tinkerers: 5}}"


def test_a16_a_post_to_a_channel_that_nobody_registered_is_found(tmp_path: Path) -> None:
    """Each post goes to channels that have a page."""
    files = {**audience(), **post(channels="[mastodon, nowhere]")}
    (finding,) = found("post/reference", tmp_path, files)

    assert "nowhere" in finding.message


def test_a16_a_channel_that_nobody_owns_is_found(tmp_path: Path) -> None:
    """A channel that says what it is for has somebody who answers for it."""
    files = channel(owner="", functions="[answer questions]")
    (finding,) = found("channel/owner", tmp_path, files)

    assert "nobody owns the channel" == finding.message


def test_a16_the_directory_tells_medium_owner_and_fit(tmp_path: Path) -> None:
    """The internal directory shows what a channel is and whom it reaches; the command lists it."""
    files = {**audience(), **channel(fit=FIT)}
    page = shown(tmp_path, files, "channels/index.md")

    assert '<span class="hub-note">microblog</span>' in page
    assert "best for Tinkerers (5 of 5)" in page
    assert "Sari" in page
    assert "mastodon" in ran(tmp_path, files, "channel", "list")


def test_a16_the_public_directory_keeps_the_reasons_inside(tmp_path: Path) -> None:
    """Fit and medium are for us alone."""
    files = {**audience(), **channel(fit=FIT, visibility="public")}
    page = shown(tmp_path, files, "channels/index.md", site="public")

    assert "Mastodon" in page
    assert "best for" not in page
