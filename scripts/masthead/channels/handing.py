"""Give a delivery to a person, where a service takes by program only some of what it takes."""

from __future__ import annotations

from masthead.channel import Channel
from masthead.channels.base import Tools
from masthead.channels.manual import Manual
from masthead.protocol.outcome import Outcome, Refused
from masthead.record import Record


def by_hand(channel: Channel, tools: Tools, record: Record) -> Outcome:
    """Write the bundle of a delivery for a person; nothing is sent."""
    manual = Manual(channel, tools)
    obstacle = manual.obstacle()
    return Refused(obstacle) if obstacle else manual.send(record)
