"""`masthead audit` says what leaks, where, and what to do; to people and to programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hub_builder import write_hub
from masthead import cli

GOAL = "---\ntitle: Win back the north\n---\nQuietly.\n"
PAGE = "<!doctype html><title>Home</title>\n<h1>Home</h1>\n<p>Welcome. {}</p>\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a hub with an internal goal."""
    return write_hub(tmp_path / "hub", {"strategy/goals/north.md": GOAL})


def audited(root: Path, said: str, *options: str) -> int:
    """Audit a site of one page; return the exit code."""
    site = root.parent / "site"
    site.mkdir()
    (site / "index.html").write_text(PAGE.format(said))
    return cli.run(["audit", str(site), "--hub", str(root), *options])


def test_a_planted_leak(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One planted leak ends 1 and is named with file, line, kind, source and next step."""
    assert 1 == audited(root, "Let us win back the north!")
    said = capsys.readouterr().out
    where = root.parent / "site" / "index.html"
    leak = "page text: title of strategy/goals/north.md: Win back the north"
    assert f"{where}:3: {leak}\n    next: make the source public" in said
    assert "1 leak in 1 files" in said


def test_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A clean site ends 0."""
    assert 0 == audited(root, "")
    assert "nothing internal in 1 files\n" == capsys.readouterr().out


def test_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Programs get every leak with its kind, and how many there are of each."""
    assert 1 == audited(root, "Let us win back the north!", "--format", "json")
    found = json.loads(capsys.readouterr().out)
    assert {"page text": 1} == found["summary"]
    assert 1 == found["files"]
    [leak] = found["leaks"]
    expected = {"file": "index.html", "line": 3, "kind": "page text", "what": "title"}
    expected |= {"source": "strategy/goals/north.md", "text": "Win back the north"}
    assert expected == {key: leak[key] for key in expected}
    assert leak["hint"]


def test_no_site(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty folder, and one that is not there, are mistakes of the call."""
    (root.parent / "empty").mkdir()
    assert 2 == cli.run(["audit", str(root.parent / "empty"), "--hub", str(root)])
    assert 2 == cli.run(["audit", str(root.parent / "gone"), "--hub", str(root)])
    assert "holds no site" in capsys.readouterr().err
