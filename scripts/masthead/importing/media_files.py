"""Find the files that a text from elsewhere names, and give each its place in the hub."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from masthead.importing.source import Folder
from masthead.media import TYPES, is_media
from masthead.slug import slug

SITE_FOLDERS = ("", "static/", "public/", "source/", "src/", "content/", "assets/")
"""Where generators look for an address that begins with `/`, from the folder of the site."""

MOST_MEDIA = 200 * 1024 * 1024
"""Bytes of one media file."""

_LIQUID = re.compile(
    r"^\{\{-?\s*(?:site\.(?:baseurl|url)|page\.baseurl|\"[^\"]*\"\s*\|\s*absURL)\s*-?\}\}"
)
_QUOTED = re.compile(
    r"^\{\{-?\s*['\"](?P<path>[^'\"]+)['\"]\s*\|\s*(?:relative_url|absolute_url|url)\s*-?\}\}$"
)
_GHOST = "__GHOST_URL__"


def bare(url: str) -> str:
    """Return an address without what Liquid or Ghost put before it."""
    if quoted := _QUOTED.match(url):
        return quoted["path"]
    return _LIQUID.sub("", url).removeprefix(_GHOST)


def is_local(url: str) -> bool:
    """Tell whether an address names a file or page of the same site."""
    return bool(url) and not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#|\?|\{", url)


def find(folder: Folder, text: str, url: str, *, by_name: bool = False) -> str | None:
    """Return the file of the folder that an address means, or None.

    Only what the walk has found can be the answer, so nothing leads out of the folder.

    Args:
        folder: what is imported, or where its media are.
        text: path in the folder of the text that holds the address.
        url: the address, without what `bare` takes away.
        by_name: any file of that name will do, where there is one only (Obsidian).
    """
    name = unquote(url.partition("#")[0].partition("?")[0])
    for path in _candidates(text, name):
        if path in folder.files:
            return path
    if by_name and "/" not in name:
        same = folder.names.get(name, [])
        return same[0] if len(same) == 1 else None
    return None


def _candidates(text: str, name: str) -> Iterator[str]:
    """Yield the paths that a name may stand for, most likely first."""
    rooted = name.lstrip("/")
    if not name.startswith("/"):
        here, stem = posixpath.dirname(text), posixpath.splitext(text)[0]
        yield posixpath.normpath(posixpath.join(here, name))
        yield posixpath.normpath(posixpath.join(stem, name))  # Hexo's folder for one post
    for base in SITE_FOLDERS:
        yield posixpath.normpath(base + rooted)


@dataclass(slots=True)
class Luggage:
    """The media files that travel with one text.

    Args:
        taken: name in the hub by source: the folder it is in and its path there.
    """

    taken: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, folder: Folder, path: str) -> str:
        """Take a file along and return the name it gets beside the text."""
        source = (str(folder.root), path)
        if source not in self.taken:
            stem, ending = posixpath.splitext(posixpath.basename(path))
            plain = slug(stem) or "media"
            names = set(self.taken.values())
            name, number = f"{plain}{ending.lower()}", 1
            while name in names:
                number += 1
                name = f"{plain}-{number}{ending.lower()}"
            self.taken[source] = name
        return self.taken[source]


def refusal(folder: Folder, path: str) -> str:
    """Return why a file cannot come along, or nothing."""
    if not is_media(path):
        return "is no media file"
    if folder.files[path] > MOST_MEDIA:
        return f"has more than {MOST_MEDIA // 1024 // 1024} MiB"
    return ""


def is_picture(name: str) -> bool:
    """Tell whether a file is a picture by the ending of its name."""
    return TYPES.get(name.rpartition(".")[2].lower(), "").startswith("image/")
