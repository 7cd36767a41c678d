"""Read a CSV file that comes from elsewhere, with any usual separator and encoding."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from masthead.errors import UsageError
from masthead.finding import Finding, Level
from masthead.reader.cells import Row, split_rows
from masthead.reader.faults import FORBIDDEN, name_character, shown
from masthead.reader.front_matter import UTF_16
from masthead.reader.table import MOST_ROWS
from masthead.tables import unguarded

MOST_BYTES = 16 * 1024 * 1024
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
ASK_ENCODING = "say which with --encoding, as --encoding windows-1251"
MOST_FINDINGS = 200
"""Findings of one file: enough to mend a column at once."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table from elsewhere.

    Args:
        path: file, for messages.
        names: names of the columns.
        rows: the rows below them; cells as written, without the apostrophe that guards formulas.
        separator: what separates the cells.
        encoding: how it is encoded.
    """

    path: str
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    separator: str = ","
    encoding: str = "utf-8"

    def finding(
        self,
        rule: str,
        line: int,
        number: int,
        message: str,
        hint: str = "",
        *,
        notice: bool = False,
    ) -> Finding:
        """Make a finding at a cell, which the message names by its column."""
        level = Level.NOTICE if notice else Level.ERROR
        name = f"`{shown(self.names[number - 1])}`: " if 0 < number <= len(self.names) else ""
        column = max(number, 1)
        return Finding(rule, self.path, f"{name}{message}", line, column, level, hint)


Read = tuple[Sheet | None, tuple[Finding, ...]]


def read_sheet(path: str, raw: bytes, *, encoding: str = "", names: Sequence[str] = ()) -> Read:
    """Read a table.

    Args:
        path: file, for messages.
        raw: its bytes.
        encoding: how it is encoded, or empty to find out.
        names: names of the columns, where its first row is none of names.

    Returns:
        The table with the rows that have no fault, or None where its columns cannot be told;
        and what is wrong, with notices.

    Raises:
        UsageError: there is no such encoding.
    """
    if len(raw) > MOST_BYTES:
        message = f"the file has more than {MOST_BYTES:,} bytes"
        return None, (Finding("import/rows", path, message, hint="split it up"),)
    decoded = _decode(path, raw, encoding)
    if isinstance(decoded, Finding):
        return None, (decoded,)
    text, found_encoding, notices = decoded
    separator, text, skipped = _separator(text)
    rows = _moved(split_rows(text, separator), skipped)
    head = _Head(tuple(names), 1) if names else _head(path, rows)
    if isinstance(head, Finding):
        return None, (head,)
    sheet = Sheet(path, head.names, (), separator, found_encoding)
    wrong = tuple(_header_faults(sheet, head.line))
    kept, findings = _kept(sheet, rows, wrong)
    whole = None if wrong else replace(sheet, rows=kept)
    return whole, (*notices, *findings)


class _Head(NamedTuple):
    """The names of the columns, and their line."""

    names: tuple[str, ...]
    line: int


def _head(path: str, rows: Iterator[Row]) -> _Head | Finding:
    """Return the names in the first row, or what is wrong with it."""
    head = next(rows, None)
    if head is None:
        message, hint = "the file is empty", "name a file with a row of column names"
        return Finding("import/header", path, message, hint=hint)
    if head.fault:
        message = "a quote is not closed in the names of the columns"
        return Finding("import/quote", path, message, head.line, hint="close it")
    return _Head(tuple(unguarded(name.strip()) for name in head.cells), head.line)


def _kept(
    sheet: Sheet, rows: Iterator[Row], findings: tuple[Finding, ...]
) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """Return the rows that have no fault, and what is wrong with the others."""
    kept, found = [], list(findings)
    for row in islice(rows, MOST_ROWS):
        faults = list(_row_faults(sheet, row))
        found += faults
        if not faults and any(cell.strip() for cell in row.cells):
            kept.append(row._replace(cells=[unguarded(cell) for cell in row.cells]))
        if len(found) >= MOST_FINDINGS:
            break
    if not found and (after := next(rows, None)):
        message = f"the file has more than {MOST_ROWS:,} rows"
        found.append(Finding("import/rows", sheet.path, message, after.line, hint="split it up"))
    return tuple(kept), tuple(found)


def _decode(path: str, raw: bytes, encoding: str) -> tuple[str, str, tuple[Finding, ...]] | Finding:
    """Return the text with one kind of line end, its encoding, and a notice on a guess."""
    named = encoding or _marked(raw)
    notices: tuple[Finding, ...] = ()
    _refuse_unknown(named)
    try:
        text = raw.decode(named or "utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        if named:
            message = f"the byte 0x{raw[error.start]:02X} is not part of {named} text"
            return Finding("import/encoding", path, message, line, hint=ASK_ENCODING)
        latin = _windows(raw)
        if latin is None:
            message = "the file is not UTF-8, and what it is cannot be told for certain"
            return Finding("import/encoding", path, message, line, hint=ASK_ENCODING)
        text, named = latin, "windows-1252"
        message = "the file is not UTF-8 and was read as Windows-1252"
        hint = "look at its letters with accents; if they are wrong, name another --encoding"
        notices = (Finding("import/encoding", path, message, line, 1, Level.NOTICE, hint),)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text, named or "utf-8", notices


def _refuse_unknown(encoding: str) -> None:
    """Refuse the name of an encoding that Python does not know, or that is none of texts."""
    try:
        known = codecs.lookup(encoding or "utf-8")
    except LookupError:
        known = None
    if known is None or not getattr(known, "_is_text_encoding", True):
        hint = "write it as utf-8, utf-16 or windows-1252"
        raise UsageError(f"there is no encoding {shown(encoding)}", hint)


def _marked(raw: bytes) -> str:
    """Return the encoding that the first bytes show, or nothing."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if UTF_16.match(raw):
        return "utf-16-be" if raw[:1] == b"\0" else "utf-16-le"
    return ""


def _windows(raw: bytes) -> str | None:
    """Return a text as Windows-1252 where that is likely: most letters are plain ones."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    plain = sum(letter.isascii() and letter.isalpha() for letter in text)
    accented = sum(not letter.isascii() and letter.isalpha() for letter in text)
    return text if accented * 4 <= plain else None


def _separator(text: str) -> tuple[str, str, int]:
    """Return what separates the cells, the table's text, and the lines left out before it."""
    first, _, rest = text.partition("\n")
    if first[:4].casefold() == "sep=" and first[4:5] in SEPARATORS:
        return first[4], rest, 1
    counts = dict.fromkeys(SEPARATORS, 0)
    quoted = False
    for sign in first if first.count('"') % 2 == 0 else text[:10_000]:
        if sign == '"':
            quoted = not quoted
        elif sign == "\n" and not quoted:
            break
        elif sign in counts and not quoted:
            counts[sign] += 1
    return max(counts, key=lambda mark: counts[mark]), text, 0


def _moved(rows: Iterator[Row], lines: int) -> Iterator[Row]:
    """Yield rows with the lines that they have in the file."""
    return (row._replace(line=row.line + lines) for row in rows) if lines else rows


def _header_faults(sheet: Sheet, line: int) -> Iterator[Finding]:
    """Yield what is wrong with the names of the columns."""
    for number, name in enumerate(sheet.names, 1):
        if not name:
            message, hint = f"column {number} has no name", "name it, or delete the column"
            yield Finding("import/header", sheet.path, message, line, number, hint=hint)
        elif sheet.names.index(name) < number - 1:
            message, hint = "two columns have this name", "rename or delete one of the two"
            yield sheet.finding("import/header", line, number, message, hint)
        elif FORBIDDEN.search(name) or len(name) > 100:
            message, hint = "this is no name of a column", "rename it; look at the quotes before it"
            yield sheet.finding("import/header", line, number, message, hint)


def _row_faults(sheet: Sheet, row: Row) -> Iterator[Finding]:
    """Yield what keeps a row from being read."""
    if row.fault:
        words = "is opened here and never closed" if row.open else "stands inside the cell"
        hint = 'put the whole cell in quotes and write each quote inside it twice: `"a ""b"" c"`'
        number = len(row.cells) + 1
        yield sheet.finding("import/quote", row.line, number, f"a quote {words}", hint)
    elif len(row.cells) != len(sheet.names):
        has, needs = len(row.cells), len(sheet.names)
        message = f"the row has {has} {'cell' if has == 1 else 'cells'}, and the header {needs}"
        marks = SEPARATORS[sheet.separator]
        hint = f"{marks} separate the cells here; put a text that holds one in quotes"
        yield Finding("import/cells", sheet.path, message, row.line, min(has, needs) + 1, hint=hint)
    else:
        for number, cell in enumerate(row.cells, 1):
            if not cell.isprintable() and (match := FORBIDDEN.search(cell)):
                message = f"the character {name_character(match[0])} stands here"
                yield sheet.finding("import/character", row.line, number, message, "delete it")
