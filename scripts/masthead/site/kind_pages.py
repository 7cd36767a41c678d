"""What the internal site tells of the kinds of pages: lists, reports, and what hangs together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from masthead.kinds import KINDS, Kind
from masthead.page import Page
from masthead.report import Block
from masthead.reports import REPORTS
from masthead.reports.about import connected
from masthead.reports.listing import listing
from masthead.site import markdown
from masthead.site.blocks import drawn, index_place
from masthead.site.content import Entry
from masthead.site.view import View
from masthead.survey import Survey

Telling = Callable[[Survey], Iterable[Block]]
"""What gives the blocks of a report."""

REPORT_FOLDER = "strategy/reports"


@cache
def kinds_by_index() -> Mapping[str, Kind]:
    """Return the kinds whose list stands at a place of the tree, by that place."""
    own = (kind for kind in KINDS.values() if kind.command and kind.name != "channel")
    return {index_place(kind.name): kind for kind in own}


def list_of(view: View, place: str) -> str:
    """Return the list and the reports of the kind whose pages are listed at `place`, if any."""
    kind = kinds_by_index().get(place)
    return overview(view, place, kind) if kind and view.internal else ""


def overview(view: View, place: str, kind: Kind) -> str:
    """Return the list and the reports of a kind, for its index page."""
    blocks: list[Block] = [] if kind.single else [listing(kind, view.survey)]
    for name, report in kind.reports.items():
        blocks += _blocks(view, f"{kind.name}-{name}", report)
    return drawn(view, place, blocks)


def about_page(view: View, place: str, page: Page) -> str:
    """Return what the internal site tells of a page besides its own keys and text."""
    if not view.internal:
        return ""
    kind = KINDS[page.kind]
    blocks = [*kind.detail(page, view.survey), *connected(page, view.survey)]
    return drawn(view, place, blocks)


def report_pages(view: View) -> Iterator[Entry]:
    """Yield a page for each report that is not of one kind, and the list of them."""
    shown = [report for report in REPORTS if report.page]
    rows = []
    for report in shown:
        place = f"{REPORT_FOLDER}/{report.name}.md"
        body = drawn(view, place, _blocks(view, report.name, report.blocks))
        yield place, _page(report.title, f"{markdown.plain(report.summary)}\n\n{body}")
        rows.append((report.title, f"{report.name}.md", report.summary))
    lines = (
        f"- [{markdown.plain(title)}]({at}): {markdown.plain(text)}" for title, at, text in rows
    )
    yield f"{REPORT_FOLDER}/index.md", _page("Reports", "\n".join(lines))


def _page(title: str, body: str) -> bytes:
    front = {"title": markdown.title_of(title), "search": {"exclude": True}, "hide": ["toc"]}
    return markdown.page(front, f"{markdown.heading(title)}\n\n{body}")


@dataclass(frozen=True, slots=True)
class Told:
    """A report on the internal site.

    Args:
        name: what names it in the API.
        title: its name for people.
        place: the page that shows it.
        blocks: what it tells.
    """

    name: str
    title: str
    place: str
    blocks: tuple[Block, ...]


def reports_of(view: View) -> Iterator[Told]:
    """Yield every report there is: those of their own, and those of the kinds that are in use."""
    for report in REPORTS:
        place = f"{REPORT_FOLDER}/{report.name}.md" if report.page else ""
        yield Told(report.name, report.title, place, _blocks(view, report.name, report.blocks))
    for kind in KINDS.values():
        if kind.name in view.hub.pages:
            for name, telling in kind.reports.items():
                id = f"{kind.name}-{name}"
                blocks = _blocks(view, id, telling)
                yield Told(id, f"{kind.title}: {name}", index_place(kind.name), blocks)


def _blocks(view: View, name: str, report: Telling) -> tuple[Block, ...]:
    if name not in view.reports:
        view.reports[name] = tuple(report(view.survey))
    return view.reports[name]
