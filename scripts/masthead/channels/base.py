"""What an adapter is, and what it may use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, runtime_checkable

from masthead.channel import Channel
from masthead.errors import ConfigError
from masthead.health import Check
from masthead.http import Client
from masthead.http.address import is_private
from masthead.protocol.capability import Capability
from masthead.protocol.effect import Prepare, Request, Send
from masthead.protocol.outcome import Ambiguous, Outcome, Refused
from masthead.record import Record
from masthead.service import Limits


class Adapter(Protocol):
    """Sends a channel's deliveries; everything to send is in the record.

    The record's `payload` is the frozen message with the hash of each medium, `part` is the
    next part, `part_key` its idempotency key, `handle` what `prepare` returned. An adapter
    never raises for what a service or a disk does: that is an outcome.

    Channels go out side by side: one adapter is used by one thread at a time, but two channels of
    a service at once. What they share outside of their own values must not change.
    """

    @property
    def capability(self) -> Capability:
        """What the service lets us know after a lost answer."""

    def obstacle(self) -> str:
        """Return why nothing can be sent from here (a missing secret), or empty."""

    def send(self, record: Record) -> Outcome:
        """Send the next part, or all parts where `per_part` is false."""


@runtime_checkable
class Prepares(Protocol):
    """An adapter whose service publishes in two steps."""

    def prepare(self, record: Record) -> Outcome:
        """Make the first of two steps for the next part."""


@runtime_checkable
class Looks(Protocol):
    """An adapter whose service can tell what is there."""

    def look(self, record: Record) -> Outcome:
        """Find out whether the next part is there."""


def carry_out(adapter: Adapter, request: Request) -> Outcome:
    """Return what becomes of a request of the protocol; what an adapter cannot do is told so."""
    record = request.record
    if isinstance(request, Send):
        return adapter.send(record)
    if isinstance(request, Prepare):
        if isinstance(adapter, Prepares):
            return adapter.prepare(record)
        return Refused(f"{record.channel} has no first step")
    if isinstance(adapter, Looks):
        return adapter.look(record)
    return Ambiguous(f"{record.channel} cannot be asked")


@runtime_checkable
class Retracts(Protocol):
    """An adapter that can take back what it published; without it a person does."""

    def retract(self, record: Record) -> Outcome:
        """Take a published delivery back; `Absent` once it is gone, again and again."""


@runtime_checkable
class Edits(Protocol):
    """An adapter that can put another text into what it published."""

    def edit(self, record: Record) -> Outcome:
        """Make every part on the service say what the payload says now; `Sent` once done."""


@runtime_checkable
class Measures(Protocol):
    """An adapter that can say how often a post was seen, liked, answered."""

    def metrics(self, record: Record) -> Mapping[str, int] | Refused | Ambiguous:
        """Return the service's own numbers of a published delivery, by the service's names."""


@runtime_checkable
class Hears(Protocol):
    """An adapter that can say where the account was named."""

    def mentions(self, since: float) -> tuple[Mention, ...] | Refused | Ambiguous:
        """Return where the account was named since a time (seconds since 1970), oldest first."""


@runtime_checkable
class Examines(Protocol):
    """An adapter that can find out whether its account is fit to publish, without publishing."""

    def examine(self) -> Iterator[Check]:
        """Yield what was looked at: credential, rights, expiry, quota, limits of the server."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named the account: the service's id, who, when (UTC, seconds), what, and where."""

    id: str
    who: str
    at: float
    text: str = ""
    url: str = ""


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
        limits: what the channel takes; media are made to fit it.
    """

    root: Path
    outbox: Path
    public_url: str
    environment: Mapping[str, str] = field(repr=False)
    read_media: Callable[[str, str, str], bytes | None]
    client: Client
    clock: Callable[[], float]
    limits: Limits = field(default_factory=Limits)

    def address(self, service: str, usual: str) -> str:
        """Return the address of a service: the variable `MASTHEAD_<SERVICE>_URL`, else the usual.

        Args:
            service: its id.
            usual: the service's own address.

        Raises:
            ConfigError: credentials would go to another machine without TLS.
        """
        name = f"MASTHEAD_{service.upper().replace('-', '_')}_URL"
        named = self.environment.get(name, "")
        if named.lower().startswith("http:") and not is_private(named):
            raise ConfigError(
                f"{name} must start with https://, since credentials go there",
                "correct the variable, or take it out",
            )
        return named or usual

    def secret(self, channel: Channel, purpose: str) -> str:
        """Return a channel's secret from the environment, or empty."""
        found = self.environment.get(channel.secrets.get(purpose, ""), "")
        # A line end at the end is what a shell or a form put there; bytes that are no UTF-8 come
        # as halves of characters, which nothing can send.
        return found.strip("\r\n").encode("utf-8", "replace").decode()

    def missing_secret(self, channel: Channel, purpose: str) -> str:
        """Return what to do about a secret that is not there, or empty."""
        name = channel.secrets.get(purpose, "")
        if not name:
            return f"{channel.document.path} names no variable under `secrets.{purpose}`"
        missing = not self.secret(channel, purpose)
        return f"the environment variable {name} is not set" if missing else ""


Make = Callable[[Channel, Tools], Adapter]
"""What an adapter's module offers as `make`, and a third party's entry point is."""
