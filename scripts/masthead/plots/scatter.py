"""Points by two numbers, with their names beside them, and names for the four corners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from masthead.plots import axes, cells, frame
from masthead.plots.frame import Spec
from masthead.report import Plot, Table, Tone

HEIGHT: Final = 300
LINE: Final = 14
"""Height of a name in pixels."""
DOT: Final = 5.0
"""Radius of a point in pixels, where none has a size."""
WIDEST_LABEL: Final = 130
OTHERS: Final = "others"
"""Groups for which there is no colour."""


@dataclass(frozen=True, slots=True)
class _Point:
    label: str
    x: float
    y: float
    radius: float
    colour: str
    group: str


@dataclass(frozen=True, slots=True)
class _Box:
    """A part of the inner field that is taken, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        """Tell whether two parts lie on each other."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def scatter(
    table: Table,
    label: str,
    x: str,
    y: str,
    *,
    size: str = "",
    group: str = "",
    centre: bool = False,
    corners: tuple[str, str, str, str] | None = None,
    words: str = "",
) -> Plot:
    """Draw a point for each row that has both numbers.

    Args:
        table: what is drawn.
        label: the column that names the points; a name without room is left to the table.
        x: the column of numbers to the right.
        y: the column of numbers upward.
        size: a column of numbers above nought: the area of the points.
        group: a column of words: the colour of the points.
        centre: whether lines part the field in four: at nought where it has both signs, else in
            the middle.
        corners: names of the four: upper left, upper right, lower left, lower right.
        words: the drawing in a sentence.
    """
    every = _points(table, label, x, y, size=size, group=group)
    points = every[: frame.MOST_MARKS]
    said = words or _sentence(points, x, y)
    spec = _spec(points, (x, y), corners, grouped=bool(group), centre=centre) if points else {}
    return frame.finish(table, spec, said, shown=len(points), every=len(every), what="points")


def _points(table: Table, label: str, x: str, y: str, *, size: str, group: str) -> list[_Point]:
    count = len(table.rows)
    sizes = [cells.number(cell) for cell in cells.column(table, size)] if size else [None] * count
    groups = [cells.text(cell) for cell in cells.column(table, group)] if group else [""] * count
    largest = max((one for one in sizes if one is not None and one > 0), default=1.0)
    names = list(dict.fromkeys(groups))
    kept = names if len(names) <= len(frame.SERIES) else names[: len(frame.SERIES) - 1]
    colours = {name: frame.colour(at) for at, name in enumerate(kept)}
    found = []
    rights, ups = cells.column(table, x), cells.column(table, y)
    for row, name in enumerate(cells.column(table, label)):
        right, up = cells.number(rights[row]), cells.number(ups[row])
        if right is None or up is None:
            continue
        part = max(sizes[row] or 0.0, 0.0) / largest
        radius = 4 + 12 * part**0.5 if size else DOT
        among = groups[row] if groups[row] in colours else OTHERS
        colour = colours.get(among, frame.TONES[Tone.PLAIN])
        found.append(_Point(cells.text(name), right, up, radius, colour, among))
    return found


def _sentence(points: Sequence[_Point], x: str, y: str) -> str:
    said = (
        f"{point.label} {cells.figure(point.x)} and {cells.figure(point.y)}" for point in points
    )
    return f"{cells.text(x)} and {cells.text(y)}: {cells.listing(said)}."


def _spec(
    points: Sequence[_Point],
    titles: tuple[str, str],
    corners: Sequence[str] | None,
    *,
    grouped: bool,
    centre: bool,
) -> Spec:
    left_x, right_x, across = _ends([point.x for point in points], centre=centre)
    low_y, high_y, up = _ends([point.y for point in points], centre=centre)
    left_x, right_x = _wider(left_x, right_x, 0.05)
    low_y, high_y = _wider(low_y, high_y, 0.09 if corners else 0.05)
    left = max(cells.wide(cells.figure(tick), frame.SMALL) for tick in up) + 12
    width = frame.WIDTH - left - 10
    x = _channel("x", left_x, right_x, across, grid=not centre)
    y = _channel("y", low_y, high_y, up, grid=not centre)
    groups = {point.group: point.colour for point in points} if grouped else {}
    top = 26 + (28 if groups else 0)
    places = [
        (
            width * (point.x - left_x) / (right_x - left_x),
            HEIGHT * (high_y - point.y) / (high_y - low_y),
        )
        for point in points
    ]
    layers = [
        *(
            frame.legend(list(groups), list(groups.values()), -left, width, y=20 - top)
            if groups
            else ()
        ),
        *(_middle(left_x + right_x, low_y + high_y, x, y) if centre else ()),
        *(_corners(corners, width) if corners else ()),
        _dots(points, x, y),
        *_names(points, places, width),
        *_titles(titles, left, width),
    ]
    return frame.picture(layers, HEIGHT, left=left, right=10, top=top, bottom=46)


def _ends(values: Sequence[float], *, centre: bool) -> tuple[float, float, list[float]]:
    """Return the ends of a scale, on both sides of nought alike where it is the centre."""
    if centre and min(values) < 0 < max(values):
        most = max(map(abs, values))
        return axes.span([-most, most])
    low, high = min(values), max(values)
    return axes.span([low, high])


def _wider(low: float, high: float, part: float) -> tuple[float, float]:
    """Return ends with room beyond them, so that a point and its name stand inside."""
    room = (high - low) * part
    return low - room, high + room


def _channel(field: str, low: float, high: float, ticks: Sequence[float], *, grid: bool) -> Spec:
    axis = axes.axis(ticks, grid=grid)
    return {
        "field": field,
        "type": "quantitative",
        "scale": axes.scale(low, high),
        "axis": axis,
    }


def _middle(twice_x: float, twice_y: float, x: Spec, y: Spec) -> Iterator[Spec]:
    """Yield the two lines through the centre."""
    look = {"opacity": 0.4, "strokeWidth": 1}
    yield frame.layer("rule", [{"x": twice_x / 2}], {"x": x}, **look)
    yield frame.layer("rule", [{"y": twice_y / 2}], {"y": y}, **look)


def _corners(corners: Sequence[str], width: float) -> Iterator[Spec]:
    """Yield the names of the four parts of the field."""
    for place, name in enumerate(corners[:4]):
        said = cells.fit(cells.text(name), width / 2 - 12)
        if said:
            right, low = place % 2, place // 2
            align = "right" if right else "left"
            look = {"align": align, "opacity": frame.QUIET, "fontWeight": 600}
            yield frame.note(
                "text", width - 4 if right else 4, HEIGHT - 10 if low else 10, said, **look
            )


def _dots(points: Sequence[_Point], x: Spec, y: Spec) -> Spec:
    values = [
        {
            "x": point.x,
            "y": point.y,
            "colour": point.colour,
            "area": round(3.1416 * point.radius**2),
        }
        for point in sorted(points, key=lambda point: -point.radius)
    ]
    area = {"field": "area", "type": "quantitative", "scale": None}
    channels = {"x": x, "y": y, "color": frame.as_is("colour"), "size": area}
    return frame.layer("point", values, channels, filled=True, opacity=0.85)


def _names(
    points: Sequence[_Point], places: Sequence[tuple[float, float]], width: float
) -> Iterator[Spec]:
    """Yield the names for which there is room beside their points."""
    taken = [
        _Box(across - point.radius, down - point.radius, across + point.radius, down + point.radius)
        for point, (across, down) in zip(points, places, strict=True)
    ]
    for point, (across, down) in zip(points, places, strict=True):
        said = cells.fit(point.label, WIDEST_LABEL)
        for box in _beside(across, down, point.radius, cells.wide(said)):
            inside = box.left >= 0 and box.right <= width + 10
            if said and inside and not any(box.meets(other) for other in taken):
                taken.append(box)
                yield frame.note("text", box.left, (box.top + box.bottom) / 2, said)
                break


def _beside(across: float, down: float, radius: float, width: float) -> Iterator[_Box]:
    """Yield where a name may stand: at the right of its point, the left, above, below, aslant."""
    near, half, slant = radius + 3, LINE / 2, radius * 0.7 + 2
    for left, top in (
        (across + near, down - half),
        (across - near - width, down - half),
        (across - width / 2, down - radius - LINE),
        (across - width / 2, down + radius),
        (across + slant, down - slant - LINE + 3),
        (across + slant, down + slant - 3),
        (across - slant - width, down - slant - LINE + 3),
        (across - slant - width, down + slant - 3),
    ):
        if top >= 0 and top + LINE <= HEIGHT:
            yield _Box(left, top, left + width, top + LINE)


def _titles(titles: tuple[str, str], left: float, width: float) -> Iterator[Spec]:
    """Yield what the numbers are: upward above the axis, to the right below it."""
    look = {"opacity": frame.QUIET, "fontSize": frame.SMALL}
    right, up = (cells.fit(cells.text(title), 220, frame.SMALL) for title in titles)
    if up:
        yield frame.note("text", -left + 2, -14, f"↑ {up}", **look)
    if right:
        yield frame.note("text", width, HEIGHT + 36, f"{right} →", align="right", **look)
