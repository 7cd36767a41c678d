"""A service: the network behind a channel, with its limits as dated data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RetryClass(StrEnum):
    """What a service offers to find out whether a message went out (design, section 7)."""

    OWN_ID = "K1"
    IDEMPOTENCY_KEY = "K2"
    TWO_STEPS = "K3"
    LISTING = "K4"
    BLIND = "K5"


LEFT = ("picture alt", "further alt", "film alt", "captions", "story text")
"""What an adapter may have no place for: descriptions of pictures, of all pictures but the first,
of films; captions of films; the text of a story."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a service accepts; None means that no limit is known.

    Args:
        text: longest part in units of `counter`.
        counter: how the service counts text, a key of `masthead.compose.counters.COUNTERS`.
        caption: longest part that has media, where it is shorter than `text`.
        bytes: longest part in UTF-8 bytes, besides `text`.
        media: most media in one part.
        media_required: no message without media.
        media_types: MIME types accepted; empty means all that Masthead handles.
        image_bytes: largest image in bytes.
        image_pixels: most pixels in one image.
        image_side: longest side of an image in pixels.
        image_ratio: narrowest and widest image, as width to height.
        video_bytes: largest video in bytes.
        video_seconds: longest video in seconds.
        alt: longest alternative text in characters.
        hashtags: most hashtags in one message.
        parts: most parts in a thread; 1 where the service has no threads.
        links: whether a link in the text can be followed.
        title: longest title in characters, where the service shows one.
    """

    text: int | None = None
    counter: str = "characters"
    caption: int | None = None
    bytes: int | None = None
    media: int | None = None
    media_required: bool = False
    media_types: tuple[str, ...] = ()
    image_bytes: int | None = None
    image_pixels: int | None = None
    image_side: int | None = None
    image_ratio: tuple[float, float] | None = None
    video_bytes: int | None = None
    video_seconds: int | None = None
    alt: int | None = None
    hashtags: int | None = None
    parts: int | None = None
    links: bool = True
    title: int | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """One service and what is known about it on the day `as_of`.

    Args:
        id: name used in channel pages.
        title: the service's own name.
        retry_class: what it offers after a lost answer.
        publishes: `api` (an adapter of ours sends), `files` (written beside the hub),
            `manual` (a person sends a prepared bundle) or `archived` (closed).
        reason: why it is manual or archived; empty otherwise.
        formats: post formats that it takes.
        limits: what it accepts.
        as_of: day the facts were read, ISO 8601.
        source: the page the limits come from.
        carrier: the service only carries; its channel page may name another `network`.
        comments: a first comment can go under a post, by our adapter or by the person who posts.
        compose_url: where a person starts a post by hand, or empty.
        by_hand: formats of those that only a person can post: our adapter has no code for them.
        leaves: what goes with a message and our adapter leaves out: names of `LEFT`.
    """

    id: str
    title: str
    retry_class: RetryClass
    publishes: str
    formats: tuple[str, ...]
    limits: Limits
    as_of: str
    source: str
    reason: str = ""
    carrier: bool = False
    comments: bool = False
    compose_url: str = ""
    by_hand: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
