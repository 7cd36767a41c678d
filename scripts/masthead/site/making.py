"""Make files of the tree from media files of the hub: clean copies, PNG, archives, checksums.

The same files give the same bytes, also on another machine and another day.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable
from functools import lru_cache

from masthead.errors import SiteError
from masthead.media.drawing import DrawingError, pngs
from masthead.media.lending import lent
from masthead.media.rewriting import UnreadablePictureError
from masthead.site import cleaning
from masthead.site.content import Archive, Checksums, Drawn, Files, Lent, Made, Small, Source

SUMS = "SHA256SUMS.txt"
"""The file of checksums inside an archive."""

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every file in an archive: the earliest that the format knows."""

Read = Callable[[str], bytes]
"""Returns the bytes of a file of the hub."""


def make(content: Made, read: Read) -> bytes:
    """Return the bytes of a file that is made from files of the hub.

    Raises:
        SiteError: a file cannot be cleaned or drawn.
    """
    match content:
        case Source():
            return cleaning.clean(content.path, read(content.path))
        case Drawn():
            return _drawn(content, read)
        case Small():
            return cleaning.small(content.path, read(content.path), content.width)
        case Lent():
            return _lent(content, read)
        case Checksums():
            return _sums([(name, make(file, read)) for name, file in content.files])
        case Archive():
            return _zip([(name, make(file, read)) for name, file in content.files])


def paths_of(content: Made) -> tuple[str, ...]:
    """Return the files of the hub that a file is made from, each once."""
    if isinstance(content, Archive | Checksums):
        return tuple(dict.fromkeys(path for _, file in content.files for path in paths_of(file)))
    return (content.path,)


def recipe(content: Made) -> str:
    """Return how a file is made, besides what it is made from; empty for a copy."""
    if isinstance(content, Source):
        return ""
    if isinstance(content, Drawn):
        return f"png {content.width}"
    if isinstance(content, Small):
        return f"small {content.width}"
    if isinstance(content, Lent):
        return f"lent {content.sha256} {content.limits}"
    return f"{type(content).__name__} {_named(content.files)}"


def _named(files: Files) -> str:
    return " ".join(f"{name}={recipe(file)}" for name, file in files)


def _lent(content: Lent, read: Read) -> bytes:
    """Return a lent medium; nothing of what is not the approved file, or cannot be made."""
    found = read(content.path)
    if hashlib.sha256(found).hexdigest() != content.sha256:
        return b""
    try:
        return lent(content.path, found, content.limits)
    except UnreadablePictureError:
        return b""


def _drawn(content: Drawn, read: Read) -> bytes:
    svg = cleaning.clean(content.path, read(content.path))
    try:
        pictures = _pngs(svg, content.widths)
    except DrawingError as error:
        hint = "simplify the drawing, or take it out of `logos`"
        raise SiteError(f"{content.path} {error}", hint) from error
    return pictures[content.widths.index(content.width)]


@lru_cache(maxsize=64)
def _pngs(svg: bytes, widths: tuple[int, ...]) -> tuple[bytes, ...]:
    return pngs(svg, widths)


def _sums(files: list[tuple[str, bytes]]) -> bytes:
    lines = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files)
    return "".join(lines).encode()


def _zip(files: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in [*files, (SUMS, _sums(files))]:
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.create_system = 3  # as on Unix, wherever it is made
            entry.external_attr = 0o100644 << 16
            # Not compressed: libraries differ in how, and pictures hardly shrink.
            archive.writestr(entry, data)
    return out.getvalue()
