"""`masthead preview` shows exactly what a post will be on each channel."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hub_builder import post, write_hub
from masthead.cli import run

MASTODON = """\
---
title: Mastodon
service: folder
network: mastodon
handle: test@social.example
status: active
owner: sari
---
Short news.
"""

BODY = "Bring *your* lamp.\n\n## @mastodon\n\nPart one <!-- why -->\n---\n" + "x" * 510 + "\n"

PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15"
    b"\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00"
    b"\x00\x00IEND\xaeB`\x82"
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a hub with one post for two channels, and stand in it."""
    front = "link: https://other.example/a\nmedia:\n  - file: lamp.png\n    alt: A lamp"
    root = write_hub(
        tmp_path / "hub",
        {
            "strategy/channels/mastodon.md": MASTODON,
            "content/posts/2026/lamp/index.md": post(
                front, BODY, channels="[outbox, mastodon]", title="A lamp & more"
            ),
            "content/posts/2026/lamp/lamp.png": PICTURE,
        },
    )
    monkeypatch.chdir(root)
    return root


def shown(capsys: pytest.CaptureFixture[str], *args: str, code: int = 0) -> str:
    """Run `masthead preview` and return what it printed; the messages go to the other stream."""
    assert code == run(["preview", *args])
    return capsys.readouterr().out


def test_what_a_person_posts_is_said(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In every form, before anybody approves it."""
    page = root / "strategy/channels/mastodon.md"
    page.write_text(MASTODON.replace("service: folder\nnetwork: mastodon", "service: mastodon"))
    file = root / "content/posts/2026/lamp/index.md"
    file.write_text(file.read_text().replace("link:", "format: poll\nlink:"))

    assert 1 == shown(capsys, "lamp").count("by hand: a person posts this poll from a bundle")
    assert "By hand: a person posts this poll" in shown(capsys, "lamp", "--format", "html")
    listed = json.loads(shown(capsys, "lamp", "--format", "json"))["messages"]
    assert [False, True] == [one.get("by_hand", False) for one in listed]


def test_text_shows_each_channel_with_counts(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Parts, counts against limits, media with alt, link, and what is not sent."""
    out = shown(capsys, "lamp")

    assert out.startswith("lamp: A lamp & more\n\n== outbox (folder)\n")
    assert "   16 characters\n   | Bring your lamp.\n" in out
    assert "   media: content/posts/2026/lamp/lamp.png (alt: A lamp)\n" in out
    assert "   link: https://other.example/a\n" in out
    assert "== mastodon (mastodon through folder)\n   part 1 of 2: 33/500 characters\n" in out
    assert "   | Part one\n   |\n   | https://other.example/a\n" in out
    assert "   part 2 of 2: 510/500 characters TOO LONG by 10\n" in out
    assert "   not sent, comment: <!-- why --> (content/posts/2026/lamp/index.md:" in out


def test_one_channel_can_be_asked_for(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The others stay out."""
    assert "outbox" not in shown(capsys, "lamp", "--channel", "mastodon")


def test_json_has_the_promised_shape(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Keys are those of the design; scripts of others rest on them."""
    data: dict[str, Any] = json.loads(shown(capsys, "lamp", "--format", "json"))

    assert ["messages"] == list(data)
    assert {
        "channel": "outbox",
        "service": "folder",
        "parts": [
            {
                "text": "Bring your lamp.",
                "count": 16,
                "limit": None,
                "media": [{"path": "content/posts/2026/lamp/lamp.png", "alt": "A lamp"}],
                "link": "https://other.example/a",
            }
        ],
    } == data["messages"][0]
    assert [500, 500] == [part["limit"] for part in data["messages"][1]["parts"]]


def test_html_is_one_page_of_cards(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page needs no other file, and its title is escaped."""
    page = shown(capsys, "lamp", "--format", "html")

    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert "<title>A lamp &amp; more: preview</title>" in page
    assert 2 == page.count('<article class="mh-card')
    assert '<img src="data:image/png;base64,iVBOR' in page
    assert "<script" not in page
    assert 'href="' not in page.replace('href="https://other.example/a"', "")


def test_pictures_that_cannot_be_shown_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is no picture, or damaged, has its name on the card."""
    front = "media:\n  - file: lamp.mp4\n    alt: A film\n  - file: gone.png\n    alt: Gone"
    root = write_hub(
        tmp_path / "hub",
        {
            "content/posts/2026/lamp/index.md": post(front),
            "content/posts/2026/lamp/lamp.mp4": b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom",
        },
    )

    page = shown(capsys, "lamp", "--format", "html", "--hub", str(root))

    assert '<span class="mh-file">lamp.mp4</span>' in page
    assert '<span class="mh-file">gone.png</span>' in page
    assert "<img" not in page


@pytest.mark.parametrize(
    "name", ["content/posts/2026/lamp/index.md", "./content/posts/2026/lamp/../lamp/index.md"]
)
def test_a_post_can_be_named_by_its_file(
    root: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """The shell completes file names."""
    assert shown(capsys, name).startswith("lamp: ")
    assert shown(capsys, str(root / name)).startswith("lamp: ")


def test_a_file_is_seen_from_the_hub_when_elsewhere(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --hub, the hub's own path works from any folder."""
    monkeypatch.chdir(root.parent)
    out = shown(capsys, "content/posts/2026/lamp/index.md", "--hub", str(root))

    assert out.startswith("lamp: ")


@pytest.mark.parametrize(
    ("args", "message", "hint"),
    [
        (["lmap"], "there is no post 'lmap'", "did you mean lamp?"),
        (["zzz"], "there is no post 'zzz'", "known: lamp"),
        (["lamp", "--channel", "mastadon"], "does not go to 'mastadon'", "did you mean mastodon?"),
        (["lamp", "--channel", "zzz"], "does not go to 'zzz'", "it goes to outbox, mastodon"),
        (
            ["content/posts/2026/lamp/lamp.png"],
            "content/posts/2026/lamp/lamp.png cannot be read as a post",
            "run masthead check",
        ),
    ],
)
def test_a_wrong_name_is_explained(
    root: Path, capsys: pytest.CaptureFixture[str], args: list[str], message: str, hint: str
) -> None:
    """Exit code 2, the fault, and what was perhaps meant."""
    assert 2 == run(["preview", *args])

    errors = capsys.readouterr().err
    assert message in errors
    assert hint in errors
    assert ("next: " in errors) is bool(hint)


def test_a_post_that_cannot_be_read_is_not_said_to_be_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its file is there: the step is the check, and no other post is offered."""
    path = "content/posts/2026/lamb.md"
    root = write_hub(tmp_path / "hub", {path: "---\ntitle: [\n---\nx\n"})

    assert 2 == run(["preview", "lamb", "--hub", str(root)])

    errors = capsys.readouterr().err
    assert f"{path} cannot be read as a post" in errors
    assert f"run masthead check {path}" in errors


def test_a_channel_that_the_hub_does_not_have_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rest is shown, and the reader is told."""
    root = write_hub(
        tmp_path / "hub", {"content/posts/2026/lamp.md": post(channels="[outbox, gone]")}
    )

    assert 0 == run(["preview", "lamp", "--hub", str(root)])

    captured = capsys.readouterr()
    assert "== outbox" in captured.out
    assert "the hub has no channel 'gone'" in captured.err


def test_a_post_without_channels_goes_nowhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A channel that it should go to is refused with that reason."""
    root = write_hub(tmp_path / "hub", {"content/posts/2026/lamp.md": post(channels="[gone]")})

    assert 2 == run(["preview", "lamp", "--channel", "outbox", "--hub", str(root)])
    assert "it goes nowhere" in capsys.readouterr().err


def test_names_and_comments_beside_the_text_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """First comment, and a person without an account on the network."""
    root = write_hub(
        tmp_path / "hub",
        {
            "strategy/channels/mastodon.md": MASTODON,
            "content/posts/2026/lamp.md": post(
                "first_comment: More below", "Hi {@sari}", channels="[mastodon]"
            ),
        },
    )

    out = shown(capsys, "lamp", "--hub", str(root))

    assert "   first comment: More below" in out
    assert "   no account on mastodon: sari" in out
