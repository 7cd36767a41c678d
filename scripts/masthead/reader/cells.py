"""Separated values, split into rows and cells with the line of each row.

Not the standard library's `csv`: that takes a quote in the middle of a cell for text, and
after a quote that is never closed it gives the rest of the file as one cell. Here both are
faults of the row in which they begin, and the next line is read as a row of its own.
Most lines hold no quote and are simply split, which is as fast as `csv` (November 2026).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple


class Row(NamedTuple):
    """One row.

    Args:
        line: its first line in the file, from 1.
        cells: its cells; where it has a fault, those before it.
        fault: whether a quote stands where none may stand, after the last of the cells.
        open: whether that quote is never closed.
    """

    line: int
    cells: Sequence[str]
    fault: bool = False
    open: bool = False


def split_rows(text: str, separator: str = ",", *, trim: bool = False) -> Iterator[Row]:
    r"""Yield the rows of a text; empty lines are none.

    Args:
        text: the file with `\n` as line ends.
        separator: one character.
        trim: whether to drop the spaces around cells that stand without quotes.
    """
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if '"' not in line:
            if line:
                cells = line.split(separator)
                yield Row(at, [cell.strip(" ") for cell in cells] if trim else cells)
            continue
        end = _end(lines, at - 1)
        row = _quoted_row("\n".join(lines[at - 1 : end]), at, separator, trim=trim)
        yield row._replace(open=row.open and end > len(lines))
        if not row.fault:
            at = end


def _end(lines: Sequence[str], at: int) -> int:
    """Return the number of lines up to the row's end, or one more where a quote stays open."""
    quotes = 0
    for end in range(at, len(lines)):
        quotes += lines[end].count('"')
        if quotes % 2 == 0:
            return end + 1
    return len(lines) + 1


def _quoted_row(text: str, line: int, separator: str, *, trim: bool) -> Row:
    """Split a row that holds quotes."""
    cells: list[str] = []
    position = 0
    while match := _cell(separator).match(text, position):
        quoted, plain = match.group(1, 2)
        if plain is None:
            cells.append(quoted.replace('""', '"') if '"' in quoted else quoted)
        else:
            cells.append(plain.strip(" ") if trim else plain)
        if match.end(3) == match.start(3):
            return Row(line, cells)
        position = match.end()
    return Row(line, cells, fault=True, open=text.startswith('"', position))


@cache
def _cell(separator: str) -> re.Pattern[str]:
    """Return the pattern of one cell and what ends it; it never backtracks."""
    mark = re.escape(separator)
    return re.compile(rf'(?:"([^"]*+(?:""[^"]*+)*+)"|([^"\n{mark}]*+))({mark}|\Z)')
