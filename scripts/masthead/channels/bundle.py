"""Write a delivery as a folder, whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from masthead.channels.base import Tools
from masthead.channels.outgoing import Medium, approved, made_to_fit
from masthead.protocol.outcome import Refused
from masthead.record import Record

MARK = "message.json"


def folder_of(tools: Tools, record: Record) -> Path:
    """Return a delivery's folder in the outbox; each generation has its own."""
    generation = f".{record.generation}" if record.generation > 1 else ""
    return tools.outbox / record.channel / f"{record.post}{generation}"


def linked(tools: Tools) -> str:
    """Return why the outbox cannot be used: a link on its way may lead out of the hub; or empty."""
    for folder in (tools.outbox, *tools.outbox.parents):
        if folder == tools.root or not folder.is_relative_to(tools.root):
            return ""
        if folder.is_symlink():
            return f"{shown(tools, folder)} is a symbolic link, and links are not followed"
    return ""


def shown(tools: Tools, folder: Path) -> str:
    """Return a folder for people: relative to the hub where it lies in the hub."""
    if folder.is_relative_to(tools.root):
        return folder.relative_to(tools.root).as_posix()
    return folder.as_posix()


@dataclass(frozen=True, slots=True)
class Packed:
    """A medium in a folder.

    Args:
        described: what the message says of it.
        name: the file's name there.
        content: its bytes.
        captions: the name of its captions there, or empty.
        words: the bytes of its captions.
    """

    described: Mapping[str, Any]
    name: str
    content: bytes
    captions: str = ""
    words: bytes = b""


def files_of(media: Sequence[Packed]) -> dict[str, bytes]:
    """Return the files of media by their names in the folder, captions among them."""
    files = {one.name: one.content for one in media}
    return files | {one.captions: one.words for one in media if one.captions}


def packed(tools: Tools, record: Record, *, fitted: bool) -> tuple[Packed, ...] | Refused:
    """Return all media of a message, as they are put into its folder.

    Args:
        tools: read them.
        record: the delivery.
        fitted: make pictures fit the channel; else they stay as they are.
    """
    found = []
    listed = record.payload.get("media")
    for number, one in enumerate(listed if isinstance(listed, list) else (), start=1):
        medium = approved(tools, record, one)
        if fitted and not isinstance(medium, Refused):
            medium = made_to_fit(medium, tools.limits)
        if isinstance(medium, Refused):
            return medium
        words = _captions(tools, record, one)
        if isinstance(words, Refused):
            return words
        name = f"media/{number}-{medium.name}"
        if words is None:
            found.append(Packed(one, name, medium.content))
        else:
            # A name of its own, whatever the file is called.
            place = f"media/{number}-captions-{PurePosixPath(words.path).name}"
            found.append(Packed(one, name, medium.content, place, words.content))
    return tuple(found)


def _captions(
    tools: Tools, record: Record, described: Mapping[str, Any]
) -> Medium | Refused | None:
    """Return the captions of a medium, or None where it has none."""
    if not described.get("captions"):
        return None
    wanted = {"path": described["captions"], "sha256": described["captions_sha256"]}
    return approved(tools, record, wanted)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> Refused | None:
    """Write files beside the folder and move them there in one step.

    A folder that is there already is left alone: the caller looks whether it is the same.
    After a crash there is the whole folder or none; the bytes are on the disk before it is.
    """
    if folder.is_dir():
        return None
    draft = ""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = tempfile.mkdtemp(prefix=".draft-", dir=folder.parent)
        for name, content in files.items():
            _write(Path(draft) / name, content)
        Path(draft).chmod(0o755)
        os.rename(draft, folder)  # noqa: PTH104 - the plain system call
        _sync(folder.parent)
    except OSError as error:
        if not folder.is_dir():
            return Refused(f"{folder.parent} cannot be written: {error.strerror}", retryable=True)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return None


def remove_folder(folder: Path) -> Refused | None:
    """Move a folder away in one step, then delete it: nobody sees a half of it."""
    try:
        away = Path(tempfile.mkdtemp(prefix=".gone-", dir=folder.parent))
        os.rename(folder, away)  # noqa: PTH104 - the plain system call; it replaces an empty folder
    except OSError as error:
        return Refused(f"{folder} cannot be removed: {error.strerror}", retryable=True)
    shutil.rmtree(away, ignore_errors=True)
    _sync(folder.parent)
    return None


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Make the move itself last; systems that cannot open folders do without."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
