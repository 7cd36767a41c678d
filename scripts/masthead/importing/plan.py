"""What an import would write, and what a person should know before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from masthead.finding import Finding, Level

SHOWN = 3
"""Notices of one sort that are shown one by one."""


@dataclass(frozen=True, slots=True)
class Plan:
    """An import before anything is written.

    Args:
        files: what is written, by path in the hub: bytes, or a file to copy.
        texts: path in the hub by the text's path in the folder.
        findings: what is wrong (errors stop all), what to look at, what to know.
        there: paths that the hub has already, with the same content.
        drafts: number of posts that become drafts.
    """

    files: Mapping[str, bytes | Path] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    there: tuple[str, ...] = ()
    drafts: int = 0

    @property
    def failed(self) -> bool:
        """Whether nothing may be written."""
        return any(one.level is Level.ERROR for one in self.findings)


def shortened(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings for people: of what many files share, the first few and the number."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        groups.setdefault((one.rule, one.message), []).append(one)
    kept: list[Finding] = []
    for same in groups.values():
        kept += same[:SHOWN]
        if more := len(same[SHOWN:]):
            words = f"{same[0].message} (and in {more} more)"
            kept[-1] = replace(kept[-1], message=words)
    return tuple(sorted(kept, key=lambda one: (one.path, one.line, one.column, one.message)))
