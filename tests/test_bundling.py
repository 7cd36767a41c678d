"""The forms' program is bundled with npm, once a version; a machine without it is told so."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from masthead import bundling
from masthead.bundling import (
    FILES,
    HERE,
    LICENCES,
    RECIPE,
    cached_bundle,
    is_bundle,
    make_bundle,
)
from masthead.errors import SiteError

NPM = """\
#!/bin/sh
set -e
[ "$1 $2" = "ci --ignore-scripts" ]
mkdir -p node_modules/@sveltia/cms/npm/assets node_modules/@sveltia/cms/schema
cd node_modules/@sveltia/cms
echo '{}' > schema/sveltia-cms.json
echo MIT > LICENSE.txt
echo font > npm/assets/noto-mono-latin-400-normal-DiC8lJru.woff2
echo OFL > npm/assets/noto-mono.LICENSE.txt
echo map > npm/assets/a.js.map
echo 'src:url(https://cdn.jsdelivr.net/fontsource/fonts/noto-mono@5.3.0/latin-400-normal.woff2)' \\
  > npm/index.js
echo 'fetch(`https://www.githubstatus.com/api/v2/status.json`)' >> npm/index.js
"""
NODE = """\
#!/bin/sh
set -e
for word in "$@"; do case "$word" in --outdir=*) out="${word#--outdir=}";; esac; done
mkdir -p "$out"
cp node_modules/@sveltia/cms/npm/index.js "$out/main.js"
"""


def programs(folder: Path, monkeypatch: pytest.MonkeyPatch, **texts: str) -> None:
    """Put programs of our own where programs are looked for, before all others."""
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")


@pytest.fixture
def with_npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put an npm and a node in place that do as the real ones do, without a network."""
    programs(tmp_path / "bin", monkeypatch, npm=NPM, node=NODE)


@pytest.mark.usefixtures("with_npm")
def test_a_bundle(tmp_path: Path) -> None:
    """A bundle holds program, fonts and licences, and asks no other host for fonts or state."""
    make_bundle(tmp_path / "admin")
    files = tmp_path / "admin" / FILES

    assert is_bundle(tmp_path / "admin")
    assert (
        "src:url(assets/noto-mono-latin-400-normal-DiC8lJru.woff2)\n"
        'fetch(`data:application/json,{"status":{"indicator":"none"}}`)\n'
    ) == (files / "main.js").read_text(encoding="utf-8")
    assert {
        "noto-mono-latin-400-normal-DiC8lJru.woff2",
        "noto-mono.LICENSE.txt",
    } == {path.name for path in (files / "assets").iterdir()}
    assert "== @sveltia/cms 0.221.1: MIT\n\nMIT" in (files / LICENCES).read_text(encoding="utf-8")
    assert ["admin"] == [path.name for path in tmp_path.iterdir() if path.name != "bin"]


@pytest.mark.usefixtures("with_npm")
def test_a_folder_below_this_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder may be named as seen from where one stands."""
    monkeypatch.chdir(tmp_path)
    make_bundle(Path("build/admin"))

    assert is_bundle(tmp_path / "build" / "admin")
    assert ["admin"] == [path.name for path in (tmp_path / "build").iterdir()]


def test_nothing_was_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that ends well and made nothing is no bundle."""
    programs(tmp_path / "bin", monkeypatch, npm=NPM, node="#!/bin/sh\n")
    (tmp_path / "admin").mkdir()
    with pytest.raises(SiteError, match="node bundled nothing"):
        make_bundle(tmp_path / "admin")


@pytest.mark.usefixtures("with_npm")
def test_again(tmp_path: Path) -> None:
    """A bundle is replaced by a new one, and anything else is left alone."""
    make_bundle(tmp_path / "admin")
    (tmp_path / "admin" / FILES / "old.js").touch()
    make_bundle(tmp_path / "admin")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.txt").touch()

    assert not (tmp_path / "admin" / FILES / "old.js").exists()
    with pytest.raises(SiteError, match="holds something else than a bundle"):
        make_bundle(tmp_path / "other")
    assert (tmp_path / "other" / "thesis.txt").exists()


def test_without_npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no npm, the message says what to install and that a site needs none."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SiteError, match="there is no npm here") as caught:
        make_bundle(tmp_path / "admin")

    assert "install Node.js 18 or later with npm" in caught.value.hint
    assert "without `--admin` needs neither" in caught.value.hint


def test_npm_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What npm says is told, and nothing half made stays."""
    programs(tmp_path / "bin", monkeypatch, npm="#!/bin/sh\necho offline >&2\nexit 1\n", node=NODE)
    with pytest.raises(SiteError, match="npm could not bundle /admin:\noffline"):
        make_bundle(tmp_path / "admin")

    assert ["bin"] == [path.name for path in tmp_path.iterdir()]


def test_npm_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step that does not end is ended."""
    programs(tmp_path / "bin", monkeypatch, npm=NPM, node=NODE)

    def never(*words: object, **_: object) -> None:
        raise subprocess.TimeoutExpired(str(words), 1)

    monkeypatch.setattr(bundling.subprocess, "run", never)
    with pytest.raises(SiteError, match="npm did not end within"):
        make_bundle(tmp_path / "admin")


def test_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache has one bundle for each version of what it is made from."""
    assert cached_bundle().parent == Path.home() / ".cache" / "masthead"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    before = cached_bundle()
    changed = tmp_path / "recipe"
    changed.mkdir()
    for name in RECIPE:
        (changed / name).write_bytes((HERE / name).read_bytes() + b" ")
    monkeypatch.setattr(bundling, "HERE", changed)

    assert before.parent == tmp_path / "masthead"
    assert before != cached_bundle()


def test_what_is_bundled_is_pinned() -> None:
    """Each package has one version and a hash, and the list names no registry."""
    lock = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}

    assert [] == [name for name, one in packages.items() if "integrity" not in one]
    assert [] == [name for name, one in packages.items() if "resolved" in one]
    assert set() == {name for name, one in packages.items() if one.get("hasInstallScript")} - {
        "node_modules/esbuild"
    }
