"""The first page: the brand's own words, and in the internal site how things stand today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from masthead.record import State
from masthead.site import markdown
from masthead.site.addresses import link
from masthead.site.board import waiting
from masthead.site.content import Entry
from masthead.site.drawing import draw
from masthead.site.pages import index_page
from masthead.site.posts import newest_first, row
from masthead.site.states import Slot, all_slots, in_order
from masthead.site.view import View

PLACE = "index.md"
SOON = timedelta(days=14)
FEW = 8
LATEST = 6


def home_page(view: View) -> Iterator[Entry]:
    """Yield the home page of a site."""
    settings = view.hub.settings
    written = any(view.places[page.path] == PLACE for page in view.pages)
    intro = draw("home", tagline=settings.tagline, written=written)
    description = markdown.title_of(settings.tagline)
    front = {"description": description, "hide": ["navigation", "toc"]}
    body, above = (intro, _today(view)) if view.internal else (f"{intro}\n\n{_latest(view)}", "")
    yield from index_page(view, PLACE, settings.name, body, above=above, front=front)


def _today(view: View) -> str:
    slots = all_slots(view)
    timed = in_order(slots)
    end = view.now + SOON
    coming = [slot for slot in timed if slot.at and view.now < slot.at <= end]
    recent = [slot for slot in reversed(timed) if slot.state is State.PUBLISHED]
    return draw(
        "today",
        view=view,
        go=lambda target: link(PLACE, target),
        counts=_counts(slots),
        waiting=waiting(view)[:FEW],
        coming=coming[:FEW],
        recent=recent[:FEW],
    )


def _counts(slots: tuple[Slot, ...]) -> dict[str, int]:
    """Return how many deliveries stand where, in the words of the board."""
    states = [delivery.state for slot in slots for delivery in slot.deliveries]
    return {state.value: states.count(state) for state in State if state in states}


def _latest(view: View) -> str:
    posts = newest_first(view)[:LATEST]
    return draw("latest", rows=[row(view, PLACE, post) for post in posts]) if posts else ""
