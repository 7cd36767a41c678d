"""What the public site lends to services that fetch media: the rule is in `compose.lending`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from masthead.channel import Channel
from masthead.compose.lending import BORROWERS, lent_limits, lent_place
from masthead.compose.services import is_by_hand, limits_of
from masthead.hub import Hub
from masthead.post import Post
from masthead.record import Record, State, delivery_key
from masthead.site.content import Entry, Lent
from masthead.site.selection import may_leave

UNDER_WAY = frozenset({State.CLAIMED, State.SENDING})
"""States of a delivery that a run has found approved and due, and that is not out yet."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


def loans(hub: Hub) -> Iterator[Entry]:
    """Yield each medium that the public site lends now, at its address."""
    borrowers = [one for one in hub.channels.values() if one.service in BORROWERS]
    for post in may_leave(hub) if borrowers else ():
        for channel in borrowers:
            record = hub.records.get(delivery_key(post.id, channel.id))
            if record and _is_under_way(channel, record) and not post.draft:
                yield from _of_delivery(hub, post, channel, record)


def _is_under_way(channel: Channel, record: Record) -> bool:
    """Tell whether a program is sending a delivery: a person has the files in a bundle."""
    by_hand = is_by_hand(channel.service, str(record.payload.get("format", "")))
    return record.state in UNDER_WAY and not by_hand


def _of_delivery(hub: Hub, post: Post, channel: Channel, record: Record) -> Iterator[Entry]:
    """Yield the media of a delivery that the post still has; others are nobody's business."""
    usable = {item.path for item in post.media_for(channel.id) if item.path in hub.files}
    limits = lent_limits(limits_of(channel), record.payload)
    media = record.payload.get("media")
    for medium in media if isinstance(media, list) else ():
        path, sha256 = str(medium.get("path", "")), str(medium.get("sha256", ""))
        if path in usable and _SHA256.fullmatch(sha256):
            yield lent_place(path, sha256, limits), Lent(path, sha256, limits)
