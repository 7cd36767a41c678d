"""Bars that lie: one a row, or one a value, beside each other or one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from masthead.plots import axes, cells, frame
from masthead.plots.frame import Spec
from masthead.report import Cell, Plot, Table

MOST_ROWS: Final = 60
THICK: Final = 14
THIN: Final = 11
"""A bar among several of a row."""
GAP: Final = 11
WIDEST_LABEL: Final = 170
WIDEST_WORD: Final = 80
"""Of a mark behind a number."""


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    values: tuple[float | None, ...]
    target: float | None
    colour: str
    word: str


@dataclass(frozen=True, slots=True)
class _Bars:
    """Rows, and how they lie."""

    rows: Sequence[_Row]
    unit: str
    stacked: bool

    @property
    def many(self) -> int:
        """Return how many bars lie below each other in a row."""
        return 1 if self.stacked else len(self.rows[0].values)

    @property
    def thick(self) -> int:
        """Return how thick a bar is, in pixels."""
        return THICK if self.many == 1 else THIN

    @property
    def height(self) -> int:
        """Return the height of a row in pixels."""
        return (self.thick + 1) * self.many + GAP


def bars(
    table: Table,
    label: str,
    *values: str,
    target: str = "",
    tone: str = "",
    stacked: bool = False,
    unit: str = "",
    words: str = "",
) -> Plot:
    """Draw a bar for each row.

    Args:
        table: what is drawn.
        label: the column that names the rows.
        values: columns of numbers; of several each has a colour.
        target: a column of numbers; a tick stands there.
        tone: a column of marks that colour the bars, where there is one column of numbers; their
            words stand behind the numbers.
        stacked: whether several numbers stand one after the other; only such above nought.
        unit: what stands behind a number, e.g. `%`.
        words: the drawing in a sentence.
    """
    every = _rows(table, label, values, target, tone)
    rows = every[: min(MOST_ROWS, frame.MOST_MARKS // max(1, len(values)))]
    said = words or _sentence(rows, values, unit)
    names = [*values, target] if target else list(values)
    plain = any(value is not None for row in rows for value in row.values)
    spec = _spec(_Bars(rows, unit, stacked), names, bool(target)) if plain else {}
    return frame.finish(table, spec, said, shown=len(rows), every=len(every), what="rows")


def _rows(table: Table, label: str, values: Sequence[str], target: str, tone: str) -> list[_Row]:
    nothing: list[Cell] = [None] * len(table.rows)
    numbers = zip(*(map(cells.number, cells.column(table, name)) for name in values), strict=True)
    aims = cells.column(table, target) if target else nothing
    tones = cells.column(table, tone) if tone else nothing
    return [
        _Row(
            cells.text(name),
            some,
            cells.number(aim),
            frame.TONES[cells.tone(mark)] if tone else frame.SERIES[0],
            cells.fit(cells.text(mark), WIDEST_WORD),
        )
        for name, some, aim, mark in zip(
            cells.column(table, label), numbers, aims, tones, strict=True
        )
    ]


def _sentence(rows: Sequence[_Row], values: Sequence[str], unit: str) -> str:
    said = (
        f"{row.label} "
        + " and ".join("unknown" if one is None else cells.figure(one, unit) for one in row.values)
        for row in rows
    )
    return f"{' and '.join(map(cells.text, values))}: {cells.listing(said)}."


def _spec(drawn: _Bars, names: Sequence[str], target: bool) -> Spec:
    """Return the drawing; with a target, its name is the last."""
    made = list(_made(drawn))
    aims = [row.target for row in drawn.rows if row.target is not None]
    ends = [bar["end"] for bar in made] + aims
    low, high = min(0.0, *ends), max(0.0, *ends)
    figures = max(cells.wide(bar["said"]) for bar in made if bar["known"]) + 8
    label = min(max(cells.wide(row.label) for row in drawn.rows) + 12, WIDEST_LABEL)
    apart = bool(aims)
    left = label + (figures if low < 0 and not apart else 0)
    across: Spec = {
        "type": "quantitative",
        "scale": axes.scale(low, high if high > low else 1),
        "axis": None,
    }
    total = drawn.height * len(drawn.rows)
    layers = [
        *(_legend(names, target, -left, frame.WIDTH - left) if len(names) > 1 else []),
        _labels(drawn, label, left),
        _marks([bar for bar in made if bar["known"]], drawn.thick, across),
        *_figures(made, across, figures if apart else 0),
    ]
    if low < 0:
        zero = {"x": {"datum": 0, **across}, "y": {"value": 0}, "y2": {"value": total}}
        layers.append(frame.layer("rule", [{}], zero, opacity=0.4))
    if aims:
        layers.append(_aims(drawn, across))
    top = 28 if len(names) > 1 else 0
    return frame.picture(layers, total, left=left, right=figures, top=top)


def _made(drawn: _Bars) -> Iterator[Spec]:
    """Yield each bar: where it begins and ends, its height, its colour and its number."""
    for place, row in enumerate(drawn.rows):
        top, start = place * drawn.height + (GAP + drawn.thick) / 2, 0.0
        last = max((at for at, one in enumerate(row.values) if one is not None), default=0)
        for at, one in enumerate(row.values):
            if drawn.stacked and at != last and not one:
                continue
            end = start + max(one or 0.0, 0.0) if drawn.stacked else one or 0.0
            yield {
                "from": start,
                "end": end,
                "y": top if drawn.stacked else top + at * (drawn.thick + 1),
                "colour": row.colour if len(row.values) == 1 else frame.colour(at),
                "said": _said(row, None if one is None else end, drawn.unit),
                "known": one is not None,
                "last": not drawn.stacked or at == last,
            }
            if drawn.stacked:
                start = end


def _said(row: _Row, value: float | None, unit: str) -> str:
    """Return a number as it stands beside its bar: `50%, late`."""
    said = "not known" if value is None else cells.figure(value, unit)
    return f"{said}, {row.word}" if row.word else said


def _marks(made: Sequence[Spec], thick: int, across: Spec) -> Spec:
    kept = ("from", "end", "y", "colour")
    values = [{name: bar[name] for name in kept} for bar in made]
    channels = {
        "x": {"field": "from", **across},
        "x2": {"field": "end"},
        "y": frame.pixels("y"),
        "color": frame.as_is("colour"),
    }
    return frame.layer("bar", values, channels, height=thick)


def _figures(made: Sequence[Spec], across: Spec, apart: float) -> Iterator[Spec]:
    """Yield the numbers: at the ends of the bars, or in a column where ticks stand between."""
    shown = [bar for bar in made if bar["last"]]
    for known, sign in ((True, 1), (True, -1), (False, 1)):
        some = [
            {"x": bar["end"], "y": bar["y"], "text": bar["said"]}
            for bar in shown
            if bar["known"] is known and (bar["end"] >= 0) == (sign > 0)
        ]
        if not some:
            continue
        look: Spec = {"align": "left" if sign > 0 else "right", "dx": 5 * sign}
        channels = {"x": {"field": "x", **across}, "y": frame.pixels("y"), "text": frame.words()}
        if apart:
            channels["x"], look = {"value": "width"}, {"align": "right", "dx": apart}
        if not known:
            look |= {"opacity": frame.QUIET, "fontSize": frame.SMALL}
        yield frame.layer("text", some, channels, **look)


def _labels(drawn: _Bars, label: float, left: float) -> Spec:
    names = [
        {"text": cells.fit(row.label, label - 12), "y": (place + 0.5) * drawn.height}
        for place, row in enumerate(drawn.rows)
    ]
    channels = {
        "x": {"value": label - left - 10},
        "y": frame.pixels("y"),
        "text": frame.words(),
    }
    return frame.layer("text", names, channels, align="right")


def _aims(drawn: _Bars, across: Spec) -> Spec:
    ticks = [
        {
            "value": row.target,
            "y": place * drawn.height + 3,
            "until": (place + 1) * drawn.height - 3,
        }
        for place, row in enumerate(drawn.rows)
        if row.target is not None
    ]
    channels = {
        "x": {"field": "value", **across},
        "y": frame.pixels("y"),
        "y2": {"field": "until"},
    }
    return frame.layer("rule", ticks, channels, strokeWidth=2)


def _legend(names: Sequence[str], target: bool, left: float, right: float) -> list[Spec]:
    colours = [frame.colour(place) for place in range(len(names))]
    shapes = ["square"] * len(names)
    if target:
        colours[-1], shapes[-1] = frame.INK, "stroke"
    return frame.legend(names, colours, left, right, shapes=shapes)
