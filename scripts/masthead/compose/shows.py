"""Where a podcast's feed stands on the public site."""

from __future__ import annotations

FOLDER = "podcasts"
"""The folder of the public site for feeds of podcasts."""


def podcast_place(channel: str) -> str:
    """Return the place of a channel's feed, by the channel's id."""
    return f"{FOLDER}/{channel}.xml"
