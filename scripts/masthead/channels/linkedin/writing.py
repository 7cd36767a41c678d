"""A post as LinkedIn takes it (learn.microsoft.com, "Posts API", read 2026-11-22)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from masthead.channels.linkedin.little import little
from masthead.channels.linkedin.uploads import DOCUMENT
from masthead.channels.outgoing import Medium, text_of, word
from masthead.record import Record

MOST, ALT, TITLE = 20, 4086, 400
"""Pictures in a post (MultiImage API); characters of a description; and of a title: the sources
name no limit for it, so it is cut to what any of them shows."""


def one_kind(media: Sequence[Medium]) -> bool:
    """Tell whether files can be in one post."""
    if len(media) < 2:
        return True
    return len(media) <= MOST and all(medium.type.startswith("image/") for medium in media)


def body(record: Record, author: str, media: Sequence[tuple[str, Medium]]) -> dict[str, Any]:
    """Return a post.

    Args:
        record: the delivery.
        author: the URN of whoever posts.
        media: the URN of each file, with the file.
    """
    content = _content(record, media)
    return {
        "author": author,
        "commentary": little(text_of(record)),
        "visibility": "PUBLIC",
        "distribution": {
            "feedDistribution": "MAIN_FEED",
            "targetEntities": [],
            "thirdPartyDistributionChannels": [],
        },
        "lifecycleState": "PUBLISHED",
        "isReshareDisabledByAuthor": False,
        **({"content": content} if content else {}),
    }


def _content(record: Record, media: Sequence[tuple[str, Medium]]) -> dict[str, Any]:
    """Return what stands below the text: pictures, a film, a document, or a link's card."""
    title = word(record, "title")[:TITLE]
    if len(media) > 1:
        return {"multiImage": {"images": [_picture(urn, medium) for urn, medium in media]}}
    if media:
        urn, medium = media[0]
        titled = medium.is_film or medium.type == DOCUMENT
        return {"media": {"id": urn, "title": title} if titled else _picture(urn, medium)}
    link = word(record, "link")
    # LinkedIn looks nothing up: without a title there is no card.
    return {"article": {"source": link, "title": title}} if link and title else {}


def _picture(urn: str, medium: Medium) -> dict[str, str]:
    """Return a picture with its description."""
    return {"id": urn, **({"altText": medium.alt[:ALT]} if medium.alt else {})}
