"""Shares of a whole: one bar, and below it each part with its percent and its limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from masthead.plots import cells, frame
from masthead.plots.frame import Spec
from masthead.report import Plot, Table, Tone

THICK: Final = 30
ROW: Final = 22
MOST_PARTS: Final = 24
NUMBERS: Final = 230
"""Where percents end, in pixels."""


@dataclass(frozen=True, slots=True)
class _Part:
    label: str
    percent: float
    colour: str
    low: float | None
    high: float | None

    @property
    def tone(self) -> Tone:
        """Return whether the part keeps its limits."""
        if self.low is None and self.high is None:
            return Tone.PLAIN
        return Tone.BAD if self.word else Tone.GOOD

    @property
    def word(self) -> str:
        """Return how it breaks its limits, or nothing."""
        if self.low is not None and self.percent < self.low:
            return "too little"
        return "too much" if self.high is not None and self.percent > self.high else ""


def share(
    table: Table,
    label: str,
    value: str,
    *,
    limits: tuple[str, str] | None = None,
    words: str = "",
) -> Plot:
    """Draw how a whole is parted.

    Args:
        table: what is drawn.
        label: the column that names the parts.
        value: the column of their numbers, not below nought.
        limits: the columns of the least and the most share that a part should have, in percent
            of the whole; where a cell is None there is no limit.
        words: the drawing in a sentence.
    """
    every = _parts(table, label, value, limits)
    parts = every[:MOST_PARTS]
    said = words or f"Shares: {cells.listing(f'{part.label} {_percent(part)}' for part in parts)}."
    spec = _spec(parts) if parts else {}
    return frame.finish(table, spec, said, shown=len(parts), every=len(every), what="parts")


def _parts(table: Table, label: str, value: str, limits: tuple[str, str] | None) -> list[_Part]:
    numbers = [cells.number(cell) for cell in cells.column(table, value)]
    known = [max(number, 0.0) if number is not None else None for number in numbers]
    whole = sum(number for number in known if number is not None)
    names = [cells.text(cell) for cell in cells.column(table, label)]
    lows, highs = (
        [cells.number(cell) for cell in cells.column(table, name)] if name else [None] * len(names)
        for name in limits or ("", "")
    )
    return [
        _Part(name, 100 * number / whole, frame.colour(at), low, high)
        for at, (name, number, low, high) in enumerate(zip(names, known, lows, highs, strict=True))
        if number is not None and whole > 0
    ]


def _percent(part: _Part) -> str:
    least = 0 < part.percent < 1
    return "<1%" if least else f"{part.percent:.0f}%"


def _spec(parts: Sequence[_Part]) -> Spec:
    layers = [*_bar(parts), *_list(parts)]
    return frame.picture(layers, THICK + 14 + ROW * len(parts))


def _bar(parts: Sequence[_Part]) -> Iterator[Spec]:
    """Yield the bar, and the percents of parts that have room for them."""
    values, start = [], 0.0
    for part in parts:
        width = frame.WIDTH * part.percent / 100
        said = _percent(part)
        values.append(
            {
                "x": round(start, 1),
                "x2": round(start + max(width - 2, min(width, 1)), 1),
                "middle": round(start + width / 2 - 1, 1),
                "colour": part.colour,
                "text": said if cells.wide(said) + 10 <= width else "",
            }
        )
        start += width
    channels = {
        "x": frame.pixels("x"),
        "x2": {"field": "x2"},
        "y": {"value": 0},
        "y2": {"value": THICK},
        "color": frame.as_is("colour"),
    }
    yield frame.layer("rect", values, channels, cornerRadius=2)
    said_parts = [value for value in values if value["text"]]
    if said_parts:
        places = {"x": frame.pixels("middle"), "y": {"value": THICK / 2}, "text": frame.words()}
        look = {"align": "center", "color": frame.PAPER, "fontWeight": 600}
        yield frame.layer("text", said_parts, places, **look)


def _list(parts: Sequence[_Part]) -> Iterator[Spec]:
    """Yield a line for each part: its colour, name, percent and limits."""
    limited = any(part.low is not None or part.high is not None for part in parts)
    numbers = NUMBERS if limited else frame.WIDTH
    for place, part in enumerate(parts):
        y = THICK + 14 + ROW * (place + 0.5)
        look: Spec = {"shape": "square", "size": 100, "filled": True, "opacity": 1}
        yield frame.note("point", 5, y, color=part.colour, **look)
        yield frame.note("text", 18, y, cells.fit(part.label, numbers - 70))
        yield frame.note("text", numbers, y, _percent(part), align="right", fontWeight=600)
        if part.tone is not Tone.PLAIN:
            yield from _limit(part, y)


def _limit(part: _Part, y: float) -> Iterator[Spec]:
    """Yield what a part should have, and whether it has."""
    low = None if part.low is None else cells.figure(part.low)
    high = None if part.high is None else cells.figure(part.high)
    ends = f"{low} to {high}%" if low and high else f"least {low}%" if low else f"most {high}%"
    look: Spec = {"filled": True, "size": 50, "opacity": 1, "shape": frame.SHAPES[part.tone]}
    yield frame.note("point", NUMBERS + 22, y, color=frame.TONES[part.tone], **look)
    said = f"{part.word}: {ends}" if part.word else ends
    yield frame.note("text", NUMBERS + 34, y, cells.fit(said, 210))
