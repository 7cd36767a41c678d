"""Which file of the hub a name in front matter stands for; nothing leads out of the hub."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from masthead.schema.shapes import UnfitError

CONTENT = "content"
_DRIVE = re.compile(r"[A-Za-z]:")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
BESIDE = "put the file beside the post, or in content/media and write /media/NAME"


def resolve(name: str, folder: str, links: Collection[str] = ()) -> str:
    """Return the path, relative to the hub, that a name stands for.

    Args:
        name: as written: relative to `folder`, or `/media/...` from the hub's `content/`.
        folder: folder of the file that names it, relative to the hub.
        links: paths of the hub that are symbolic links.

    Raises:
        UnfitError: the name leads elsewhere, or through a link.
    """
    if _ADDRESS.match(name):
        raise UnfitError("must be a file of the hub, not an address", BESIDE)
    if "\\" in name or _DRIVE.match(name):
        raise UnfitError("must be a path of the hub with forward slashes", BESIDE)
    if not unicodedata.is_normalized("NFC", name):
        hint = "rename the file with composed letters (Unicode NFC) and write its name anew"
        raise UnfitError("is a name with decomposed letters, which systems read differently", hint)
    from_content = name.startswith("/")
    steps = [step for step in name.removeprefix("/").split("/") if step != "."]
    if not all(steps) or not steps:
        raise UnfitError("must be the path of a file, without empty steps", BESIDE)
    if ".." in steps:
        raise UnfitError("must not lead out of its folder with `..`", BESIDE)
    path = "/".join([CONTENT if from_content else folder, *steps])
    if any(path == link or path.startswith(f"{link}/") for link in links):
        raise UnfitError("is or lies behind a symbolic link, which is not followed", BESIDE)
    return path
