"""Written tables are never executed by a spreadsheet, and lose nothing."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.tables import guarded, is_formula, unguarded, write_table


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\nx",
        " =1",
        "＝1",
        "-",
        "- a",
    ],
)
def test_formulas_get_an_apostrophe(cell: str) -> None:
    """Whatever a spreadsheet could take for a formula is text in what we write."""
    assert f"'{cell}" == guarded(cell)
    assert cell == unguarded(guarded(cell))


@pytest.mark.parametrize(
    "cell", ["-5", "+3.5", "-1,234.56", "-5 %", "1e-3", "-1e5", "'tis", "a=b", ""]
)
def test_numbers_and_texts_stay_as_they_are(cell: str) -> None:
    """A plain number is no formula, and an apostrophe before a word is the writer's."""
    assert cell == guarded(cell)
    assert cell == unguarded(cell)


@given(st.text(alphabet="'=+-@\t\n x1", max_size=8))
def test_the_apostrophe_is_taken_away_again(cell: str) -> None:
    """Guarding loses nothing, whatever apostrophes a cell has of its own."""
    assert cell == unguarded(guarded(cell))
    assert not is_formula(guarded(cell))


@given(
    st.lists(
        st.lists(st.text(alphabet="ab,\"\n'=; ", max_size=6), min_size=2, max_size=2), max_size=5
    )
)
def test_other_programs_read_the_same_rows(rows: list[list[str]]) -> None:
    """Python's own reader, as strict as it can be, finds the guarded cells."""
    text = write_table(["a", "b"], rows)

    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert [["a", "b"], *[[guarded(cell) for cell in row] for row in rows]] == read


def test_quotes_stand_where_they_are_needed() -> None:
    """Cells are quoted for commas, quotes, line breaks and spaces at their ends."""
    assert 'a,b\nx y,"1,5"\n"a ""b""","c\nd"\n" e",f\n' == write_table(
        ["a", "b"], [["x y", "1,5"], ['a "b"', "c\nd"], [" e", "f"]]
    )


def test_an_empty_cell_alone_is_a_row() -> None:
    """A row of one empty cell is not taken for an empty line."""
    assert 'a\n""\n' == write_table(["a"], [[""]])
