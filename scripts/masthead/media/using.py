"""Which media files posts and pages use, and what keeps a drawing from being drawn."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from masthead.asset import Asset
from masthead.opening import read_bytes
from masthead.page import Page
from masthead.post import Post

SHOWN = re.compile(
    r"\]\([ ]*<?([^)\s>]+\.(?:png|jpe?g|gif|webp|svg))\b"
    r"|^[ ]{0,3}\[[^\]\n]*\]:[ ]*(\S+\.(?:png|jpe?g|gif|webp|svg))\b",
    re.IGNORECASE | re.MULTILINE,
)
"""A link in Markdown to a picture."""


def with_problem(root: Path, asset: Asset) -> Asset:
    """Return a logo or icon with what keeps it from being drawn."""
    from masthead.media.drawing import svg_problem

    try:
        return replace(asset, problem=svg_problem(read_bytes(root, asset.path)))
    except OSError as error:
        return replace(asset, problem=f"cannot be read: {error.strerror}")


def shown_by(page: Page) -> Iterator[str]:
    """Yield the paths of the pictures that a page's text or profile names, relative to the hub."""
    for match in SHOWN.finditer(page.document.body):
        name = unquote(match[1] or match[2])
        base = "content" if name.startswith("/") else posixpath.dirname(page.path)
        yield posixpath.normpath(f"{base}/{name}")
    profile = page.document.data.get("profile")
    for value in profile.values() if isinstance(profile, dict) else ():
        if isinstance(value, str) and value.startswith("/"):
            yield posixpath.normpath(f"content{value}")


def used_by(posts: Iterable[Post], pages: Iterable[Page]) -> set[str]:
    """Return the paths of the media that posts use and pages show."""
    used = {path for page in pages for path in shown_by(page)}
    for post in posts:
        for media in (post.media, *(line.media or () for line in post.channels)):
            used.update(name for one in media for name in (one.path, one.captions))
    return used
