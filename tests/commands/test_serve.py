"""`masthead serve` shows the site on this machine until somebody stops it."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from masthead import cli
from masthead.commands import serve

NOW = ("--now", "2026-12-07T09:00Z")


class Looking:
    """Stands in the place of the wait for Ctrl-C: acts while the server runs, then stops it."""

    def __init__(self, capsys: pytest.CaptureFixture[str], acts: list[str]) -> None:
        self.capsys = capsys
        self.acts = acts
        self.address = ""
        self.seen: list[str] = []

    def look(self) -> None:
        """Note the home page as a browser gets it."""
        if not self.address:
            words = self.capsys.readouterr().out.split()
            self.address = next(word for word in words if word.startswith("http://"))
        self.seen.append(httpx.get(self.address).text)


@pytest.fixture
def looking(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], hub_root: Path
) -> Looking:
    """Look at the site, change the hub as `acts` say, look again, and press Ctrl-C."""
    looking = Looking(capsys, [])

    def pause(_seconds: float | None) -> bool:
        looking.look()
        if not looking.acts:
            raise KeyboardInterrupt
        (hub_root / "content" / "index.md").write_text(looking.acts.pop(0))
        return True

    monkeypatch.setattr(serve, "pause", pause)
    return looking


def test_serve(hub_root: Path, looking: Looking) -> None:
    """Without a built site, one is built below the hub; the address is printed."""
    assert 0 == cli.run(["serve", "--hub", str(hub_root), "--port", "0", *NOW])
    assert looking.address.startswith("http://127.0.0.1:")
    assert "Where things stand" in looking.seen[0]
    assert (hub_root / "build/site/internal/index.html").is_file()


def test_serve_a_built_site(hub_root: Path, tmp_path: Path, looking: Looking) -> None:
    """A built site is served as it is."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "index.html").write_text("as it is")
    output = ("--output", str(tmp_path / "out"))

    assert 0 == cli.run(["serve", "--hub", str(hub_root), "--port", "0", *output])
    assert ["as it is"] == looking.seen


def test_nothing_to_serve(
    hub_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder without a site is named, with the command that makes one."""
    output = ("--output", str(tmp_path))

    assert 2 == cli.run(["serve", "--hub", str(hub_root), *output])
    assert "masthead build --output" in capsys.readouterr().err


def test_watch(hub_root: Path, looking: Looking) -> None:
    """With `--watch` a change is shown after a moment; a fault leaves the last good site up."""
    page = "---\ntitle: Home\nvisibility: public\n---\n{}\n"
    looking.acts = [page.format("First words."), page.format("Second words."), "x"]

    assert 0 == cli.run(["serve", "--hub", str(hub_root), "--port", "0", "--watch", *NOW])
    assert "First words." in looking.seen[1]
    assert "Second words." in looking.seen[2]
    assert 4 == len(looking.seen)


def test_watch_with_a_fault(
    hub_root: Path, looking: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hub that cannot be built for a while keeps its last site up."""
    settings = (hub_root / "masthead.yml").read_text()
    looking.acts = ["---\ntitle: One\n---\nWords.\n", "---\ntitle: Two\n---\nWords.\n"]
    look = looking.look

    def look_and_spoil() -> None:
        look()
        text = "name: [\n" if len(looking.seen) == 1 else settings
        (hub_root / "masthead.yml").write_text(text)

    monkeypatch.setattr(looking, "look", look_and_spoil)

    assert 0 == cli.run(["serve", "--hub", str(hub_root), "--port", "0", "--watch", *NOW])
    assert looking.seen[0] == looking.seen[1]
    assert "<h1" in looking.seen[2]
    assert "Two" in looking.seen[2]


def test_pause() -> None:
    """A pause ends after its time, and there is more to do."""
    assert serve.pause(0.0) is True
