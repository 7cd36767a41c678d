"""A report as text for a terminal, as JSON values, or as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from masthead.report import Block, Cell, Facts, Mark, Plot, Ref, Steps, Table, Words
from masthead.rules.visible import visible
from masthead.survey import Survey

UNKNOWN = "–"
"""What stands for a value that is not known."""


def as_text(blocks: Iterable[Block], survey: Survey) -> Iterator[str]:
    """Yield the lines of a report for a terminal."""
    for number, block in enumerate(blocks):
        if number:
            yield ""
        yield from _lines(block, survey)


def as_data(blocks: Iterable[Block], survey: Survey) -> list[dict[str, Any]]:
    """Return a report as JSON values, block by block."""
    return [_data(block, survey) for block in blocks]


def tables_of(blocks: Iterable[Block]) -> Iterator[Table]:
    """Yield the tables of a report, those behind drawings included."""
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Plot):
            yield block.table


def cell_text(cell: Cell, survey: Survey) -> str:
    """Return a cell as text for people."""
    match cell:
        case None:
            return UNKNOWN
        case bool():
            return "yes" if cell else "no"
        case int() | Decimal():
            return f"{cell:,}"
        case float():
            return f"{cell:,.4g}" if abs(cell) < 10_000 else f"{cell:,.0f}"
        case Ref():
            return visible(cell.text or survey.title(cell.kind, cell.id))
        case Mark():
            return cell.text
        case tuple():
            return ", ".join(cell_text(one, survey) for one in cell) or UNKNOWN
        case date():
            return cell.isoformat()
    return visible(cell.replace("\n", " "))


def cell_plain(cell: Cell) -> str:
    """Return a cell as a table file holds it: ids and bare numbers, nothing where unknown."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case Ref():
            return cell.id
        case Mark():
            return cell.text
        case tuple():
            return " ".join(one.id for one in cell)
        case date():
            return cell.isoformat()
    return str(cell)


def cell_data(cell: Cell) -> object:
    """Return a cell as a JSON value; ids stay ids."""
    match cell:
        case Decimal():
            return int(cell) if cell == cell.to_integral_value() else float(cell)
        case Ref():
            return {"kind": cell.kind, "id": cell.id}
        case Mark():
            return {"text": cell.text, "tone": str(cell.tone)}
        case tuple():
            return [cell_data(one) for one in cell]
        case date():
            return cell.isoformat()
    return cell


def _lines(block: Block, survey: Survey) -> Iterator[str]:
    match block:
        case Words():
            yield visible(block.text)
        case Steps():
            yield from _title(block.title)
            rows = [[one.name, one.mark.text, one.note] for one in block.steps]
            yield from _aligned(rows)
        case Facts():
            yield from _title(block.title)
            yield from _aligned([[name, cell_text(cell, survey)] for name, cell in block.facts])
        case Table() | Plot():
            yield from _table(block if isinstance(block, Table) else block.table, survey)


def _table(table: Table, survey: Survey) -> Iterator[str]:
    yield from _title(table.title)
    if not table.rows:
        yield table.empty or "nothing yet"
        return
    rows = [[cell_text(cell, survey) for cell in row] for row in table.rows]
    numbers = [_is_number(column) for column in zip(*table.rows, strict=True)]
    yield from _aligned([list(table.columns), *rows], numbers)
    if table.note:
        yield table.note


def _title(title: str) -> Iterator[str]:
    if title:
        yield visible(title)


def _is_number(cells: Sequence[Cell]) -> bool:
    numbers = (int, float, Decimal)
    known = [cell for cell in cells if cell is not None]
    return bool(known) and all(
        isinstance(cell, numbers) and not isinstance(cell, bool) for cell in known
    )


def _aligned(rows: Sequence[Sequence[str]], right: Sequence[bool] = ()) -> Iterator[str]:
    """Yield rows with their columns under each other, two spaces between them."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell.rjust(width) if at < len(right) and right[at] else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()


def _data(block: Block, survey: Survey) -> dict[str, Any]:
    match block:
        case Words():
            return {"block": "words", "text": block.text, "tone": str(block.tone)}
        case Steps():
            steps = [
                {"name": one.name, "mark": cell_data(one.mark), "note": one.note}
                for one in block.steps
            ]
            return {"block": "steps", "title": block.title, "steps": steps}
        case Facts():
            facts = {name: cell_data(cell) for name, cell in block.facts}
            return {"block": "facts", "title": block.title, "facts": facts}
        case Plot():
            table = _data(block.table, survey)
            return {**table, "block": "plot", "words": block.words, "vega_lite": block.spec}
    return {
        "block": "table",
        "title": block.title,
        "columns": list(block.columns),
        "rows": [[cell_data(cell) for cell in row] for row in block.rows],
        "note": block.note,
    }
