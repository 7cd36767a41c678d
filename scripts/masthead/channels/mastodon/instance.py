"""What one server takes: each Mastodon sets limits of its own and tells them.

Names after docs.joinmastodon.org, entity Instance, read 2026-11-22. Servers of other software
answer in the same form and leave some out: what is not told is not known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from masthead.channels.wire import Reply
from masthead.compose.addresses import web_addresses
from masthead.compose.counters import ADDRESS_LENGTH, mastodon
from masthead.service import Limits


@dataclass(frozen=True, slots=True)
class Instance:
    """A server's limits.

    Args:
        limits: what the channel takes there: the stricter of what its page and the server say.
        address: what an address counts.
    """

    limits: Limits
    address: int = ADDRESS_LENGTH

    def too_long(self, text: str) -> str:
        """Return why a text is too long there, or empty."""
        addresses = sum(1 for _ in web_addresses(text))
        count = mastodon(text) + addresses * (self.address - ADDRESS_LENGTH)
        most = self.limits.text
        if most is None or count <= most:
            return ""
        return f"the text has {count} characters, and the server takes {most}"


def instance(reply: Reply, known: Limits) -> Instance:
    """Return what a server takes.

    Args:
        reply: its answer to `GET /api/v2/instance`.
        known: what the channel takes by its page.
    """
    statuses, media = ("configuration", "statuses"), ("configuration", "media_attachments")
    types = reply.get(*media, "supported_mime_types")
    told = tuple(one for one in types if isinstance(one, str)) if isinstance(types, list) else ()
    limits = replace(
        known,
        text=_least(known.text, reply.get(*statuses, "max_characters")),
        media=_least(known.media, reply.get(*statuses, "max_media_attachments")),
        alt=_least(known.alt, reply.get(*media, "description_limit")),
        image_bytes=_least(known.image_bytes, reply.get(*media, "image_size_limit")),
        image_pixels=_least(known.image_pixels, reply.get(*media, "image_matrix_limit")),
        video_bytes=_least(known.video_bytes, reply.get(*media, "video_size_limit")),
        media_types=known.media_types or told,
    )
    address = reply.get(*statuses, "characters_reserved_per_url")
    return Instance(limits, address if _is_number(address) else ADDRESS_LENGTH)


def _least(known: int | None, told: object) -> int | None:
    if not isinstance(told, int) or not _is_number(told):
        return known
    return told if known is None else min(known, told)


def _is_number(told: object) -> bool:
    return isinstance(told, int) and not isinstance(told, bool) and told > 0
