"""How complete the strategy is: which of its five parts have pages, drawn as a ring."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from masthead.page import Page
from masthead.site.addresses import link
from masthead.site.drawing import draw
from masthead.site.view import View

PLACE = "strategy/index.md"

KINDS: Mapping[str, tuple[str, str]] = {
    "goal": ("Goals", "strategy/goals"),
    "audience": ("Audiences", "strategy/audiences"),
    "pillar": ("Content pillars", "strategy/pillars"),
    "channel": ("Channels", "strategy/channels"),
}
"""The parts that are a kind of page: name for people, and the folder of its files."""

MEASURE = "Measures"
SET_ASIDE = frozenset({"draft", "closed", "archived", "dropped", "retired"})
"""Where a page stands (`status`) that keeps it from making its part complete."""

CENTRE, RADIUS, GAP = 60, 50, 8
"""The ring: centre and radius in units of its viewBox, gap between two parts in degrees."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the strategy.

    Args:
        name: its name for people.
        count: how many pages it has; of measures, how many goals can be measured.
        whole: how many it would have; 0 where one is enough.
        kind: the kind of page that it is made of.
        folder: where its files stand.
    """

    name: str
    count: int
    whole: int
    kind: str
    folder: str

    @property
    def there(self) -> bool:
        """Whether the part is complete."""
        return self.count > 0 and self.count >= self.whole


def parts(pages: Iterable[Page]) -> tuple[Part, ...]:
    """Return the five parts of a strategy in the order in which they are decided.

    A goal can be measured when it names its `metric` and its `target`.
    """
    counted: dict[str, list[Page]] = {kind: [] for kind in KINDS}
    for page in pages:
        if page.kind in counted and page.document.data.get("status") not in SET_ASIDE:
            counted[page.kind].append(page)
    goals = counted["goal"]
    measured = sum(all(_said(page, key) for key in ("metric", "target")) for page in goals)
    found = [Part(name, len(counted[kind]), 0, kind, at) for kind, (name, at) in KINDS.items()]
    return (*found, Part(MEASURE, measured, len(goals), "goal", KINDS["goal"][1]))


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
    found = parts(view.pages)
    rows = [
        {
            "part": part,
            "arc": arc,
            "href": link(PLACE, f"{_place(part)}/index.md") if part.count else "",
        }
        for part, arc in zip(found, arcs(len(found)), strict=True)
    ]
    there = sum(part.there for part in found)
    return draw("completeness", rows=rows, there=there, whole=len(found), centre=CENTRE)


def _said(page: Page, key: str) -> bool:
    return page.document.data.get(key) not in (None, "")


def _place(part: Part) -> str:
    """Return where the site lists the part's pages; channels have a directory of their own."""
    return "channels" if part.kind == "channel" else part.folder


def _point(degrees: float) -> str:
    angle = math.radians(degrees)
    x, y = CENTRE + RADIUS * math.sin(angle), CENTRE - RADIUS * math.cos(angle)
    return f"{x:.2f} {y:.2f}"
