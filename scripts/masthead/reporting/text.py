"""Show findings to people on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from masthead.checking import Report
from masthead.finding import Finding
from masthead.reporting.sums import sums
from masthead.rules.visible import visible

Style = Callable[[str, str], str]
"""Colours a text by what it is: a level, `path` or `hint`."""


def plain(text: str, _kind: str) -> str:
    """Return a text without colour."""
    return text


def as_text(report: Report, *, seconds: float, style: Style = plain) -> str:
    """Return findings for people, file by file, and a line that sums up.

    Args:
        report: what was found.
        seconds: how long the check took.
        style: colours the texts.
    """
    lines: list[str] = []
    for _, group in groupby(report.findings, key=lambda finding: finding.path):
        lines += [*_file_lines(group, style), ""]
    return "\n".join([*lines, f"{sums(report)} ({seconds:.2f} s)"])


def _file_lines(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    for finding in findings:
        place = style(f"{_inert(finding.path)}:{finding.line}:{finding.column}", "path")
        level = style(finding.level.value, finding.level.value)
        yield f"{place} {level} {_inert(finding.rule)} {_inert(finding.message)}"
        if finding.hint:
            yield f"    {style(_inert(finding.hint), 'hint')}"


def _inert(text: str) -> str:
    """Return a text on one line that no terminal and no runner acts on.

    The runner of GitHub Actions takes `::name` at a line's start, and `##[name]` anywhere in
    a line, for a command.
    """
    shown = visible(text).replace("##[", "## [")
    return f"./{shown}" if shown.lstrip().startswith("::") else shown
