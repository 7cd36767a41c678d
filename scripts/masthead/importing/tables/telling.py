"""Tell what an import of a table found and wrote: to people as lines, to programs as data."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.importing.tables.columns import KEEP
from masthead.importing.tables.posts import Brought
from masthead.importing.tables.sheets import SEPARATORS
from masthead.rules.visible import visible

MOST_NOTICES = 20
"""Notices that a person gets to see; errors are all shown."""


def as_lines(brought: Brought, layout: str, *, written: bool) -> Iterator[str]:
    """Yield the findings for people, and lines that sum up.

    Args:
        brought: what the table gives.
        layout: the built-in layout that was known again, or empty.
        written: whether the posts were written.
    """
    notices = [one for one in brought.findings if one.level is not Level.ERROR]
    for one in brought.findings:
        if one.level is Level.ERROR:
            yield from _finding(one)
    for one in notices[:MOST_NOTICES]:
        yield from _finding(one)
    if len(notices) > MOST_NOTICES:
        yield f"and {len(notices) - MOST_NOTICES} more notices (--format json shows all)"
    if brought.columns:
        sheet = brought.sheet
        kind = f"{SEPARATORS[sheet.separator]}, {sheet.encoding}"
        yield visible(f"{sheet.path}: {_count(len(sheet.rows), 'row')} ({kind})")
        yield from _meanings(brought, layout)
    yield _sum(brought, written=written)


def as_data(brought: Brought, layout: str, *, written: bool) -> dict[str, object]:
    """Return an import as data; arguments as of `as_lines`."""
    return {
        "written": written,
        "rows": len(brought.sheet.rows),
        "separator": brought.sheet.separator,
        "encoding": brought.sheet.encoding,
        "layout": layout,
        "columns": {column.name: column.to for column in brought.columns},
        "posts": list(brought.posts),
        "there": list(brought.there),
        "drafts": drafts(brought),
        "findings": [
            {
                "rule": one.rule,
                "level": one.level.value,
                "path": one.path,
                "line": one.line,
                "column": one.column,
                "message": one.message,
                "hint": one.hint,
            }
            for one in brought.findings
        ],
    }


def drafts(brought: Brought) -> int:
    """Return the number of rows that became drafts because something is missing."""
    return len({one.line for one in brought.findings if one.rule == "import/draft"})


def _finding(one: Finding) -> Iterator[str]:
    place = f"{one.path}:{one.line}:{one.column}"
    yield visible(f"{place} {one.level.value} {one.rule} {one.message}")
    if one.hint:
        yield visible(f"    {one.hint}")


def _meanings(brought: Brought, layout: str) -> Iterator[str]:
    """Yield what the columns were taken for, and which have no home in a post."""
    known = [f"{one.name} = {one.to}" for one in brought.columns if one.to != KEEP]
    kept = [one.name for one in brought.columns if one.to == KEEP]
    as_layout = f" (layout {layout})" if layout else ""
    yield visible(f"columns{as_layout}: {', '.join(known) or 'none has a meaning'}")
    if kept:
        yield visible(f"kept in comments, as a post has no home for them: {', '.join(kept)}")


def _sum(brought: Brought, *, written: bool) -> str:
    """Return one line on what was written."""
    if brought.failed:
        errors = sum(one.level is Level.ERROR for one in brought.findings)
        return f"nothing was written: {_count(errors, 'error')}"
    copies = len(brought.files) - len(brought.posts)
    said = _count(len(brought.posts), "post")
    if number := drafts(brought):
        said += f", {number} of them drafts"
    if copies:
        said += f", and {_count(copies, 'media file')}"
    if brought.there:
        said += f"; {_count(len(brought.there), 'row')} came in before"
    return f"{'wrote' if written else 'would write'} {said}"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
