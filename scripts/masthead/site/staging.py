"""Write a tree into a folder for the engine: only bytes that differ, nothing that is not in it."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from masthead.errors import SiteError
from masthead.site import cleaning
from masthead.site.content import Content, Packaged, Source, Tree

MEMORY = "copies.json"
"""Beside the staged files: which copy was made of which bytes, so that each is cleaned once."""

FOLDER = "docs"


@dataclass(frozen=True, slots=True)
class Staged:
    """What staging did: the folder, how many files it holds, how many were written and removed."""

    folder: Path
    files: int
    written: int
    removed: int


def stage(tree: Tree, root: Path, folder: Path) -> Staged:
    """Write a tree to `folder/docs`.

    Args:
        tree: the site's files.
        root: the hub's folder, where media come from.
        folder: a folder of ours; everything in `docs` that is not in the tree goes.
    """
    docs = folder / FOLDER
    removed = _remove_others(docs, tree)
    copies = _Copies(root, docs, folder / MEMORY)
    for above in sorted({(docs / place).parent for place in tree}):
        above.mkdir(parents=True, exist_ok=True)
    written = 0
    for place, content in tree.items():
        if isinstance(content, Source):
            written += copies.copy(place, content)
        else:
            written += _write(docs / place, read(content, root))
    copies.remember()
    return Staged(docs, len(tree), written, removed)


def read(content: Content, root: Path) -> bytes:
    """Return the bytes of a file of the tree, media cleaned."""
    if isinstance(content, bytes):
        return content
    if isinstance(content, Packaged):
        return files("masthead.site").joinpath("assets", content.name).read_bytes()
    return cleaning.clean(content.path, _source(root, content))


class _Copies:
    """Copies of media files, with a memory of which bytes each was made of."""

    def __init__(self, root: Path, docs: Path, memory: Path) -> None:
        self.root = root
        self.docs = docs
        self.memory = memory
        self.known = _recall(memory)
        self.made: dict[str, list[str]] = {}

    def copy(self, place: str, source: Source) -> bool:
        """Copy a media file unless its copy is there; return whether it was written."""
        content = _source(self.root, source)
        path = self.docs / place
        before = [_digest(content), str(cleaning.VERSION)]
        known = self.known.get(place, [])
        if known[:2] == before and path.is_file() and known[2:] == [_digest(path.read_bytes())]:
            self.made[place] = known
            return False
        cleaned = cleaning.clean(source.path, content)
        self.made[place] = [*before, _digest(cleaned)]
        return _write(path, cleaned)

    def remember(self) -> None:
        """Write down what was copied."""
        _write(self.memory, json.dumps(self.made, indent=0, sort_keys=True).encode())


def _recall(memory: Path) -> dict[str, list[str]]:
    try:
        known = json.loads(memory.read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _source(root: Path, source: Source) -> bytes:
    path = root / source.path
    # Never through a link: it could lead out of the hub.
    if path.is_symlink() or not path.resolve().is_relative_to(root.resolve()):
        raise SiteError(f"{source.path} is a link", "put the file itself there")
    try:
        return path.read_bytes()
    except OSError as error:
        raise SiteError(
            f"{source.path} cannot be read: {error.strerror}", "run `masthead check`"
        ) from error


def _write(path: Path, content: bytes) -> bool:
    """Write a file unless it holds these bytes already; return whether it was written."""
    try:
        with path.open("rb") as there:
            if there.read(len(content) + 1) == content:
                return False
    except FileNotFoundError:
        pass
    path.write_bytes(content)
    return True


def _remove_others(docs: Path, tree: Tree) -> int:
    """Remove files that are not in the tree, links, and folders that are left empty."""
    removed = 0
    for at, folders, names in os.walk(docs, topdown=False):
        here = Path(at)
        start = "" if here == docs else f"{here.relative_to(docs).as_posix()}/"
        others = [name for name in names if start + name not in tree]
        links = [name for name in (*folders, *names) if os.path.islink(f"{at}/{name}")]  # noqa: PTH114 - thousands
        for name in {*others, *links}:
            (here / name).unlink()
            removed += 1
        if start and removed and not any(here.iterdir()):
            here.rmdir()
    return removed


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
