"""A publishing run as values: what it is told, and what became of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from masthead.checking import check
from masthead.finding import Finding
from masthead.hub import Hub
from masthead.protocol.task import Policy
from masthead.publishing.choice import Check
from masthead.schedule import Delivery


def find_errors(hub: Hub, now: datetime, paths: Collection[str]) -> Sequence[Finding]:
    """Return the findings in some posts: the check of a run."""
    return check(hub, now=now, paths=paths).findings


@dataclass(frozen=True, slots=True)
class Run:
    """What a publishing run is told.

    Args:
        root: the hub's folder.
        now: the time the run starts at, with zone.
        own_clock: `now` is this machine's clock, which may be wrong; nobody gave it.
        dry_run: only say what would be sent.
        channel: only this channel, or empty.
        limit: at most so many; confirms a run above the hub's `max_per_run`.
        environment: where secrets are.
        tell: gets a line about each request.
        check: finds the errors that hold a post back.
        policy: the protocol's times.
        clock: gives seconds that pass; only their differences count.
        sleep: waits some seconds.
    """

    root: Path
    now: datetime
    own_clock: bool = False
    dry_run: bool = False
    channel: str = ""
    limit: int | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    tell: Callable[[str], None] = lambda _: None
    check: Check = find_errors
    policy: Policy = field(default_factory=Policy)
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a run.

    Args:
        deliveries: those the run took, and those that wait for a person or another run.
        taken: names of those the run took.
        problem: why nothing was taken at all, or empty.
        failed: something due was not sent, or waits for a person.
        zone: the hub's time zone.
        paths: the posts' files by id.
    """

    deliveries: tuple[Delivery, ...]
    taken: frozenset[str] = frozenset()
    problem: str = ""
    failed: bool = False
    zone: str = "UTC"
    paths: Mapping[str, str] = field(default_factory=dict)
