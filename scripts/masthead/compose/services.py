"""Every service Masthead knows, as dated data, and the limits of a channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from masthead.channel import Channel
from masthead.compose.networks import AS_OF, NETWORKS
from masthead.service import Limits, RetryClass, Service

FORMATS = ("text", "photo", "video", "carousel", "story", "podcast", "link", "poll")
"""Every format a post can have."""

OWN = "Masthead itself"
"""Where the facts about our own services come from."""

CARRIERS = (
    Service(
        id="folder",
        title="Folder (embedded outbox)",
        retry_class=RetryClass.OWN_ID,
        publishes="files",
        formats=FORMATS,
        limits=Limits(),
        as_of=AS_OF,
        source=OWN,
        carrier=True,
        comments=True,
    ),
    Service(
        id="site",
        title="The hub's own site",
        retry_class=RetryClass.OWN_ID,
        publishes="files",
        formats=("text", "photo", "video", "carousel", "podcast", "link"),
        limits=Limits(),
        as_of=AS_OF,
        source=OWN,
        leaves=("captions",),
    ),
    Service(
        id="webhook",
        title="Webhook (signed JSON)",
        retry_class=RetryClass.BLIND,
        publishes="api",
        formats=FORMATS,
        limits=Limits(),
        as_of=AS_OF,
        source=OWN,
        carrier=True,
    ),
    Service(
        id="manual",
        title="By hand (prepared bundle)",
        retry_class=RetryClass.BLIND,
        publishes="manual",
        formats=FORMATS,
        limits=Limits(),
        as_of=AS_OF,
        source=OWN,
        reason="that is its purpose: a person posts the bundle and records the address",
        carrier=True,
        comments=True,
    ),
)

SERVICES: Mapping[str, Service] = {service.id: service for service in (*CARRIERS, *NETWORKS)}
"""Every service by the name that channel pages use."""

STILL = frozenset({"image/jpeg", "image/png", "image/webp"})
"""Pictures that can be written anew in another size and format."""

NUMBERS = frozenset(
    {
        "text",
        "caption",
        "bytes",
        "media",
        "image_bytes",
        "image_pixels",
        "image_side",
        "video_bytes",
        "video_seconds",
        "alt",
        "hashtags",
        "parts",
        "title",
    }
)
"""The limits that are numbers, which a channel page may lower."""


def is_fitted(mime: str, channel: Channel) -> bool:
    """Tell whether a picture is made to fit on its way to a channel: size, format, pixels.

    It is for networks that we publish to, and in a person's bundle; what a service only carries
    (folder, webhook) and what another package serves gets it as it is.

    Args:
        mime: MIME type of the medium.
        channel: where it goes.
    """
    service = SERVICES.get(channel.service)
    own = service is not None and service.publishes == "api" and not service.carrier
    return mime in STILL and (own or channel.service == "manual")


def takes_comment(channel: Channel) -> bool:
    """Tell whether a post's first comment goes to a channel: its service and its network take one.

    What another package serves is not known here: its adapter gets the comment.
    """
    known = (SERVICES.get(channel.service), SERVICES.get(channel.network))
    return all(service.comments for service in known if service)


def is_by_hand(service: str, format: str) -> bool:
    """Tell whether a person posts a format on a service that a program publishes to otherwise.

    The one question behind preview, schedule, publishing and the reference. What another package
    serves is not known here: its adapter gets every format.
    """
    known = SERVICES.get(service)
    return known is not None and format in known.by_hand


def left_out(service: str, format: str) -> tuple[str, ...]:
    """Return what goes with a message and does not arrive: names of `masthead.service.LEFT`.

    A bundle for a person holds everything.
    """
    known = SERVICES.get(service)
    return () if known is None or format in known.by_hand else known.leaves


def limits_of(channel: Channel) -> Limits:
    """Return what a channel accepts: its network's limits, narrowed by its page.

    A page can only lower a number, or set one where none is known. An unknown network has no
    limits; a rule reports it.
    """
    network = SERVICES.get(channel.network)
    limits = network.limits if network else Limits()
    if not channel.limits:
        return limits
    narrowed: dict[str, Any] = {}
    for name, most in channel.limits.items():
        known = getattr(limits, name, None)
        if name in NUMBERS and (known is None or most < known):
            narrowed[name] = most
    return replace(limits, **narrowed)
