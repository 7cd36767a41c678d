"""Take a published delivery back on its service, where its adapter can."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from masthead.channel import Channel
from masthead.channels.base import Adapter, Retracts, Tools
from masthead.channels.registry import adapter
from masthead.channels.sound import sound
from masthead.errors import UsageError
from masthead.http import Client
from masthead.hub import Hub
from masthead.protocol.outcome import Absent, Ambiguous, ByHand, Outcome
from masthead.publishing.freezing import media_reader
from masthead.record import Record
from masthead.repo import Repository
from masthead.schedule import Delivery


def taken_back(
    hub: Hub,
    repository: Repository,
    delivery: Delivery,
    environment: Mapping[str, str],
    now: datetime,
) -> str:
    """Take a delivery back; return what is left to a person, or empty where it is gone.

    It may be asked again: what is gone stays gone.

    Raises:
        UsageError: the service did not do it, or nobody can tell; nothing is recorded.
    """
    record = delivery.record
    if record is None:
        return ""
    client = _client(hub.channels.get(record.channel), environment, now)
    made = _adapter(hub, repository, record, environment, client)
    outcome = sound(_ask(made, record), client.clean)
    if isinstance(outcome, Absent):
        return ""
    if isinstance(outcome, ByHand):
        return f"delete it by hand: {outcome.place}"
    reason = getattr(outcome, "reason", "") or "an unexpected answer"
    raise UsageError(
        f"{delivery.name} was not taken back: {reason}", "mend that, then run this again"
    )


def _ask(service: object, record: Record) -> Outcome:
    # Where a person recorded the address, no adapter knows the post, or the rest of a thread.
    by_hand = [one for one in record.receipts if one.url and one.remote_id == one.url]
    sent = tuple(one for one in record.receipts if one not in by_hand)
    if not isinstance(service, Retracts) or (by_hand and not sent):
        return ByHand(record.url or record.remote_id or f"on {record.channel}")
    try:
        outcome = service.retract(replace(record, receipts=sent))
    except Exception as error:  # noqa: BLE001 - what it says may hold a secret
        return Ambiguous(f"the adapter failed: {type(error).__name__}: {error}")
    if by_hand and isinstance(outcome, Absent):
        return ByHand(", ".join(one.url for one in by_hand))
    return outcome


def _client(channel: Channel | None, environment: Mapping[str, str], now: datetime) -> Client:
    """Return what makes requests for a channel and hides its secrets."""
    names = channel.secrets.values() if channel else ()
    secrets = [environment[name] for name in names if environment.get(name)]
    return Client(secrets, clock=now.timestamp)


def _adapter(
    hub: Hub,
    repository: Repository,
    record: Record,
    environment: Mapping[str, str],
    client: Client,
) -> Adapter | None:
    """Return the channel's adapter, or None where its page has gone."""
    channel = hub.channels.get(record.channel)
    if channel is None:
        return None
    tools = Tools(
        repository.root,
        repository.root / hub.settings.publishing.outbox,
        hub.settings.public_url,
        environment,
        media_reader(repository),
        client,
        client.clock,
    )
    return adapter(channel, tools)
