"""Where things stand: from a file of the hub to the tree, and from the tree to an address."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from urllib.parse import quote

CHANNELS = "strategy/channels/"
PRIVATE_FOLDERS = ("content/posts/", "strategy/")
"""Folders whose names tell of unpublished work: their media get a neutral place."""


def page_place(path: str) -> str:
    """Return the place in the tree of a page of the hub that is not a post.

    Pages of `content/` stand at the root, channel pages in `channels/`, the rest of
    `strategy/` where it is. Files of data are shown as pages.
    """
    if not path.endswith(".md"):
        path = f"{path.rpartition('.')[0]}.md"
    if path.startswith("content/"):
        return path.removeprefix("content/")
    if path.startswith(CHANNELS):
        return "channels/" + path.removeprefix(CHANNELS)
    return path


def post_place(post: str) -> str:
    """Return the place in the tree of a post's page, by the post's id.

    Its address is `posts/<id>/` in any case; `posts/index.md` is the list.
    """
    return "posts/index/index.md" if post == "index" else f"posts/{post}.md"


def media_place(path: str) -> str:
    """Return the place in the tree of a media file of the hub.

    A file beside a post or in `strategy/` moves to `media/<8 hexadecimal digits>/<name>`: its
    folder may be named after something internal.
    """
    if path.startswith(PRIVATE_FOLDERS):
        folder, _, name = path.rpartition("/")
        return f"media/{hashlib.sha256(folder.encode()).hexdigest()[:8]}/{name}"
    return path.removeprefix("content/")


def small_place(path: str) -> str:
    """Return the place in the tree of a small copy of a photo of the hub."""
    return f"assets/small/{media_place(path)}"


@lru_cache(maxsize=8192)
def address(place: str) -> str:
    """Return a place's address relative to the site's root: `posts/x/index.md` -> `posts/x/`."""
    if place.endswith(".md"):
        place = place.removesuffix(".md")
        place = place[: -len("index")] if place.split("/")[-1] == "index" else place + "/"
    return quote(place)


def relative(origin: str, target: str) -> str:
    """Return how to go from one path to another, both relative to the same root.

    A path that ends in `/` (or is empty) is a folder.
    """
    start, goal = origin.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(start), len(goal) - 1) and start[shared] == goal[shared]:
        shared += 1
    return "/".join([".."] * (len(start) - shared) + goal[shared:]) or "./"


def link(origin: str, target: str) -> str:
    """Return the address of one place of the tree as seen from the page at another."""
    return relative(address(origin), address(target))


def absolute(base: str, place: str) -> str:
    """Return the full address of a place; `base` is the site's, without a final slash."""
    return f"{base}/{address(place)}"
