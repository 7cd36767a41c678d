"""Write a tree into a folder for the engine: only bytes that differ, nothing that is not in it."""

from __future__ import annotations

import hashlib
import io
import json
import os
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from masthead.collector import no_collector
from masthead.errors import SiteError
from masthead.site import cleaning
from masthead.site.content import Content, Made, Packaged, Source, Tree
from masthead.site.making import make, paths_of, recipe

MEMORY = "copies.json"
"""Beside the staged files: which copy was made of which bytes, so that each is cleaned once."""

FOLDER = "docs"


BESIDE = "api/"
"""What no engine has a part in: written once, into the finished site, and not staged and copied.

That is half of the files of a site with thousands of posts.
"""


@dataclass(frozen=True, slots=True)
class Staged:
    """What staging did: the folder, how many files it holds, how many were written and removed."""

    folder: Path
    files: int
    written: int
    removed: int


def divided(tree: Tree) -> tuple[Tree, Tree]:
    """Return what the engine builds from, and what is put beside its work (`put_beside`)."""
    beside = {place: content for place, content in tree.items() if place.startswith(BESIDE)}
    staged = {place: content for place, content in tree.items() if place not in beside}
    return staged, beside


def put_beside(tree: Tree, root: Path, site: Path) -> None:
    """Write files into a built site.

    Args:
        tree: the files.
        root: the hub's folder, where media come from.
        site: the built site.
    """
    for above in {place.rpartition("/")[0] for place in tree}:
        (site / above).mkdir(parents=True, exist_ok=True)
    for place, content in tree.items():
        _write(f"{site}{os.sep}{place}", read(content, root), new=True)


@no_collector()
def stage(tree: Tree, root: Path, folder: Path) -> Staged:
    """Write a tree to `folder/docs`.

    Args:
        tree: the site's files.
        root: the hub's folder, where media come from.
        folder: a folder of ours; everything in `docs` that is not in the tree goes.
    """
    docs = folder / FOLDER
    removed, there = _remove_others(docs, tree)
    copies = _Copies(root, docs, folder / MEMORY)
    for above in sorted({place.rpartition("/")[0] for place in tree}):
        (docs / above).mkdir(parents=True, exist_ok=True)
    start = f"{docs}{os.sep}"
    written = 0
    for place, content in tree.items():
        if isinstance(content, bytes | Packaged):
            written += _write(start + place, read(content, root), new=place not in there)
        else:
            written += copies.copy(place, content)
    copies.remember()
    return Staged(docs, len(tree), written, removed)


def read(content: Content, root: Path) -> bytes:
    """Return the bytes of a file of the tree, media cleaned."""
    if isinstance(content, bytes):
        return content
    if isinstance(content, Packaged):
        return files("masthead.site").joinpath("assets", content.name).read_bytes()
    return make(content, lambda path: _source(root, Source(path)))


class _Copies:
    """Copies of media files, with a memory of which bytes each was made of."""

    def __init__(self, root: Path, docs: Path, memory: Path) -> None:
        self.root = root
        self.docs = docs
        self.memory = memory
        self.known = _recall(memory)
        self.made: dict[str, list[str]] = {}

    def copy(self, place: str, content: Made) -> bool:
        """Make a file of media files unless it is there; return whether it was written."""
        path = self.docs / place
        sources = {name: _source(self.root, Source(name)) for name in paths_of(content)}
        digests = ",".join(map(_digest, sources.values()))
        before = [digests, f"{cleaning.VERSION} {recipe(content)}".strip()]
        known = self.known.get(place, [])
        if known[:2] == before and path.is_file() and known[2:] == [_digest(path.read_bytes())]:
            self.made[place] = known
            return False
        made = make(content, sources.__getitem__)
        self.made[place] = [*before, _digest(made)]
        return _write(str(path), made)

    def remember(self) -> None:
        """Write down what was copied."""
        _write(str(self.memory), json.dumps(self.made, indent=0, sort_keys=True).encode())


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


def _write(path: str, content: bytes, *, new: bool = False) -> bool:
    """Write a file unless it holds these bytes already; return whether it was written.

    Thousands are written in one go: the plain calls take half the time of `Path.write_bytes`.

    Args:
        path: the file.
        content: its bytes.
        new: whether it is known that there is none yet.
    """
    if not new:
        try:
            with open(path, "rb", buffering=0) as there:  # noqa: PTH123 - see above
                if there.read(len(content) + 1) == content:
                    return False
        except FileNotFoundError:
            pass
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123 - see above
        _write_all(file, content)
    return True


def _write_all(file: io.FileIO, content: bytes) -> None:
    """Write all bytes: an unbuffered file may take fewer at a time, as on a full disk."""
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) or 0 :]


def _remove_others(docs: Path, tree: Tree) -> tuple[int, set[str]]:
    """Remove files that are not in the tree, links, and folders that are left empty.

    Returns:
        How many were removed, and the places of the files that stay.
    """
    removed = 0
    stay: set[str] = set()
    for at, folders, names in os.walk(docs, topdown=False):
        here = Path(at)
        start = "" if here == docs else f"{here.relative_to(docs).as_posix()}/"
        others = [name for name in names if start + name not in tree]
        links = [name for name in (*folders, *names) if os.path.islink(f"{at}/{name}")]  # noqa: PTH114 - thousands
        for name in {*others, *links}:
            (here / name).unlink()
            removed += 1
        stay.update(start + name for name in names)
        if start and removed and not any(here.iterdir()):
            here.rmdir()
    return removed, stay & tree.keys()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
