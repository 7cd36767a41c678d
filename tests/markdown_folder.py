"""Small folders of Markdown as other programs write them, and their import."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

from conftest import NOW
from masthead.document import Document
from masthead.importing.guides import plan_guides
from masthead.importing.mapping import Vocabulary, built_in, read_mapping
from masthead.importing.markdown import plan_posts
from masthead.importing.plan import Plan
from masthead.importing.source import look
from masthead.importing.writing import write_all
from masthead.reader import read_markdown
from masthead.rules.pictures import Picture

PNG = Picture(8, 8).png()


def write_folder(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files under `root` and return it."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else dedent(content).encode())
    root.mkdir(parents=True, exist_ok=True)
    return root


def vocabulary(mapping: str = "", source: str = "any", kind: str = "post") -> Vocabulary:
    """Return what the keys mean: by a mapping's text, or by a generator's custom."""
    if not mapping:
        return built_in(kind, source)
    return read_mapping("mapping.yml", dedent(mapping).encode(), kind, source)


def plan(
    hub: Path,
    folder: Path,
    mapping: str = "",
    *,
    source: str = "any",
    kind: str = "post",
    media: Path | None = None,
) -> Plan:
    """Return what an import would write."""
    found = look(folder)
    beside = look(media) if media else found
    planned = plan_guides if kind == "guide" else plan_posts
    return planned(hub, found, beside, vocabulary(mapping, source, kind), NOW)


def imported(hub: Path, files: Mapping[str, str | bytes], mapping: str = "", **how: Any) -> Plan:
    """Write a folder beside the hub, import it, and return the plan, which has no error."""
    done = plan(hub, write_folder(hub.parent / "old", files), mapping, **how)
    assert [] == errors(done)
    write_all(hub, done.files)
    return done


def read(hub: Path, path: str) -> Document:
    """Return a file of the hub."""
    document, findings = read_markdown(path, (hub / path).read_bytes(), front_limit=512 * 1024)
    assert document is not None, findings
    return document


def errors(done: Plan) -> list[str]:
    """Return the errors of a plan, each with its place."""
    return told(done, "error")


def told(done: Plan, level: str) -> list[str]:
    """Return the findings of one level, each with the file inside the folder and the line."""
    return [
        f"{one.path.rpartition('/')[2]}:{one.line} {one.message}"
        for one in done.findings
        if one.level.value == level
    ]
