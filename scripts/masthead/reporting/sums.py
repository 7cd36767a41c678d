"""Counts and orders that every report shares."""

from __future__ import annotations

from collections.abc import Iterable

from masthead.checking import Report
from masthead.finding import Finding, Level

LEVELS = (Level.ERROR, Level.WARNING, Level.NOTICE)
"""The levels, worst first."""


def sums(report: Report) -> str:
    """Return the numbers of a report in words."""
    counts = (_plural(count, level.value) for level, count in report.summary.items())
    return f"{', '.join(counts)} in {_plural(report.checked, 'file')}"


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings by level, each level in the order that it came in."""
    return sorted(findings, key=lambda finding: LEVELS.index(finding.level))
