"""A bare `mkdocs build` shows the same tree, and live reload watches the hub."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from hub_builder import write_hub
from masthead.site.plugin import MastheadPlugin
from masthead.starting import example_root
from site_builder import picture

FILES: dict[str, str | bytes | None] = {
    "content/index.md": "---\ntitle: Lamps\nvisibility: public\n---\nWelcome.\n",
    "content/secret.md": "---\ntitle: SECRET\n---\nSECRET\n",
    "content/broken.md": "---\ntitle: [\nvisibility: public\n---\nSECRET\n",
    "content/secret.txt": "SECRET",
    "content/media/lamp.png": picture("PNG"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a hub with the example's `mkdocs.yml`."""
    root = write_hub(tmp_path / "hub", FILES)
    (root / "mkdocs.yml").write_bytes((example_root() / "mkdocs.yml").read_bytes())
    return root


def built(root: Path, output: Path) -> dict[str, str]:
    """Build with MkDocs' own interface; return the text files."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(output))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return {
        path.relative_to(output).as_posix(): path.read_text("utf-8", errors="replace")
        for path in output.rglob("*")
        if path.is_file()
    }


def test_public_by_default(root: Path, tmp_path: Path) -> None:
    """Only the tree's files are built, though MkDocs found others in the folder."""
    files = built(root, tmp_path / "out")

    assert "Welcome." in files["index.html"]
    assert "Test brand" in files["index.html"]
    assert "assets/masthead.css" in files
    assert not [name for name, text in files.items() if "SECRET" in text or "secret" in name]
    assert "calendar/index.html" not in files


def test_internal_on_request(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With MASTHEAD_SITE=internal the same command makes the internal site."""
    monkeypatch.setenv("MASTHEAD_SITE", "internal")
    files = built(root, tmp_path / "out")

    assert "calendar/index.html" in files
    assert "secret/index.html" in files
    assert "media/lamp.png" in files


def test_the_cleaner_is_always_there(root: Path, tmp_path: Path) -> None:
    """A `mkdocs.yml` that forgets the cleaner gets it."""
    settings = root / "mkdocs.yml"
    settings.write_text("site_name: x\ndocs_dir: content\nplugins: {masthead: {}}\n")
    config = load_config(str(settings), site_dir=str(tmp_path / "out"))
    plugin = config.plugins["masthead"]
    assert isinstance(plugin, MastheadPlugin)

    assert "masthead.site.sanitise" in plugin.on_config(config)["markdown_extensions"]


def test_broken_settings(root: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What stops the hub stops MkDocs, with the place and the next step."""
    (root / "masthead.yml").write_text("name: Test\nzoone: x\n")

    with pytest.raises(Abort):
        built(root, tmp_path / "out")

    assert "masthead.yml:2" in caplog.text
    assert "next: " in caplog.text


def test_unusable_media(root: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A drawing that cannot be shown is left out; a picture that breaks off stops MkDocs."""
    drawing = root / "content/media/a.svg"
    drawing.write_text("<svg xmlns='http://www.w3.org/2000/svg'><style>a{}</style></svg>")
    page = root / "content/index.md"
    page.write_text("---\ntitle: L\nvisibility: public\n---\n![A](media/a.svg)\n")
    built(root, tmp_path / "out")
    assert not (tmp_path / "out/media/a.svg").exists()

    (root / "content/media/a.jpg").write_bytes(picture(size=(640, 400))[:-900])
    page.write_text("---\ntitle: L\nvisibility: public\n---\n![A](media/a.jpg)\n")
    with pytest.raises(Abort):
        built(root, tmp_path / "other")

    assert "content/media/a.jpg is not a picture that can be read" in caplog.text


def test_every_page_has_its_policy(root: Path, tmp_path: Path) -> None:
    """A bare build gives every page its content-security policy, and no source maps."""
    built(root, tmp_path / "out")
    pages = [path.read_text("utf-8") for path in (tmp_path / "out").rglob("*.html")]

    assert pages
    assert all("default-src 'none'" in page for page in pages)
    assert [] == list((tmp_path / "out").rglob("*.map"))


def test_live_pages_may_reload(root: Path, tmp_path: Path) -> None:
    """While a site is served from its sources, pages have no policy: live reload is a script."""
    plugin = MastheadPlugin()
    plugin.on_startup(command="serve", dirty=False)
    (tmp_path / "index.html").write_text("<head>")
    plugin.on_post_build(config=cast("Any", SimpleNamespace(site_dir=str(tmp_path))))

    assert "<head>" == (tmp_path / "index.html").read_text()


def test_live_reload(root: Path) -> None:
    """The hub's folders and its settings are watched."""

    class Server:
        def __init__(self) -> None:
            self.watched: list[str] = []

        def watch(self, path: str) -> None:
            self.watched.append(path)

    plugin = MastheadPlugin()
    plugin.root = root
    server: Any = Server()

    assert server is plugin.on_serve(server)
    assert [str(root / name) for name in ("content", "strategy", "masthead.yml")] == server.watched
