"""Make the record of a post (lexicon app.bsky.feed.post): pure, from what is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from masthead.channels.outgoing import Medium

MOST_PICTURES = 4
"""Pictures in one post (lexicon app.bsky.embed.images)."""

PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
"""MIME types of the pictures that are shown."""

Blob = Mapping[str, Any]
"""A file on the server, as its upload names it."""


def post(
    text: str,
    created: str,
    lang: str,
    facets: Sequence[Mapping[str, Any]],
    *,
    embed: Mapping[str, Any] | None = None,
    reply: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return a record; what is empty is left out.

    Args:
        text: what people read.
        created: when, ISO 8601.
        lang: its language tag, or empty.
        facets: what is to be followed in the text.
        embed: pictures, a film or a card.
        reply: the posts that it answers.
    """
    record: dict[str, Any] = {"$type": "app.bsky.feed.post", "text": text, "createdAt": created}
    if lang:
        record["langs"] = [lang]
    if facets:
        record["facets"] = list(facets)
    if embed:
        record["embed"] = dict(embed)
    if reply:
        record["reply"] = dict(reply)
    return record


def pictures(media: Sequence[Medium], blobs: Sequence[Blob]) -> dict[str, Any]:
    """Return pictures with their descriptions."""
    images = [
        {"image": blob, "alt": medium.alt, **_shape(medium)}
        for medium, blob in zip(media, blobs, strict=True)
    ]
    return {"$type": "app.bsky.embed.images", "images": images}


def film(medium: Medium, blob: Blob) -> dict[str, Any]:
    """Return a film with its description."""
    alt = {"alt": medium.alt} if medium.alt else {}
    return {"$type": "app.bsky.embed.video", "video": blob, **alt, **_shape(medium)}


def card(link: str, title: str, thumb: Blob | None = None) -> dict[str, Any]:
    """Return the card of a link; Bluesky shows what we write and asks nobody."""
    external: dict[str, Any] = {"uri": link, "title": title or link, "description": ""}
    if thumb:
        external["thumb"] = thumb
    return {"$type": "app.bsky.embed.external", "external": external}


def misfit(media: Sequence[Medium]) -> str:
    """Return why a post cannot have these media, or empty."""
    films = [medium for medium in media if medium.is_film]
    if films and len(media) > 1:
        return "a post has one film, or pictures"
    if len(media) > MOST_PICTURES:
        return f"a post has at most {MOST_PICTURES} pictures"
    for medium in media:
        if medium.type not in PICTURES and medium.type != "video/mp4":
            return f"{medium.path} is {medium.type}: it takes photos, and films as MP4"
    return ""


def _shape(medium: Medium) -> dict[str, Any]:
    """Return width to height, where it is known, so that nothing jumps while it loads."""
    if not (medium.width and medium.height):
        return {}
    return {"aspectRatio": {"width": medium.width, "height": medium.height}}
