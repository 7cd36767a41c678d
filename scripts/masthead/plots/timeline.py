"""Marks along time, in lanes: reviews, deadlines, launches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from masthead.plots import axes, cells, frame
from masthead.plots.frame import Spec
from masthead.report import Plot, Table, Tone

ROW: Final = 20
HEAD: Final = 22
"""Height of a lane's name, in pixels."""
FOOT: Final = 8
"""Below the last row of a lane, in pixels."""
MOST: Final = 120
WIDEST_LABEL: Final = 170
EDGE: Final = 8


@dataclass(frozen=True, slots=True)
class _Event:
    when: float
    lane: str
    label: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class _Placed:
    """An event with its dot and its words, in pixels of the inner field."""

    event: _Event
    y: float
    left: float
    said: str
    before: bool


def timeline(
    table: Table, when: str, lane: str, label: str, *, tone: str = "", words: str = ""
) -> Plot:
    """Draw what happens when.

    Args:
        table: what is drawn.
        when: the column of days, times or months.
        lane: the column that names the lane of a row.
        label: the column with what happens.
        tone: a column of marks; their words are said too.
        words: the drawing in a sentence.
    """
    found = _events(table, when, lane, label, tone)
    every = sorted(found, key=lambda event: event.when)
    events = every[:MOST]
    said = words or f"In order of time: {cells.listing(event.label for event in events)}."
    spec = _spec(events, dict.fromkeys(event.lane for event in found)) if events else {}
    return frame.finish(table, spec, said, shown=len(events), every=len(every), what="rows")


def _events(table: Table, when: str, lane: str, label: str, tone: str) -> list[_Event]:
    marks = cells.column(table, tone) if tone else [None] * len(table.rows)
    found = []
    for at, name, said, mark in zip(
        cells.column(table, when),
        cells.column(table, lane),
        cells.column(table, label),
        marks,
        strict=True,
    ):
        moment = cells.moment(at)
        if moment is not None:
            parts = [part for part in (cells.text(said), cells.text(mark)) if part]
            found.append(_Event(moment, cells.text(name), ": ".join(parts), cells.tone(mark)))
    return found


def _spec(events: Sequence[_Event], names: Iterable[str]) -> Spec:
    low, high = events[0].when, events[-1].when
    x = axes.along_time(low, high)
    low, high = x["scale"]["domain"]
    x["axis"] |= {"grid": True, "labelFlush": True}
    width = frame.WIDTH - 2 * EDGE
    lanes, placed, top = [], list[_Placed](), 0.0
    for name in names:
        some = [event for event in events if event.lane == name]
        if not some:
            continue
        lanes.append((name, top))
        rows = _rows(some, low, high, width, top + HEAD)
        placed += rows
        top = max(row.y for row in rows) + ROW / 2 + FOOT
    layers = [*_lanes(lanes, width), *_dots(placed, x), *_words(placed)]
    return frame.picture(layers, top, left=EDGE, right=EDGE, bottom=26)


def _rows(
    events: Sequence[_Event], low: float, high: float, width: float, top: float
) -> list[_Placed]:
    """Return the events of a lane, further down where their words would lie on others."""
    ends: list[float] = []
    made = []
    for event in events:
        x = width * (event.when - low) / (high - low)
        said = cells.fit(event.label, WIDEST_LABEL)
        long = cells.wide(said) + 12
        before = x + long > width + EDGE
        left = x - long - 2 if before else x - 6
        end = x + 8 if before else x + long
        row = next((at for at, taken in enumerate(ends) if taken <= left), len(ends))
        ends[row : row + 1] = [end]
        made.append(_Placed(event, top + ROW * (row + 0.5), x, said, before))
    return made


def _lanes(lanes: Sequence[tuple[str, float]], width: float) -> Iterator[Spec]:
    """Yield the names of the lanes, and a line above each but the first."""
    for name, top in lanes:
        if top:
            line = {
                "x": {"value": 0},
                "x2": {"value": "width"},
                "y": {"value": round(top, 1)},
            }
            yield frame.layer("rule", [{}], line, opacity=frame.FAINT)
        if name:
            look = {"fontWeight": 600, "opacity": frame.QUIET, "fontSize": frame.SMALL}
            said = cells.fit(name, width, frame.SMALL)
            yield frame.note("text", -EDGE + 2, top + HEAD / 2 + 2, said, **look)


def _dots(placed: Sequence[_Placed], x: Spec) -> Iterator[Spec]:
    values = [
        {
            "x": one.event.when,
            "y": round(one.y, 1),
            "colour": frame.TONES[one.event.tone],
            "shape": frame.SHAPES[one.event.tone],
        }
        for one in placed
    ]
    channels = {
        "x": {"field": "x", **x},
        "y": frame.pixels("y"),
        "color": frame.as_is("colour"),
        "shape": frame.as_is("shape"),
    }
    yield frame.layer("point", values, channels, filled=True, size=64, opacity=1)


def _words(placed: Sequence[_Placed]) -> Iterator[Spec]:
    for one in placed:
        if one.said:
            align, sign = ("right", -1) if one.before else ("left", 1)
            yield frame.note("text", one.left + 9 * sign, one.y, one.said, align=align)
