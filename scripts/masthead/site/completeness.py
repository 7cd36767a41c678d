"""How complete the strategy is: which of its five parts are there, drawn as a ring."""

from __future__ import annotations

import math

from masthead.reports.status import parts
from masthead.site.addresses import link
from masthead.site.blocks import index_place as place_of
from masthead.site.drawing import draw
from masthead.site.view import View

PLACE = "strategy/index.md"

CENTRE, RADIUS, GAP = 60, 50, 8
"""The ring: centre and radius in units of its viewBox, gap between two parts in degrees."""


def arcs(count: int) -> tuple[str, ...]:
    """Return the paths of a ring of equal parts, clockwise from the top."""
    step = 360 / count
    return tuple(
        f"M{_point(step * part + GAP / 2)}A{RADIUS} {RADIUS} 0 0 1 "
        f"{_point(step * (part + 1) - GAP / 2)}"
        for part in range(count)
    )


def ring(view: View) -> str:
    """Return the ring and its twin in words, for the head of the strategy's page."""
    found = parts(view.survey)
    rows = [
        {
            "part": part,
            "arc": arc,
            "href": link(PLACE, place_of(part.kind)) if part.count else "",
        }
        for part, arc in zip(found, arcs(len(found)), strict=True)
    ]
    there = sum(part.there for part in found)
    return draw("completeness", rows=rows, there=there, whole=len(found), centre=CENTRE)


def _point(degrees: float) -> str:
    angle = math.radians(degrees)
    x, y = CENTRE + RADIUS * math.sin(angle), CENTRE - RADIUS * math.cos(angle)
    return f"{x:.2f} {y:.2f}"
