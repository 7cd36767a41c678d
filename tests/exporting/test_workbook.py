"""A workbook holds texts alone; no cell of it is a formula."""

from __future__ import annotations

import io
import zipfile

import pytest

from conftest import NOW
from masthead.errors import UsageError
from masthead.exporting import workbook as module
from masthead.exporting.rows import Rows
from masthead.exporting.workbook import workbook

HOSTILE = ["=1+1", '=HYPERLINK("https://x")', "@SUM(A1)", "{=1}", "https://brand.example", "-5", ""]


def parts(made: bytes) -> dict[str, str]:
    """Return the XML of a workbook by file."""
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


def test_every_cell_is_text() -> None:
    """Formulas, addresses and numbers stay the texts that they are."""
    made = parts(workbook(Rows(("A",), tuple([cell] for cell in HOSTILE)), "Posts", NOW))
    sheet = made["xl/worksheets/sheet1.xml"]

    assert "<f" not in sheet.replace("<formatPr", "")
    assert "hyperlink" not in sheet.lower()
    assert 1 + sum(map(bool, HOSTILE)) == sheet.count('t="s"')
    assert "=1+1" in made["xl/sharedStrings.xml"]


def test_what_xml_cannot_hold_is_left_out() -> None:
    """Control characters of a hostile post break no workbook."""
    made = parts(workbook(Rows(("A",), (["a\x00b\ufffe"],)), "Posts", NOW))

    assert "<t>ab</t>" in made["xl/sharedStrings.xml"]


def test_the_same_posts_make_the_same_workbook() -> None:
    """It says when it was made, which is an argument."""
    table = Rows(("A", "B"), (["1", "two\nlines"],))

    assert workbook(table, "Posts", NOW) == workbook(table, "Posts", NOW)
    assert "2026-12-07T09:00:00Z" in parts(workbook(table, "Posts", NOW))["docProps/core.xml"]


def test_a_table_without_rows() -> None:
    """A hub without posts makes a workbook with the names alone."""
    assert "xl/workbook.xml" in parts(workbook(Rows(("A",), ()), "Posts", NOW))
    assert "xl/workbook.xml" in parts(workbook(Rows((), ()), "Posts", NOW))


def test_limits_of_a_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a sheet cannot hold is said, and nothing is cut."""
    with pytest.raises(UsageError, match="row 2 has a cell"):
        workbook(Rows(("A",), (["x" * 40_000],)), "Posts", NOW)
    monkeypatch.setattr(module, "MOST_ROWS", 2)
    with pytest.raises(UsageError, match="up to 2 rows"):
        workbook(Rows(("A",), (["1"], ["2"])), "Posts", NOW)
