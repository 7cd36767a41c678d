"""Read the cells of a table for a drawing: numbers, moments, words and tones."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final

from masthead.report import Cell, Mark, Ref, Table, Tone

MOST_NUMBER: Final = 1e15
"""Beyond it a number is taken for a mistake: floats no longer tell whole numbers apart well."""

LEAST_NUMBER: Final = 1e-9
"""Below it a number is nought: it is what is left of a calculation."""

YEARS: Final = range(1800, 2400)
"""Moments of other years are taken for mistakes."""

MOST_TEXT: Final = 200
"""Characters of a cell that are looked at."""

MONTH: Final = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)

_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+"
)
"""Controls, line breaks, marks that turn the direction of what follows, halves of a pair."""

_WIDE: Final = re.compile(
    "[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef\U0001f000-\U0003ffff]"
)


def column(table: Table, name: str) -> list[Cell]:
    """Return the cells of a column; a row that is too short has None there."""
    place = table.columns.index(name)
    return [row[place] if place < len(row) else None for row in table.rows]


def text(cell: Cell) -> str:
    """Return a cell in words, on one line, without what cannot stand in an SVG."""
    if isinstance(cell, tuple):
        return ", ".join(map(text, cell[:9]))
    if isinstance(cell, Ref):
        cell = cell.text or cell.id
    elif isinstance(cell, Mark):
        cell = cell.text
    elif cell is None or isinstance(cell, bool):
        return {None: "", True: "yes", False: "no"}[cell]
    elif isinstance(cell, datetime):
        cell = f"{cell:%Y-%m-%d %H:%M}"
    elif not isinstance(cell, str | date):
        value = number(cell)
        return "" if value is None else figure(value)
    return " ".join(_UNSEEN.sub(" ", str(cell)[:MOST_TEXT]).split())


def number(cell: Cell) -> float | None:
    """Return a cell as a number; None for what is none, is not finite or is beyond reason."""
    if isinstance(cell, bool) or not isinstance(cell, int | float | Decimal):
        return None
    try:
        value = float(cell)
    except (OverflowError, ValueError):
        return None
    if not math.isfinite(value) or abs(value) > MOST_NUMBER:
        return None
    return value if abs(value) >= LEAST_NUMBER else 0.0


def moment(cell: Cell) -> float | None:
    """Return a date, a time or a month (`2026-12`) as milliseconds since 1970 in UTC, or None."""
    if isinstance(cell, str):
        found = MONTH.fullmatch(cell)
        cell = date(int(found[1]), int(found[2]), 1) if found and int(found[1]) else None
    if not isinstance(cell, date) or cell.year not in YEARS:
        return None
    if isinstance(cell, datetime):
        when = cell if cell.tzinfo else cell.replace(tzinfo=UTC)
        return (when - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1000
    return datetime(cell.year, cell.month, cell.day, tzinfo=UTC).timestamp() * 1000


def tone(cell: Cell) -> Tone:
    """Return the tone of a mark, or of a word that names one."""
    if isinstance(cell, Mark):
        return cell.tone
    return Tone(cell) if isinstance(cell, str) and cell in set(Tone) else Tone.PLAIN


def figure(value: float, unit: str = "") -> str:
    """Return a number as people read it: `1,234`, `0.25`, `12.5M`.

    Args:
        value: the number.
        unit: what stands behind it, e.g. `%`.
    """
    size = abs(value)
    for least, letter in ((1e12, "T"), (1e9, "B"), (1e7, "M")):
        if size >= least:
            return f"{value / (1e6 if letter == 'M' else least):,.4g}{letter}{unit}"
    if value and size < 0.01:
        return f"{value:.1g}{unit}"
    said = f"{value:,.2f}".rstrip("0").rstrip(".")
    return f"{said}{unit}"


def short(words: str, most: int) -> str:
    """Cut words to a number of characters; the table has them all."""
    return words if len(words) <= most else f"{words[: max(most - 1, 1)].rstrip()}…"


def wide(words: str, size: float = 12) -> float:
    """Return about how many pixels words take: the page's font is not known here."""
    return size * (0.56 * len(words) + 0.5 * len(_WIDE.findall(words)))


def fit(words: str, room: float, size: float = 12) -> str:
    """Cut words to a number of pixels."""
    if wide(words, size) <= room + 0.5:
        return words
    most = max(1, int(room / (size * 0.56)))
    while most > 1 and wide(short(words, most), size) > room:
        most -= 1
    return short(words, most)


def listing(parts: Iterable[str], most: int = 6) -> str:
    """Return the first parts in a row, and how many more there are."""
    every: Sequence[str] = list(parts)
    more = f", and {len(every) - most:,} more" if len(every) > most else ""
    return ", ".join(every[:most]) + more
