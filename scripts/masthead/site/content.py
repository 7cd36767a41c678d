"""What a file of the site's tree holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


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


Content = bytes | Source | Packaged
Entry = tuple[str, Content]
Tree = Mapping[str, Content]
"""The site before the engine: path (forward slashes, no leading one) to content."""
