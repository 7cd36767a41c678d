"""Clean media on the way into the site: nothing hidden travels along.

A picture is decoded and written anew, so EXIF, GPS, comments and bytes after its end stay
behind; its orientation and colours are applied first. An SVG keeps shapes and text only. The
same bytes in give the same bytes out.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from masthead.errors import SiteError
from masthead.media.rewriting import UnreadablePictureError, rewrite, shrink
from masthead.site.drawings import clean_svg

VERSION = 1
"""Grows with every change of what comes out, so that staged copies are made again."""

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif"})


def clean(path: str, content: bytes) -> bytes:
    """Return a media file as it may be published; other files than pictures come back as they are.

    Args:
        path: the file, relative to the hub; its ending says what it is.
        content: its bytes.
    """
    ending = PurePosixPath(path).suffix.lower()
    if ending == ".svg":
        return clean_svg(path, content)
    if ending not in PICTURES:
        return content
    try:
        return rewrite(content)
    except UnreadablePictureError as error:
        raise SiteError(f"{path} {error}", error.hint) from error


def small(path: str, content: bytes, width: int) -> bytes:
    """Return a photo as it may be published, at most so many pixels wide.

    Args:
        path: the file, relative to the hub.
        content: its bytes.
        width: in pixels; a narrower photo keeps its size.
    """
    return shrink(clean(path, content), width)
