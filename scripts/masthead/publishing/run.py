"""A publishing run as values: what it is told, and what became of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from masthead.checking import check
from masthead.finding import Finding, Level
from masthead.hub import Hub
from masthead.protocol.task import Policy
from masthead.publishing.judging import Check
from masthead.rules import post_duplicate
from masthead.schedule import Delivery
from masthead.settings import RuleSettings

SLOW = (post_duplicate,)
"""Rules that look at every post of the hub; a run needs them only where they make errors."""


def find_errors(hub: Hub, now: datetime, paths: Collection[str]) -> Sequence[Finding]:
    """Return the findings in some posts: the check of a run.

    A slow rule that makes no errors is left out: on 1,000 posts it takes three quarters of the time
    (November 2026), and at send time the guards compare texts anyway.
    """
    rules = dict(hub.settings.rules)
    for rule in SLOW:
        given = rules.get(rule.ID, RuleSettings())
        if (given.level or rule.LEVEL) is not Level.ERROR:
            rules[rule.ID] = replace(given, level=Level.OFF)
    quick = replace(hub, settings=replace(hub.settings, rules=rules))
    return check(quick, now=now, paths=paths).findings


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
        begun: what `clock` said when the run was told of `now`; reading a large hub takes time.
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
    begun: float = field(init=False)

    def __post_init__(self) -> None:
        """Note when it began."""
        object.__setattr__(self, "begun", self.clock())

    def time(self) -> float:
        """Return the time in seconds since 1970, counted from `now`."""
        return self.now.timestamp() + (self.clock() - self.begun)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a run.

    Args:
        deliveries: those the run took, and those that wait for a person or another run.
        taken: names of those the run took, or would take.
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
