"""The staged tree belongs to no engine and no theme: nothing of ours is made for Material alone."""

from __future__ import annotations

import ast
import re
from importlib.resources import files
from pathlib import Path

import masthead
from masthead.site import beside
from masthead.site.tidying import remove_source_maps

PACKAGE = Path(masthead.__file__).parent
HUB = PACKAGE.parent.parent


def test_no_template_of_the_theme_is_replaced() -> None:
    """No page of a theme is overridden, and no file of the theme is read by our code."""
    settings = (HUB / "mkdocs.yml").read_text("utf-8")
    assert "custom_dir" not in settings
    assert [] == list(PACKAGE.rglob("overrides"))
    for path in (PACKAGE / "site" / "templates").rglob("*.html"):
        text = path.read_text("utf-8")
        for extended in re.findall(
            r"{%-?\s*(?:extends|include|import|from)\s+[\"']([^\"']+)", text
        ):
            assert (PACKAGE / "site" / "templates" / extended).is_file(), f"{path.name}: {extended}"
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        names = {
            name
            for node in ast.walk(tree)
            for name in (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
        }
        assert not {name for name in names if name.partition(".")[0] in ("material", "zensical")}


def test_our_scripts_know_no_theme() -> None:
    """Our scripts and templates name no class, attribute or variable of Material."""
    for folder in ("assets", "templates"):
        for path in Path(str(files("masthead.site").joinpath(folder))).rglob("*"):
            if path.suffix in (".js", ".html"):
                assert not re.search(r"\bmd-|__md|document\$", path.read_text("utf-8")), path.name


def test_source_maps_go(tmp_path: Path) -> None:
    """Maps go, and so do the lines that point to them; other files stay as they are."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.min.js").write_bytes(b"go();\n//# sourceMappingURL=x.min.js.map\n")
    (tmp_path / "a" / "x.min.js.map").write_bytes(b"{}")
    (tmp_path / "y.css").write_bytes(b"p{}/*# sourceMappingURL=y.css.map */")
    (tmp_path / "y.css.map").write_bytes(b"{}")
    (tmp_path / "z.map").write_bytes(b"{}")
    (tmp_path / "w.js").write_bytes(b"stay();")

    assert 3 == remove_source_maps(tmp_path)
    assert b"go();\n" == (tmp_path / "a" / "x.min.js").read_bytes()
    assert b"p{}\n" == (tmp_path / "y.css").read_bytes()
    assert b"stay();" == (tmp_path / "w.js").read_bytes()
    assert [] == list(tmp_path.rglob("*.map"))


def test_addresses_stay_as_they_are_for_zensical(tmp_path: Path) -> None:
    """Relative addresses in HTML are marked for the engine, and come out as they went in."""
    docs = tmp_path / "docs"
    docs.mkdir()
    html = (
        '<a href="../b/">b</a> <img src="c.png"> <a href="#x">x</a> <a href="https://d.example/">'
    )
    (docs / "a.md").write_text(html)
    config = tmp_path / "mkdocs.yml"
    config.write_text("docs_dir: docs\n")
    seen: list[str] = []

    def run(own: Path) -> None:
        text = (own.parent / "docs" / "a.md").read_text()
        seen.append(text)
        (own.parent / "site").mkdir()
        (own.parent / "site" / "a.html").write_text(text)

    beside.build_beside(config, tmp_path / "out", run)

    marked = html.replace('"../b/', f'"{beside.MARK}../b/').replace(
        '"c.png', f'"{beside.MARK}c.png'
    )
    assert [marked] == seen
    assert html == (tmp_path / "out" / "a.html").read_text()
    assert not (tmp_path / beside.FOLDER).exists()
