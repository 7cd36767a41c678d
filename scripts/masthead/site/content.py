"""What a file of the site's tree holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from masthead.service import Limits


@dataclass(frozen=True, slots=True)
class Source:
    """A media file of the hub, copied (and cleaned) while staging.

    Args:
        path: the file, relative to the hub.
    """

    path: str


@dataclass(frozen=True, slots=True)
class Packaged:
    """A file that ships with Masthead: its name in `masthead/site/assets`."""

    name: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """An SVG of the hub as a PNG file, drawn while staging.

    Args:
        path: the SVG, relative to the hub.
        width: width of the PNG in pixels.
        widths: every width that the site has of this SVG: they are drawn in one go.
    """

    path: str
    width: int
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Small:
    """A photo of the hub made smaller while staging, for lists.

    Args:
        path: the photo, relative to the hub.
        width: its most width in pixels.
    """

    path: str
    width: int


@dataclass(frozen=True, slots=True)
class Lent:
    """A medium that a service fetches, made while staging (`masthead.compose.lending`).

    Args:
        path: the file, relative to the hub.
        sha256: the hash of the approved bytes; what stands there of other bytes is empty.
        limits: what the channel takes.
    """

    path: str
    sha256: str
    limits: Limits


Files = tuple[tuple[str, Source | Drawn], ...]
"""Files by name, in order."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip file of other files and their checksums, made while staging."""

    files: Files


@dataclass(frozen=True, slots=True)
class Checksums:
    """The SHA-256 of other files, one a line as `sha256sum` reads it, made while staging."""

    files: Files


Made = Source | Drawn | Small | Lent | Archive | Checksums
Content = bytes | Packaged | Made
Entry = tuple[str, Content]
Tree = Mapping[str, Content]
"""The site before the engine: path (forward slashes, no leading one) to content."""
