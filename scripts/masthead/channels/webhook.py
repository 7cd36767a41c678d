"""Signed JSON to an address of your own (K5, or K2 where the receiver knows repeated keys).

The header `Masthead-Signature: t=<seconds>,v1=<hex>` signs `<seconds>.<body>` with
HMAC-SHA256; a receiver recomputes it and refuses old times. `Idempotency-Key` goes along
where the channel's page says `idempotent: true`.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass

from masthead.channel import Channel
from masthead.channels.base import Adapter, Tools
from masthead.http import Answer
from masthead.http.address import is_private
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Outcome, Sent
from masthead.record import Receipt, Record

REMEMBERED = 24 * 3600.0
"""Seconds for which an idempotent receiver must know a key; the page asks for it."""

BLIND = Capability(as_of="2026-11-22")
KEYED = Capability(key_window=REMEMBERED, as_of="2026-11-22")

SENT_KEYS = ("key", "post", "channel", "title", "parts", "media", "link", "lang")
"""The keys of the JSON, a contract (design, section 5); `format` besides for a poll and a story."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """Posts deliveries to a channel's `url`."""

    channel: Channel
    tools: Tools

    @property
    def capability(self) -> Capability:
        """Blind, unless the receiver says that it knows a repeated key."""
        return KEYED if self.channel.options.get("idempotent") is True else BLIND

    def obstacle(self) -> str:
        """Without an address or a key nothing can be sent; nothing leaves in the clear."""
        if not self._url():
            return f"{self.channel.document.path} has no `url`"
        if not is_private(self._url()):
            return f"{self.channel.document.path}: the `url` must start with https://"
        return self.tools.missing_secret(self.channel, "signing_key")

    def send(self, record: Record) -> Outcome:
        """Post the message, signed."""
        body = body_of(record)
        key = self.tools.secret(self.channel, "signing_key")
        headers = {
            "Content-Type": "application/json",
            "Masthead-Signature": sign(key, int(self.tools.clock()), body),
        }
        if self.capability.key_window:
            headers["Idempotency-Key"] = record.part_key
        answer = self.tools.client.request("POST", self._url(), headers=headers, body=body)
        if not isinstance(answer, Answer):
            return answer
        hidden = headers["Masthead-Signature"].rpartition("=")[2]
        return Sent(_receipt(record, answer, lambda text: self.tools.client.clean(text, [hidden])))

    def _url(self) -> str:
        url = self.channel.options.get("url")
        return url if isinstance(url, str) else ""


def body_of(record: Record) -> bytes:
    """Return the JSON that is sent, the same for the same record."""
    message = {key: record.payload.get(key, "") for key in SENT_KEYS}
    if record.payload.get("format"):
        message["format"] = record.payload["format"]
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()


def sign(key: str, seconds: int, body: bytes) -> str:
    """Return the signature header for a body sent at a time (seconds since 1970)."""
    digest = hmac.new(key.encode(), f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={seconds},v1={digest}"


def _receipt(record: Record, answer: Answer, clean: Callable[[str], str]) -> Receipt:
    """Return the receiver's own id and address where its JSON has them, else our key.

    `clean` takes out what must not come back: the ledger keeps what this returns.
    """
    try:
        said = json.loads(answer.body)
    except (ValueError, RecursionError):
        said = None
    said = said if isinstance(said, dict) else {}
    url = said.get("url")
    web = isinstance(url, str) and url.startswith(("https://", "http://"))
    id = clean(str(said.get("id") or record.part_key))
    return Receipt(id[:500], clean(str(url))[:2000] if web else "")


def make(channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel."""
    return Webhook(channel, tools)
