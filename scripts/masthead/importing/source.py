"""Look at a folder that comes from elsewhere: which files it has; no link is ever followed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from masthead.errors import UsageError
from masthead.finding import Finding, Level
from masthead.importing.writing import READ
from masthead.walking import LIKE_MARKDOWN, escaped

MOST_FILES = 20_000
"""Files of one import."""
DEEPEST = 32
"""Folders inside folders."""
MOST_TEXT = 1024 * 1024
"""Bytes of one text (the limit of the reader), of which one more is read."""
MOST_TEXTS = 256 * 1024 * 1024
"""Bytes of all texts of one import: they are held in memory until all have been checked."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder as it was found.

    Args:
        root: where it is.
        name: its name in messages, as the person wrote it.
        files: size in bytes of each regular file by its path inside, in order.
        findings: what was left aside.
    """

    root: Path
    name: str
    files: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    names: dict[str, list[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Look names up once: a vault has thousands of files, and its notes name them often."""
        object.__setattr__(self, "names", {})
        for path in self.files:
            self.names.setdefault(path.rpartition("/")[2], []).append(path)

    def texts(self) -> Iterator[str]:
        """Yield the paths of the Markdown files."""
        return (path for path in self.files if path.lower().endswith(LIKE_MARKDOWN))

    def shown(self, path: str) -> str:
        """Return the path of a file of the folder for messages."""
        return f"{self.name}/{escaped(path)}" if path else self.name

    def read(self, path: str) -> bytes:
        """Return the bytes of a text: all, or one more than the reader takes."""
        with os.fdopen(os.open(self.root / path, READ), "rb", buffering=0) as file:
            return file.read(min(os.fstat(file.fileno()).st_size, MOST_TEXT) + 1)


def look(folder: Path) -> Folder:
    """Return what a folder holds; names that begin with a dot are passed over.

    Args:
        folder: a folder, or one Markdown file.

    Raises:
        UsageError: it is neither, or it holds too much.
    """
    name = folder.as_posix().rstrip("/")
    if folder.is_symlink() or not folder.exists():
        fault = "is a symbolic link" if folder.is_symlink() else "is not there"
        raise UsageError(f"{escaped(name)} {fault}", "name the folder that holds the posts")
    if folder.is_file():
        parent = look(folder.parent) if folder.name.lower().endswith(LIKE_MARKDOWN) else None
        if parent is None:
            raise UsageError(f"{escaped(name)} is no Markdown file", "name a folder, or a .md file")
        kept = {path: size for path, size in parent.files.items() if _goes_with(path, folder.name)}
        return Folder(parent.root, parent.name, kept)
    walk = _Walk(name)
    walk.add(folder, "", 0)
    found = Folder(folder, name, walk.files, tuple(walk.findings))
    if sum(found.files[path] for path in found.texts()) > MOST_TEXTS:
        message = f"the texts of {name} have more than {MOST_TEXTS:,} bytes"
        raise UsageError(message, "import it in parts")
    return found


def _goes_with(path: str, name: str) -> bool:
    """Tell whether a file comes along with the one Markdown file that was named."""
    return path == name or not path.lower().endswith(LIKE_MARKDOWN)


@dataclass(slots=True)
class _Walk:
    """One walk through a folder and those inside it, in the order of their names."""

    name: str
    files: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def add(self, folder: Path, inside: str, depth: int) -> None:
        """Add the files of one folder; `inside` is its path with a slash, or empty."""
        if depth > DEEPEST:
            message = f"{self.name} has more than {DEEPEST} folders inside each other"
            raise UsageError(message, "import a part of it")
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
        for entry in ordered:
            path = f"{inside}{entry.name}"
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                self.add_link(path)
            elif entry.is_dir(follow_symlinks=False):
                self.add(Path(entry.path), f"{path}/", depth + 1)
            elif entry.is_file(follow_symlinks=False):
                self.files[path] = entry.stat(follow_symlinks=False).st_size
        if len(self.files) > MOST_FILES:
            message = f"{self.name} has more than {MOST_FILES:,} files"
            raise UsageError(message, "import it in parts")

    def add_link(self, path: str) -> None:
        """Note a symbolic link, which is never followed."""
        message = "this is a symbolic link, and links are not followed"
        shown = f"{self.name}/{escaped(path)}"
        hint = "put the file itself there"
        found = Finding("import/link", shown, message, level=Level.WARNING, hint=hint)
        self.findings.append(found)
