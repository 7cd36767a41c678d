"""The engine gets theme, extensions and plugins of the hub, and nothing that widens the site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from masthead.errors import ConfigError
from masthead.hub import Hub
from masthead.settings import Settings
from masthead.site.config import staged_config
from masthead.site.tree import SCRIPTS

HUB = Hub(
    Settings(
        "Lamps & <more>",
        tagline="Mended",
        public_url="https://brand.example",
        internal_url="https://hub.brand.example",
    )
)


def staged(root: Path, written: str, site: str = "public") -> dict[str, Any]:
    """Return the engine's settings for a `mkdocs.yml`."""
    source = root / "mkdocs.yml"
    source.write_text(written, encoding="utf-8")
    text = staged_config(source, HUB, site, [{"Home": "index.md"}], root / "docs")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def test_what_the_hub_decides(tmp_path: Path) -> None:
    """Name, addresses, navigation and folders come from the hub, escaped for HTML."""
    found = staged(tmp_path, "site_name: other\nnav: [secret.md]\ndocs_dir: strategy\n")

    assert "Lamps &amp; &lt;more&gt;" == found["site_name"]
    assert "https://brand.example/" == found["site_url"]
    assert [{"Home": "index.md"}] == found["nav"]
    assert "docs" == found["docs_dir"]
    assert found["strict"] is True
    internal = staged(tmp_path, "{}", "internal")
    assert "https://hub.brand.example/" == internal["site_url"]
    assert "· internal" in internal["site_name"]


def test_what_does_not_come_over(tmp_path: Path) -> None:
    """Hooks, links to the repository, extra pages and scripts stay behind."""
    found = staged(
        tmp_path,
        "hooks: [a.py]\nrepo_url: https://a.example\nedit_uri: edit/\nextra_javascript: [a.js]\n"
        "exclude_docs: x\nwatch: [strategy]\nremote_branch: x\n",
    )

    assert "" == found["repo_url"]
    assert "" == found["edit_uri"]
    assert not {"hooks", "exclude_docs", "watch", "remote_branch"} & set(found)
    assert list(SCRIPTS) == found["extra_javascript"]


@pytest.mark.parametrize(
    "written",
    [
        "plugins: {search: {lang: en}, masthead: {}}",
        "plugins: [search: {lang: en}, masthead]",
        "plugins:\n- search:\n    lang: en\n- masthead: {}",
    ],
)
def test_plugins(written: str, tmp_path: Path) -> None:
    """All plugins come over but ours, in whatever form they are written."""
    assert [{"search": {"lang": "en"}}] == staged(tmp_path, written)["plugins"]


def test_extensions(tmp_path: Path) -> None:
    """Extensions come over but those that read files; the cleaner is always there, and last."""
    found = staged(
        tmp_path,
        "markdown_extensions:\n- masthead.site.sanitise\n- tables\n"
        "- pymdownx.snippets:\n    a: b\n",
    )

    assert ["tables", "masthead.site.sanitise"] == found["markdown_extensions"]
    assert ["masthead.site.sanitise"] == staged(tmp_path, "{}")["markdown_extensions"]


def test_theme(tmp_path: Path) -> None:
    """The theme keeps its options; its own folder is found from anywhere; it has a mark."""
    found = staged(tmp_path, "theme: {name: material, custom_dir: looks, logo: my.svg}")["theme"]

    assert str(tmp_path / "looks") == found["custom_dir"]
    assert "my.svg" == found["logo"]
    assert "assets/mark.svg" == found["favicon"]
    assert "mkdocs" == staged(tmp_path, "theme: mkdocs")["theme"]["name"]
    assert "material" == staged(tmp_path, "{}")["theme"]["name"]


def test_tags_stay(tmp_path: Path) -> None:
    """YAML tags come over as they are written, and nothing of them is run."""
    source = tmp_path / "mkdocs.yml"
    source.write_text(
        "extra:\n  a: !ENV [HOME, x]\n  b: !!python/name:os.system\n  c: !ENV {d: e}\n"
    )
    text = staged_config(source, HUB, "public", [], tmp_path)

    assert "!ENV" in text
    assert "!!python/name:os.system" in text


@pytest.mark.parametrize(
    ("written", "fault"),
    [("a: [", "cannot be read"), ("- a", "not a mapping"), ("INHERIT: base.yml", "INHERIT")],
)
def test_faults(written: str, fault: str, tmp_path: Path) -> None:
    """A file that cannot be used is named."""
    with pytest.raises(ConfigError, match=fault):
        staged(tmp_path, written)
