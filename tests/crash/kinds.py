"""The kinds of services that the harness plays, one for each retry class (design, section 7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from masthead.protocol.capability import Capability
from masthead.protocol.task import Policy

LEASE = Policy().lease
"""Seconds for which a claim keeps others off."""

HANDLE_LIFE = 3000.0
"""Seconds after which the two-step service forgets a handle that was not published."""

LATEST = 120.0
"""Seconds after a request left within which the service may act on it.

This is what the protocol's guard allows for: a request may take 60 s, and a service may act on
it 60 s after that. The harness keeps to it on a busy machine: what comes later is dropped.
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of service.

    Args:
        title: its class and what it offers, for people.
        capability: what a publisher is told of it.
        can_tell: the guarantee is exactly once; else at most once, and `unknown` where
            nobody knows.
    """

    title: str
    capability: Capability
    can_tell: bool = True


KINDS: Mapping[str, Kind] = {
    "own": Kind("K1 own id", Capability(own_id=True, per_part=True)),
    "keyed": Kind(
        "K2 key and listing",
        Capability(key_window=3600.0, listing=True, listing_lag=20.0, per_part=True),
    ),
    "window": Kind("K2 key for a while", Capability(key_window=3600.0), can_tell=False),
    "steps": Kind("K3 two steps", Capability(two_steps=True, per_part=True)),
    "listed": Kind("K4 listing", Capability(listing=True, listing_lag=200.0, per_part=True)),
    "blind": Kind("K5 blind", Capability(), can_tell=False),
}
"""Every kind by the name of its channel; the service is called `crash-<name>`."""

SERVICE = "crash-"
"""What the names of these services begin with."""
