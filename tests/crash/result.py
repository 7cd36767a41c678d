"""What a campaign is told to do, and what it did."""

from __future__ import annotations

import signal
from dataclasses import dataclass, field

from crash.audit import Audit
from crash.process import Publisher

CONTENDED = "the ledger could not be written in"
"""What a run says, with exit code 2, that was always overtaken by others: it is safe, and the
next run goes on. Time runs faster here than git does, so it happens more often than elsewhere."""

FINE = frozenset({0, 1, 130, -signal.SIGINT})
"""Exit codes of runs that did their work, or were interrupted."""


@dataclass(frozen=True, slots=True)
class Campaign:
    """What a campaign does.

    Args:
        kills: how many publishers to kill.
        deliveries: how many deliveries there are at least.
        publishers: how many work at the same time.
        speed: the clock's seconds in a real second.
        seed: of posts, faults and kills (not of the order in which processes run).
        design: what takes the protocol's place (`usual.DESIGNS`).
        keep: leave the folder with everything in it.
    """

    kills: int
    deliveries: int
    publishers: int = 4
    speed: float = 100.0
    seed: int = 1
    design: str = "Masthead"
    keep: bool = False


@dataclass(slots=True)
class Result:
    """What a campaign did and found.

    Args:
        design: what was tried.
        audit: what the audit found.
        kills: how many processes were killed by chance.
        exact: how many more died exactly where a doubt is left (`DOUBTS`).
        left: how many deliveries were not at rest when the kills ended.
        places: where they were: `in push claim`, `after send part 1` ...
        ends: how many runs ended by themselves, by exit code.
        errors: what runs that failed said last, with how often.
        requests: what the service did with each request, with how often.
        dropped_late: requests that it left aside because they came too late.
        seconds: real seconds of the kills and of everything.
    """

    design: str
    audit: Audit
    kills: int = 0
    exact: int = 0
    left: int = 0
    places: dict[str, int] = field(default_factory=dict)
    ends: dict[str, int] = field(default_factory=dict)
    errors: dict[str, int] = field(default_factory=dict)
    requests: dict[str, int] = field(default_factory=dict)
    dropped_late: int = 0
    seconds: tuple[float, float] = (0.0, 0.0)


def unexpected(result: Result) -> list[str]:
    """Return what runs said that ended in a way that no run may end."""
    return [said for said in result.errors if CONTENDED not in said]


def count(counts: dict[str, int], name: str) -> None:
    """Count one more of a name."""
    counts[name] = counts.get(name, 0) + 1


def note(result: Result, publisher: Publisher, *, exact: bool) -> None:
    """Count how a publisher ended; `exact` where it can only have died at a boundary."""
    if publisher.killed:
        result.exact += exact
        result.kills += not exact
        count(result.places, _place(publisher.boundaries))
        return
    code = publisher.process.returncode
    count(result.ends, f"exit {code}")
    lines = publisher.said.splitlines() or [""]
    broke = lines[0].startswith("Traceback") and code != -signal.SIGINT
    if broke or code not in FINE:
        count(result.errors, f"exit {code}: {lines[-1] if broke else lines[0]}")


def _place(boundaries: list[str]) -> str:
    """Return where a publisher was when it had passed these boundaries."""
    last = boundaries[-1] if boundaries else "before the first effect"
    return last.replace("before ", "in ") if boundaries else last
