"""Tables from elsewhere: any usual separator and encoding, every fault with its cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.errors import UsageError
from masthead.finding import Finding, Level
from masthead.importing.tables import sheets
from masthead.importing.tables.sheets import Sheet, read_sheet


def read(text: str | bytes, **options: str) -> Sheet:
    """Return a table that can be read."""
    sheet, _ = read_sheet("a.csv", text if isinstance(text, bytes) else text.encode(), **options)
    assert sheet is not None
    return sheet


def faults(text: str | bytes, **options: str) -> tuple[Finding, ...]:
    """Return the errors of a table."""
    raw = text if isinstance(text, bytes) else text.encode()
    _, findings = read_sheet("a.csv", raw, **options)
    return tuple(one for one in findings if one.level is Level.ERROR)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_separators_are_found(mark: str) -> None:
    """What stands most often between the names of the columns separates the cells."""
    sheet = read(f'Date{mark}"Text, or; so"{mark}Link\n1{mark}"a{mark}b\nc"{mark}\n')

    assert mark == sheet.separator
    assert ("Date", "Text, or; so", "Link") == sheet.names
    assert ["1", f"a{mark}b\nc", ""] == list(sheet.rows[0].cells)


def test_names_of_several_lines() -> None:
    """A name in quotes may go on in the next line."""
    sheet = read('"Date;\nand time";"Te,xt"\n1;2\n')

    assert (("Date;\nand time", "Te,xt"), ";") == (sheet.names, sheet.separator)


def test_excel_says_its_separator() -> None:
    """A first line `sep=;` is taken at its word, and lines are counted with it."""
    sheet = read("sep=;\r\na,b;c\r\n1;2\r\n")

    assert ("a,b", "c") == sheet.names
    assert 3 == sheet.rows[0].line


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_encodings_are_found(encoding: str, found: str) -> None:
    """UTF-8 and UTF-16 are told by their bytes."""
    sheet = read("Text\nBüro\n".encode(encoding))

    assert found == sheet.encoding
    assert ["Büro"] == list(sheet.rows[0].cells)


def test_windows_1252_is_taken_with_a_notice() -> None:
    """A text of mostly plain letters that is not UTF-8 is Windows-1252, and a person is told."""
    sheet, findings = read_sheet("a.csv", "Text\nDas Büro öffnet um neun\n".encode("cp1252"))

    assert sheet is not None
    assert "windows-1252" == sheet.encoding
    assert [(Level.NOTICE, 2)] == [(one.level, one.line) for one in findings]


@pytest.mark.parametrize("raw", ["Текст\nПриходите\n".encode("cp1251"), b"Text\nab\x81cd efgh\n"])
def test_other_encodings_are_asked_for(raw: bytes) -> None:
    """What could be several encodings is not guessed."""
    [finding] = faults(raw)

    assert "import/encoding" == finding.rule
    assert "--encoding" in finding.hint


def test_a_named_encoding_is_used() -> None:
    """`--encoding` wins; what is not of it is named with its line."""
    assert ("Текст",) == read("Текст\n".encode("cp1251"), encoding="windows-1251").names
    [finding] = faults("a\n\nü\n".encode("cp1252"), encoding="utf-8")
    assert ("import/encoding", 3) == (finding.rule, finding.line)


@pytest.mark.parametrize("encoding", ["klingon", "base64"])
def test_an_encoding_that_is_none_is_refused(encoding: str) -> None:
    """A name that Python does not know, or that is none of texts, stops the command."""
    with pytest.raises(UsageError):
        read_sheet("a.csv", b"a\n", encoding=encoding)


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("", "import/header", (1, 1)),
        ('"a,b\n', "import/quote", (1, 1)),
        ("a,,c\n", "import/header", (1, 2)),
        ("a,b,a\n", "import/header", (1, 3)),
        ("a,b\x07\n", "import/header", (1, 2)),
        ('a,b\n1,2\n3,"4\n', "import/quote", (3, 2)),
        ('a,b\n1,x"y"\n', "import/quote", (2, 2)),
        ("a,b\n1,2,3\n", "import/cells", (2, 3)),
        ("a,b\n1\n", "import/cells", (2, 2)),
        ("a,b\n1,\u202e2\n", "import/character", (2, 2)),
    ],
)
def test_each_fault_has_row_and_column(text: str, rule: str, place: tuple[int, int]) -> None:
    """A fault is named with line, number of the cell, and what to do."""
    [finding] = faults(text)

    assert (rule, place) == (finding.rule, (finding.line, finding.column))
    assert finding.hint


def test_one_bad_row_hides_no_other() -> None:
    """All rows are looked at."""
    sheet, found = read_sheet("a.csv", b'a,b\n1\n2,"x\n3,4\n5\n')

    assert sheet is not None
    assert [2, 3, 5] == [one.line for one in found]
    assert [4] == [row.line for row in sheet.rows]


def test_names_may_come_from_the_map() -> None:
    """A table without a row of names begins with its first post."""
    sheet = read('"2026",x\n', names=("When", "What"))

    assert ("When", "What") == sheet.names
    assert ["2026", "x"] == list(sheet.rows[0].cells)


def test_rows_without_a_cell_are_left_out() -> None:
    """Empty rows at the end of a spreadsheet are no posts; guarded formulas are texts."""
    assert [["1", "=2"]] == [list(row.cells) for row in read("a,b\n1,'=2\n,\n , \n").rows]


def test_sizes_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many rows, bytes or faults are one finding, or the first two hundred."""
    assert 200 == len(faults("a,b\n" + "1\n" * 1_000))
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)
    assert ["import/rows"] == [one.rule for one in faults("a\n1\n2\n3\n")]
    monkeypatch.setattr(sheets, "MOST_BYTES", 5)
    assert ["import/rows"] == [one.rule for one in faults("a\n1\n2\n3\n")]


@given(st.binary(max_size=200))
def test_no_bytes_crash_the_reader(raw: bytes) -> None:
    """Whatever the file holds, there is a table or an error."""
    sheet, findings = read_sheet("a.csv", raw)

    assert sheet is not None or any(one.level is Level.ERROR for one in findings)
