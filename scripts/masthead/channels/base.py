"""What an adapter is, and what it may use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from masthead.channel import Channel
from masthead.http import Client
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Outcome
from masthead.record import Record


class Adapter(Protocol):
    """Sends a channel's deliveries; everything to send is in the record.

    The record's `payload` is the frozen message with the hash of each medium, `part` is the
    next part, `part_key` its idempotency key, `handle` what `prepare` returned. An adapter
    never raises for what a service or a disk does: that is an outcome.
    """

    @property
    def capability(self) -> Capability:
        """What the service lets us know after a lost answer."""

    def obstacle(self) -> str:
        """Return why nothing can be sent from here (a missing secret), or empty."""

    def prepare(self, record: Record) -> Outcome:
        """Make the first of two steps for the next part; only where `two_steps` is true."""

    def send(self, record: Record) -> Outcome:
        """Send the next part, or all parts where `per_part` is false."""

    def look(self, record: Record) -> Outcome:
        """Find out whether the next part is there; only where the service can tell."""


@runtime_checkable
class Retracts(Protocol):
    """An adapter that can take back what it published; without it a person does."""

    def retract(self, record: Record) -> Outcome:
        """Take a published delivery back; `Absent` once it is gone, again and again."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What an adapter may use.

    Args:
        root: the hub's folder.
        outbox: folder of the embedded outbox.
        public_url: address of the public site without a final slash, or empty.
        environment: the environment variables, where secrets are.
        read_media: returns the approved bytes of a medium by its path, hash and commit; None
            where they are not to be had.
        client: makes requests.
        clock: gives the time in seconds since 1970.
    """

    root: Path
    outbox: Path
    public_url: str
    environment: Mapping[str, str]
    read_media: Callable[[str, str, str], bytes | None]
    client: Client
    clock: Callable[[], float]

    def secret(self, channel: Channel, purpose: str) -> str:
        """Return a channel's secret from the environment, or empty."""
        return self.environment.get(channel.secrets.get(purpose, ""), "")

    def missing_secret(self, channel: Channel, purpose: str) -> str:
        """Return what to do about a secret that is not there, or empty."""
        name = channel.secrets.get(purpose, "")
        if not name:
            return f"{channel.document.path} names no variable under `secrets.{purpose}`"
        return "" if self.environment.get(name) else f"the environment variable {name} is not set"


Make = Callable[[Channel, Tools], Adapter]
"""What an adapter's module offers as `make`, and a third party's entry point is."""
