"""The hub's tables are read strictly: rows with the place of each cell, and every fault at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.document import Document, Place
from masthead.finding import Finding
from masthead.reader import table
from masthead.reader.table import read_table
from masthead.tables import is_formula, write_table

COLUMNS = {"date": False, "channel": False, "amount": True, "note": False}
HEADER = "date,channel,amount,note\n"


def read(text: str | bytes) -> tuple[Document | None, tuple[Finding, ...]]:
    """Read a table of `COLUMNS`."""
    raw = text if isinstance(text, bytes) else text.encode()
    return read_table("budget.csv", raw, columns=COLUMNS)


def rows(text: str | bytes) -> list[dict[str, object]]:
    """Return the rows of a table without a fault."""
    document, findings = read(text)

    assert () == findings
    assert document is not None
    return list(document.data["rows"])


def faults(text: str | bytes) -> list[tuple[str, int, int]]:
    """Return rule (without `table/`), line and cell of each finding."""
    return [(one.rule.removeprefix("table/"), one.line, one.column) for one in read(text)[1]]


def only(text: str | bytes) -> Finding:
    """Return the one finding of a table."""
    [finding] = read(text)[1]
    return finding


def test_cells_become_values_by_column() -> None:
    """Typed columns give numbers, true and false; the others stay text; empty cells are no keys."""
    found = rows(HEADER + "2026-12-07,bluesky,12.5,7\n2026-12-08,,-3,true\n,,TRUE,\n,,1.10,\n")

    assert [
        {"date": "2026-12-07", "channel": "bluesky", "amount": 12.5, "note": "7"},
        {"date": "2026-12-08", "amount": -3, "note": "true"},
        {"amount": True},
        {"amount": "1.10"},
    ] == found


def test_each_cell_knows_its_row_and_number() -> None:
    """A place is the row's first line, and the cell's number; line breaks in cells count."""
    document, _ = read(HEADER + '2026,x,1,"two\nlines"\r\n\r\n2027,y,2,z\n')

    assert document is not None
    assert Place(2, 4) == document.place("rows", 0, "note")
    assert Place(5, 3) == document.place("rows", 1, "amount")
    assert Place(5, 1) == document.place("rows", 1)
    assert Place(5, 1) == document.place("rows", 1, "absent")
    assert Place(1, 1) == document.place("rows")
    assert "two\nlines" == document.data["rows"][0]["note"]


def test_places_are_a_mapping_of_what_there_is() -> None:
    """Whoever walks the places meets each row and cell once, in the order of the file."""
    document, _ = read(HEADER + "2026,,1,\n")

    assert document is not None
    keys = [("rows",), ("rows", 0), ("rows", 0, "date"), ("rows", 0, "amount")]
    assert keys == list(document.values)
    assert len(keys) == len(document.values)
    assert ("rows", 0, "note") not in document.values
    assert ("rows", 1) not in document.values
    assert ("else",) not in document.values


def test_what_people_write_is_read() -> None:
    """A byte order mark, line ends of every system, and spaces around cells do not matter."""
    plain = rows(HEADER + "2026,x,1,a b\n")

    assert plain == rows(b"\xef\xbb\xbf" + HEADER.encode() + b"2026, x ,1 ,a b\r\n")
    assert plain == rows((HEADER + "2026,x,1,a b\n").replace("\n", "\r"))
    assert [{"note": " a "}] == rows(HEADER + ',,," a "\n')


def test_rows_without_a_value_are_no_rows() -> None:
    """The empty rows that a spreadsheet leaves at the end say nothing."""
    assert [{"date": "2026"}] == rows(HEADER + '2026,,,\n,,,\n\n,"",,\n')


@pytest.mark.parametrize(
    ("raw", "line", "words"),
    [
        ("date\nÄrger\n".encode("utf-16"), 1, "UTF-16"),
        ("date\nx\n".encode("utf-16-be"), 1, "UTF-16"),
        ("date,note\nx,ok\nx,Café\n".encode("cp1252"), 3, "in Windows-1252 it is `é`"),
        ("date\rx\rÄ".encode("cp1252"), 3, "in Windows-1252 it is `Ä`"),
        (b"date\n\x81", 2, "the byte 0x81 is not part of UTF-8 text"),
    ],
)
def test_other_encodings_are_named(raw: bytes, line: int, words: str) -> None:
    """What is not UTF-8 is named with its line and how to save it."""
    finding = only(raw)

    assert ("table/encoding", line) == (finding.rule, finding.line)
    assert words in finding.message
    assert "CSV UTF-8" in finding.hint


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("date;channel;amount\n2026;x;1,5\n", "semicolons"),
        ("date\tchannel\n2026\tx\n", "tabs"),
        ("date|channel\n2026|x\n", "vertical bars"),
        ("one;two\n1;2\n", "semicolons"),
        ('"date";"amount, net"\n1;2\n', "beside a quoted cell"),
        ("sep=;\ndate;channel\n", "no header"),
        ("SEP=,\ndate,channel\n", "no header"),
    ],
)
def test_other_separators_are_named(text: str, words: str) -> None:
    """What separates the cells instead of commas is named, once."""
    finding = only(text)

    assert words in finding.message
    assert 1 == finding.line
    assert finding.hint


def test_the_header_names_known_columns_once() -> None:
    """Names that are empty, stand twice or are unknown are all found, each at its number."""
    document, findings = read("date,,date,chanel,zzz\n1,2,3,4,5\n")

    assert document is None
    assert [
        ("table/header", 2),
        ("table/header", 3),
        ("table/column", 4),
        ("table/column", 5),
    ] == [(one.rule, one.column) for one in findings]
    assert "did you mean channel?" == findings[2].hint
    assert "known: amount, channel, date, note" == findings[3].hint


def test_unknown_columns_among_many_have_a_next_step() -> None:
    """Where no name is near and there are too many to list, the hint says what to do."""
    many = {f"column_{number}": False for number in range(20)}
    _, [finding] = read_table("a.csv", b"column_1,zzz\n", columns=many)

    assert "rename it, or delete the column" == finding.hint


def test_a_needed_column_that_is_missing_is_one_finding() -> None:
    """A missing column is not reported again for each row."""
    document, findings = read_table(
        "a.csv", b"date\n1\n2\n", columns=COLUMNS, needed=("date", "amount")
    )

    assert document is None
    assert ["the column `amount` is missing"] == [one.message for one in findings]


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_table_has_no_header(raw: bytes) -> None:
    """A file without a row is told to begin with names."""
    assert [("header", 1, 1)] == faults(raw)


def test_one_bad_row_hides_no_other() -> None:
    """Rows with faults are left out, each with its finding, and the others are read."""
    text = (
        "2026,a,1\n"  # too few
        "2026,b,1,x,y\n"  # too many
        "2026,c,1,good\n"
        '2026,d"d,1,x\n'  # quote inside
        '2026,"e"e,1,x\n'  # text beside quotes
        "2026,=1+1,1,@x\n"  # two formulas
        "2026,f\x00,1,x\n"
        "2026,g\u202eh,1,x\n"
        '2026,"h,1,x\n'  # open quote
        "2026,i,1,good\n"
    )
    document, findings = read(HEADER + text)

    assert [
        ("table/cells", 2, 4),
        ("table/cells", 3, 5),
        ("table/quote", 5, 2),
        ("table/quote", 6, 2),
        ("table/formula", 7, 2),
        ("table/formula", 7, 4),
        ("table/character", 8, 2),
        ("table/character", 9, 2),
        ("table/quote", 10, 2),
    ] == [(one.rule, one.line, one.column) for one in findings]
    assert document is not None
    assert ["c", "i"] == [row["channel"] for row in document.data["rows"]]
    assert [4, 11] == [document.place("rows", row).line for row in (0, 1)]
    assert all(one.hint for one in findings)


def test_messages_name_the_column() -> None:
    """A person finds the cell by the column's name."""
    assert (
        "`channel`: a quote is opened in this row and never closed"
        == only(HEADER + '2026,"x\n').message
    )
    assert "the row has 1 cell, and the header 4" == only(HEADER + "2026\n").message
    assert (
        "`channel`: a spreadsheet would take `=cmd()` for a formula"
        == only(HEADER + "2026,=cmd(),,\n").message
    )
    assert (
        "cell 5: a quote stands inside a cell, or text stands beside a quoted cell"
        == only(HEADER + '1,2,3,4,a"b\n').message
    )


def test_a_guarded_formula_is_text() -> None:
    """An apostrophe before a formula is what the hint says, and is not part of the cell."""
    assert [{"note": "@lentera"}, {"note": "'=1"}, {"note": "'tis"}] == rows(
        HEADER + ",,,'@lentera\n,,,''=1\n,,,'tis\n"
    )


def test_large_tables_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """More rows or bytes than anybody keeps by hand are one finding."""
    monkeypatch.setattr(table, "MOST_ROWS", 2)
    assert 2 == len(rows(HEADER + "1,,,\n" * 2))
    assert [("rows", 4, 1)] == faults(HEADER + "1,,,\n" * 3)

    monkeypatch.setattr(table, "MOST_BYTES", 30)
    assert [("rows", 1, 1)] == faults(HEADER + "1,,,\n" * 3)


def test_findings_are_bounded() -> None:
    """A file that is no table gives fifty findings, not one for each line."""
    document, findings = read(HEADER + "x\n" * 1_000)

    assert document is None
    assert 50 == len(findings)


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(raw: bytes) -> None:
    """Whatever a file holds, there is a document or a finding."""
    document, findings = read(raw)

    assert document is not None or findings


@given(st.text(alphabet="date,chnl\";\t\n\r'=+-@x1 é\u202e\x00", max_size=200))
def test_no_text_under_a_header_crashes_the_reader(text: str) -> None:
    """Every row has values or a finding, and findings stand at lines that the file has."""
    document, findings = read(HEADER + text)

    assert document is not None or findings
    assert all(1 <= one.line <= text.count("\n") + text.count("\r") + 2 for one in findings)


CELL = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp", "Cf"))
    | st.sampled_from("\n'=@ "),
    max_size=12,
)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=8))
def test_what_is_written_is_read_back(cells: list[list[str]]) -> None:
    """Write, then read: the same cells, and none that a spreadsheet would execute."""
    names = ["a", "@b", "c"]
    written = write_table(names, cells)
    document, findings = read_table("a.csv", written.encode(), columns=dict.fromkeys(names, False))

    assert () == findings
    assert document is not None
    expected = [
        {name: cell for name, cell in zip(names, row, strict=True) if cell} for row in cells
    ]
    assert [row for row in expected if row] == document.data["rows"]
    assert not is_formula(written)
