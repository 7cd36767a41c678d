"""Open what a site's files hold: archives and packed files, one layer after the other."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator

DEEPEST = 3
MOST_BYTES = 64 * 1024 * 1024
"""Most bytes that one archive is unpacked to: a larger one is reported, not trusted."""

INSIDE = "!"


class TooLargeError(ValueError):
    """An archive holds more than is looked at, or cannot be read."""


def members(name: str, content: bytes, depth: int = 0) -> Iterator[tuple[str, bytes]]:
    """Yield the files inside an archive, and inside those; nothing for other files.

    Raises:
        TooLargeError: it is damaged, locked, too large or too deep.
    """
    inner = _members(name, content)
    if inner is None:
        return
    if depth == DEEPEST:
        raise TooLargeError("it holds archives in archives in archives")
    for member, inside in inner:
        place = f"{name}{INSIDE}{member}"
        yield place, inside
        yield from members(place, inside, depth + 1)


def _members(name: str, content: bytes) -> list[tuple[str, bytes]] | None:
    try:
        if content[:2] == b"\x1f\x8b":
            return [(name.rpartition("/")[2].removesuffix(".gz"), _unpack(content))]
        if content[:4] == b"PK\x03\x04":
            return _zip(content)
        if content[257:262] == b"ustar":
            return _tar(content)
    except (OSError, EOFError, ValueError, RuntimeError, zlib.error, zipfile.BadZipFile) as error:
        raise TooLargeError(f"it cannot be unpacked: {error}") from error
    except tarfile.TarError as error:
        raise TooLargeError(f"it cannot be unpacked: {error}") from error
    return None


def _unpack(content: bytes) -> bytes:
    with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
        return _within(packed.read(MOST_BYTES + 1))


def _zip(content: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        _ = _size(sum(one.file_size for one in packed.infolist()))
        found = [(one.filename, packed.read(one)) for one in packed.infolist() if not one.is_dir()]
        notes = b"\n".join([packed.comment, *(one.comment for one in packed.infolist())])
    return [*found, *([("(comment)", notes)] if notes.strip() else [])]


def _tar(content: bytes) -> list[tuple[str, bytes]]:
    with tarfile.open(fileobj=io.BytesIO(content)) as packed:
        files = [one for one in packed.getmembers() if one.isfile()]
        _ = _size(sum(one.size for one in files))
        return [(one.name, file.read()) for one in files if (file := packed.extractfile(one))]


def _within(content: bytes) -> bytes:
    _ = _size(len(content))
    return content


def _size(size: int) -> int:
    if size > MOST_BYTES:
        raise ValueError(f"it holds more than {MOST_BYTES // 1024 // 1024} MiB")
    return size
