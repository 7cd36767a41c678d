"""Slack by an incoming webhook (K5): text only, and nobody can find out or take back.

The address is the secret. Slack answers `ok` in plain text, without the message's id
(docs.slack.dev, "Sending messages using incoming webhooks", read 2026-11-22).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from masthead.channel import Channel
from masthead.channels.base import Adapter, Tools
from masthead.channels.linked import secrets_of
from masthead.channels.outgoing import described, text_of, texts_of
from masthead.channels.slack.words import block, escaped
from masthead.health import Check, Health
from masthead.http import Answer, Client
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Ambiguous, Outcome, Refused, Sent
from masthead.record import Receipt, Record
from masthead.redacting import in_one_line
from masthead.setups.slack_webhook import SETUP

CAPABILITY = Capability(as_of=SETUP.as_of)

HOSTS = frozenset({"hooks.slack.com", "hooks.slack-gov.com"})

SHUT = frozenset({403, 404, 410})
"""Statuses that say that the webhook or its channel is gone, or that it may not post."""

EMPTY = frozenset({"no_text", "missing_text_or_fallback_or_attachments", "invalid_payload"})
"""What a webhook that works says to a message without a text, which it never posts."""

_PATH = re.compile(r"/services/[\w/-]+")


@dataclass(frozen=True, slots=True)
class SlackWebhook:
    """Posts text to one channel of a workspace."""

    channel: Channel
    tools: Tools
    client: Client
    address: str = field(repr=False)
    capability: Capability = CAPABILITY

    def obstacle(self) -> str:
        """The address must be there, and be one of Slack's."""
        missing = self.tools.missing_secret(self.channel, "address")
        if missing or self.address:
            return missing
        name = self.channel.secrets["address"]
        return f"{name} does not hold an address https://hooks.slack.com/services/…"

    def send(self, record: Record) -> Outcome:
        """Post the text."""
        if described(record) or len(texts_of(record)) > 1:
            return Refused("a webhook of Slack takes one text; a bot takes files and threads")
        text = text_of(record)
        got = self._post({"text": escaped(text), "blocks": [block(text)]})
        if isinstance(got, Answer):
            if got.body.strip() == b"ok":
                return Sent(Receipt(record.key))
            return Ambiguous("Slack answered with something else than ok")
        return got

    def examine(self) -> Iterator[Check]:
        """Ask with a message without a text, which a good webhook refuses for just that."""
        got = self._post({})
        if isinstance(got, Refused) and any(word in got.reason for word in EMPTY):
            yield Check("webhook", Health.GOOD, "it answers")
        elif isinstance(got, Refused) and not (got.retryable and not got.credentials):
            yield Check("webhook", Health.BAD, got.reason, f"make a new one at {SETUP.page}")
        else:
            said = "it answered oddly" if isinstance(got, Answer) else got.reason
            yield Check("webhook", Health.UNKNOWN, said)

    def _post(self, said: dict[str, object]) -> Answer | Refused | Ambiguous:
        kind = {"Content-Type": "application/json"}
        body = json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")
        return self.client.request(
            "POST", self.address, headers=kind, body=body, refusal=self._refusal
        )

    def _refusal(self, answer: Answer) -> Refused | None:
        """Return what it means that the webhook is shut: nothing on the channel works."""
        if answer.status not in SHUT:
            return None
        # The client cuts the reason once it is clean: what Slack said stands last.
        step = f"make a new webhook at {SETUP.page}"
        reason = f"the webhook is shut; {step} ({answer.status}: {in_one_line(answer.body)})"
        return Refused(reason, retryable=True, credentials=True)


def make(channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel; its address is empty where the secret is none of Slack's."""
    secret = tools.secret(channel, "address").strip()
    client = replace(tools.client, secrets=(*tools.client.secrets, *secrets_of(secret)))
    path = _path(secret)
    address = tools.address("slack-webhook", f"https://{urlsplit(secret).hostname}") if path else ""
    return SlackWebhook(channel, tools, client, f"{address.rstrip('/')}{path}" if path else "")


def _path(secret: str) -> str:
    """Return the path of a webhook's address, or empty where it is none of Slack's."""
    try:
        parts = urlsplit(secret)
    except ValueError:
        return ""
    fits = parts.scheme == "https" and parts.netloc in HOSTS and _PATH.fullmatch(parts.path)
    return parts.path if fits and not parts.query else ""
