"""A hub becomes a site: staged, built by more than one engine, finished, swapped into place."""

from __future__ import annotations

import gzip
import json
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml

from git_helper import git
from hub_builder import commit_all, post, write_hub
from masthead.errors import ConfigError, SiteError
from masthead.ledger import create
from masthead.site import engine
from masthead.site.building import build, make_tree, read_hub
from masthead.site.engine import ENGINES
from masthead.starting import example_root
from masthead.workspace import load_settings
from site_builder import picture, record

FILES: dict[str, str | bytes | None] = {
    "content/index.md": """\
---
title: Test brand
visibility: public
---
Welcome. <script>alert(1)</script> [Logo](brand/logo.md#use) [Plan](../strategy/goals/trust.md)

![Lamp](media/lamp.png)
""",
    "content/brand/logo.md": """\
---
title: Logo & mark
visibility: public
---
## Use

| a |
|---|
| 1 |
""",
    "content/media/lamp.png": picture("PNG"),
    "content/voice/de.md": "---\ntitle: Stimme\nlang: de\n---\n[Home](../index.md)\n",
    "content/posts/2026/repair-week.md": post(
        "media: [{file: /media/lamp.png, alt: A lamp}]", channels="[site, outbox]"
    ),
    "strategy/goals/trust.md": """\
---
title: SECRET goal
---
[Logo](../../content/brand/logo.md)
""",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a hub in git whose post is out on the site."""
    root = write_hub(tmp_path / "hub", FILES)
    commit_all(root)
    create(root, load_settings(root), now=0.0, records=[record("repair-week", "site")])
    return root


class Addresses(HTMLParser):
    """Gathers what a page links to or loads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note addresses."""
        self.found |= {value for name, value in attrs if name in {"href", "src"} and value}


def dead_links(site: Path) -> list[str]:
    """Return links of a built site that lead to no file of it."""
    dead = []
    for path in sorted(site.rglob("*.html")):
        page = Addresses()
        page.feed(path.read_text("utf-8"))
        own = f"http://x/{path.relative_to(site).as_posix().removesuffix('index.html')}"
        for found in page.found:
            parts = urlsplit(urljoin(own, found))
            if parts.netloc != "x" or path.name == "404.html":
                continue
            target = site / unquote(parts.path).lstrip("/")
            if not (target.is_file() or (target / "index.html").is_file()):
                dead.append(f"{path.relative_to(site)} -> {found}")
    return dead


def bytes_of(site: Path) -> dict[str, bytes]:
    """Return every file of a built site."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("name", ENGINES)
def test_both_sites(name: str, root: Path, tmp_path: Path, now: datetime) -> None:
    """Each engine builds both sites from the same staged tree, without a dead link."""
    said: list[str] = []
    for site in ("public", "internal"):
        output = tmp_path / site
        built = build(root, site, output, now=now, engine_name=name, tell=said.append)
        assert built.pages == len(list(output.rglob("*.html"))) > 5
        assert [] == dead_links(output)
        page = (output / "posts/repair-week/index.html").read_text("utf-8")
        assert "Content-Security-Policy" in page
        assert "Bring your lamp" in page
    assert any(line.startswith("staged") for line in said)
    assert (tmp_path / "internal/calendar/2026-12/index.html").is_file()
    assert not (tmp_path / "public/calendar").exists()


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes(theme: str, root: Path, tmp_path: Path, now: datetime) -> None:
    """Both sites build with themes that know nothing of Material, every link alive."""
    settings = yaml.safe_load((example_root() / "mkdocs.yml").read_text("utf-8"))
    settings["theme"] = {"name": theme}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings))
    for site in ("public", "internal"):
        build(root, site, tmp_path / site, now=now)
        page = (tmp_path / site / "posts/repair-week/index.html").read_text("utf-8")
        assert "Bring your lamp" in page
        assert "Content-Security-Policy" in page
        assert [] == dead_links(tmp_path / site)


def test_nothing_internal_in_the_bytes(root: Path, tmp_path: Path, now: datetime) -> None:
    """No byte of the public site, packed files included, names what is internal."""
    build(root, "public", tmp_path / "out", now=now)

    for name, content in bytes_of(tmp_path / "out").items():
        unpacked = gzip.decompress(content) if name.endswith(".gz") else content
        for secret in (b"SECRET", b"goals/trust", b"Stimme", b"voice/de", b"outbox"):
            assert secret not in unpacked, name
        assert b"<script>alert(1)" not in content


def test_same_hub_same_bytes(root: Path, tmp_path: Path, now: datetime) -> None:
    """Two builds of a hub are the same, byte for byte."""
    for name in ("one", "two"):
        build(root, "public", tmp_path / name, now=now)

    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def test_again_in_place(root: Path, tmp_path: Path, now: datetime) -> None:
    """A second build replaces the first; what is no longer public is gone from it."""
    output = tmp_path / "out"
    build(root, "public", output, now=now)
    assert (output / "brand/logo/index.html").is_file()
    page = root / "content/brand/logo.md"
    page.write_text(page.read_text().replace("visibility: public", "visibility: internal"))
    build(root, "public", output, now=now)

    assert not (output / "brand/logo").exists()
    assert b"Logo &amp; mark" not in b"".join(bytes_of(output).values())


def test_an_engine_that_fails(
    root: Path, tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the engine fails, its words are shown and the old site stays."""
    output = tmp_path / "out"
    build(root, "public", output, now=now)
    (root / "mkdocs.yml").write_text("theme: {name: no-such-theme}\n")
    before = bytes_of(output)

    with pytest.raises(SiteError, match="no-such-theme"):
        build(root, "public", output, now=now)

    assert before == bytes_of(output)


def test_broken_settings(root: Path, tmp_path: Path, now: datetime) -> None:
    """A `masthead.yml` that cannot be used stops the build before anything is written."""
    (root / "masthead.yml").write_text("name: [\n")
    with pytest.raises(ConfigError):
        build(root, "public", tmp_path / "out", now=now)

    assert not (tmp_path / "out").exists()


def test_without_git(tmp_path: Path, now: datetime) -> None:
    """A hub that is no repository has a site without published posts."""
    root = write_hub(tmp_path / "hub")
    build(root, "public", tmp_path / "out", now=now)
    api = json.loads((tmp_path / "out/api/v1/index.json").read_bytes())

    assert 0 == api["kinds"]["posts"]["count"]


def test_hub_with_records(root: Path) -> None:
    """The hub is read with what the ledger knows."""
    assert ["repair-week@site"] == list(read_hub(root, "public").records)
    assert "ledger" in git(root, "branch", "--list")


def test_engine_without_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that cannot start is a failure with its words."""
    monkeypatch.setattr(engine.sys, "executable", "false")
    with pytest.raises(SiteError, match="could not build"):
        engine.run(tmp_path / "mkdocs.yml", tmp_path / "out", epoch=0)


def test_a_build_behind_a_link_is_refused(root: Path, tmp_path: Path, now: datetime) -> None:
    """A pull request cannot lead the staged site out of the hub by a symbolic link."""
    (tmp_path / "elsewhere").mkdir()
    (root / "build").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(SiteError, match="build is a symbolic link"):
        build(root, "public", tmp_path / "out", now=now)

    assert [] == list((tmp_path / "elsewhere").iterdir())


def test_the_board_tells_what_the_next_run_would_hold(root: Path, now: datetime) -> None:
    """A post that is due and not committed stands as held, with the reason, and not as due."""
    (root / "content/posts/2026/new.md").write_text(post(publish_at="2026-12-07 09:00"))
    hub = read_hub(root, "internal")
    board = make_tree(root, hub, "internal", now)["pipeline/index.md"]
    assert isinstance(board, bytes)
    waiting = board.decode().partition('id="waiting"')[2].partition("</section>")[0]

    assert "../posts/new/" in waiting
    assert "hub-state--held" in waiting
    assert "commit" in waiting


def test_a_build_says_what_it_lacks(root: Path, tmp_path: Path, now: datetime) -> None:
    """Files with errors are named, so that a site without them surprises nobody."""
    (root / "content/media/lamp.png").write_bytes(b"no picture")
    (root / "content/brand/logo.md").write_text("---\ntitle: [\n---\n")
    told: list[str] = []
    build(root, "public", tmp_path / "out", now=now, tell=told.append)
    said = next(line for line in told if line.startswith("errors in"))

    assert "content/brand/logo.md" in said
    assert said.endswith("the site lacks what cannot be shown; see `masthead check`")


def test_a_whole_build_says_nothing_of_errors(root: Path, tmp_path: Path, now: datetime) -> None:
    """Errors in posts are the publisher's business; the site shows what is out."""
    (root / "content/index.md").write_text("---\ntitle: Home\nvisibility: public\n---\nHello.\n")
    (root / "content/posts/2026/new.md").write_text(post(channels="[nowhere]"))
    told: list[str] = []
    build(root, "public", tmp_path / "out", now=now, tell=told.append)

    assert not any("errors in" in line for line in told)
