"""Discord by a webhook (K5): the address is the secret, and there is no key against a repeat.

`?wait=true` makes Discord answer with the message; without its answer nobody can find it, since a
webhook cannot list (docs.discord.com, "Webhook resource", and API description, version 10, read
2026-11-22: the body of a webhook has no nonce and refers to no other message).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from masthead.channel import Channel
from masthead.channels import discord_words as words
from masthead.channels.base import Adapter, Tools
from masthead.channels.outgoing import media_of, text_of, texts_of
from masthead.channels.wire import Reply, Wire, answered, harmless
from masthead.health import Check, Health
from masthead.http import Answer
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Absent, Ambiguous, Outcome, Refused
from masthead.record import Record
from masthead.setups.discord_webhook import SETUP

CAPABILITY = Capability(as_of=SETUP.as_of)

UNKNOWN_WEBHOOK = b"10015"
"""Discord's code for a webhook that is not there (any more)."""

_ADDRESS = re.compile(
    r"https://(?:[a-z]+\.)?discord(?:app)?\.com/api/(?:v\d+/)?webhooks/(\d{5,20})/([\w-]{20,})"
)


@dataclass(frozen=True, slots=True)
class DiscordWebhook:
    """Posts into one channel of a server."""

    channel: Channel
    tools: Tools
    wire: Wire
    capability: Capability = CAPABILITY

    def obstacle(self) -> str:
        """The address must be there, and be one of Discord's."""
        missing = self.tools.missing_secret(self.channel, "address")
        if missing or self.wire.base:
            return missing
        name = self.channel.secrets["address"]
        return f"{name} does not hold an address https://discord.com/api/webhooks/…"

    def send(self, record: Record) -> Outcome:
        """Post the text with its files."""
        if len(texts_of(record)) > 1:
            return Refused("a webhook of Discord cannot answer itself; a bot can post threads")
        media = media_of(self.tools, record)
        if isinstance(media, Refused):
            return media
        said = words.message(text_of(record))
        got = words.post(self.wire, "", said, media, {"wait": "true"})
        if not isinstance(got, Reply):
            return got
        server = self.channel.settings.get("server", "")
        return words.receipt(got, server, got.text("channel_id"))

    def edit(self, record: Record) -> Outcome:
        """Put another text into the message."""
        return words.edit(self.wire, "messages", record)

    def retract(self, record: Record) -> Outcome:
        """Delete the message."""
        got = harmless(self.wire.ask("DELETE", f"messages/{record.remote_id}"))
        if isinstance(got, Refused) and (got.credentials or not answered(got, 404)):
            return got
        return Absent()

    def metrics(self, record: Record) -> Mapping[str, int] | Refused | Ambiguous:
        """Return how many reactions the message has."""
        got = harmless(self.wire.ask("GET", f"messages/{record.remote_id}"))
        return got if isinstance(got, Refused) else words.reactions(got)

    def examine(self) -> Iterator[Check]:
        """Look whether the webhook is there."""
        got = harmless(self.wire.ask("GET", ""))
        if isinstance(got, Refused):
            yield Check("webhook", Health.BAD, got.reason, f"make a new one: {SETUP.page}")
        else:
            yield Check("webhook", Health.GOOD, got.text("name"))


def _refusal(answer: Answer) -> Refused | None:
    """Return what it means that the webhook is gone: nothing on the channel works."""
    if answer.status != 404 or UNKNOWN_WEBHOOK not in answer.body:
        return None
    reason = f"the webhook is gone; make a new one: {SETUP.page}"
    return Refused(reason, retryable=True, credentials=True)


def make(channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel; without an address where the secret is none of Discord's."""
    found = _ADDRESS.fullmatch(tools.secret(channel, "address").strip())
    if found is None:
        return DiscordWebhook(channel, tools, Wire(tools.client, ""))
    id, token = found.groups()
    client = replace(tools.client, secrets=(*tools.client.secrets, token))
    base = (
        f"{tools.address('discord-webhook', SETUP.base).rstrip('/')}/api/v10/webhooks/{id}/{token}"
    )
    return DiscordWebhook(channel, tools, Wire(client, base, refusal=_refusal))
