"""`masthead voice noise` and `masthead voice export`, as a person calls them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from hub_builder import post, write_hub
from masthead.cli import run
from masthead.voice.packs import read_pack

GUIDE = """---
title: Voice
lang: en
words:
  - {term: lamp, status: avoid, instead: light}
  - {term: innovative, status: banned}
claims:
  - {term: the best, needs: evidence}
disclosures:
  - {id: gift, when: gift, any_of: [Gift]}
---
Plain.
"""
FILES = {
    "masthead.yml": (
        "name: Test brand\nzone: Europe/Berlin\nlanguages: [en, id]\n"
        "public_url: https://brand.example\n"
    ),
    "content/voice/en.md": GUIDE,
    "content/posts/2026/clean.md": post(body="Nothing to say.\n", publish_at="2026-12-01 09:00"),
    "content/posts/2026/later.md": post(body="Innovative.\n", publish_at="2027-12-01 09:00"),
    "content/posts/2026/draft.md": post(
        "draft: true", body="Innovative.\n", publish_at="2026-12-01 09:00"
    ),
    "content/posts/2026/other.md": post(
        body="Satu lampu.\n", lang="id", publish_at="2026-12-01 09:00"
    ),
}
NOW = ("--now", "2026-12-07T09:00+00:00")


@pytest.fixture
def hub(tmp_path: Path) -> str:
    """Return a hub with a guide, two past posts in its language, and others."""
    return str(write_hub(tmp_path / "hub", FILES))


def test_noise_counts_past_posts(hub: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Drafts, posts to come and posts without a guide are not counted."""
    assert 0 == run(["voice", "noise", "--hub", hub, *NOW])

    lines = capsys.readouterr().out.splitlines()
    assert "en: 2 posts, 50% flagged, 0% with an error" == lines[0]
    assert ["voice/words/lamp", "warning", "1", "2", "50.0%"] == lines[2].split()


def test_noise_as_json(hub: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The same numbers for programs; `--all` takes what is still to come."""
    assert 0 == run(["voice", "noise", "--hub", hub, "--all", "--format", "json", *NOW])

    (guide,) = json.loads(capsys.readouterr().out)["guides"]
    assert ("en", 4, 2) == (guide["guide"], guide["posts"], guide["flagged"]["error"])
    assert {
        "rule": "voice/words/innovative",
        "level": "error",
        "posts": 2,
        "hits": 2,
        "share": 0.5,
    } in guide["rules"]


def test_noise_draws_a_plot(hub: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The plot is an SVG; the table is printed all the same."""
    plot = tmp_path / "noise.svg"

    assert 0 == run(["voice", "noise", "--hub", hub, "--plot", str(plot), *NOW])
    assert plot.read_text(encoding="utf-8").startswith("<svg ")
    assert "en: 2 posts" in capsys.readouterr().out


def test_noise_of_nothing_draws_nothing(
    hub: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a post there is no file, and the command says so."""
    plot = tmp_path / "noise.svg"

    assert 0 == run(["voice", "noise", "--hub", hub, "--lang", "id", "--plot", str(plot), *NOW])
    assert f"not written: {plot}: no post has been checked\n" == capsys.readouterr().err
    assert not plot.exists()


def test_noise_of_one_language(hub: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A language without a guide has nothing to show; one that the hub lacks is a mistake."""
    assert 0 == run(["voice", "noise", "--hub", hub, "--lang", "id", *NOW])
    assert "no post that has been due has a guide\n" == capsys.readouterr().out

    assert 2 == run(["voice", "noise", "--hub", hub, "--lang", "fr", *NOW])
    assert "its languages are: en, id" in capsys.readouterr().err


def test_noise_shows_its_progress(
    hub: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A long run on a terminal shows how far it is."""
    monkeypatch.setattr("masthead.commands.voice_noise.LONG_RUN", 1)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    assert 0 == run(["voice", "noise", "--hub", hub, *NOW])
    assert "en: 2 posts" in capsys.readouterr().out


def test_export_writes_a_style(
    hub: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Our own reader takes the folder; what stays behind is listed."""
    style = tmp_path / "styles" / "Brand"

    assert 0 == run(["voice", "export", "--hub", hub, "--lang", "en", "--output", str(style)])

    out = capsys.readouterr().out
    files = {path.name: path.read_bytes() for path in style.iterdir()}
    assert {"claims-the-best.yml", "words-innovative.yml", "words-lamp.yml"} == set(files)
    assert () == read_pack("Brand", files)[1]
    assert f"written: 3 files for 3 rules in {style}" in out
    assert "voice/claims/the-best: a post's `evidence` is not seen" in out
    assert "voice/disclosures/gift: it hangs on a post's front matter" in out


def test_export_as_json(hub: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Programs get the rules of each file, and both lists."""
    options = ["--hub", hub, "--lang", "en", "--output", str(tmp_path / "S"), "--format", "json"]

    assert 0 == run(["voice", "export", *options])

    data = json.loads(capsys.readouterr().out)
    assert ["voice/words/lamp"] == data["files"]["words-lamp.yml"]
    assert ["voice/claims/the-best"] == [note["rule"] for note in data["loose"]]
    assert {"voice/disclosures/gift", "waivers", "voice/language"} == {
        note["rule"] for note in data["left"]
    }


def test_export_can_be_repeated(hub: str, tmp_path: Path) -> None:
    """A second export writes the same files over the first."""
    command = ["voice", "export", "--hub", hub, "--lang", "en", "--output", str(tmp_path / "S")]

    assert [0, 0] == [run(command), run(command)]


def test_export_keeps_away_from_other_rules(
    hub: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rules of another origin, or of an older guide, would count as the guide's."""
    (tmp_path / "Old.yml").write_text("extends: existence\n", encoding="utf-8")
    (tmp_path / "file").write_text("x", encoding="utf-8")

    assert 2 == run(["voice", "export", "--hub", hub, "--lang", "en", "--output", str(tmp_path)])
    assert "holds Old.yml, which is not of this export" in capsys.readouterr().err
    file = str(tmp_path / "file")
    assert 2 == run(["voice", "export", "--hub", hub, "--lang", "en", "--output", file])
    assert "is a file" in capsys.readouterr().err


def test_export_needs_a_guide(hub: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A language without a guide has nothing to export."""
    options = ["--hub", hub, "--lang", "fr", "--output", str(tmp_path / "S")]

    assert 2 == run(["voice", "export", *options])
    assert "write content/voice/fr.md" in capsys.readouterr().err
