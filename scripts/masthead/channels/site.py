"""The hub's own site (K1): nothing is sent; the next build shows what the ledger says is out."""

from __future__ import annotations

from dataclasses import dataclass

from masthead.channel import Channel
from masthead.channels.base import Adapter, Tools
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Absent, Outcome, Sent
from masthead.record import Receipt, Record

CAPABILITY = Capability(own_id=True, as_of="2026-11-22")


@dataclass(frozen=True, slots=True)
class Site:
    """Gives a post its address on the public site."""

    public_url: str
    capability: Capability = CAPABILITY

    def obstacle(self) -> str:
        """Nothing is needed."""
        return ""

    def send(self, record: Record) -> Outcome:
        """Return the address; the record in the ledger is what publishes the post."""
        return Sent(Receipt(record.post, f"{self.public_url}/posts/{record.post}/"))

    def look(self, _record: Record) -> Outcome:
        """Without a receipt in the ledger no build has shown the post."""
        return Absent()

    def retract(self, _record: Record) -> Outcome:
        """Nothing was sent: the next build leaves out what the ledger says is retracted."""
        return Absent()


def make(_channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel."""
    return Site(tools.public_url)
