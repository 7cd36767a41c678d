"""A media file of the hub with what its bytes and its sidecar say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Asset:
    """One media file.

    Args:
        path: the file, relative to the hub.
        bytes: size of the file.
        mime: MIME type by its content, or empty where it cannot be told.
        width, height: pixels of an image, or 0.
        problem: why the file cannot be used (damaged, too many pixels, a link), or empty.
        sidecar: path of its `<file>.yml`, or empty.
        alt, credit, rights: what the sidecar says.
        decorative: whether the picture is decoration only and needs no alternative text.
        expires: last day the file may be used, or None.
    """

    path: str
    bytes: int
    mime: str = ""
    width: int = 0
    height: int = 0
    problem: str = ""
    sidecar: str = ""
    alt: str = ""
    credit: str = ""
    rights: str = ""
    expires: date | None = None
    decorative: bool = False
