"""A field of numbers: rows by columns, the larger the stronger, each number in its place."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from masthead.plots import cells, frame
from masthead.plots.frame import Spec
from masthead.report import Cell, Mark, Plot, Table, Tone

ROW: Final = 26
LEAST_COLUMN: Final = 10
WIDEST_COLUMN: Final = 72
WIDEST_LABEL: Final = 140
WEAKEST: Final = 0.08
STRONGEST: Final = 0.5
"""Opacities between which ink stays readable on the colour, on light and on dark."""
MOST_COLUMNS: Final = 60
MOST_LINES: Final = 3
"""Of a name above a column."""
LINE: Final = 13
UPRIGHT: Final = 100
"""Most pixels of a name that stands upright."""
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def heat(
    table: Table,
    *,
    scale: tuple[float, float] | None = None,
    unit: str = "",
    words: str = "",
) -> Plot:
    """Draw the cells of a wide table.

    The first column names the rows, the names of the other columns stand above. A number is the
    stronger the larger it is, what is not known is a dashed gap, and a mark shows its word.

    Args:
        table: what is drawn.
        scale: the numbers of the weakest and the strongest colour; else those of the table.
        unit: what stands behind a number, e.g. `%`.
        words: the drawing in a sentence.
    """
    heads = [cells.text(name) for name in table.columns[1 : MOST_COLUMNS + 1]]
    most = frame.MOST_MARKS // max(1, len(heads))
    rows = table.rows[:most]
    grid = [(*row[1:], *[None] * len(heads))[: len(heads)] for row in rows]
    names = [cells.text(row[0]) if row else "" for row in rows]
    said = words or _sentence(names, heads, grid, unit)
    spec = _spec(names, heads, grid, scale, unit) if rows and heads else {}
    shown, every = len(rows) * len(heads), len(table.rows) * max(0, len(table.columns) - 1)
    return frame.finish(table, spec, said, shown=shown, every=every, what="cells")


def _sentence(
    names: Sequence[str], heads: Sequence[str], grid: Sequence[Sequence[Cell]], unit: str
) -> str:
    found = [
        (value, f"{name} {head} {cells.figure(value, unit)}")
        for name, row in zip(names, grid, strict=True)
        for head, cell in zip(heads, row, strict=True)
        if (value := cells.number(cell)) is not None
    ]
    gaps = sum(cell is None for row in grid for cell in row)
    unknown = f" {gaps:,} not known." if gaps else ""
    if not found:
        return f"{len(names):,} rows by {len(heads):,} columns.{unknown}"
    return f"Least {min(found)[1]}, most {max(found)[1]}.{unknown}"


def _spec(
    names: Sequence[str],
    heads: Sequence[str],
    grid: Sequence[Sequence[Cell]],
    scale: tuple[float, float] | None,
    unit: str,
) -> Spec:
    left = min(max(map(cells.wide, names)) + 12, WIDEST_LABEL)
    step = min(max((frame.WIDTH - left) / len(heads), LEAST_COLUMN), WIDEST_COLUMN)
    known = [one for row in grid for cell in row if (one := cells.number(cell)) is not None]
    low, high = scale or (min(known, default=0.0), max(known, default=0.0))
    drawn = [
        {"x": round(at * step, 1), "y": place * ROW, **_cell(cell, low, high, step, unit)}
        for place, row in enumerate(grid)
        for at, cell in enumerate(row)
    ]
    layers = [*_squares(drawn, step), *_rows(names, left), *_heads(heads, step)]
    width = max(left + step * len(heads), frame.WIDTH)
    return frame.picture(
        layers, ROW * len(names), left=left, top=_top(heads, step), width=round(width)
    )


def _cell(cell: Cell, low: float, high: float, step: float, unit: str) -> Spec:
    """Return how a cell looks: its colour, how strong, its outline, and what it says."""
    value = cells.number(cell)
    said = cells.text(cell)
    look = {"colour": frame.SERIES[0], "strong": WEAKEST, "line": 0.0}
    if value is not None:
        part = (value - low) / (high - low) if high > low else 1.0
        look["strong"] = round(WEAKEST + (STRONGEST - WEAKEST) * min(max(part, 0.0), 1.0), 3)
        said = cells.figure(value, unit)
        said = said if cells.wide(said, frame.SMALL) <= step else ""
    elif isinstance(cell, Mark):
        tone = cells.tone(cell)
        look |= {"colour": frame.TONES[tone], "strong": WEAKEST if tone is Tone.PLAIN else 0.3}
    elif not said:
        look |= {"strong": 0.0, "line": 0.45}
    return {**look, "text": cells.fit(said, step - 4, frame.SMALL) if step >= 16 else ""}


def _squares(drawn: Sequence[Spec], step: float) -> Iterator[Spec]:
    """Yield the cells, the outlines of the gaps, and what they say."""
    across, down = frame.pixels("x"), frame.pixels("y")
    ends = {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
    placed = [
        {**cell, "x2": round(cell["x"] + step - 2, 1), "y2": cell["y"] + ROW - 2} for cell in drawn
    ]
    full = [cell for cell in placed if not cell["line"]]
    gaps = [cell for cell in placed if cell["line"]]
    colours = {"color": frame.as_is("colour"), "opacity": frame.as_is("strong")}
    colours["opacity"] = {**colours["opacity"], "type": "quantitative"}
    yield frame.layer("rect", full, {"x": across, "y": down, **ends, **colours})
    if gaps:
        look = {"filled": False, "strokeDash": [3, 3], "opacity": 0.45}
        channels = {"x": across, "y": down, **ends}
        yield frame.layer("rect", gaps, channels, color=frame.INK, strokeWidth=1, **look)
    said = [cell for cell in placed if cell["text"]]
    if said:
        look = {"align": "center", "dx": step / 2 - 1, "dy": ROW / 2 - 1, "fontSize": frame.SMALL}
        yield frame.layer("text", said, {"x": across, "y": down, "text": frame.words()}, **look)


def _rows(names: Sequence[str], left: float) -> Iterator[Spec]:
    values = [
        {"text": cells.fit(name, left - 12), "y": ROW * place + ROW / 2}
        for place, name in enumerate(names)
    ]
    channels = {"x": {"value": -10}, "y": frame.pixels("y"), "text": frame.words()}
    yield frame.layer("text", values, channels, align="right")


def _lines(name: str, step: float) -> list[str]:
    """Return the name of a column in lines: none where it does not fit in three.

    A month (`2026-03`) is named by its short name.
    """
    if cells.MONTH.fullmatch(name):
        name = MONTHS[int(name[5:7]) - 1]
    made = textwrap.wrap(name, max(1, int(step / (frame.SMALL * 0.56))), break_long_words=False)
    fits = all(cells.wide(line, frame.SMALL) <= step + 2 for line in made)
    return made if fits and len(made) <= MOST_LINES else []


def _upright(heads: Sequence[str], step: float) -> bool:
    """Tell whether names must stand upright to fit above their columns."""
    return any(head and not _lines(head, step) for head in heads)


def _heads(heads: Sequence[str], step: float) -> Iterator[Spec]:
    """Yield the names above the columns, and the year above the first of its months."""
    look: Spec = {"fontSize": frame.SMALL, "opacity": frame.QUIET, "align": "center"}
    middle = step / 2 - 1
    if _upright(heads, step):
        look |= {"angle": 270, "align": "left"}
        values = [
            {"text": cells.fit(head, UPRIGHT, frame.SMALL), "x": step * at + middle, "y": -6}
            for at, head in enumerate(heads)
        ]
    else:
        values = [
            {"text": line, "x": round(step * at + middle, 1), "y": -10 - LINE * up}
            for at, head in enumerate(heads)
            for up, line in enumerate(reversed(_lines(head, step)))
        ]
        values += [
            {"text": head[:4], "x": round(step * at + middle, 1), "y": -10 - LINE}
            for at, head in enumerate(heads)
            if cells.MONTH.fullmatch(head) and (at == 0 or head[5:] == "01")
        ]
    channels = {"x": frame.pixels("x"), "y": frame.pixels("y"), "text": frame.words()}
    yield frame.layer("text", values, channels, **look)


def _top(heads: Sequence[str], step: float) -> float:
    """Return the room that the names above take."""
    if _upright(heads, step):
        return min(UPRIGHT, max(cells.wide(head, frame.SMALL) for head in heads)) + 10
    months = any(map(cells.MONTH.fullmatch, heads))
    return 8 + LINE * max(2 if months else 1, *(len(_lines(head, step)) for head in heads))
