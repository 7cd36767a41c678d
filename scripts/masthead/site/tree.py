"""The site before the engine: from the hub to `path -> content`.

Pure: the same hub and moment give the same tree, byte for byte. What may be public is decided
in `masthead.site.selection` and `masthead.site.fields`; what is not chosen there has no way in.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from masthead.calendar import calendar
from masthead.cards import CARD_CSS
from masthead.collector import no_collector
from masthead.hub import Hub
from masthead.record import Hold
from masthead.schedule import Delivery
from masthead.site import mark
from masthead.site.addresses import absolute, post_place
from masthead.site.api import api
from masthead.site.board import board_pages
from masthead.site.brand_pages import SCRIPT as BRAND_SCRIPT
from masthead.site.brand_pages import STYLES as BRAND_STYLES
from masthead.site.brand_pages import brand_pages
from masthead.site.calendar_pages import calendar_pages
from masthead.site.content import Entry, Packaged, Source, Tree
from masthead.site.directory import directory_page
from masthead.site.feeds import feeds
from masthead.site.home import home_page
from masthead.site.kind_pages import report_pages
from masthead.site.lending import loans
from masthead.site.library import library_pages
from masthead.site.pages import folder_pages, written_pages
from masthead.site.podcasts import podcasts
from masthead.site.post_pages import post_pages
from masthead.site.posts import post_lists
from masthead.site.view import View
from masthead.site.voice_pages import voice_index

CALENDAR = "calendar.ics"
CALENDAR_REACH = timedelta(days=92)
"""How far back the calendar file goes: programs fetch all of it each time."""

STYLES = (
    "assets/masthead.css",
    "assets/cards.css",
    "assets/voice.css",
    "assets/reports.css",
    *BRAND_STYLES,
)
"""Our style sheets, in the order that a page loads them."""

SCRIPTS = ("assets/voice.js", "assets/calendar.js", BRAND_SCRIPT)
"""Our scripts; no page needs one of them."""


@no_collector()
def build_tree(
    hub: Hub,
    site: str,
    *,
    now: datetime,
    hold: Hold | None = None,
    standing: tuple[Delivery, ...] | None = None,
) -> Tree:
    """Return the files of a site.

    Args:
        hub: the hub, with the ledger's records.
        site: `public` or `internal`.
        now: the moment, with its zone; the public site does not depend on it.
        hold: a person's stop of all publishing, or None.
        standing: every delivery as the next run would find it; None takes the schedule's word.
    """
    view = View(hub, site, now, hold, standing)
    tree = dict(_entries(view))
    view.shown_media.update(one.path for one in tree.values() if isinstance(one, Source))
    tree.update(api(view))
    if not view.internal:  # after the API, which tells of what pages show, and of nothing else
        tree.update(loans(hub))
    return {place: tree[place] for place in sorted(tree)}


def _entries(view: View) -> Iterator[Entry]:
    # Later entries win: a generated page takes a written one into itself.
    yield from folder_pages(view)
    yield from written_pages(view)
    yield from post_pages(view)
    yield from post_lists(view)
    yield from home_page(view)
    yield from directory_page(view)
    yield from voice_index(view)
    yield from feeds(view)
    yield from podcasts(view)
    yield mark.PLACE, mark.mark(view.hub.settings.name)
    yield from brand_pages(view)
    yield STYLES[0], Packaged("masthead.css")
    yield STYLES[1], CARD_CSS.encode()
    yield STYLES[2], Packaged("voice.css")
    yield STYLES[3], Packaged("reports.css")
    yield SCRIPTS[0], Packaged("voice.js")
    yield SCRIPTS[1], Packaged("calendar.js")
    if view.internal:
        yield from report_pages(view)
        yield from calendar_pages(view)
        yield from board_pages(view)
        yield from library_pages(view)
        yield CALENDAR, _calendar(view)


def _calendar(view: View) -> bytes:
    """Return what is dated, from three months back on, as calendar programs subscribe to it."""
    since = view.local(view.now).date() - CALENDAR_REACH

    def address(post: str) -> str:
        known = view.base_url and post in view.posts
        return absolute(view.base_url, post_place(post)) if known else ""

    found = [
        item
        for its in view.deliveries.values()
        for item in its
        if item.due_at and view.local(item.due_at).date() >= since
    ]
    return calendar(view.hub, found, address)
