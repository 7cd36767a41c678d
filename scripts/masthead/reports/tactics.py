"""The radar of tactics: what is tried, used, held and dropped, channel by channel."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.kinds.tactic import RINGS
from masthead.page import Page
from masthead.report import Block, Cell, Mark, Ref, Table, Tone
from masthead.survey import SET_ASIDE, Survey

TONES = {"trial": Tone.WARN, "use": Tone.GOOD, "hold": Tone.PLAIN, "drop": Tone.BAD}
ANYWHERE = "Everywhere"


def review(survey: Survey) -> Iterator[Block]:
    """Show the radar of tactics by channel and ring, and when each was last reviewed."""
    pages = [page for page in survey.pages("tactic") if page.status not in SET_ASIDE]
    where = {id for page in pages for id in survey.values(page).get("channels", ())}
    places = [ANYWHERE, *sorted(where)]
    radar = [_sector(survey, pages, place) for place in places]
    empty = 'No tactic yet: masthead tactic new "What we do"'
    yield Table(
        "Tactic radar",
        ("Where", *(ring.capitalize() for ring in RINGS)),
        tuple(row for row in radar if any(row[1:])),
        empty=empty,
    )
    rows = tuple(_row(survey, page) for page in sorted(pages, key=_order))
    columns = ("Tactic", "Ring", "Reviewed", "Days ago", "Posts", "What shows it", "Instead")
    note = f"Days ago as of {survey.today}. Posts: those that name it, without drafts."
    yield Table("Reviews of tactics", columns, rows, note=note, empty=empty)


def _sector(survey: Survey, pages: list[Page], place: str) -> tuple[Cell, ...]:
    """Return a row of the radar: the tactics of a channel in each ring."""
    name: Cell = place if place == ANYWHERE else Ref("channel", place)
    here = [page for page in pages if place in (survey.values(page).get("channels") or [ANYWHERE])]
    return name, *(
        tuple(Ref("tactic", page.id) for page in here if survey.values(page).get("ring") == ring)
        for ring in RINGS
    )


def _row(survey: Survey, page: Page) -> tuple[Cell, ...]:
    values = survey.values(page)
    ring, day = values.get("ring"), values.get("reviewed")
    instead = values.get("replaced_by")
    return (
        Ref("tactic", page.id),
        Mark(ring, TONES[ring]) if ring else None,
        day,
        (survey.today - day).days if day else None,
        len(survey.posts_naming("tactic", page.id)),
        values.get("evidence"),
        Ref("tactic", instead) if instead else None,
    )


def _order(page: Page) -> tuple[int, str]:
    ring = page.document.data.get("ring")
    return RINGS.index(ring) if ring in RINGS else len(RINGS), page.id
