"""CODEOWNERS: whose approval a file needs, as GitHub reads it.

GitHub passes over a line that it cannot use, so that an earlier line, or nobody, owns the file. We
do not: a CODEOWNERS with such a line says nothing for certain, and its faults fail the verdict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from masthead.approvals.policy import handle

if TYPE_CHECKING:
    from codeowners import CodeOwners

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
"""Where GitHub looks; the first that is there counts."""

LARGEST = 3_000_000
"""Characters; GitHub takes no file of 3 MB or more (documentation, November 2026)."""

STARS = 8
"""Stars that a pattern may hold: matching many takes long."""

_OWNER = re.compile(
    r"@[A-Za-z0-9](?:-?[A-Za-z0-9])*(?:/[A-Za-z0-9._-]+)?|[^@\s]+@[A-Za-z0-9.-]+\.[A-Za-z]+"
)
_STRANGE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Owners:
    """Owners by path.

    Args:
        commit: the commit whose CODEOWNERS it is: a change is judged by the one before it.
        faults: what cannot be used, with the line; where there is any, nobody knows who owns what.
    """

    commit: str
    faults: tuple[str, ...] = ()
    _lines: CodeOwners | None = field(default=None, repr=False, compare=False)

    def of(self, path: str) -> tuple[str, ...]:
        """Return the owners of a file as `@name`, `@owner/team` or an address; nobody: empty."""
        if self._lines is None:
            return ()
        return tuple(dict.fromkeys(_compared(name) for _, name in self._lines.of(path)))


def read_owners(text: str | None, commit: str) -> Owners:
    """Read CODEOWNERS.

    Args:
        text: the file; None where the commit has none.
        commit: the commit.
    """
    from codeowners import CodeOwners

    if text is None:
        return Owners(commit)
    if len(text) >= LARGEST:
        return Owners(commit, ("CODEOWNERS is so large that GitHub does not read it",))
    lines, faults = [], []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        words = tuple(_words(line.removesuffix("\r")))
        fault = _fault(words, line.removesuffix("\r"))
        if fault:
            faults.append(f"line {number} of CODEOWNERS {fault}")
        elif words:
            lines.append(" ".join(words))
    return Owners(commit, tuple(faults), None if faults else CodeOwners("\n".join(lines)))


def _words(line: str) -> Iterator[str]:
    """Yield the pattern and the owners of a line, without a comment; a pattern may hold spaces."""
    for word in re.findall(r"(?:\\ |[^ \t])+", line):
        if word.startswith("#"):
            return
        yield word


def _fault(words: tuple[str, ...], line: str) -> str:
    """Return why a line cannot be used, or nothing."""
    if _STRANGE.search(line):
        return "holds a character that does not show"
    if not words:
        return ""
    pattern, *owners = words
    if pattern.startswith(("!", "\\#")) or "[" in pattern or "]" in pattern:
        return "has a pattern that GitHub does not take"
    if pattern.count("*") > STARS:
        return f"has a pattern with more than {STARS} stars"
    if not pattern.strip("/"):
        return "has a pattern that names nothing"
    bad = next((owner for owner in owners if not _OWNER.fullmatch(owner)), "")
    return f"names an owner that is none: {bad[:60]}" if bad else ""


def _compared(name: str) -> str:
    return handle(name) if name.startswith("@") else name.casefold()
