"""What is known of one page: its own keys, what its kind tells of it, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.kinds import KINDS
from masthead.page import Page
from masthead.report import Block, Cell, Facts, Ref, Table
from masthead.survey import Survey

MOST_NAMED = 50
"""Names of one kind in the list of what rests on a page."""


def about(page: Page, survey: Survey) -> Iterator[Block]:
    """Yield the keys of a page, what its kind tells of it, and what rests on it."""
    facts = tuple(_facts(page, survey))
    yield Facts(page.title, (("File", page.path), *facts))
    yield from KINDS[page.kind].detail(page, survey)
    yield from connected(page, survey)


def connected(page: Page, survey: Survey) -> Iterator[Table]:
    """Yield what names a page: other pages and posts, by kind."""
    rows: dict[str, dict[str, None]] = {}
    for one in survey.naming(page.kind, page.id):
        rows.setdefault(one.kind, {})[one.id] = None
    found = tuple(
        (kind.capitalize(), tuple(Ref(kind, id) for id in list(ids)[:MOST_NAMED]), len(ids))
        for kind, ids in rows.items()
    )
    if found:
        yield Table("What rests on it", ("Kind", "Which", "Number"), found)


def _facts(page: Page, survey: Survey) -> Iterator[tuple[str, Cell]]:
    known = KINDS[page.kind].record.known
    for name, value in survey.values(page).items():
        if name in known and name not in ("title", "rows"):
            yield name.replace("_", " ").capitalize(), value_cell(value)


def value_cell(value: object) -> Cell:
    """Return a value of front matter as a cell; lists and mappings as text."""
    if isinstance(value, list | tuple):
        return ", ".join(str(value_cell(one)) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {value_cell(one)}" for name, one in value.items())
    cell: Cell = value  # type: ignore[assignment]
    return cell
