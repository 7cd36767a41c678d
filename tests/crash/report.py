"""What a campaign found, as a table for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from crash.audit import Tally
from crash.exhaustive import Exhausted
from crash.kinds import KINDS
from crash.result import Result

COLUMNS = (
    "deliveries",
    "published",
    "doubled",
    "lost",
    "stuck",
    "unknown, posted",
    "unknown, not posted",
)


def campaign_lines(result: Result) -> Iterator[str]:
    """Yield a campaign's report."""
    yield (
        f"{result.design}: {result.kills} random kills, and {result.exact} at boundaries, "
        f"in {result.seconds[0]} s (with calm runs and audit {result.seconds[1]} s)"
    )
    yield from tally_lines(result.audit.tallies)
    yield f"  ledger: {result.audit.commits} commits; open before the calm runs: {result.left}"
    for title, counts in (
        ("killed", result.places),
        ("ended by themselves", result.ends),
        ("requests", result.requests),
        ("said", result.errors),
    ):
        if counts:
            yield f"  {title}: {_counted(counts)}"
    if result.design == "Masthead":
        yield from _wrong(result)


def exhaustive_lines(found: Sequence[Exhausted]) -> Iterator[str]:
    """Yield the report of the kills at each boundary, with the boundaries."""
    kills = sum(one.result.exact for one in found)
    yield f"Masthead: {kills} kills, at each effect boundary of each kind of service"
    for one in found:
        yield from tally_lines(one.result.audit.tallies)
        yield f"  {', '.join(KINDS[kind].title for kind in one.kinds)}: {_in_turn(one.first)}"
        for place, boundaries in one.recovery.items():
            yield f"    and after a death {place}, the next run killed {_in_turn(boundaries)}"
        yield from _wrong(one.result)


def tally_lines(tallies: Mapping[str, Tally]) -> Iterator[str]:
    """Yield a table, a line for each kind of service."""
    wide = max(len(kind.title) for kind in KINDS.values())
    yield f"  {'':{wide}}  " + "  ".join(COLUMNS)
    for kind, tally in tallies.items():
        numbers = (
            tally.deliveries,
            tally.published,
            tally.doubled,
            tally.lost,
            tally.stuck,
            tally.unknown_posted,
            tally.unknown_absent,
        )
        cells = (f"{n:>{len(name)}}" for n, name in zip(numbers, COLUMNS, strict=True))
        yield f"  {KINDS[kind].title:{wide}}  " + "  ".join(cells)


def _in_turn(boundaries: Sequence[str]) -> str:
    """Return boundaries in order; `before x` and `after x` in one word each."""
    return ", ".join(name for name, _ in groupby(boundaries))


def _counted(counts: Mapping[str, int]) -> str:
    ordered = sorted(counts.items(), key=lambda item: -item[1])
    return ", ".join(f"{name} {count}" for name, count in ordered)


def _wrong(result: Result) -> Iterator[str]:
    for fault in result.audit.wrong[:20]:
        yield f"  WRONG: {fault}"
    if len(result.audit.wrong) > 20:
        yield f"  WRONG: and {len(result.audit.wrong) - 20} more"
