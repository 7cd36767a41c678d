"""Write a table as an Excel workbook (ECMA-376): the home of XlsxWriter.

Every cell is written as text, which no spreadsheet executes: in a workbook, unlike in CSV, a
formula is another kind of cell. So no apostrophe is needed, and nothing is changed.
"""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime

from masthead.errors import UsageError
from masthead.exporting.rows import Rows, widest

LONGEST_CELL = 32_767
"""Characters of a cell, and `MOST_ROWS` rows: Excel's limits (Microsoft, November 2026)."""
MOST_ROWS = 1_048_576
HINT = "export fewer posts with --from and --to, or as csv"
NARROWEST, WIDEST = 8, 60
"""Widths of columns, in characters."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def workbook(table: Rows, title: str, now: datetime) -> bytes:
    """Return a workbook with one sheet.

    Args:
        table: the table.
        title: name of the sheet.
        now: when it was made, as the workbook says.

    Raises:
        UsageError: a cell or the table is larger than a sheet may be.
    """
    import xlsxwriter

    if len(table.rows) >= MOST_ROWS:
        raise UsageError(f"a sheet has up to {MOST_ROWS:,} rows", HINT)
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"created": now.astimezone(UTC).replace(tzinfo=None)})
    sheet = book.add_worksheet(title)
    head = book.add_format({"bold": True, "valign": "top"})
    cell = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    for column, width in enumerate(widest(table)):
        sheet.set_column(column, column, min(max(width + 1, NARROWEST), WIDEST), cell)
    for number, row in enumerate((table.names, *table.rows)):
        for column, text in enumerate(row):
            if len(text) > LONGEST_CELL:
                message = f"row {number + 1} has a cell of more than {LONGEST_CELL:,} characters"
                raise UsageError(message, HINT)
            if text:
                sheet.write_string(
                    number, column, _NOT_XML.sub("", text), head if number == 0 else cell
                )
    sheet.freeze_panes(1, 0)
    if table.names:
        sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.names) - 1)
    book.close()
    return made.getvalue()
