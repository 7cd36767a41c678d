"""The folder that a site goes to: whose it is, and how a finished site takes its place."""

from __future__ import annotations

import glob
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from masthead.errors import SiteError

STAGES = "build/stage"
"""Where sites are staged, relative to the hub."""

SOURCES = ("content", "strategy", ".git", ".github", STAGES)
"""Folders of the hub that no site may be written into."""


def marker(output: Path) -> Path:
    """Return the file beside an output folder that lists what we wrote there."""
    return output.with_name(f".{output.name}.masthead")


def check_output(output: Path, root: Path) -> None:
    """Refuse a folder that a site must not replace.

    Args:
        output: where the site is to go, absolute.
        root: the hub's folder.

    Raises:
        SiteError: it is or holds the hub or its sources, or holds files that are not ours.
    """
    hub = root.resolve()
    place = output.resolve()
    above = (hub / STAGES).is_relative_to(place)
    if above or any(place.is_relative_to(hub / name) for name in SOURCES):
        raise SiteError(f"{output} holds the hub's own files", "name another folder: --output DIR")
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise SiteError(f"{output} is not a folder", "name another one: --output DIR")
    foreign = sorted(_names(output) - _ours(output))
    if foreign:
        more = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
        raise SiteError(
            f"{output} holds files that no build of this hub wrote: {foreign[0]}{more}",
            "name an empty or new folder: --output DIR",
        )


@contextmanager
def replacing(output: Path) -> Iterator[Path]:
    """Yield a new folder beside `output`; at the end it takes its place, on an error it goes."""
    output.parent.mkdir(parents=True, exist_ok=True)
    _sweep(output)
    draft = Path(tempfile.mkdtemp(prefix=f".{output.name}.new-", dir=output.parent))
    old = draft.with_name(draft.name.replace(".new-", ".old-"))
    held = [_hold(draft)]
    try:
        yield draft
        draft.chmod(0o755)
        # Written first: files that are listed and not there harm nobody, the others would.
        marker(output).write_text(json.dumps(sorted(_names(draft) | _names(output)), indent=0))
        if output.exists():
            held.append(_hold(output))
            output.rename(old)
        draft.rename(output)
        marker(output).write_text(json.dumps(sorted(_names(output)), indent=0))
    except BaseException:
        if old.exists() and not output.exists():
            old.rename(output)
        raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
        for lock in held:
            if lock is not None:
                os.close(lock)


def _sweep(output: Path) -> None:
    """Clear what a killed build left beside `output`; a site it had moved away comes back."""
    for left in sorted(output.parent.glob(f".{glob.escape(output.name)}.*-*")):
        kind = left.name.removeprefix(f".{output.name}.").partition("-")[0]
        if kind not in ("new", "old") or (lock := _hold(left)) is None:
            continue
        if kind == "old" and not output.exists():
            left.rename(output)
        else:
            shutil.rmtree(left, ignore_errors=True)
        os.close(lock)


def _hold(folder: Path) -> int | None:
    """Lock a folder for this process, and return the lock; None where another build holds it.

    The system takes the lock back when the process ends, however it ends. Where folders cannot be
    locked (Windows, some network disks) nobody can tell, and a leftover stays.
    """
    try:
        import fcntl

        opened = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        return None
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(opened)
        return None
    return opened


def _ours(output: Path) -> set[str]:
    try:
        listed = json.loads(marker(output).read_bytes())
    except (OSError, ValueError):
        return set()
    return {name for name in listed if isinstance(name, str)} if isinstance(listed, list) else set()


def _names(folder: Path) -> set[str]:
    """Return the files under a folder, relative to it, with forward slashes."""
    return {
        Path(at, name).relative_to(folder).as_posix()
        for at, _, names in os.walk(folder)
        for name in names
    }
