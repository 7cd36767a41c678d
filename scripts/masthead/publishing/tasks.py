"""The tasks of a run: to send a frozen message, or to find out what became of one."""

from __future__ import annotations

from collections.abc import Mapping

from masthead.channels.base import Adapter
from masthead.hub import Hub
from masthead.protocol.task import Task
from masthead.publishing.freezing import Frozen
from masthead.record import Approval, State
from masthead.schedule import Delivery


def sending(
    delivery: Delivery, adapter: Adapter, frozen: Frozen, commit: str, approval: Approval | None
) -> Task:
    """Return the task of sending what is due."""
    return Task(
        delivery.post,
        delivery.channel,
        adapter.capability,
        frozen.payload,
        commit,
        frozen.content_hash,
        approval=approval,
        format=str((kept(delivery) or frozen.payload).get("format", "")),
    )


def kept(delivery: Delivery) -> Mapping[str, object]:
    """Return the frozen message that a claim keeps; empty where it takes the post as it is now."""
    record = delivery.record
    if record is None or (delivery.state is State.DUE and not record.receipts):
        return {}
    return record.payload


def recovery(hub: Hub, delivery: Delivery, adapter: Adapter) -> Task:
    """Return the task that finds out; where the post has gone, the known key may ask for it.

    A service that can be looked at is only looked at: what is not there stays unsent.
    """
    service = adapter.capability
    post = hub.posts.get(delivery.post)
    gone = post is None or post.placement(delivery.channel) is None
    asks = gone and bool(service.key_window) and not service.listing and not service.per_part
    return Task(
        delivery.post,
        delivery.channel,
        service,
        may_send=delivery.may_send or asks,
        format=str(kept(delivery).get("format", "")),
    )
