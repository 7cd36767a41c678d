"""Give a delivery to a person, where a service takes by program only some of what it takes.

A format that only a person can post stands in the service's row (`Service.by_hand`). Who sends is
decided here, before the adapter is asked for anything: no adapter knows of it, and none of its
secrets, steps or questions is needed. What a person is given is a bundle, which a run can write
again: so a run that is cut off leaves nothing that nobody can tell, whatever the service's class.
"""

from __future__ import annotations

from dataclasses import dataclass

from masthead.channel import Channel
from masthead.channels.base import Adapter, Tools, carry_out
from masthead.channels.manual import Manual
from masthead.compose.services import is_by_hand
from masthead.protocol.capability import Capability
from masthead.protocol.effect import Look, Prepare, Send
from masthead.protocol.outcome import Outcome, Refused
from masthead.record import Record


@dataclass(frozen=True, slots=True)
class Router:
    """Gives each delivery of a channel to the program, or to a person.

    Args:
        service: the channel's service.
        program: its adapter.
        person: the adapter that writes bundles.
    """

    service: str
    program: Adapter
    person: Adapter

    @property
    def capability(self) -> Capability:
        """What the program's service lets us know; `sender` says who sends a format."""
        return self.program.capability

    def obstacle(self) -> str:
        """Return why the program can send nothing, or empty."""
        return self.program.obstacle()

    def sender(self, format: object) -> Adapter:
        """Return who sends a format."""
        return self.person if is_by_hand(self.service, str(format)) else self.program

    def prepare(self, record: Record) -> Outcome:
        """Make the first of two steps, by whoever sends."""
        return carry_out(self._of(record), Prepare(record))

    def send(self, record: Record) -> Outcome:
        """Send, or write the bundle."""
        return carry_out(self._of(record), Send(record))

    def look(self, record: Record) -> Outcome:
        """Ask whoever sends whether it is there."""
        return carry_out(self._of(record), Look(record))

    def _of(self, record: Record) -> Adapter:
        return self.sender(record.payload.get("format", ""))


def sender(adapter: Adapter, format: object) -> Adapter:
    """Return who sends a format of a channel: the adapter, unless it is a person's.

    Args:
        adapter: what `masthead.channels.registry.serving` returned.
        format: the post's format; the frozen message names it.
    """
    return adapter.sender(format) if isinstance(adapter, Router) else adapter


def by_hand(channel: Channel, tools: Tools, record: Record) -> Outcome:
    """Write the bundle of a delivery for a person; nothing is sent."""
    manual = Manual(channel, tools)
    obstacle = manual.obstacle()
    return Refused(obstacle) if obstacle else manual.send(record)
