"""What the publishing protocol asks the world to do, and the ledger's answers.

The protocol yields an effect and is sent its answer: `Now` a time in seconds since 1970,
`Sleep` nothing, `Fetch` a `Snapshot` or `Unreachable`, `Push` a `Pushed`, `Rejected` or
`Lost`, the requests an outcome (`masthead.protocol.outcome`).

What is to be under way beside other things is begun in a lane: `Begin` is answered at once, by the
time in seconds, finely, and each `Await` by an `Ended` with the answer of what ended next.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

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
Work = Sleep | Fetch | Push | Request
"""What takes time, and may be under way beside other things."""


@dataclass(frozen=True, slots=True)
class Begin:
    """Begin something in a lane, where nothing else is under way, and go on at once."""

    lane: str
    work: Work


@dataclass(frozen=True, slots=True)
class Await:
    """Wait until something that was begun has ended, whatever ends first."""


@dataclass(frozen=True, slots=True)
class Ended:
    """What was begun in a lane has ended, with this answer; `at` is the time in seconds, finely."""

    lane: str
    answer: Any
    at: float


Effect = Now | Work | Begin | Await


NOW, FETCH, AWAIT = Now(), Fetch(), Await()


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
