"""A tree from the left to the right: rows that name the row above them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from masthead.plots import cells, frame
from masthead.plots.frame import Spec
from masthead.report import Plot, Table

ROW: Final = 26
GUTTER: Final = 26
"""Between two columns, where the lines run, in pixels."""
MOST_NODES: Final = 120
MOST_DEEP: Final = 6
WIDEST: Final = 200


@dataclass(frozen=True, slots=True)
class _Node:
    """A row with its place: how deep, and how far down, in rows."""

    row: int
    deep: int
    down: float
    parent: int | None


def tree(table: Table, label: str, parent: str, *, tone: str = "", words: str = "") -> Plot:
    """Draw which row belongs to which.

    A row whose parent is empty, unknown or itself stands at the left; of a ring the first row does.

    Args:
        table: what is drawn.
        label: the column that names the rows; of several alike the first has the children.
        parent: the column with the label of the row above.
        tone: a column of marks: the colour of the rows' dots.
        words: the drawing in a sentence.
    """
    names = [cells.text(cell) for cell in cells.column(table, label)]
    above = _above(names, [cells.text(cell) for cell in cells.column(table, parent)])
    nodes = _places(above)
    marks = cells.column(table, tone) if tone else [None] * len(names)
    colours = [frame.TONES[cells.tone(cell)] if tone else frame.SERIES[0] for cell in marks]
    roots = [names[row] for row, one in enumerate(above) if one is None]
    said = words or f"{len(names):,} rows below {cells.listing(roots)}."
    spec = _spec(nodes, names, colours) if nodes else {}
    return frame.finish(table, spec, said, shown=len(nodes), every=len(names), what="rows")


def _above(names: Sequence[str], parents: Sequence[str]) -> list[int | None]:
    """Return the parent of each row by its number; rings are opened at their first row."""
    first = {name: row for row, name in reversed(list(enumerate(names)))}
    above: list[int | None] = [first.get(parent) if parent else None for parent in parents]
    settled: set[int] = set()
    for row in range(len(names)):
        path: list[int] = []
        seen: set[int] = set()
        at: int | None = row
        while at is not None and at not in settled and at not in seen:
            path.append(at)
            seen.add(at)
            at = above[at]
        if at in seen:
            above[min(path[path.index(at) :])] = None
        settled |= seen
    return above


def _places(above: Sequence[int | None]) -> list[_Node]:
    """Return the rows that are drawn, each beside the middle of those below it."""
    below: Mapping[int | None, list[int]] = defaultdict(list)
    for row, parent in enumerate(above):
        below[parent].append(row)
    order: list[tuple[int, int]] = []
    waiting = [(row, 0) for row in reversed(below[None])]
    while waiting and len(order) < MOST_NODES:
        row, deep = waiting.pop()
        order.append((row, deep))
        if deep + 1 < MOST_DEEP:
            waiting += [(child, deep + 1) for child in reversed(below[row])]
    drawn = {row for row, _ in order}
    down: dict[int, float] = {}
    leaves = _leaves(order, below, drawn)
    for row, _ in reversed(order):
        children = [child for child in below[row] if child in down]
        down[row] = (down[children[0]] + down[children[-1]]) / 2 if children else leaves[row]
    return [_Node(row, deep, down[row], above[row]) for row, deep in order]


def _leaves(
    order: Sequence[tuple[int, int]], below: Mapping[int | None, list[int]], drawn: set[int]
) -> dict[int, float]:
    """Return the rows without drawn children in their order, each a row further down."""
    last = [row for row, _ in order if not drawn.intersection(below.get(row, ()))]
    return {row: float(place) for place, row in enumerate(last)}


def _spec(nodes: Sequence[_Node], names: Sequence[str], colours: Sequence[str]) -> Spec:
    deep = max(node.deep for node in nodes) + 1
    step = min((frame.WIDTH - 8) / deep, WIDEST + GUTTER)
    height = ROW * (max(node.down for node in nodes) + 1)
    room = step - GUTTER - 12 if deep > 1 else frame.WIDTH - 20
    values = [
        {
            "x": round(node.deep * step + 5, 1),
            "y": round(ROW * (node.down + 0.5), 1),
            "text": cells.fit(names[node.row], room),
            "colour": colours[node.row],
        }
        for node in nodes
    ]
    x, y = frame.pixels("x"), frame.pixels("y")
    layers = [*_links(nodes, room, values)]
    dots = {"x": x, "y": y, "color": frame.as_is("colour")}
    layers.append(frame.layer("point", values, dots, filled=True, size=50, opacity=1))
    said = {"x": x, "y": y, "text": frame.words()}
    layers.append(frame.layer("text", values, said, dx=9))
    return frame.picture(layers, height)


def _links(nodes: Sequence[_Node], room: float, values: Sequence[Spec]) -> Iterator[Spec]:
    """Yield the lines: from a name to a bend, down along the bend, and to each row below."""
    place = {node.row: value for node, value in zip(nodes, values, strict=True)}
    below: dict[int, list[Spec]] = {}
    for node in nodes:
        if node.parent in place:
            below.setdefault(node.parent, []).append(place[node.row])
    points: list[Spec] = []
    for parent, children in below.items():
        start, bend = place[parent], children[0]["x"] - 16
        begin = min(start["x"] + 13 + min(cells.wide(start["text"]), room), bend)
        heights = [start["y"], *(child["y"] for child in children)]
        for path in (
            ((begin, start["y"]), (bend, start["y"])),
            ((bend, min(heights)), (bend, max(heights))),
            *(((bend, child["y"]), (child["x"] - 8, child["y"])) for child in children),
        ):
            (x, y), (x2, y2) = path
            points.append({"x": round(x, 1), "y": y, "x2": round(x2, 1), "y2": y2})
    if points:
        channels = {
            "x": frame.pixels("x"),
            "y": frame.pixels("y"),
            "x2": {"field": "x2"},
            "y2": {"field": "y2"},
        }
        yield frame.layer("rule", points, channels, opacity=0.35)
