"""A podcast (K1): nothing is sent; the next build of the public site has the episode in its feed.

The episode's id is the delivery's name, so it is the same in each build, wherever the file moves.
"""

from __future__ import annotations

from dataclasses import dataclass

from masthead.channel import Channel
from masthead.channels.base import Adapter, Tools
from masthead.compose.shows import podcast_place
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Absent, Outcome, Sent
from masthead.record import Receipt, Record
from masthead.setups.podcast import SETUP

CAPABILITY = Capability(own_id=True, as_of=SETUP.as_of)


@dataclass(frozen=True, slots=True)
class Podcast:
    """Puts episodes into a feed."""

    channel: Channel
    tools: Tools
    capability: Capability = CAPABILITY

    def obstacle(self) -> str:
        """Everybody must be able to read the feed."""
        if self.channel.options.get("visibility") != "public":
            return f"{self.channel.document.path} does not say `visibility: public`"
        return "" if self.tools.public_url else "masthead.yml has no `public_url` for the feed"

    def send(self, record: Record) -> Outcome:
        """Return the episode's id and the feed; the record in the ledger is what publishes it."""
        url = f"{self.tools.public_url}/{podcast_place(record.channel)}"
        return Sent(Receipt(record.name, url))

    def look(self, _record: Record) -> Outcome:
        """Without a receipt in the ledger no build has had the episode."""
        return Absent()

    def retract(self, _record: Record) -> Outcome:
        """Nothing was sent: the next build leaves out what the ledger says is retracted."""
        return Absent()


def make(channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel."""
    return Podcast(channel, tools)
