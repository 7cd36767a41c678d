"""The tone matrix tells of each pair which layer of the guide speaks of it."""

from __future__ import annotations

from pathlib import Path

from reach_builder import audience, guide, post
from row_helper import found, printed, shown


def cell(root: Path, front: str, **keys: str) -> str:
    """Return the first line of the matrix for the audience."""
    files = {**audience(), **guide(front), **post(**keys)}
    lines = printed(root, files, "voice", "show").splitlines()
    return next(line for line in lines if line.startswith("Tinkerers"))


def test_each_layer_has_its_sign(tmp_path: Path) -> None:
    """One for the audience, one for the channel, both, or a question."""
    of_audience = "audiences: {tinkerers: {note: Numbers.}}\n"
    of_channel = "channels: {mastodon: {mechanics: {}}}\n"

    assert "1 a " in f"{cell(tmp_path / 'a', of_audience)} "
    assert "1 c " in f"{cell(tmp_path / 'c', of_channel)} "
    assert "1 a+c" in cell(tmp_path / "b", of_audience + of_channel)
    assert "1 ?" in cell(tmp_path / "n", "")


def test_a_language_without_a_guide_has_no_variant(tmp_path: Path) -> None:
    """The pair is listed with its language."""
    files = {**audience(), **guide("audiences: {tinkerers: {note: Numbers.}}\n"), **post(lang="id")}
    text = printed(tmp_path, files, "voice", "show")

    assert "Tinkerers  Mastodon  id            1" in text
    assert [] == found("guide/variant", tmp_path / "rule", files)


def test_two_languages_may_speak_differently(tmp_path: Path) -> None:
    """Where one guide has both layers and another one, the audience's sign stands."""
    other = {
        "content/voice/id.md": (
            "---\ntitle: Suara\nlang: id\naudiences: {tinkerers: {note: Angka.}}\n---\nPolos.\n"
        ),
        "content/posts/2026/lampu.md": post(lang="id", title="Lampu")["content/posts/2026/lamp.md"],
    }
    both = "audiences: {tinkerers: {note: Numbers.}}\nchannels: {mastodon: {mechanics: {}}}\n"
    files = {**audience(), **guide(both), **post(), **other}

    assert "2 a " in f"{printed(tmp_path, files, 'voice', 'show')} "


def test_the_guide_shows_what_differs_by_audience(tmp_path: Path) -> None:
    """The note stands first, then each rule; an audience that is nowhere keeps its id."""
    front = (
        "audiences:\n  tinkerers: {note: Numbers first., mechanics: {emoji: {max: 0}}}\n"
        "  nobody: {note: Not there.}\n  silent: {mechanics: {}}\n"
    )
    page = shown(tmp_path, {**audience(), **guide(front)}, "voice/en.md")
    part = page.partition("## By audience")[2]

    assert "Numbers first." in part
    assert 'strategy/audiences/tinkerers/">Tinkerers</a>' in part
    assert "<dt>nobody</dt>" in part
    assert "silent" not in part


def test_a_public_audience_may_be_named(tmp_path: Path) -> None:
    """Who opens an audience's page opens what the guide says of it."""
    front = "visibility: public\naudiences:\n  tinkerers: {note: Numbers first.}\n"
    files = {**audience(visibility="public"), **guide(front)}

    assert "Numbers first." in shown(tmp_path, files, "voice/en.md", site="public")


def test_an_example_may_be_for_an_audience(tmp_path: Path) -> None:
    """The guide's own tests try what holds for the audience."""
    front = (
        "audiences: {tinkerers: {mechanics: {question: {max: 0}}}}\n"
        "examples:\n  - {text: 'Which part?', ok: false, rule: voice/mechanics/question,"
        " audience: tinkerers}\n  - {text: 'Which part?', ok: true}\n"
    )
    files = {**audience(), **guide(front)}
    wrong = {**audience(), **guide(front.replace("audience: tinkerers", "audience: hosts"))}

    assert [] == found("voice/example", tmp_path / "right", files)
    assert "tinkerers" in shown(tmp_path / "page", files, "voice/en.md")
    assert "there is no audience 'hosts'" in [
        one.message for one in found("voice/guide", tmp_path / "wrong", wrong)
    ]
