"""Lines along days, months or numbers, with a band of what is likely and a line of the target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from masthead.plots import axes, cells, frame
from masthead.plots.frame import Spec
from masthead.plots.points import Line, Point, along, read_lines, read_points, runs
from masthead.report import Plot, Table

HEIGHT: Final = 200
LINE: Final = 15
"""Least distance of two names at the right, in pixels."""
WIDEST_LABEL: Final = 120
MOST_LINES: Final = 12
QUIET_LINE: Final = 0.7


@dataclass(frozen=True, slots=True)
class _End:
    """What stands at the right end of a line."""

    y: float
    said: str
    colour: str


def lines(
    table: Table,
    x: str,
    *values: str,
    series: str = "",
    low: str = "",
    high: str = "",
    target: str = "",
    unit: str = "",
    words: str = "",
) -> Plot:
    """Draw lines; a number that is not known breaks its line.

    Args:
        table: what is drawn.
        x: a column of days, times, months (`2026-12`) or numbers; else the rows in their order.
        values: columns of numbers, a line each.
        series: a column that names the line of each row, where there is one column of numbers.
        low: a column: the lower edge of a band.
        high: a column: the upper edge of the band.
        target: a column of numbers: a dashed line.
        unit: what stands behind a number, e.g. `%`.
        words: the drawing in a sentence.
    """
    most = frame.MOST_MARKS // max(1, len(values))
    kind, places = along(cells.column(table, x))
    order = sorted((place, row) for row, place in enumerate(places) if place is not None)[-most:]
    drawn = read_lines(table, order, values, series)
    every = len(drawn)
    drawn = drawn[:MOST_LINES]
    said = words or _sentence(drawn, x, unit)
    shown = sum(place is not None for place in places)
    if not any(line.last for line in drawn):
        return frame.finish(table, {}, said, shown=0, every=0, what="rows")
    edges = [read_points(table, name, order) for name in (low, high, target)]
    ends = _ends(drawn, edges[2], target, unit)
    column = cells.column(table, x)
    names = [(place, cells.text(column[row])) for place, row in order]
    across = _x(kind, [place for place, _ in order])
    spec = _spec(drawn, edges, across, names if kind == "ordinal" else (), ends)
    if every > MOST_LINES:
        return frame.finish(table, spec, said, shown=MOST_LINES, every=every, what="lines")
    return frame.finish(table, spec, said, shown=len(order), every=shown, what="rows")


def _sentence(drawn: Sequence[Line], x: str, unit: str) -> str:
    said = (
        f"{line.name} from {_first(line, unit)} to {cells.figure(line.last[1], unit)}"
        for line in drawn
        if line.last
    )
    return f"By {cells.text(x)}: {cells.listing(said)}."


def _first(line: Line, unit: str) -> str:
    return next(cells.figure(y, unit) for _, y in line.points if y is not None)


def _spec(
    drawn: Sequence[Line],
    edges: Sequence[Sequence[Point]],
    x: Spec,
    names: Sequence[tuple[float, str]],
    ends: Sequence[_End],
) -> Spec:
    known = [y for points in (*(line.points for line in drawn), *edges) for _, y in points]
    numbers = [y for y in known if y is not None]
    low, high, ticks = axes.span(numbers, zero=_near_zero(numbers))
    y: Spec = {"type": "quantitative", "scale": axes.scale(low, high), "axis": axes.axis(ticks)}
    right = min(max(cells.wide(end.said) for end in ends) + 14, WIDEST_LABEL)
    left = max(cells.wide(cells.figure(tick), frame.SMALL) for tick in ticks) + 10
    layers = [
        *_band(edges[0], edges[1], drawn[0].colour, x, y),
        *_dashes(edges[2], x, y),
        *_strokes(drawn, x, y),
        *_names(ends, (low, high), right, y),
        *_ticks(names, x),
    ]
    return frame.picture(layers, HEIGHT, left=left, right=right, top=10, bottom=26)


def _near_zero(known: Sequence[float]) -> bool:
    """Tell whether nought belongs to the scale: unless all numbers lie far from it."""
    low, high = min(known), max(known)
    return low <= 0 <= high or (high - low) > 0.25 * max(abs(low), abs(high))


def _x(kind: str, places: Sequence[float]) -> Spec:
    """Return the channel along which the lines run."""
    low, high = min(places), max(places)
    if kind == "temporal":
        return axes.along_time(low, high)
    axis: Spec = {"grid": False, "format": ",.4~f", "tickCount": 6}
    if kind == "ordinal":
        axis = {"grid": False, "labels": False}
    ends = axes.scale(low, high if high > low else low + 1)
    return {"type": "quantitative", "scale": ends, "axis": axis}


def _ticks(names: Sequence[tuple[float, str]], x: Spec) -> Iterator[Spec]:
    """Yield the names of rows that stand in their order, as many as there is room for."""
    step = max(1, -(-len(names) // 6))
    some = [{"x": place, "text": cells.fit(said, 66, frame.SMALL)} for place, said in names[::step]]
    if some:
        channels = {"x": {"field": "x", **x}, "y": {"value": HEIGHT + 14}, "text": frame.words()}
        look = {"align": "center", "fontSize": frame.SMALL, "opacity": frame.QUIET}
        yield frame.layer("text", some, channels, **look)


def _band(
    low: Sequence[Point], high: Sequence[Point], colour: str, x: Spec, y: Spec
) -> Iterator[Spec]:
    """Yield the band between two edges, where both are known."""
    tops = dict(high)
    both = [(place, least if tops.get(place) is not None else None) for place, least in low]
    edges = [
        {"x": place, "y": least, "y2": tops[place], "run": number}
        for number, run in enumerate(runs(both))
        for place, least in run
    ]
    if edges:
        channels = {
            "x": {"field": "x", **x},
            "y": {"field": "y", **y},
            "y2": {"field": "y2"},
            "detail": {"field": "run", "type": "nominal"},
        }
        yield frame.layer("area", edges, channels, color=colour, opacity=frame.FAINT)


def _dashes(points: Sequence[Point], x: Spec, y: Spec) -> Iterator[Spec]:
    """Yield the line of the target."""
    known = [{"x": place, "y": value} for place, value in points if value is not None]
    if known:
        channels = {"x": {"field": "x", **x}, "y": {"field": "y", **y}}
        look = {"strokeDash": [4, 3], "strokeWidth": 1.5, "opacity": QUIET_LINE}
        yield frame.layer("line", known, channels, color=frame.INK, **look)


def _strokes(drawn: Sequence[Line], x: Spec, y: Spec) -> Iterator[Spec]:
    """Yield each line, and a dot where it ends or where a point stands alone."""
    channels = {"x": {"field": "x", **x}, "y": {"field": "y", **y}}
    for line in drawn:
        pieces = list(runs(line.points))
        values = [
            {"x": place, "y": value, "piece": number}
            for number, piece in enumerate(pieces)
            for place, value in piece
        ]
        if not values:
            continue
        split = {**channels, "detail": {"field": "piece", "type": "nominal"}}
        yield frame.layer("line", values, split, color=line.colour, strokeWidth=2)
        dots = [piece[0] for piece in pieces if len(piece) == 1] + [pieces[-1][-1]]
        values = [{"x": place, "y": value} for place, value in dict.fromkeys(dots)]
        look = {"filled": True, "size": 36, "opacity": 1}
        yield frame.layer("point", values, channels, color=line.colour, **look)


def _ends(drawn: Sequence[Line], aims: Sequence[Point], target: str, unit: str) -> list[_End]:
    """Return what stands at the right: where, the name with the last number, the colour."""
    aim = Line(cells.text(target), frame.INK, list(aims))
    return [
        _End(line.last[1], f"{line.name} {cells.figure(line.last[1], unit)}", line.colour)
        for line in (*drawn, aim)
        if line.last
    ]


def _names(
    ends: Sequence[_End], span: tuple[float, float], right: float, y: Spec
) -> Iterator[Spec]:
    """Yield the names at the right, moved apart where they would lie on each other."""
    low, high = span
    step = LINE * (high - low) / HEIGHT
    order = sorted(ends, key=lambda end: end.y)
    heights = spread([end.y for end in order], step, high + 0.03 * (high - low))
    for end, height in zip(order, heights, strict=True):
        said = {"y": height, "text": cells.fit(end.said, right - 12)}
        channels = {
            "x": {"value": "width"},
            "y": {"field": "y", **y},
            "text": frame.words(),
        }
        yield frame.layer("text", [said], channels, color=end.colour, dx=9)


def spread(heights: Sequence[float], step: float, most: float) -> list[float]:
    """Move rising heights apart until each is a step above the one before, none above the most."""
    made: list[float] = []
    for height in heights:
        made.append(max(height, made[-1] + step) if made else height)
    for place in range(len(made) - 1, -1, -1):
        made[place] = min(made[place], most)
        most = made[place] - step
    return made
