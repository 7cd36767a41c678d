"""What the publishing protocol asks the world to do, and the ledger's answers.

The protocol yields an effect and is sent its answer: `Now` a time in seconds since 1970,
`Sleep` nothing, `Fetch` a `Snapshot` or `Unreachable`, `Push` a `Pushed`, `Rejected` or
`Lost`, the requests an outcome (`masthead.protocol.outcome`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from masthead.record import Record


@dataclass(frozen=True, slots=True)
class Now:
    """Ask for the time."""


@dataclass(frozen=True, slots=True)
class Sleep:
    """Wait for some seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Fetch:
    """Read the ledger anew."""


@dataclass(frozen=True, slots=True)
class Push:
    """Write records, if the ledger's tip is still `base`.

    `changes` holds whole records by delivery name.
    """

    base: str
    changes: Mapping[str, Record]
    message: str


@dataclass(frozen=True, slots=True)
class Prepare:
    """Make the first of two steps for the record's next part; nothing is public yet."""

    record: Record


@dataclass(frozen=True, slots=True)
class Send:
    """Publish the record's next part."""

    record: Record


@dataclass(frozen=True, slots=True)
class Look:
    """Find out whether the record's next part is on the service."""

    record: Record


Request = Prepare | Send | Look
Effect = Now | Sleep | Fetch | Push | Request


NOW, FETCH = Now(), Fetch()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The ledger at one moment.

    Args:
        tip: what a push is compared with.
        records: what is known of the deliveries asked for, by name.
        hold: why all publishing is stopped, or empty.
    """

    tip: str
    records: Mapping[str, Record]
    hold: str = ""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The ledger could not be read just now."""

    reason: str


@dataclass(frozen=True, slots=True)
class Pushed:
    """The records are in the ledger, whose tip is now `tip`."""

    tip: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """Somebody else wrote first; nothing was written."""


@dataclass(frozen=True, slots=True)
class Lost:
    """The answer was lost; only a look at the ledger can tell."""
