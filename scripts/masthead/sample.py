"""The example hub's past: records of what its posts would have become."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from masthead.hub import Hub
from masthead.publishing.freezing import freeze
from masthead.record import Receipt, Record, State, generation_key
from masthead.schedule import Delivery, deliveries

REASON = "sample history, written by masthead init"


def past_records(root: Path, hub: Hub, commit: str, now: datetime) -> Iterator[Record]:
    """Yield a published record for each delivery whose time is long past.

    Args:
        root: the new hub's folder.
        hub: its content.
        commit: the commit that holds it.
        now: the time, with zone; what is due but not late stays due.
    """
    for delivery in deliveries(hub, now):
        if delivery.state is State.LATE:
            yield _record(root, hub, delivery, commit)


def _record(root: Path, hub: Hub, delivery: Delivery, commit: str) -> Record:
    post, channel = hub.posts[delivery.post], hub.channels[delivery.channel]
    frozen = freeze(root, hub, post, channel)
    at = delivery.due_at.timestamp() if delivery.due_at else 0.0
    on_site = channel.service == "site"
    url = f"{hub.settings.public_url}/posts/{post.id}/" if on_site else ""
    receipt = Receipt(post.id if on_site else f"sample-{delivery.name}", url, at)
    return Record(
        post.id,
        channel.id,
        State.PUBLISHED,
        nonce="sample",
        first_sent=at,
        key=generation_key(post.id, channel.id, 1),
        commit=commit,
        content_hash=frozen.content_hash,
        payload=frozen.payload,
        receipts=(receipt,),
        reason=REASON,
        at=at,
    )
