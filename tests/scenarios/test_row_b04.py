"""Row B4: an account is set up and dressed: handle, text, link, pictures of the right size."""

from __future__ import annotations

from pathlib import Path

from masthead.rules.pictures import Picture
from masthead.rules.rule import Content
from reach_builder import channel
from row_helper import found, printed, shown

DRESS = "{bio: Lamps to mend, link: 'https://lentera.example', avatar: /a.png, cover: /c.png}"
GOOD: dict[str, Content] = {
    **channel(profile=DRESS),
    "content/a.png": Picture(400, 400),
    "content/c.png": Picture(1500, 500),
}


def test_b04_a_profile_with_gaps_is_found(tmp_path: Path) -> None:
    """Handle, text, link and pictures are asked for, where the network has them."""
    files = channel(handle="", profile="{bio: Lamps}")

    assert [
        "the profile has no `handle`",
        "the profile has no `link`",
        "the profile has no `avatar`",
        "the profile has no `cover`",
    ] == [finding.message for finding in sorted(found("channel/profile", tmp_path, files), key=_at)]


def test_b04_pictures_that_are_too_small_or_cut_are_found(tmp_path: Path) -> None:
    """Sizes are those of the network; another shape loses its edges."""
    files = {**GOOD, "content/a.png": Picture(200, 200), "content/c.png": Picture(1600, 1600)}
    small, cut = sorted(found("channel/profile", tmp_path, files), key=lambda one: one.message)

    assert "the avatar has 200 x 200, 400 x 400 are asked for" == small.message
    assert "the cover is cut: 1600 x 1600 is another shape than 1500 x 500" == cut.message


def test_b04_a_picture_that_is_not_there_is_found(tmp_path: Path) -> None:
    """The finding says how a picture is named."""
    (finding,) = found(
        "channel/profile", tmp_path, {**GOOD, **channel(profile=DRESS.replace("/a", "/b"))}
    )

    assert "there is no picture '/b.png'" == finding.message


def test_b04_the_profile_is_shown_and_printed(tmp_path: Path) -> None:
    """Each account has its card, and its page says what the network asks for."""
    directory = shown(tmp_path, GOOD, "channels/index.md")
    page = shown(tmp_path, GOOD, "channels/mastodon.md")

    assert '<span class="hub-mark hub-mark--good">complete</span>' in directory
    assert "<td>1500 x 500 or more</td>" in page
    assert "Lamps to mend" in printed(tmp_path, GOOD, "channel", "profile")


def test_b04_the_public_site_shows_how_an_account_is_dressed(tmp_path: Path) -> None:
    """Readers may see text and link, for they see them on the network."""
    files = {**GOOD, **channel(profile=DRESS, visibility="public")}

    assert "Lamps to mend" in shown(tmp_path, files, "channels/mastodon.md", site="public")


def _at(finding: object) -> int:
    message = str(getattr(finding, "message", ""))
    return ["handle", "link", "avatar", "cover"].index(message.split("`")[1])
