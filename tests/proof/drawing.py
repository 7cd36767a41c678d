"""Draw bars as SVG: a title, a description, and each number as text beside its bar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

INK, PAPER, RULE = "#1b1b1b", "#ffffff", "#767676"

LEFT, BAR, ROW, HIGH, EDGE = 190, 430, 34, 18, 16
"""Pixels: the column of names, the longest bar, a row, a bar's height, the margin."""

FONT = 'aria-labelledby="title desc" font-family="sans-serif" font-size="14"'

LETTER = 7.4
"""Pixels that a letter of the small type takes, at most."""


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn.

    Args:
        title: what the drawing shows, for those who hear it.
        description: the numbers in a sentence or two.
        series: what is counted, each with its colour.
        rows: for each name, a count for each of the series.
    """

    title: str
    description: str
    series: Mapping[str, str]
    rows: Mapping[str, Sequence[int]]


def draw(chart: Chart) -> str:
    """Return a chart as SVG: a row of stacked bars for each name, each row with its numbers."""
    most = max(1, *(sum(counts) for counts in chart.rows.values()))
    legend = list(_legend(chart.series))
    top = EDGE + 34 + 24 * max(line for line, _, _, _ in legend)
    height = top + ROW * len(chart.rows) + EDGE
    wide = LEFT + BAR + 250
    size = f'viewBox="0 0 {wide} {height}" width="{wide}" height="{height}"'
    body = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" {FONT}>',
        f'<title id="title">{escape(chart.title)}</title>',
        f'<desc id="desc">{escape(chart.description)}</desc>',
        f'<rect width="{wide}" height="{height}" rx="6" fill="{PAPER}"/>',
    ]
    for line, x, colour, name in legend:
        y = EDGE + 24 * line
        body.append(f'<rect x="{x}" y="{y}" width="14" height="14" fill="{colour}"/>')
        body.append(_text(x + 20, y + 12, name))
    for number, (name, counts) in enumerate(chart.rows.items()):
        body += _row(name, counts, chart.series, top + ROW * number, most)
    return "\n".join([*body, "</svg>", ""])


def _legend(series: Mapping[str, str]) -> Iterator[tuple[int, int, str, str]]:
    """Yield the series with line, place, colour and name."""
    line, x = 0, EDGE
    for name, colour in series.items():
        wide = round(40 + LETTER * len(name))
        if x + wide > LEFT + BAR + 250:
            line, x = line + 1, EDGE
        yield line, x, colour, name
        x += wide


def _row(
    name: str, counts: Sequence[int], series: Mapping[str, str], y: int, most: int
) -> Iterator[str]:
    """Yield a row: the name, the bars, the numbers that are not 0."""
    yield _text(LEFT - 10, y + 14, name, anchor="end")
    x = float(LEFT)
    for count, colour in zip(counts, series.values(), strict=True):
        wide = BAR * count / most
        if count:
            yield (
                f'<rect x="{x:.1f}" y="{y}" width="{wide:.1f}" height="{HIGH}" fill="{colour}" '
                f'stroke="{PAPER}" stroke-width="1"/>'
            )
        x += wide
    if not any(counts):
        yield f'<line x1="{LEFT}" y1="{y}" x2="{LEFT}" y2="{y + HIGH}" stroke="{RULE}"/>'
    yield _text(round(x) + 8, y + 14, _numbers(counts, series))


def _numbers(counts: Sequence[int], series: Iterable[str]) -> str:
    """Return a row's numbers: one with its name, several in the order of bars and legend."""
    named = [(count, name) for count, name in zip(counts, series, strict=True) if count]
    if not named:
        return f"0 {' or '.join(series)}"
    if len(named) == 1:
        return f"{named[0][0]} {named[0][1]}"
    return " + ".join(str(count) for count, _ in named)


def _text(x: int, y: int, text: str, anchor: str = "start") -> str:
    return f'<text x="{x}" y="{y}" fill="{INK}" text-anchor="{anchor}">{escape(text)}</text>'
