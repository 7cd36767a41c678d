r"""What LinkedIn's interface takes, and how its text format reads; see `servers.linkedin`.

From learn.microsoft.com, read 2026-11-22: "Posts API", "MultiImage API", "Images API", "Videos
API", "little Text Format". LinkedIn publishes no description that a machine can read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from servers.fields import Fields

POST: Fields = {
    "author!": str,
    "commentary!": str,
    "visibility!": str,
    "distribution!": dict,
    "lifecycleState!": str,
    "isReshareDisabledByAuthor": bool,
    "content": dict,
}
INSIDE: Mapping[str, Fields] = {
    "media": {"id!": str, "altText": str, "title": str},
    "multiImage": {"images!": list},
    "article": {"source!": str, "title!": str, "description": str, "thumbnail": str},
}
BEGIN: Mapping[str, Fields] = {
    "images": {"owner!": str},
    "documents": {"owner!": str},
    "videos": {
        "owner!": str,
        "fileSizeBytes!": int,
        "uploadCaptions": bool,
        "uploadThumbnail": bool,
    },
}

_LITTLE = re.compile(
    r"\\(?P<sign>[|{}@\[\]()<>#\\*_~])|\{hashtag\|\\#\|(?P<tag>(?:\\_|\w)+)\}"
    r"|@\[(?P<name>[^\]]+)\]\(urn:li:(?:person|organization):[\w-]+\)|(?P<plain>[^|{}@\[\]()<>#\\*_~])"
)


def people_read(commentary: str) -> str | None:
    """Return a text as people read it, or None where it would be cut off."""
    made, done = "", 0
    while done < len(commentary):
        found = _LITTLE.match(commentary, done)
        if found is None:
            return None
        tag = found["tag"]
        made += found["sign"] or (f"#{tag}".replace("\\", "") if tag else "")
        made += found["name"] or found["plain"] or ""
        done = found.end()
    return made
