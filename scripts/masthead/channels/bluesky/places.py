"""Where a post lies: its address in the network, and on the web."""

from __future__ import annotations

import re

POSTS = "app.bsky.feed.post"
"""The collection that holds posts."""

_URI = re.compile(rf"at://(did:[^/\s]+)/{re.escape(POSTS)}/([A-Za-z0-9._~:-]+)")


def place_of(uri: str) -> dict[str, str] | None:
    """Return where a post lies, as methods take it, or None where the address is none."""
    match = _URI.fullmatch(uri)
    return {"repo": match[1], "collection": POSTS, "rkey": match[2]} if match else None


def uri_of(did: str, key: str) -> str:
    """Return the address of a post in the network."""
    return f"at://{did}/{POSTS}/{key}"


def web_address(uri: str) -> str:
    """Return the address under which people find a post, or empty."""
    place = place_of(uri)
    return f"https://bsky.app/profile/{place['repo']}/post/{place['rkey']}" if place else ""
