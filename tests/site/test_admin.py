"""The forms stand beside the internal site with a policy of their own, and nowhere else."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
import yaml

from git_helper import git
from hub_builder import commit_all, write_hub
from masthead.bundling import FILES, LICENCES
from masthead.editors.forms import configuration
from masthead.editors.place import Place
from masthead.errors import SiteError, UsageError
from masthead.site.admin import configuration_text, page, place_of, policy, put_admin
from masthead.site.building import build
from masthead.workspace import load_hub

PLACE = Place("lentera/hub", "main", "https://api.github.com")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """Return a bundle without a program: what is written beside it is the matter here."""
    files = tmp_path / "bundle" / FILES
    (files / "assets").mkdir(parents=True)
    (files / "assets" / "noto-mono.LICENSE.txt").write_text("OFL", encoding="utf-8")
    (files / "main.js").write_text("", encoding="utf-8")
    (files / LICENCES).write_text("MIT", encoding="utf-8")
    return tmp_path / "bundle"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small hub in git whose remote is on GitHub."""
    root = write_hub(tmp_path / "hub")
    commit_all(root)
    git(root, "remote", "add", "origin", "git@github.com:lentera/hub.git")
    return root


def test_with_the_internal_site(root: Path, bundle: Path, tmp_path: Path, now: datetime) -> None:
    """A build that is asked for the forms has them, with the fonts' licences."""
    built = build(root, "internal", tmp_path / "out", now=now, bundle=bundle)
    folder = tmp_path / "out" / "admin"

    assert {"index.html", "config.yml", "main.js", LICENCES, "assets"} == {
        path.name for path in folder.iterdir()
    }
    assert (folder / "assets" / "noto-mono.LICENSE.txt").is_file()
    config = yaml.safe_load((folder / "config.yml").read_text(encoding="utf-8"))
    assert configuration(load_hub(root), PLACE) == config
    home = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    leading = (tmp_path / "out" / "write" / "index.html").read_text(encoding="utf-8")
    assert 'href="write/"' in home
    assert 'href="../admin/"' in leading
    assert 'href="https://github.com/lentera/hub/issues/new?template=post.yml"' in leading
    pages = list((tmp_path / "out").rglob("*.html"))
    assert len(pages) - 1 == built.pages


def test_without_being_asked(root: Path, tmp_path: Path, now: datetime) -> None:
    """A site that nobody asked forms for has none, and is whole."""
    build(root, "internal", tmp_path / "out", now=now)

    assert not (tmp_path / "out" / "admin").exists()
    assert not (tmp_path / "out" / "write").exists()


def test_never_on_the_public_site(root: Path, bundle: Path, tmp_path: Path, now: datetime) -> None:
    """The public site refuses forms before anything is built, and holds no word of them."""
    with pytest.raises(UsageError, match="the public site has no forms"):
        build(root, "public", tmp_path / "out", now=now, bundle=bundle)
    assert not (tmp_path / "out").exists()
    build(root, "public", tmp_path / "out", now=now)

    told = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert not (tmp_path / "out" / "admin").exists()
    assert b"editorial_workflow" not in told


def test_where_the_hub_is_kept(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The repository is the git remote's, or the one that GitHub Actions runs for."""
    hub = load_hub(root)
    assert PLACE == place_of(root, hub)
    monkeypatch.setenv("GITHUB_REPOSITORY", "brand/hub")
    assert "brand/hub" == place_of(root, hub).repository
    monkeypatch.delenv("GITHUB_REPOSITORY")
    with pytest.raises(UsageError, match="which repository"):
        place_of(write_hub(tmp_path / "plain"), hub)


def test_no_bundle(root: Path, tmp_path: Path) -> None:
    """A folder that holds no bundle is named, with the command that makes one."""
    with pytest.raises(SiteError, match="holds no bundle") as caught:
        put_admin(tmp_path, load_hub(root), PLACE, tmp_path)

    assert "masthead admin bundle" in caught.value.hint


def test_a_page_of_that_name(root: Path, bundle: Path, tmp_path: Path) -> None:
    """A page that stands where the forms go is named, and not overwritten."""
    (tmp_path / "site" / "admin").mkdir(parents=True)
    with pytest.raises(SiteError, match="stands at admin/, where the forms go"):
        put_admin(tmp_path / "site", load_hub(root), PLACE, bundle)


def test_policy() -> None:
    """Besides its own site the page reaches one host only, and runs no script inside the page."""
    rules = policy(PLACE)

    assert "'self' blob: data: https://api.github.com" == rules["connect-src"]
    assert "'none'" == rules["default-src"]
    assert "unsafe" not in rules["script-src"].replace("'wasm-unsafe-eval'", "")
    assert not [name for name, rule in rules.items() if "//" in rule and name != "connect-src"]


def test_a_hostile_name() -> None:
    """The brand's name is text in the page, whatever it holds."""
    made = page('</title><script>"', PLACE)

    assert "<script>" not in made
    assert "&lt;/title&gt;&lt;script&gt;&quot;: forms" in made


def test_no_secret_and_no_anchor(root: Path) -> None:
    """The configuration names no variable of a secret, and says each thing in full."""
    write_hub(
        root,
        {
            "strategy/channels/bluesky.md": "---\ntitle: Bluesky\nservice: bluesky\n"
            "secrets: {app_password: BLUESKY_APP_PASSWORD}\n---\nOurs.\n"
        },
    )
    text = configuration_text(load_hub(root), PLACE)

    assert "BLUESKY" not in text
    assert "secrets" not in text
    assert "&id" not in text
