"""Discord by a bot (K2): a nonce keeps a repeat from posting twice, and own messages can be read.

The nonce is known for some minutes (API description, read 2026-11-22); `WINDOW` is what we count
on.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from masthead.channel import Channel
from masthead.channels import discord_words as words
from masthead.channels.base import Adapter, Tools
from masthead.channels.moments import earliest
from masthead.channels.outgoing import described, media_of, text_of
from masthead.channels.removing import remove_each
from masthead.channels.wire import Reply, Wire, harmless
from masthead.health import Check, Health
from masthead.http import Answer
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Absent, Ambiguous, Outcome, Refused
from masthead.record import Record
from masthead.setups.discord import SETUP

WINDOW = 120.0
"""Seconds for which a repeated nonce is taken to be known."""

NONCE = 25
"""Longest nonce, in characters (API description, read 2026-11-22)."""

CAPABILITY = Capability(key_window=WINDOW, listing=True, per_part=True, as_of=SETUP.as_of)
SHUT = {
    b"10003": "it does not know the channel; see `account`",
    b"50001": "the bot cannot see the channel; give it the right to",
    b"50013": "the bot may not do that; let it send, attach files and read the history",
}
"""What Discord's codes mean after which nothing on the channel works."""

PAGES, PAGE = 5, 100
"""Most pages of a channel that are looked through, and messages on each."""


@dataclass(frozen=True, slots=True)
class Discord:
    """Posts into a channel of a server, as a bot."""

    channel: Channel
    tools: Tools
    wire: Wire
    capability: Capability = CAPABILITY

    def obstacle(self) -> str:
        """The bot's token and the channel's id must be there."""
        if not self.channel.account.isdecimal():
            return f"{self.channel.document.path} has no `account`, the channel's id in digits"
        return self.tools.missing_secret(self.channel, "token")

    def send(self, record: Record) -> Outcome:
        """Post the next part as an answer to the one before."""
        media = media_of(self.tools, record)
        if isinstance(media, Refused):
            return media
        got = words.post(self.wire, self._messages, _message(record), media)
        return self._receipt(got) if isinstance(got, Reply) else got

    def look(self, record: Record) -> Outcome:
        """Look for the part among the channel's newest messages by this bot."""
        me = harmless(self.wire.ask("GET", "users/@me"))
        if isinstance(me, Refused) or not me.id("id"):
            return Ambiguous(me.reason if isinstance(me, Refused) else "Discord names nobody")
        since = earliest(record, me, self.tools.clock())
        query = {"limit": str(PAGE)}
        for _ in range(PAGES):
            got = harmless(self.wire.ask("GET", self._messages, query=query))
            if isinstance(got, Refused):
                return Ambiguous(got.reason)
            page = got.rows()
            if page is None or not all(words.is_id(one.text("id")) for one in page):
                return Ambiguous("Discord did not list the channel's messages")
            for message in page:
                if message.text("author", "id") == me.text("id") and _is(record, message, since):
                    return self._receipt(message)
            if len(page) < PAGE or 0 < _seconds(got.text(-1, "timestamp")) < since:
                return Absent()
            query["before"] = got.text(-1, "id")
        return Ambiguous("there are more messages in the channel than could be looked through")

    def edit(self, record: Record) -> Outcome:
        """Put another text into every message."""
        return words.edit(self.wire, self._messages, record)

    def retract(self, record: Record) -> Outcome:
        """Delete every part, the last one first."""
        return remove_each(record, lambda post: self.wire.ask("DELETE", f"{self._messages}/{post}"))

    def metrics(self, record: Record) -> Mapping[str, int] | Refused | Ambiguous:
        """Return how many reactions the first part has."""
        got = harmless(self.wire.ask("GET", f"{self._messages}/{record.remote_id}"))
        return got if isinstance(got, Refused) else words.reactions(got)

    def examine(self) -> Iterator[Check]:
        """Look whether the token is good, and the channel there."""
        for what, path in (("token", "users/@me"), ("channel", f"channels/{self.channel.account}")):
            got = harmless(self.wire.ask("GET", path))
            if isinstance(got, Refused):
                yield Check(what, Health.BAD, got.reason, f"see {SETUP.page}")
                return
            yield Check(what, Health.GOOD, got.text("username") or got.text("name"))

    @property
    def _messages(self) -> str:
        return f"channels/{self.channel.account}/messages"

    def _receipt(self, reply: Reply) -> Outcome:
        server = self.channel.settings.get("server", "")
        return words.receipt(reply, server, self.channel.account)


def _message(record: Record) -> dict[str, object]:
    """Return the next part as Discord takes it."""
    said: dict[str, object] = {
        **words.message(text_of(record)),
        "nonce": hashlib.sha256(record.part_key.encode()).hexdigest()[:NONCE],
        "enforce_nonce": True,
    }
    if record.receipts:
        said["message_reference"] = {"message_id": record.receipts[-1].remote_id}
    return said


def _is(record: Record, message: Reply, since: float) -> bool:
    """Tell whether a message of the bot's is the next part.

    Args:
        record: the delivery.
        message: the message.
        since: nothing of the delivery is older; seconds since 1970.
    """
    known = {receipt.remote_id for receipt in record.receipts}
    # A message without a time is taken for ours: a second one would be worse.
    if message.text("id") in known or 0 < _seconds(message.text("timestamp")) < since:
        return False
    files = message.get("attachments")
    same = message.text("content").strip() == words.plain(text_of(record)).strip()
    return same and len(files if isinstance(files, list) else ()) == len(described(record))


def _seconds(text: str) -> float:
    """Return a time of Discord's (ISO 8601) in seconds since 1970; nought where it is none."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC).timestamp()
    except (ValueError, OverflowError):
        return 0.0


def _refusal(answer: Answer) -> Refused | None:
    """Return what it means that the bot may not post there: nothing on the channel works."""
    code = re.search(rb'"code"\s*:\s*(\d+)', answer.body)
    step = SHUT.get(code[1]) if code and answer.status in {403, 404} else None
    if step is None:
        return None
    return Refused(f"Discord answered {answer.status}: {step}", retryable=True, credentials=True)


def make(channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel."""
    base = tools.address("discord", SETUP.base)
    headers = {"Authorization": f"Bot {tools.secret(channel, 'token')}"}
    return Discord(channel, tools, Wire(tools.client, base, headers, refusal=_refusal))
