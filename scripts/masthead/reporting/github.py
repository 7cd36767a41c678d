"""Show findings on GitHub: as annotations of the changed lines, and as a job's summary."""

from __future__ import annotations

from itertools import groupby

from masthead.checking import Report
from masthead.finding import Finding, Level
from masthead.inert import code, prose
from masthead.reporting.sums import sums, worst_first
from masthead.rules.visible import visible

MOST_ANNOTATIONS = 10
"""Annotations of one level that GitHub shows for a step (docs.github.com, November 2026)."""

MOST_ROWS = 500
"""Findings in a job summary; GitHub takes up to 1 MiB a step (docs.github.com, November 2026)."""


def as_github(report: Report) -> str:
    """Return the worst findings as workflow commands, ten a level at most, and the sums."""
    lines: list[str] = []
    for level, group in groupby(worst_first(report.findings), key=lambda one: one.level):
        found = list(group)
        lines += [_annotation(finding, level) for finding in found[:MOST_ANNOTATIONS]]
        if len(found) > MOST_ANNOTATIONS:
            left = len(found) - MOST_ANNOTATIONS
            lines.append(f"{left} more of level {level.value}: the job's summary has them all")
    return "\n".join([*lines, sums(report)])


def _annotation(finding: Finding, level: Level) -> str:
    place = {
        "file": finding.path,
        "line": str(finding.line),
        "col": str(finding.column),
        "title": finding.rule,
    }
    properties = ",".join(f"{name}={_property(value)}" for name, value in place.items())
    words = f"{finding.message}: {finding.hint}" if finding.hint else finding.message
    return f"::{level.value} {properties}::{_data(words)}"


def _data(text: str) -> str:
    """Escape a command's text, as the runner reads it (github.com/actions/toolkit, core)."""
    return visible(text, keep="\r\n").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a command's property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_summary(report: Report) -> str:
    """Return a report as Markdown for the summary of a job, worst first."""
    lines = ["### masthead check", "", f"{sums(report)}", ""]
    if not report.findings:
        return "\n".join(lines)
    lines += ["| Level | Place | Rule | What |", "|---|---|---|---|"]
    ordered = worst_first(report.findings)
    for finding in ordered[:MOST_ROWS]:
        place = code(f"{finding.path}:{finding.line}", cell=True)
        what = prose(finding.message, cell=True)
        hint = f" ({prose(finding.hint, cell=True)})" if finding.hint else ""
        rule = code(finding.rule, cell=True)
        lines.append(f"| {finding.level.value} | {place} | {rule} | {what}{hint} |")
    if len(ordered) > MOST_ROWS:
        lines += ["", f"And {len(ordered) - MOST_ROWS} more: run `masthead check`."]
    return "\n".join([*lines, ""])
