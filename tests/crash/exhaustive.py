"""A kill at every effect boundary, once: in a first run, and in the run that recovers.

Time does not run here, it jumps: each kill falls on a known boundary. Each kind of service has
a world of its own; in one more, four kinds are under way side by side, in the order that threads
happen to have (`tests/protocol/test_crashes.py` tries every order that matters).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count

from crash.audit import Audit
from crash.building import Post
from crash.ground import Ground, open_ground
from crash.harness import calm_down, finish
from crash.kinds import KINDS, LEASE
from crash.process import Publisher
from crash.result import Result, note

IN_DOUBT = ("before send part 1", "after send part 1", "after send part 2")
"""Where a first run dies for a second one to find out what became of its request."""

BESIDE = ("own", "steps", "listed", "blind")
"""The kinds that share a world."""

LATER = LEASE + 500
"""Seconds from a kill to the next run: the lease is over, and the listing shows everything."""


@dataclass(slots=True)
class Exhausted:
    """What was done to the kinds of services of one world.

    Args:
        kinds: their names.
        first: the boundaries of a run that sends, in order; it was killed at each.
        recovery: the boundaries of the run after one that died at a place; killed at each.
        result: the counts, and what the audit found.
    """

    kinds: tuple[str, ...]
    result: Result
    first: list[str] = field(default_factory=list)
    recovery: dict[str, list[str]] = field(default_factory=dict)


def exhaust(kinds: tuple[str, ...] = tuple(KINDS), *, keep: bool = False) -> list[Exhausted]:
    """Kill at every boundary of some kinds of services, two worlds at a time."""
    worlds = [(kind,) for kind in kinds] + [BESIDE] * (set(BESIDE) <= set(kinds))
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda world: _exhaust(world, keep=keep), worlds))


def _exhaust(kinds: tuple[str, ...], *, keep: bool) -> Exhausted:
    done = Exhausted(kinds, Result("Masthead", Audit({})))
    with open_ground(kinds=kinds, keep=keep) as ground:
        done.first = _each_boundary(ground, done, lambda: None)
        for place in IN_DOUBT if len(kinds) == 1 else IN_DOUBT[1:2]:
            if place in done.first:
                done.recovery[place] = _each_boundary(ground, done, _die_at(ground, done, place))
        calm_down(ground, done.result)
        finish(ground, done.result)
    return done


def _each_boundary(ground: Ground, done: Exhausted, prepare: Callable[[], None]) -> list[str]:
    """Kill a run at its first boundary, another at its second ..., until one gets to its end.

    Each has a new post; `prepare` brings it into the state in which the run finds it.
    """
    boundaries: list[str] = []
    for number in count(1):
        ground.add([Post(f"post-{len(ground.posts):04}", 2)])
        prepare()
        run = _run(ground, done, CRASH_KILL_AT=str(number))
        if not run.killed:
            return boundaries
        boundaries.append(run.boundaries[-1])
        ground.jump(LATER)
        _run(ground, done)
    return boundaries


def _die_at(ground: Ground, done: Exhausted, place: str) -> Callable[[], None]:
    """Return what leaves the newest delivery as a run does that dies at a place."""

    def die() -> None:
        if not _run(ground, done, CRASH_KILL_WHERE=place).killed:
            raise AssertionError(f"no run came to {place}")
        ground.jump(LATER)

    return die


def _run(ground: Ground, done: Exhausted, **variables: str) -> Publisher:
    """Run a publisher to its end, or to its death."""
    run = ground.start("--limit", "1000", **variables)
    run.process.wait()
    note(done.result, run, exact=True)
    if sys.stderr.isatty():
        print(f"\r{' '.join(done.kinds)}: {done.result.exact} kills ", end="", file=sys.stderr)
    return run
