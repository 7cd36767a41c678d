"""Where a medium stands that a service fetches by its address, before its post is out.

Such a service takes no file: it asks our public site for it. The rule:

- A medium is lent only while the ledger says that its delivery to such a service is under way:
  claimed, that is approved and due, or being sent. Never before, and not a build longer.
- Its address holds nothing but a hash: it names no post, no folder and no file, nothing links to
  it, and nobody can guess it who has not got the approved file.
- What stands there is what the channel takes, made of the approved bytes, with nothing hidden in
  it. Other bytes than those approved are never lent.

So the first run claims, and waits; the next build of the public site lends; the run after it sends.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from masthead.service import Limits

BORROWERS = frozenset({"instagram", "threads"})
"""The services that fetch media by their address."""

LENT = "media/lent"
"""The folder of the public site for it."""

PICTURES = frozenset({"avif", "gif", "jpeg", "jpg", "png", "webp"})
"""Endings of pictures; they are lent as JPEG, which every borrower takes."""


def lent_limits(limits: Limits, payload: Mapping[str, object]) -> Limits:
    """Return what a channel takes of a message's media: a story's shape is not that of a post.

    Args:
        limits: what the channel takes.
        payload: the message as sent.
    """
    story = payload.get("format") == "story"
    return replace(limits, image_ratio=None) if story else limits


def lent_place(path: str, sha256: str, limits: Limits) -> str:
    """Return the place in the tree of a lent medium.

    Args:
        path: the file in the hub; only its ending counts.
        sha256: the hash of the approved bytes, in hexadecimal digits.
        limits: what the channel takes.
    """
    ending = path.rpartition(".")[2].lower()
    if ending in PICTURES:
        ending = "jpg"
    made = (limits.image_bytes, limits.image_pixels, limits.image_side, limits.image_ratio)
    name = hashlib.sha256(f"{sha256} {made}".encode()).hexdigest()[:32]
    return f"{LENT}/{name}.{ending}"
