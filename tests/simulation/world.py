"""A small world for the publishing protocol: a ledger, services and a clock, all in memory.

One seed is one world. The ledger is a dictionary behind compare-and-swap; a service keeps the
posts it made and answers as its class of real services does (design, section 7).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from masthead.protocol.capability import Capability
from masthead.protocol.effect import Lost, Pushed, Rejected, Snapshot
from masthead.protocol.outcome import Absent, Outcome, Prepared, Refused, Sent
from masthead.record import Receipt, Record, illegal_step

LAG = 20.0
LONG_LAG = 400.0
HANDLE_LIFE = 3000.0

SERVICES: Mapping[str, Capability] = {
    "own": Capability(own_id=True, per_part=True),
    "keylist": Capability(key_window=3600, listing=True, listing_lag=LAG, per_part=True),
    "key": Capability(key_window=1500),
    "two": Capability(two_steps=True, per_part=True),
    "list": Capability(listing=True, listing_lag=LONG_LAG, per_part=True),
    "blind": Capability(),
}
"""One service of each kind."""


@dataclass(frozen=True, slots=True)
class Made:
    """One post on a service: when it was made, of which delivery and part, under which key."""

    at: float
    name: str
    part: int
    key: str
    id: str


class IllegalHistoryError(AssertionError):
    """A push wrote a record that may not follow the one before."""


class World:
    """The ledger and the services."""

    def __init__(self) -> None:
        self.version = 0
        self.records: dict[str, Record] = {}
        self.made: dict[str, list[Made]] = defaultdict(list)
        self.keys: dict[tuple[str, str], tuple[float, str]] = {}
        self.handles: dict[str, tuple[float, str]] = {}
        self.count = 0

    # --- the ledger ---

    def snapshot(self) -> Snapshot:
        """Return the ledger as it is now."""
        return Snapshot(str(self.version), dict(self.records))

    def push(self, base: str, changes: Mapping[str, Record]) -> Pushed | Rejected | Lost:
        """Write, if nobody else wrote since `base`."""
        if base != str(self.version):
            return Rejected()
        for name, record in changes.items():
            fault = illegal_step(self.records.get(name), record)
            if fault:
                raise IllegalHistoryError(f"{name}: {fault}")
        self.version += 1
        self.records.update(changes)
        return Pushed(str(self.version))

    # --- the services ---

    def send(self, record: Record, at: float) -> Outcome:
        """Act on a request at a time; a repeat that the service recognises makes nothing new."""
        service, key = SERVICES[record.channel], record.part_key
        made = self.made[record.channel]
        if service.own_id:
            for post in made:
                if post.key == key:
                    return Sent(Receipt(post.id))
        if service.key_window:
            seen = self.keys.get((record.channel, key))
            if seen and at - seen[0] < service.key_window:
                return Sent(Receipt(seen[1]))
        if service.two_steps:
            prepared, published = self.handles[record.handle]
            if published:
                return Sent(Receipt(published))
            if at - prepared > HANDLE_LIFE:
                return Refused("the handle has expired", retryable=True)
        self.count += 1
        id = f"{record.channel}-{self.count}"
        made.append(Made(at, record.name, record.part, key, id))
        if service.key_window:
            self.keys[record.channel, key] = (at, id)
        if service.two_steps:
            self.handles[record.handle] = (at, id)
        return Sent(Receipt(id))

    def prepare(self, at: float) -> Outcome:
        """Make a handle."""
        self.count += 1
        handle = f"handle-{self.count}"
        self.handles[handle] = (at, "")
        return Prepared(handle)

    def look(self, record: Record, at: float) -> Outcome:
        """Say whether a part is there, as far as the service shows it at that time."""
        service = SERVICES[record.channel]
        if service.two_steps:
            prepared, published = self.handles.get(record.handle, (0.0, ""))
            if published:
                return Sent(Receipt(published))
            return Absent(handle_lost=at - prepared > HANDLE_LIFE)
        lag = 0.0 if service.own_id else service.listing_lag
        for post in self.made[record.channel]:
            if post.key == record.part_key and at - post.at >= lag:
                return Sent(Receipt(post.id))
        return Absent()
