"""Walk the folders of a hub: which files there are, and which names cannot be used."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from masthead.finding import Finding

FOLDERS = ("content", "strategy")
"""The folders that hold a hub's files."""

UNUSABLE = frozenset('<>:"|?*\\')
"""Characters that Windows refuses in names (and `<`, `>` would be markup on the site)."""

LIKE_MARKDOWN = (".md", ".markdown", ".mdown", ".mdx")
"""Endings, in any case, of files that somebody may take for posts or pages."""

RENAME = "rename the file"


@dataclass(slots=True)
class Walk:
    """What a walk has found.

    Args:
        files: size in bytes of each regular file by its path, relative to the hub, in order; 0
            for Markdown, of which nobody asks it.
        links: paths of the symbolic links; what lies behind them is not read.
        findings: names and entries that cannot be used.
    """

    files: dict[str, int] = field(default_factory=dict)
    links: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)


def walk(root: Path) -> Walk:
    """Walk `content/` and `strategy/` in order of names, never through a symbolic link.

    Names that begin with a dot are left out, as git's and the system's own.
    """
    found = Walk()
    for name in FOLDERS:
        path = root / name
        if path.is_symlink():
            _add_link(name, found)
        elif path.is_dir():
            _walk_folder(path, name, found)
    _check_clashes(found)
    return found


def _walk_folder(folder: Path | str, path: str, found: Walk) -> None:
    """Walk one folder; `path` is its path relative to the hub."""
    try:
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        message = f"the folder cannot be read: {error.strerror}"
        found.findings.append(Finding("reader/unreadable", path, message))
        return
    for entry in ordered:
        if not entry.name.startswith("."):
            _add_entry(entry, f"{path}/{entry.name}", found)


def _add_entry(entry: os.DirEntry[str], path: str, found: Walk) -> None:
    """Add one entry of a folder, and what lies in it."""
    if fault := _name_fault(entry.name):
        found.findings.append(Finding("reader/name", escaped(path), fault, hint=RENAME))
    elif entry.is_symlink():
        _add_link(path, found)
    elif entry.is_dir(follow_symlinks=False):
        _walk_folder(entry.path, path, found)
    elif entry.is_file(follow_symlinks=False):
        sized = not path.endswith(".md")
        found.files[path] = entry.stat(follow_symlinks=False).st_size if sized else 0
        if not path.endswith(".md") and path.lower().endswith(LIKE_MARKDOWN):
            message = "posts and pages end in `.md`: this file is not read"
            found.findings.append(Finding("reader/name", path, message, hint=RENAME))
    else:
        message = "this is no regular file (a pipe, a socket or a device) and is not read"
        found.findings.append(Finding("reader/not-a-file", path, message, hint="delete it"))


def _add_link(path: str, found: Walk) -> None:
    message = "this is a symbolic link, and links are not followed"
    hint = "put the file itself here"
    found.links.add(path)
    found.findings.append(Finding("reader/symlink", path, message, hint=hint))


def _name_fault(name: str) -> str:
    """Return why a name cannot be used, or nothing."""
    if name.isascii() and name.isprintable():  # nearly all names
        return "" if UNUSABLE.isdisjoint(name) else _fault_of(min(UNUSABLE & set(name)))
    for character in name:
        if not character.isprintable() or character in UNUSABLE:
            return _fault_of(character)
    if not unicodedata.is_normalized("NFC", name):
        return "the name has decomposed letters (not Unicode NFC), which systems read differently"
    return ""


def _fault_of(character: str) -> str:
    shown = f"`{character}`" if character.isprintable() else f"U+{ord(character):04X}"
    return f"the name holds {shown}, which not every system takes"


def _check_clashes(found: Walk) -> None:
    """Find paths that are one and the same file where capitals do not count (macOS, Windows)."""
    first: dict[str, str] = {}
    for path in _with_folders(found.files):
        other = first.setdefault(path.casefold(), path)
        if other != path:
            message = f"the name differs from {other} in capitals only: some systems keep one"
            found.findings.append(Finding("reader/case-clash", path, message, hint=RENAME))


def _with_folders(files: dict[str, int]) -> Iterator[str]:
    """Yield each file after the folders it lies in."""
    seen: set[str] = set()
    for path in files:
        folder = path.rpartition("/")[0]
        if folder not in seen:
            seen.add(folder)
            yield folder
        yield path


def escaped(path: str) -> str:
    """Return a path that can be shown: what does not print stands as an escape."""
    return "".join(
        letter
        if letter.isprintable()
        else letter.encode("unicode_escape", "surrogatepass").decode()
        for letter in path
    )
