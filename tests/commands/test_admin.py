"""`masthead admin` bundles the forms and shows their configuration; `build --admin` takes them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from masthead import bundling, cli
from masthead.bundling import ENTRY, FILES, LICENCES, cached_bundle


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Let bundling write a bundle without npm; return where it was asked for."""
    asked: list[Path] = []

    def make(folder: Path) -> None:
        asked.append(folder)
        (folder / FILES).mkdir(parents=True)
        for name in (ENTRY, LICENCES):
            (folder / FILES / name).touch()

    monkeypatch.setattr(bundling, "make_bundle", make)
    return asked


def test_bundle(made: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The bundle goes where it is asked for, or into the cache."""
    assert 0 == cli.run(["admin", "bundle", str(tmp_path / "a")])
    assert 0 == cli.run(["admin", "bundle"])

    assert [tmp_path / "a", cached_bundle()] == made
    assert f"bundled {tmp_path / 'a'}" in capsys.readouterr().out


def test_config(
    hub_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The configuration is printed as YAML; without a repository the next step is told."""
    assert 2 == cli.run(["admin", "config", "--hub", str(hub_root)])
    assert "set GITHUB_REPOSITORY" in capsys.readouterr().err
    monkeypatch.setenv("GITHUB_REPOSITORY", "lentera/hub")
    assert 0 == cli.run(["admin", "config", "--hub", str(hub_root)])

    config = yaml.safe_load(capsys.readouterr().out)
    assert "lentera/hub" == config["backend"]["repo"]


def test_build_with_the_cache(
    made: list[Path], hub_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--admin` alone takes the bundle of the cache, made the first time."""
    monkeypatch.setenv("GITHUB_REPOSITORY", "lentera/hub")
    for _ in range(2):
        options = ["--site", "internal", "--output", str(tmp_path / "out"), "--admin"]
        assert 0 == cli.run(["build", "--hub", str(hub_root), *options])

    assert [cached_bundle()] == made
    assert (tmp_path / "out" / "admin" / "config.yml").is_file()


def test_build_without_npm(
    hub_root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Where there is no npm, `--admin` says what to do, and a build without it goes on."""
    monkeypatch.setenv("PATH", str(tmp_path))
    options = ["--hub", str(hub_root), "--site", "internal", "--output", str(tmp_path / "out")]

    assert 2 == cli.run(["build", *options, "--admin"])
    assert "install Node.js 18 or later" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_build_with_a_bundle(
    hub_root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """`--admin DIR` takes the bundle in DIR; a folder without one is named, with the next step."""
    monkeypatch.setenv("GITHUB_REPOSITORY", "lentera/hub")
    options = ["--hub", str(hub_root), "--site", "internal", "--output", str(tmp_path / "out")]

    assert 2 == cli.run(["build", *options, "--admin", str(tmp_path)])
    said = capsys.readouterr().err
    assert f"{tmp_path} holds no bundle" in said
    assert "masthead admin bundle" in said
