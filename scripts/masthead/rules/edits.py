"""Apply replacements to a file; every other byte stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from masthead.compose.markdown import hidden_lines
from masthead.document import Document
from masthead.rules.fixes import Fix
from masthead.rules.voices import Edit

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_LITERAL = re.compile(
    r"\]\([^)\n]*\)|\]\[[^\]\n]*\]|^ {0,3}\[[^\]\n]+\]:.*$|<[^>\n]*>|\{@[^}\n]*\}"
    r"|\w[\w+.-]*://\S+|\b(?:www|mailto)[.:]\S+|(?<!\w)[@#＃][\w.@-]+|[\w.+-]+@\w[\w.-]+",
    re.MULTILINE,
)
_SAFE = re.compile(r"[^\W\d_][\w ’–—-]*")
"""Texts that may take a place in front matter whatever stands around them."""
_TYPED = frozenset({"true", "false", "null"})


def mended(document: Document, raw: bytes, edits: Iterable[Edit]) -> tuple[bytes, tuple[Fix, ...]]:
    """Return a file with replacements made, and what was changed.

    A replacement is left out where the file does not hold the old text just there, where the
    place is part of an address, of code or of an account's name, and where another replacement
    overlaps it.

    Args:
        document: the file as read.
        raw: its bytes.
        edits: the replacements.
    """
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return raw, ()
    lines = _LINE.findall(text)
    mark = 1 if text.startswith("\ufeff") else 0
    covered = _covered(document)
    done: list[Fix] = []
    taken: dict[int, int] = {}
    for edit in sorted(set(edits), key=lambda one: (one.line, one.column), reverse=True):
        if edit.line > len(lines) or not _allowed(edit, covered):
            continue
        line, start = lines[edit.line - 1], edit.column - 1 + (mark if edit.line == 1 else 0)
        end = start + len(edit.old)
        if not line.startswith(edit.old, start) or end > taken.get(edit.line, end):
            continue
        lines[edit.line - 1] = line[:start] + edit.new + line[end:]
        taken[edit.line] = start
        done.append(Fix(document.path, edit.line, f"wrote {edit.new!r} for {edit.old!r}"))
    return "".join(lines).encode(), tuple(reversed(done))


def _allowed(edit: Edit, covered: dict[int, list[tuple[int, int]]]) -> bool:
    """Tell whether a place may be changed."""
    if edit.in_front:
        return bool(_SAFE.fullmatch(edit.new)) and edit.new.casefold() not in _TYPED
    if "\n" in edit.new or "\r" in edit.new:
        return False
    start, end = edit.column - 1, edit.column - 1 + len(edit.old)
    return all(end <= first or last <= start for first, last in covered.get(edit.line, ()))


def _covered(document: Document) -> dict[int, list[tuple[int, int]]]:
    """Return the stretches of the body that are no prose, by line of the file."""
    body = document.body
    covered: dict[int, list[tuple[int, int]]] = {}
    for number, first, last in _stretches(body):
        covered.setdefault(document.body_line + number, []).append((first, last))
    if any(mark in body for mark in ("```", "~~~", "<!--")):
        for number in hidden_lines(body):
            covered.setdefault(document.body_line + number, []).append((0, len(body)))
    return covered


def _stretches(body: str) -> Iterator[tuple[int, int, int]]:
    """Yield line (from 0), start and end of each stretch that is code, an address or a name."""
    for pattern in (_CODE, _LITERAL):
        for match in pattern.finditer(body):
            number = body.count("\n", 0, match.start())
            column = match.start() - (body.rfind("\n", 0, match.start()) + 1)
            for part in match[0].split("\n"):
                yield number, column, column + len(part)
                number, column = number + 1, 0
