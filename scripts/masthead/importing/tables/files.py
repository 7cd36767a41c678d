"""Find the media files that cells name: in the hub, or beside the table; nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from masthead.hub import Hub
from masthead.media import is_media
from masthead.reader.faults import shown
from masthead.slug import slug

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


@dataclass(frozen=True, slots=True)
class MediaFolder:
    """Where files are looked for.

    Args:
        hub: the hub, whose files need no copy.
        folder: the table's folder; nothing outside of it is ever read.
    """

    hub: Hub
    folder: Path

    def find(self, written: str, taken: Mapping[str, str]) -> tuple[str, str, str]:
        """Return the name for the post, the file to copy (or nothing), and why there is none.

        Args:
            written: the path in the cell.
            taken: files that are copied beside the same post already, by name.
        """
        path = written.replace("\\", "/").removeprefix("./")
        inside = f"content{path}" if path.startswith("/") else path
        if inside.startswith("content/") and inside in self.hub.files:
            return inside.removeprefix("content"), "", ""
        if path.startswith("/") or ".." in path.split("/") or ":" in path:
            return "", "", f"`{shown(written)}` leads out of the table's folder"
        if not is_media(path):
            return "", "", f"`{shown(written)}` is no media file"
        if not self._is_there(path):
            return "", "", f"there is no file `{shown(written)}`"
        return _name(path, taken), path, ""

    def _is_there(self, path: str) -> bool:
        """Tell whether a regular file is there, with no symbolic link on the way."""
        step = self.folder
        try:
            for part in path.split("/"):
                step /= part
                if step.is_symlink():
                    return False
            return step.is_file()
        except (OSError, ValueError):  # a name that no system takes
            return False


def _name(path: str, taken: Mapping[str, str]) -> str:
    """Return a name beside the post that every system takes and that nothing else has."""
    file = path.rpartition("/")[2]
    stem, _, ending = file.rpartition(".")
    if not _PLAIN.fullmatch(file):
        stem, ending = slug(stem) or "file", ending.lower()
    name, number = f"{stem}.{ending}", 1
    while taken.get(name, path) != path:
        number += 1
        name = f"{stem}-{number}.{ending}"
    return name
