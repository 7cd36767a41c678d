"""What became of one request to a service, as values.

A request that was refused did nothing: `Refused` is definite, for this request only. When
nobody can tell whether it did something, the outcome is `Ambiguous`.
"""

from __future__ import annotations

from dataclasses import dataclass

from masthead.record import Receipt


@dataclass(frozen=True, slots=True)
class Sent:
    """The part is on the service; this is its receipt."""

    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Prepared:
    """The first of two steps is done; the handle names what the second step publishes."""

    handle: str


@dataclass(frozen=True, slots=True)
class Absent:
    """The service says that the part is not there.

    `handle_lost` is true where a two-step service has forgotten the handle as well.
    """

    handle_lost: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """The request certainly did nothing.

    Args:
        reason: why, in words, without secrets.
        retryable: the same request may succeed later.
        retry_after: seconds that the service asks to wait, or None.
        credentials: the service does not accept who asks; nothing on the channel will work.
    """

    reason: str
    retryable: bool = False
    retry_after: float | None = None
    credentials: bool = False


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The request may or may not have done something."""

    reason: str


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A bundle is ready at `path` (relative to the hub); a person sends it."""

    path: str


@dataclass(frozen=True, slots=True)
class ByHand:
    """No machine can do this; a person does it at `place`."""

    place: str


Outcome = Sent | Prepared | Absent | Refused | Ambiguous | HandedOver | ByHand
