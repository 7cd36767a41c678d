"""The one reader of the hub's tables, which are CSV files.

It reads as strictly as the reader of front matter and gives the same `Document`, so that schemas,
findings and rules work on rows as on values. A row with a fault is left out and reported, and
hides no other; where no row can be trusted (encoding, separator, header), there is no document.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from masthead.document import Document
from masthead.finding import Finding
from masthead.reader.cells import Row, split_rows
from masthead.reader.faults import FORBIDDEN, name_character, shown
from masthead.reader.front_matter import UTF_16
from masthead.reader.strict_yaml import MOST_FINDINGS, typed
from masthead.reader.table_places import TablePlaces
from masthead.suggestions import did_you_mean
from masthead.tables import is_formula, unguarded

MOST_ROWS: Final = 20_000
MOST_BYTES: Final = 4 * 1024 * 1024
"""Bytes of a table: 20,000 rows of 200 bytes."""

OTHER_SEPARATORS: Final = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}
SAVE_AS_UTF_8: Final = "save the table as `CSV UTF-8`, with commas"
CELL_STARTS: Final = frozenset("=+-@ ")
"""What a cell of printable ASCII begins with that needs a second look."""
SPELLINGS: Final = {"TRUE": True, "FALSE": False}
"""What spreadsheets make of `true` and `false` when they save a table."""


def read_table(
    path: str, raw: bytes, *, columns: Mapping[str, bool], needed: Collection[str] = ()
) -> tuple[Document | None, tuple[Finding, ...]]:
    r"""Read a table; the document's data is `{"rows": [{column: value, ...}, ...]}`.

    An empty cell is no key; a row without a value is no row. Where a value stands, the place's line
    is that of the row's first line and its column the number of the cell, from 1: a cell may
    cover several lines. Line ends within cells become `\n`.

    Args:
        path: file, relative to the hub, with forward slashes.
        raw: the file's bytes.
        columns: by name whether cells are typed (numbers, true, false) or stay text.
        needed: columns that the header must name.

    Returns:
        The document with the rows that have no fault, or None; and a finding for each fault.
    """
    reading = _Reading(path, columns)
    text = reading.decode(raw)
    if text is None:
        return None, tuple(reading.findings)
    rows = split_rows(text, trim=True)
    document = None
    if (header := next(rows, None)) is None:
        reading.fault("header", 1, 1, "the table is empty", "write a first row of column names")
    elif reading.header(header, needed):
        document = reading.document(rows)
    return document, tuple(reading.findings[:MOST_FINDINGS])


@dataclass(slots=True)
class _Reading:
    """One pass over a table; collects findings."""

    path: str
    columns: Mapping[str, bool]
    names: Sequence[str] = ()
    findings: list[Finding] = field(default_factory=list)

    def fault(self, name: str, line: int, column: int, message: str, hint: str) -> None:
        """Add a finding at a row's line and a cell's number."""
        self.findings.append(Finding(f"table/{name}", self.path, message, line, column, hint=hint))

    def decode(self, raw: bytes) -> str | None:
        """Return the text with one kind of line end, or None after noting why not."""
        if len(raw) > MOST_BYTES:
            self._too_large(f"{MOST_BYTES:,} bytes", 1)
            return None
        raw = raw.removeprefix(codecs.BOM_UTF8)
        if UTF_16.match(raw):
            self.fault("encoding", 1, 1, "the table is UTF-16 text", SAVE_AS_UTF_8)
            return None
        try:
            text = raw.decode()
        except UnicodeDecodeError as error:
            self._not_utf_8(raw, error.start)
            return None
        return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text

    def header(self, row: Row, needed: Collection[str]) -> bool:
        """Read the names of the columns; tell whether rows can be read under them."""
        self.names = [unguarded(name) for name in row.cells]
        before = len(self.findings)
        if row.fault:
            self._bad_quote(row)
        elif not self._other_separator(row):
            self._names(row.line, needed)
        return len(self.findings) == before

    def document(self, rows: Iterator[Row]) -> Document | None:
        """Read the rows under the header."""
        lines: list[int] = []
        data: list[dict[str, Any]] = []
        kinds = [(name, typed_cell if self.columns[name] else str) for name in self.names]
        for row in islice(rows, MOST_ROWS):
            if len(self.findings) >= MOST_FINDINGS:
                return None
            if self._fits(row) and (values := _values(kinds, row.cells)):
                lines.append(row.line)
                data.append(values)
        if (after := next(rows, None)) is not None:
            self._too_large(f"{MOST_ROWS:,} rows", after.line)
            return None
        numbers = {name: number for number, name in enumerate(self.names, 1)}
        return Document(self.path, {"rows": data}, values=TablePlaces(lines, numbers, data))

    def _too_large(self, most: str, line: int) -> None:
        hint = "split it up by year or by month"
        self.fault("rows", line, 1, f"the table has more than {most}", hint)

    def _not_utf_8(self, raw: bytes, at: int) -> None:
        """Note the first byte that is not UTF-8, as the letter that it most likely was."""
        line = raw.count(b"\n", 0, at) or raw.count(b"\r", 0, at)
        letter = raw[at : at + 1].decode("cp1252", "replace")
        message = f"the byte 0x{raw[at]:02X} is not part of UTF-8 text"
        likely = f" (in Windows-1252 it is `{letter}`)" if letter.isprintable() else ""
        self.fault("encoding", line + 1, 1, message + likely, SAVE_AS_UTF_8)

    def _other_separator(self, row: Row) -> bool:
        """Note a header whose names are separated by something else."""
        first = row.cells[0]
        if first[:4].casefold() == "sep=":
            self.fault(
                "separator", row.line, 1, f"`{shown(first)}` is no header", "delete the line"
            )
            return True
        if not any(name in self.columns for name in row.cells):
            for mark, words in OTHER_SEPARATORS.items():
                names = [name.strip(' "') for cell in row.cells for name in cell.split(mark)]
                if any(name in self.columns for name in names) or (
                    len(row.cells) == 1 < len(names)
                ):
                    message = f"the cells are separated by {words}"
                    hint = "save the table as CSV with commas"
                    self.fault("separator", row.line, 1, message, hint)
                    return True
        return False

    def _names(self, line: int, needed: Collection[str]) -> None:
        """Note names that are empty, stand twice, are unknown or missing."""
        seen: dict[str, int] = {}
        for number, name in enumerate(self.names, 1):
            if not name:
                message, hint = f"column {number} has no name", "name it, or delete the column"
                self.fault("header", line, number, message, hint)
            elif name in seen:
                message = f"`{shown(name)}` names column {seen[name]} and column {number}"
                self.fault("header", line, number, message, "rename or delete one of the two")
            elif name not in self.columns:
                message = f"the column `{shown(name)}` is unknown"
                hint = did_you_mean(name, self.columns) or "rename it, or delete the column"
                self.fault("column", line, number, message, hint)
            seen.setdefault(name, number)
        for name in needed:
            if name not in seen:
                message, hint = f"the column `{name}` is missing", f"add `{name}` to the first row"
                self.fault("column", line, 1, message, hint)

    def _fits(self, row: Row) -> bool:
        """Tell whether a row can be read; note why not."""
        before = len(self.findings)
        if row.fault:
            self._bad_quote(row)
        elif len(row.cells) != len(self.names):
            self._other_count(row)
        else:
            for number, cell in enumerate(row.cells, 1):
                if cell and (
                    cell[0] in CELL_STARTS or not cell.isascii() or not cell.isprintable()
                ):
                    self._suspect(row.line, number, cell)
        return len(self.findings) == before

    def _bad_quote(self, row: Row) -> None:
        """Note a quote that is never closed, or stands where none may stand."""
        number = len(row.cells) + 1
        if row.open:
            message, hint = "a quote is opened in this row and never closed", "close the quote"
        else:
            message = "a quote stands inside a cell, or text stands beside a quoted cell"
            hint = (
                'put the whole cell in quotes and write each quote inside it twice: `"a ""b"" c"`'
            )
        self.fault("quote", row.line, number, f"{self._column(number)}: {message}", hint)

    def _other_count(self, row: Row) -> None:
        """Note a row with more or fewer cells than the header."""
        has, needs = len(row.cells), len(self.names)
        message = f"the row has {has} {'cell' if has == 1 else 'cells'}, and the header {needs}"
        more = "put a cell that holds a comma in quotes"
        hint = more if has > needs else "add a comma for each empty cell at the end"
        self.fault("cells", row.line, min(has, needs) + 1, message, hint)

    def _suspect(self, line: int, number: int, cell: str) -> None:
        """Note a cell that holds what no text holds, or that a spreadsheet would execute."""
        if match := FORBIDDEN.search(cell):
            message = (
                f"{self._column(number)}: the character {name_character(match[0])} stands here"
            )
            self.fault("character", line, number, message, "delete it")
        elif is_formula(cell):
            message = (
                f"{self._column(number)}: a spreadsheet would take `{shown(cell)}` for a formula"
            )
            hint = (
                f"put an apostrophe before it: `'{shown(cell)}`; it is not read as part of the cell"
            )
            self.fault("formula", line, number, message, hint)

    def _column(self, number: int) -> str:
        """Return a column as people know it."""
        if number <= len(self.names) and (name := self.names[number - 1]):
            return f"`{shown(name)}`"
        return f"cell {number}"


def typed_cell(cell: str) -> str | float | bool | None:
    """Return what a cell means: true, false, a number, or its own text."""
    return SPELLINGS[cell] if cell in SPELLINGS else typed(cell)


def _values(
    kinds: Sequence[tuple[str, Callable[[str], Any]]], cells: Sequence[str]
) -> dict[str, Any]:
    """Return the values of a row by column."""
    return {
        name: kind(unguarded(cell) if cell[0] == "'" else cell)
        for (name, kind), cell in zip(kinds, cells, strict=True)
        if cell
    }
