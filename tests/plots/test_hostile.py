"""Any table makes a drawing that can be written down, and an SVG that can stand in a page."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from masthead import plots, vega
from masthead.report import Cell, Mark, Plot, Ref, Table, Tone

NASTY = (
    "</svg><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "`'\"&amp;&#0;]]>",
    "{{7*7}} ${x} datum.x",
    "\u202eright to left\u2066",
    "שלום عليكم",
    "👩‍👩‍👧‍👦 семья",
    "\x00\x07\x1b\ud800\ufffe\U0001fffe",
    "line\nbreak\u2028and\ttab",
    "a" * 5000,
    "a.b['c']",
    "",
)
NUMBERS = (0, -1, 5e-324, 1e308, float("nan"), float("inf"), 10**400, Decimal("NaN"), Decimal(7))
TIMES = (
    date.min,
    date.max,
    datetime(9999, 12, 31, tzinfo=UTC),
    date(2026, 3, 29),
    "2026-12",
    "0000-01",
)

words = st.one_of(st.sampled_from(NASTY), st.text(max_size=12))
cells: st.SearchStrategy[Cell] = st.one_of(
    words,
    st.sampled_from(NUMBERS),
    st.sampled_from(TIMES),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.dates(),
    st.datetimes(),
    st.booleans(),
    st.none(),
    words.map(lambda text: Ref("post", text)),
    st.builds(Mark, words, st.sampled_from(Tone)),
    words.map(lambda text: (Ref("goal", text), Ref("goal", "b", text))),
)
COLUMNS = ("</text>", "b", "c", "d", "e")
rows = st.one_of(
    st.lists(cells, max_size=5).map(tuple),
    st.tuples(words, st.dates(), st.floats(), st.integers(-9, 9**9), cells),
    st.tuples(words, st.sampled_from(TIMES), st.sampled_from(NUMBERS), st.integers(0, 9), words),
)
tables = st.lists(rows, max_size=8).map(lambda some: Table("Title", COLUMNS, tuple(some)))

DRAWERS: dict[str, Callable[[Table], Plot]] = {
    "bars": lambda table: plots.bars(table, "</text>", "b", "c", target="d", unit="</g>"),
    "bars of a tone": lambda table: plots.bars(table, "b", "</text>", tone="c"),
    "bars in one": lambda table: plots.bars(table, "b", "c", "d", stacked=True),
    "lines": lambda table: plots.lines(table, "b", "</text>", "c", low="d", high="e", target="c"),
    "lines of a series": lambda table: plots.lines(table, "b", "c", series="d"),
    "heat": plots.heat,
    "heat with a scale": lambda table: plots.heat(table, scale=(0, 1), unit="%"),
    "scatter": lambda table: plots.scatter(
        table, "b", "c", "d", size="e", group="</text>", centre=True, corners=NASTY[:4]
    ),
    "share": lambda table: plots.share(table, "b", "c", limits=("d", "e")),
    "tree": lambda table: plots.tree(table, "b", "c", tone="d"),
    "timeline": lambda table: plots.timeline(table, "b", "c", "d", tone="e"),
}


def safe(svg: str) -> bool:
    """Tell whether an SVG has shapes and words alone."""
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    names = {name for element in root.iter() for name in element.keys()}  # noqa: SIM118 - no mapping
    return (
        tags <= {"svg", "g", "path", "line", "rect", "text", "tspan"}
        and not any(name.startswith("on") or "href" in name for name in names)
        and not names & {"id", "style", "clip-path"}
        and "\n" not in svg
    )


@pytest.mark.parametrize("drawer", DRAWERS.values(), ids=DRAWERS)
@given(table=tables)
@settings(max_examples=60)
def test_any_table_has_a_drawing_or_none(drawer: Callable[[Table], Plot], table: Table) -> None:
    """Nothing in a cell breaks a drawing, and the numbers in it are numbers."""
    plot = drawer(table)

    assert len(json.dumps(plot.spec, allow_nan=False)) < vega.MOST_BYTES
    assert table.rows == plot.table.rows
    assert isinstance(plot.words, str)


@pytest.mark.parametrize("drawer", DRAWERS.values(), ids=DRAWERS)
@given(table=tables.filter(lambda table: table.rows))
@settings(max_examples=3, suppress_health_check=[HealthCheck.too_slow])
def test_any_drawing_can_stand_in_a_page(drawer: Callable[[Table], Plot], table: Table) -> None:
    """What is drawn is well-formed, and holds no script, link, id or style."""
    plot = drawer(table)
    drawn = vega.svg(plot)

    assert bool(plot.spec) == bool(drawn)
    assert not drawn or safe(drawn)


@pytest.mark.parametrize("drawer", DRAWERS.values(), ids=DRAWERS)
def test_nasty_words_are_only_words(drawer: Callable[[Table], Plot]) -> None:
    """Every nasty word is drawn beside numbers and days that can be drawn."""
    days = [date(2026, month, 5) for month in range(1, 13)] * 2
    some: list[tuple[Any, ...]] = [
        (text if number % 2 else number, text, number + 1, number, text)
        for number, text in enumerate(NASTY)
    ]
    some += [
        (number, day, number, number * 2, NASTY[number % 5]) for number, day in enumerate(days)
    ]
    drawn = vega.svg(drawer(Table("Title", COLUMNS, tuple(some))))

    assert drawn
    assert safe(drawn)


@pytest.mark.parametrize("drawer", DRAWERS.values(), ids=DRAWERS)
def test_a_table_without_rows_has_no_drawing(drawer: Callable[[Table], Plot]) -> None:
    """The table says what there is to do; an empty field says nothing."""
    plot = drawer(Table("Title", COLUMNS))

    assert {} == plot.spec
    assert "" == vega.svg(plot)


@pytest.mark.parametrize("drawer", DRAWERS.values(), ids=DRAWERS)
def test_a_large_table_is_drawn_in_part(drawer: Callable[[Table], Plot]) -> None:
    """The drawing is bounded, its note says so, and the table keeps every row."""
    many = tuple(
        (f"name {number}", date(2026, 1, 1 + number % 28), number, number + 1, number)
        for number in range(3000)
    )
    plot = drawer(Table("Title", COLUMNS, many, note="Sample data."))
    marks = sum(len(layer["data"]["values"]) for layer in plot.spec.get("layer", ()))

    assert marks <= 3 * 400
    assert 3000 == len(plot.table.rows)
    if plot.spec:
        assert plot.table.note.startswith("Sample data. The drawing shows ")
