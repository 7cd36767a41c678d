"""Write many new files into a hub: all of them, or none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from masthead.errors import UsageError

READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
"""How a file to copy is opened: never a symbolic link."""

PART = ".part"
"""How the hidden name ends under which a file stands until it is whole."""


def write_all(root: Path, files: Mapping[str, bytes | Path]) -> None:
    """Write new files; where one cannot be written, take the others away again.

    Args:
        root: the hub's folder.
        files: content by path (relative to the hub): bytes, or the file to copy.

    Raises:
        UsageError: a file is there already, or a path leads out of the hub.
        OSError: the disk is full, or a file cannot be read or written.
    """
    for path in files:
        _refuse(root, path)
    made: list[Path] = []
    try:
        for path, content in files.items():
            _make_folder((root / path).parent, made)
            _write(root / path, content, made)
    except BaseException:
        for new in reversed(made):
            with suppress(OSError):
                _take_away(new)
        raise


def _take_away(new: Path) -> None:
    if new.is_dir():
        new.rmdir()
    else:
        new.unlink()


def _refuse(root: Path, path: str) -> None:
    """Refuse a path that is taken, or that leads out of the hub through a symbolic link."""
    file = root / path
    if file.is_symlink() or file.exists():
        raise UsageError(f"{path} is there already", "nothing was written; move one of the two")
    known = next(folder for folder in file.parents if folder.exists())
    if not known.resolve().is_relative_to(root.resolve()) or ".." in Path(path).parts:
        raise UsageError(f"{path} leads out of the hub", "nothing was written; see to that folder")
    step = known
    while step != root:
        if step.is_symlink():
            raise UsageError(f"{step} is a symbolic link", "put the folder itself there")
        step = step.parent


def _make_folder(folder: Path, made: list[Path]) -> None:
    """Make a folder with those above it, noting each."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir()
        made.append(one)


def _write(file: Path, content: bytes | Path, made: list[Path]) -> None:
    """Write or copy one new file, whole under its name even where the run is killed meanwhile."""
    part = file.with_name(f".{file.name[:200]}{PART}")
    part.unlink(missing_ok=True)  # of a run that was killed
    with part.open("xb") as target:
        made.append(part)
        if isinstance(content, bytes):
            target.write(content)
        else:
            with os.fdopen(os.open(content, READ), "rb") as source:
                shutil.copyfileobj(source, target)
    if file.is_symlink() or file.exists():
        raise UsageError(f"{file.name} has come up meanwhile", "nothing was written; try again")
    part.rename(file)
    made[-1] = file
