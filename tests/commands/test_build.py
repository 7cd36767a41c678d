"""`masthead build` writes a site and says where; what it must not do, it refuses in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub_builder import write_hub
from masthead import cli

NOW = ("--now", "2026-12-07T09:00Z")


def build(root: Path, *options: str) -> int:
    """Run the command on a hub."""
    return cli.run(["build", "--hub", str(root), *NOW, *options])


@pytest.mark.parametrize("site", ["public", "internal"])
def test_build(
    site: str, hub_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The number of pages and the first page go to standard output, progress to the other."""
    output = tmp_path / "out"

    assert 0 == build(hub_root, "--site", site, "--output", str(output))
    said = capsys.readouterr()
    pages = len(list(output.rglob("*.html")))
    assert f"{pages} pages: {output / 'index.html'}\n" == said.out
    assert said.err.startswith("staged ")
    assert (output / "calendar").exists() == (site == "internal")


def test_public_is_the_default(hub_root: Path, tmp_path: Path) -> None:
    """Without `--site` nothing internal is built."""
    assert 0 == build(hub_root, "--output", str(tmp_path / "out"))
    assert not (tmp_path / "out" / "calendar").exists()


def test_engine_failure(hub_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """When the engine fails, its words and the next step are shown, and the code is 2."""
    (hub_root / "mkdocs.yml").write_text("theme: {name: no-such-theme}\n")

    assert 2 == build(hub_root, "--output", str(tmp_path / "out"))
    said = capsys.readouterr().err
    assert "error: mkdocs could not build the site" in said
    assert "no-such-theme" in said
    assert "next: " in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["content", "content/site", "."])
def test_own_files(name: str, hub_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The hub's sources are never replaced."""
    assert 2 == build(hub_root, "--output", str(hub_root / name))
    assert "own files" in capsys.readouterr().err


def test_foreign_files(hub_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with somebody's files is left alone."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("years of work")

    assert 2 == build(hub_root, "--output", str(tmp_path / "out"))
    assert "thesis.txt" in capsys.readouterr().err
    assert "years of work" == (tmp_path / "out" / "thesis.txt").read_text()


def test_a_hub_with_faults_still_builds(tmp_path: Path) -> None:
    """A post that does not validate hides no other page."""
    root = write_hub(tmp_path / "hub", {"content/posts/2026/broken.md": "---\ntitle: [\n---\n"})

    assert 0 == build(root, "--site", "internal", "--output", str(tmp_path / "out"))
    assert (tmp_path / "out/posts/repair-week/index.html").is_file()


def test_a_place_by_default(hub_root: Path) -> None:
    """Without --output the site goes into the hub's `build/`, by its name."""
    assert 0 == build(hub_root, "--site", "internal")
    assert (hub_root / "build/internal/index.html").is_file()
