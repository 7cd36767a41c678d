"""Audit a built site: read its bytes, knowing the hub and nothing of how the site is made."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from masthead.auditing.common import own_values
from masthead.auditing.known import gather
from masthead.auditing.leak import Leak
from masthead.auditing.looking import Looking
from masthead.errors import SiteError
from masthead.hub import Hub


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found: how many files it read, and the leaks in order of the files."""

    files: int
    leaks: tuple[Leak, ...]


def audit(hub: Hub, root: Path, folder: Path) -> Audit:
    """Look for anything internal in a built public site.

    Args:
        hub: the hub, with the ledger's records.
        root: its folder.
        folder: the built site.

    Raises:
        SiteError: there is no site in the folder.
    """
    names = _files(folder)
    if not names:
        raise SiteError(f"{folder} holds no site", "build one: masthead build --output DIR")
    looking = Looking(gather(hub, root), frozenset(names), root)
    looking.seen.clean.update(own_values())
    leaks: dict[tuple[str, str, str, str], Leak] = {}
    for name in names:
        for leak in looking.file(name, (folder / name).read_bytes()):
            leaks.setdefault((leak.file, leak.kind, leak.source, leak.what), leak)
    return Audit(len(names), tuple(sorted(leaks.values())))


def _files(folder: Path) -> list[str]:
    """Return every file below a folder, in order; those that begin with a dot too."""
    return sorted(
        Path(at, name).relative_to(folder).as_posix()
        for at, _, names in os.walk(folder)
        for name in names
    )
