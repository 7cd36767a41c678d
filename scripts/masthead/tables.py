r"""Write tables as CSV that no spreadsheet executes, and that reading gives back unchanged.

A spreadsheet takes a cell that begins with one of a few characters for a formula, quoted or not,
and a formula can start programs and send cells away: "CSV Injection", OWASP, which names
`= + - @`, tab, carriage return, line feed and the full-width forms of the signs (read November
2026; CWE-1236). Such a cell is written with an apostrophe before it, which makes it text.

Nothing is lost by that: the apostrophe is added to whatever is risky *behind any apostrophes*,
so `=1` becomes `'=1` and a text that was `'=1` becomes `''=1`, and `unguarded` takes exactly one
away again. Plain numbers (`-5`, `+3.5`, `-5 %`) are no formulas and stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

SIGNS: Final = "=+\\-@＝＋－＠"

RISKY: Final = re.compile(rf"[\t\r\n]|\s*+[{SIGNS}]")
"""How a cell begins that a spreadsheet may take for a formula; some skip the space before it."""

PLAIN_NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*(?:[eE][+-]?[0-9]+)?(?: ?%)?")

QUOTED: Final = re.compile(r'[",\n\r]|\A\s|\s\Z')
"""What makes quotes around a cell needed; spaces at its ends would be trimmed without them."""


def is_formula(cell: str) -> bool:
    """Tell whether a spreadsheet might execute a cell."""
    return RISKY.match(cell) is not None and PLAIN_NUMBER.fullmatch(cell) is None


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet executes; `unguarded` gives the cell back."""
    return f"'{cell}" if is_formula(cell.lstrip("'")) else cell


def unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that `guarded` has put before it."""
    if cell.startswith("'") and is_formula(cell.lstrip("'")):
        return cell[1:]
    return cell


def write_table(columns: Sequence[str] | None, rows: Iterable[Sequence[str]]) -> str:
    r"""Return a table as CSV (RFC 4180, but with `\n` as line ends).

    Args:
        columns: names of the columns, or None for the rows alone.
        rows: cells in order of the columns.
    """
    head = "" if columns is None else _line(columns)
    return head + "".join(map(_line, rows))


def _line(cells: Sequence[str]) -> str:
    line = ",".join(map(_quoted, map(guarded, cells)))
    return f"{line}\n" if line else '""\n'  # an empty line would be no row


def _quoted(cell: str) -> str:
    if QUOTED.search(cell) is None:
        return cell
    return '"' + cell.replace('"', '""') + '"'
