"""How the strategy was revised: changes from git, reviews held, and reviews to come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from masthead.kinds import KINDS
from masthead.plots import timeline
from masthead.report import Block, Mark, Ref, Table, Tone, Words
from masthead.reports.review_facts import begins, facts
from masthead.reports.who import pages_by_path
from masthead.survey import SET_ASIDE, Survey

TITLE = "Reviews and revisions"

MOST = 120
"""Rows of changes that are shown; the newest count."""

NAMED = 6
"""Pages that a row names."""

REVIEWS = "Reviews"
DUE = "To come"

AHEAD = timedelta(days=180)
"""How far ahead reviews are shown."""

Row = tuple[date, str, str, tuple[Ref, ...], Mark]


def blocks(survey: Survey) -> Iterator[Block]:
    """Yield the timeline, then the facts since the last review."""
    changes = sorted(_changes(survey), key=_order, reverse=True)
    rows = sorted([*changes[:MOST], *_reviews(survey), *_due(survey)], key=_order)
    note = f"Changes from git; a page counts once a day, and a row names {NAMED} pages at most."
    if len(changes) > MOST:
        note = f"{note} The newest {MOST} of {len(changes)} days with changes."
    empty = "Git remembers nothing of strategy/ here, and no page says when to review it."
    columns = ("Day", "Part", "What", "Pages", "Stands")
    table = Table("Timeline", columns, tuple(rows), note=note, empty=empty)
    yield timeline(table, "Day", "Part", "What", tone="Stands")
    since = begins(survey)
    if since > survey.today:
        yield Words("The last review ended today: there is nothing new to judge.")
    else:
        yield Words(f"What follows has happened since {since}.")
        yield from facts(survey, since)


def _changes(survey: Survey) -> Iterator[Row]:
    """Yield for each part of the strategy the days on which its pages were committed."""
    pages = pages_by_path(survey)
    found: dict[tuple[date, str, str], list[Ref]] = defaultdict(list)
    for path, commits in sorted(survey.hub.commits.items()):
        page = pages.get(path)
        if page is None or page.kind == "review":
            continue
        days = sorted({one.at.astimezone(survey.zone).date() for one in commits})
        for day in days:
            what = "written" if day == days[0] else "changed"
            found[day, _part(page.kind), what].append(Ref(page.kind, page.id, page.title))
    for (day, part, what), refs in found.items():
        yield day, part, _count(refs), tuple(refs[:NAMED]), Mark(what)


def _reviews(survey: Survey) -> Iterator[Row]:
    """Yield each review on its last day."""
    for page in survey.pages("review"):
        values = survey.values(page)
        if "until" in values:
            judged = "judged_by" in values
            mark = Mark("judged", Tone.GOOD) if judged else Mark("to be judged", Tone.WARN)
            yield values["until"], REVIEWS, page.title, (Ref("review", page.id),), mark


def _due(survey: Survey) -> Iterator[Row]:
    """Yield the days by which pages are to be looked at again."""
    found: dict[date, list[Ref]] = defaultdict(list)
    for page in pages_by_path(survey).values():
        day = survey.values(page).get("review_by")
        if day is None or day > survey.today + AHEAD:
            continue
        if page.status not in SET_ASIDE:
            found[day].append(Ref(page.kind, page.id, page.title))
    for day, refs in found.items():
        late = day < survey.today
        mark = Mark("overdue", Tone.BAD) if late else Mark("to review")
        yield day, DUE, _count(refs), tuple(refs[:NAMED]), mark


def _count(refs: list[Ref]) -> str:
    return f"{len(refs)} {'page' if len(refs) == 1 else 'pages'}"


def _order(row: Row) -> tuple[date, str, str]:
    return row[0], row[1], row[4].text


def _part(kind: str) -> str:
    """Return the lane of a kind: the step of preparation that it belongs to, or the plans."""
    return KINDS[kind].stage.capitalize() or "Plans"
