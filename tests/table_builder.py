"""Tables for tests, and the posts that an import makes of them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from conftest import NOW
from hub_builder import write_hub
from masthead.finding import Level
from masthead.importing.tables.columns import ColumnMap, read_map
from masthead.importing.tables.opening import open_table
from masthead.importing.tables.posts import Brought, make_posts
from masthead.importing.writing import write_all
from masthead.workspace import load_hub


def picture() -> bytes:
    """Return a small picture."""
    made = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(made, "PNG")
    return made.getvalue()


def hub(root: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Return a hub without a post, with two channels, `outbox` and `site`, and one person."""
    return write_hub(root / "hub", {"content/posts/2026/repair-week.md": None, **(files or {})})


def map_of(text: str) -> ColumnMap:
    """Return the map that a text gives."""
    return read_map("map.yml", text.encode())


def bring(root: Path, table: str | bytes, map: ColumnMap | None = None) -> Brought:
    """Return what a table gives in the hub at `root`; the file stands beside the hub."""
    file = root.parent / "calendar.csv"
    file.write_bytes(table if isinstance(table, bytes) else table.encode())
    opened = open_table(file, map, "")
    assert not any(one.level is Level.ERROR for one in opened.findings)
    return make_posts(load_hub(root), opened.sheet, opened.map, file.parent, now=NOW)


def written(root: Path, table: str | bytes, map: ColumnMap | None = None) -> Brought:
    """Import a table without a fault into the hub at `root`."""
    brought = bring(root, table, map)
    assert [] == [one for one in brought.findings if one.level is Level.ERROR]
    write_all(root, brought.files)
    return brought


def text(brought: Brought, number: int = 0) -> str:
    """Return the file of one post as it is to be written."""
    content = brought.files[brought.posts[number]]
    assert isinstance(content, bytes)
    return content.decode()
