"""What all drawings share: colours by name, sizes, layers, and what is left out.

The page gives the colours (`--hub-plot-...`), so that a drawing follows light, dark and paper;
beside each name stands the colour for light where the page gives none. All else is the page's ink.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from masthead.plots.cells import figure, fit, text, wide
from masthead.report import Plot, Table, Tone

Spec = dict[str, Any]

WIDTH: Final = 480
"""Pixels: a phone shows it at three quarters, and words of 12 pixels can still be read."""
SIZE: Final = 12
"""Height of words in pixels."""
SMALL: Final = 11
MOST_MARKS: Final = 400
INK: Final = "currentColor"
PAPER: Final = "var(--hub-paper, #ffffff)"
QUIET: Final = 0.75
"""Opacity of ink that stays readable: more than 4.5:1 on light and on dark."""
FAINT: Final = 0.15
LEGEND: Final = -14
"""Where the row of names stands above the inner field, in pixels."""
SERIES: Final = (
    "var(--hub-plot-1, #2a5d8a)",
    "var(--hub-plot-2, #b0520b)",
    "var(--hub-plot-3, #624698)",
    "var(--hub-plot-4, #0b7477)",
    "var(--hub-plot-5, #a0356f)",
    "var(--hub-plot-6, #6d6a1f)",
)
TONES: Final[Mapping[Tone, str]] = {
    Tone.PLAIN: "var(--hub-plot-plain, #6b675f)",
    Tone.GOOD: "var(--hub-plot-good, #24703f)",
    Tone.WARN: "var(--hub-plot-warn, #865700)",
    Tone.BAD: "var(--hub-plot-bad, #a8221b)",
}
SHAPES: Final[Mapping[Tone, str]] = {
    Tone.PLAIN: "circle",
    Tone.GOOD: "circle",
    Tone.WARN: "triangle-up",
    Tone.BAD: "diamond",
}
"""A tone has a shape too: not everyone sees its colour."""

_CONFIG: Final[Mapping[str, Any]] = {
    "aria": False,
    "view": {"stroke": None},
    "axis": {
        "domain": False,
        "ticks": False,
        "title": None,
        "gridColor": INK,
        "gridOpacity": FAINT,
        "labelColor": INK,
        "labelOpacity": QUIET,
        "labelFontSize": SMALL,
        "labelLimit": 0,
        "labelPadding": 6,
    },
    "text": {"color": INK, "fontSize": SIZE, "baseline": "middle", "align": "left"},
    "rule": {"color": INK},
}


def picture(
    layers: Sequence[Spec],
    height: float,
    *,
    left: float = 0,
    right: float = 0,
    top: float = 0,
    bottom: float = 0,
    width: float = WIDTH,
) -> Spec:
    """Return a specification.

    Args:
        layers: what is drawn, from the back to the front.
        height: of the inner field, in pixels.
        left: room at the left of the inner field; the others likewise.
        right: room at the right.
        top: room above.
        bottom: room below.
        width: of the whole.
    """
    left, right, top, bottom = map(round, (left, right, top, bottom))
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": max(1, round(width - left - right)),
        "height": max(1, round(height)),
        "padding": {"left": left, "right": right, "top": top, "bottom": bottom},
        "autosize": {"type": "none"},
        "background": None,
        "layer": list(layers),
        "config": dict(_CONFIG),
    }


def layer(mark: str, values: Sequence[Spec], channels: Spec, **look: Any) -> Spec:
    """Return a layer: a mark for each of some values."""
    return {
        "data": {"values": list(values)},
        "mark": {"type": mark, **look},
        "encoding": channels,
    }


def pixels(field: str) -> Spec:
    """Return a channel whose values are pixels of the inner field."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def as_is(field: str) -> Spec:
    """Return a channel whose values are colours, shapes or opacities themselves."""
    return {"field": field, "type": "nominal", "scale": None, "legend": None}


def words(field: str = "text") -> Spec:
    """Return the channel of words."""
    return {"field": field, "type": "nominal"}


def colour(place: int) -> str:
    """Return the colour of a series; after the last the first comes again."""
    return SERIES[place % len(SERIES)]


def legend(
    names: Sequence[str],
    colours: Sequence[str],
    left: float,
    right: float,
    *,
    shapes: Sequence[str] = (),
    y: float = LEGEND,
) -> list[Spec]:
    """Return a row of swatches with names above the inner field.

    Args:
        names: what the colours mean.
        colours: the colour of each.
        left: where the row begins, in pixels of the inner field.
        right: where it ends.
        shapes: the shape of each swatch as Vega names it; else squares. `stroke` stands upright.
        y: where the row stands.
    """
    step = (right - left) / max(1, len(names))
    made: list[Spec] = []
    for place, name in enumerate(names):
        said = fit(text(name), step - 26)
        shape = shapes[place] if shapes else "square"
        look: Spec = {"color": colours[place], "shape": shape, "size": 100, "opacity": 1}
        look |= {"filled": True, "strokeWidth": 0}
        if shape == "stroke":
            look |= {"angle": 90, "filled": False, "strokeWidth": 2}
        made += [
            note("point", left + 5, y, **look),
            note("text", left + 16, y, said),
        ]
        left += min(step, wide(said) + 36)
    return made


def note(mark: str, x: float, y: float, said: str = "", **look: Any) -> Spec:
    """Return one mark or word at a place of the inner field, in pixels."""
    channels: Spec = {"x": {"value": round(x, 1)}, "y": {"value": round(y, 1)}}
    if said:
        channels["text"] = words()
    return layer(mark, [{"text": said}], channels, **look)


def finish(table: Table, spec: Spec, said: str, *, shown: int, every: int, what: str) -> Plot:
    """Return the plot; its note says what is left out.

    Args:
        table: the twin.
        spec: the drawing.
        said: the drawing in words.
        shown: how many are drawn.
        every: how many the table has.
        what: of what, in the plural.
    """
    if shown < every:
        left_out = (
            f"The drawing shows {figure(shown)} of {figure(every)} {what}; the table has all."
        )
        table = replace(table, note=f"{table.note} {left_out}".strip())
    return Plot(table, spec, said)
