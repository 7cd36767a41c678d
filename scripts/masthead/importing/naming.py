"""Name what is imported: ids from file names, the same at every run."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable

from masthead.slug import slug

_DATED = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[-_ ](?P<name>.+)")
_HEADING = re.compile(r"^#[ \t]+(?P<title>[^\s#][^\n]*)$", re.MULTILINE)
_ENDING = re.compile(r"\.(?:md|markdown|mdown|mdx)$", re.IGNORECASE)


def name_of(path: str, root: str) -> str:
    """Return the name that a text has in its folder: of its file, or of the folder of `index.md`.

    Args:
        path: file, relative to the imported folder.
        root: name of the imported folder, for an `index.md` at its top.
    """
    stem = _ENDING.sub("", posixpath.basename(path))
    if stem.lower() == "index":
        return posixpath.basename(posixpath.dirname(path)) or root
    return stem


def day_of(name: str) -> str:
    """Return the day that a file's name begins with, as YYYY-MM-DD, or nothing."""
    found = _DATED.fullmatch(name)
    return found["day"] if found else ""


def title_of(path: str, body: str, root: str) -> tuple[str, str]:
    """Return a title for a text without one, and where it comes from.

    Args:
        path: file, relative to the imported folder.
        body: its text.
        root: name of the imported folder.
    """
    if found := _HEADING.search(body):
        return found["title"].rstrip(" \t#"), "its first heading"
    name = name_of(path, root)
    words = re.sub(r"[-_]+", " ", name.removeprefix(day_of(name))).strip() or name
    return words[:1].upper() + words[1:], "its file name"


def ids_of(paths: Iterable[str], root: str) -> dict[str, str]:
    """Return an id for each text: its name without the day.

    Of texts that share a name, all but the first in the order of paths get a number.
    """
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for path in paths:
        name = name_of(path, root)
        found = _DATED.fullmatch(name)
        # A name without a Latin or Cyrillic letter gives no slug: the path is as stable.
        base = slug(found["name"] if found else name) or f"post-{_digest(path)}"
        id, number = base, 1
        while id in taken:
            number += 1
            id = f"{base}-{number}"
        taken.add(id)
        ids[path] = id
    return ids


def _digest(path: str) -> str:
    return hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:8]
