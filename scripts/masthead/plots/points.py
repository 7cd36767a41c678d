"""The points of lines: read from a table, in order of x, with gaps where a number is not known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from masthead.plots import cells, frame
from masthead.report import Cell, Table

Point = tuple[float, float | None]
"""A place along x and a number; None is a gap."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its points by place along x; None is a gap."""

    name: str
    colour: str
    points: list[Point] = field(default_factory=list)

    @property
    def last(self) -> tuple[float, float] | None:
        """Return the last point that is known."""
        known = ((x, y) for x, y in reversed(self.points) if y is not None)
        return next(known, None)


def along(column: Sequence[Cell]) -> tuple[str, list[float | None]]:
    """Return of which kind x is, and where each row stands on it."""
    known = [cell for cell in column if cell is not None]
    for kind, read in (("temporal", cells.moment), ("quantitative", cells.number)):
        if known and all(read(cell) is not None for cell in known):
            return kind, [read(cell) for cell in column]
    return "ordinal", [float(row) for row in range(len(column))]


def read_points(table: Table, name: str, order: Sequence[tuple[float, int]]) -> list[Point]:
    """Return the numbers of a column in an order of places and rows; none without a name."""
    if not name:
        return []
    column = cells.column(table, name)
    return [(place, cells.number(column[row])) for place, row in order]


def read_lines(
    table: Table, order: Sequence[tuple[float, int]], values: Sequence[str], series: str
) -> list[Line]:
    """Return a line for each column of numbers, or for each name of a series."""
    if not series:
        return [
            Line(cells.text(name), frame.colour(at), read_points(table, name, order))
            for at, name in enumerate(values)
        ]
    names, found = cells.column(table, series), dict[str, Line]()
    for (place, value), (_, row) in zip(read_points(table, values[0], order), order, strict=True):
        name = cells.text(names[row])
        line = found.setdefault(name, Line(name, frame.colour(len(found))))
        line.points.append((place, value))
    return list(found.values())


def runs(points: Sequence[Point]) -> Iterator[list[tuple[float, float]]]:
    """Yield the runs of points between gaps."""
    piece: list[tuple[float, float]] = []
    for place, value in points:
        if value is not None:
            piece.append((place, value))
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece
