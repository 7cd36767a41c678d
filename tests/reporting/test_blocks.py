"""A report reads the same on a terminal, as JSON and as CSV."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from hub_builder import write_hub
from masthead.report import Block, Cell, Facts, Mark, Plot, Ref, Step, Steps, Table, Tone, Words
from masthead.reporting.blocks import as_data, as_text, cell_data, cell_plain, cell_text, tables_of
from masthead.survey import Survey
from masthead.workspace import load_hub

TABLE = Table("Spend", ("Channel", "Plan"), (("site", Decimal(1200)), ("mail", None)), "in EUR")
BLOCKS: list[Block] = [
    Words("Sample data."),
    Facts("", (("Owner", Ref("person", "sari")),)),
    Steps("Way", (Step("Goals", Mark("ready", Tone.GOOD), "4"),)),
    Plot(TABLE, {"mark": "bar"}, "Two bars."),
    Table("Empty", ("A",), empty="write one"),
]


@pytest.fixture
def survey(tmp_path: Path, now: datetime) -> Survey:
    """Return the survey of a small hub."""
    return Survey(load_hub(write_hub(tmp_path / "hub")), now)


def test_text_for_a_terminal_is_aligned(survey: Survey) -> None:
    """Words as they are, columns under each other, numbers at the right."""
    assert [
        "Sample data.",
        "",
        "Owner  Sari",
        "",
        "Way",
        "Goals  ready  4",
        "",
        "Spend",
        "Channel   Plan",
        "site     1,200",
        "mail         –",
        "in EUR",
        "",
        "Empty",
        "write one",
    ] == list(as_text(BLOCKS, survey))


def test_json_keeps_ids_and_the_drawing(survey: Survey) -> None:
    """What the page shows as a link is an id there, and the drawing its specification."""
    words, facts, steps, plot, table = as_data(BLOCKS, survey)

    assert {"block": "words", "text": "Sample data.", "tone": "plain"} == words
    assert {"Owner": {"kind": "person", "id": "sari"}} == facts["facts"]
    assert [{"name": "Goals", "mark": {"text": "ready", "tone": "good"}, "note": "4"}] == steps[
        "steps"
    ]
    assert ("plot", {"mark": "bar"}, [["site", 1200], ["mail", None]]) == (
        plot["block"],
        plot["vega_lite"],
        plot["rows"],
    )
    assert ("table", []) == (table["block"], table["rows"])


def test_tables_are_those_of_drawings_too(survey: Survey) -> None:
    """A drawing never is without its table."""
    assert [TABLE, BLOCKS[-1]] == list(tables_of(BLOCKS))
    assert survey


@pytest.mark.parametrize(
    ("cell", "text", "plain", "data"),
    [
        (None, "–", "", None),
        (True, "yes", "true", True),
        (12345, "12,345", "12345", 12345),
        (0.125, "0.125", "0.125", 0.125),
        (123456.7, "123,457", "123456.7", 123456.7),
        (Decimal("1.50"), "1.50", "1.50", 1.5),
        (date(2026, 12, 7), "2026-12-07", "2026-12-07", "2026-12-07"),
        (Mark("met", Tone.GOOD), "met", "met", {"text": "met", "tone": "good"}),
        (Ref("person", "sari"), "Sari", "sari", {"kind": "person", "id": "sari"}),
        ((Ref("person", "sari"),), "Sari", "sari", [{"kind": "person", "id": "sari"}]),
        ((), "–", "", []),
        ("a\u202eb", "a\\u202eb", "a\u202eb", "a\u202eb"),
    ],
)
def test_a_cell_has_three_forms(
    survey: Survey, cell: Cell, text: str, plain: str, data: object
) -> None:
    """For people, for tables, for programs."""
    assert (text, plain, data) == (cell_text(cell, survey), cell_plain(cell), cell_data(cell))
