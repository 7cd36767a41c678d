"""Build with Zensical, the engine that may follow when MkDocs and Material end.

Zensical 0.0.73 (November 2026) takes no folder outside of its project, and takes relative
addresses in HTML for addresses of files, which ours are not: it would write `../` before each.
So the staged tree is copied with a mark before them, which goes again from what was built.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

FOLDER = "zensical"
"""Beside the settings: the copy that is built."""

MARK = "/__as-it-is__/"
TEXTS = frozenset({".html", ".json", ".xml"})

_RELATIVE = re.compile(r'(\s(?:href|src|poster)=")(?!/|#|[a-zA-Z][a-zA-Z0-9+.-]*:)')


def build_beside(config: Path, output: Path, run: Callable[[Path], None]) -> None:
    """Build a staged site.

    Args:
        config: the engine's settings; the staged pages are in `docs` beside it.
        output: a folder for the site.
        run: starts the engine with the settings that it is given.
    """
    project = config.parent / FOLDER
    shutil.rmtree(project, ignore_errors=True)
    try:
        _copy(config.parent / "docs", project / "docs")
        own = project / config.name
        own.write_text(f"{config.read_text('utf-8')}\nsite_dir: site\n", encoding="utf-8")
        run(own)
        for path in (project / "site").rglob("*"):
            if path.suffix in TEXTS and MARK in (text := path.read_text("utf-8")):
                path.write_text(text.replace(MARK, ""), encoding="utf-8", newline="")
        shutil.copytree(project / "site", output, dirs_exist_ok=True)
    finally:
        shutil.rmtree(project, ignore_errors=True)


def _copy(docs: Path, copy: Path) -> None:
    shutil.copytree(docs, copy)
    for path in copy.rglob("*.md"):
        text = path.read_text("utf-8")
        path.write_text(_RELATIVE.sub(rf"\1{MARK}", text), encoding="utf-8", newline="")
