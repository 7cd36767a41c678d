"""What was decided, by whom and why, and what waits: from all pages that hold a decision.

No kind is named here. A page with `decision` or `decided_on` is a decision; so is an item of a
list, or a row of a table, with `decision`. A page in the ring `drop` was dropped on the day of its
review. Approvals of pull requests have their place beside what waits, once reviews are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from masthead.kinds import KINDS
from masthead.kinds.proposal import deciders, is_open, standing, waiting
from masthead.page import Page
from masthead.plots import bars
from masthead.report import Block, Cell, Ref, Table
from masthead.survey import Survey

TITLE = "Decisions"

WHAT = ("what", "finding", "point", "subject", "title", "name")
WHY = ("reason", "why")
WHO = ("decided_by", "judged_by", "who")
WHEN = ("decided_on", "judged_on", "on", "day", "date", "as_of")
WHEN_OF_PAGE = ("decided_on", "judged_on", "until", "ends", "to", "as_of", "date")
NOTHING = "nothing, on purpose"
WORDS = {"adopt": "adopted", "decline": "declined", "none": NOTHING}


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision.

    Args:
        page: the kind and the id of the page that it stands on.
        day: when it was taken; None where nobody has written it.
        what: what it was about; empty where the page's title says it.
        outcome: what was decided.
        why, who: the reason, and the id of the person; empty where nobody has written them.
    """

    page: Ref
    day: date | None
    what: str
    outcome: str
    why: str = ""
    who: str = ""

    @property
    def said(self) -> str:
        """The decision, with what it was about where the page's title does not say it."""
        return f"{self.what}: {self.outcome}" if self.what else self.outcome


def blocks(survey: Survey) -> Iterator[Block]:
    """Yield what waits for a decision, then what was decided, newest first."""
    yield _queue(survey)
    rows = tuple(
        (one.day, one.page, one.said, one.why or None, _person(one.who)) for one in decided(survey)
    )
    columns = ("Day", "Page", "Decision", "Why", "Who")
    note = "From every page that holds a decision; a gap where nobody has written it down."
    yield Table("Decided", columns, rows, note=note, empty="Nothing is decided yet.")


def decided(survey: Survey, since: date | None = None) -> list[Decided]:
    """Return every decision, newest first; those without a day come last.

    Args:
        survey: the hub at a moment.
        since: leaves out what was decided earlier, or on no known day.
    """
    every = [
        one
        for kind in sorted(survey.hub.pages)
        if kind in KINDS
        for page in survey.pages(kind)
        for one in _of_page(page, survey)
    ]
    if since is not None:
        every = [one for one in every if one.day is not None and one.day >= since]
    return sorted(every, key=lambda one: (one.day or date.min, one.page.kind), reverse=True)


def _queue(survey: Survey) -> Block:
    """Return the proposals that wait, the oldest first, with the days that they have waited."""
    pages = [
        page
        for kind in sorted(survey.hub.pages)
        if kind in KINDS and "proposed_on" in KINDS[kind].record.known
        for page in survey.pages(kind)
        if is_open(page, survey)
    ]
    pages.sort(key=lambda page: (-(waiting(page, survey) or 0), page.id))
    rows = tuple(_waits(page, survey) for page in pages)
    names = [survey.title("person", id) for id in deciders(survey)]
    who = f"Who decides: {', '.join(names)}." if names else "Nobody decides yet."
    note = f"Days from the proposal to {survey.today}. {who}"
    columns = ("Proposal", "Days waited", "Stands", "Expires", "Proposed by")
    table = Table("Waiting for a decision", columns, rows, note=note, empty="Nothing waits.")
    return bars(table, "Proposal", "Days waited", tone="Stands", unit=" d")


def _waits(page: Page, survey: Survey) -> tuple[Cell, ...]:
    values = survey.values(page)
    return (
        Ref(page.kind, page.id, page.title),
        waiting(page, survey),
        standing(page, survey),
        values.get("expires"),
        _person(values.get("proposed_by", "")),
    )


def _of_page(page: Page, survey: Survey) -> Iterator[Decided]:
    """Yield what was decided on a page."""
    values, ref = survey.values(page), Ref(page.kind, page.id)
    day = _day(values, WHEN_OF_PAGE)
    if "decision" in values or "decided_on" in values:
        outcome = str(values.get("decision", "decided"))
        outcome = WORDS.get(outcome, outcome)
        yield Decided(ref, day, "", outcome, _text(values, WHY), _text(values, WHO))
    elif values.get("ring") == "drop":
        why = str(values.get("evidence", ""))
        yield Decided(ref, _day(values, ("reviewed",)), "", "dropped", why)
    for item in _items(page, values, survey):
        if "decision" in item:
            outcome = str(item["decision"])
            yield Decided(
                ref,
                _day(item, WHEN) or day,
                _text(item, WHAT),
                WORDS.get(outcome, outcome),
                _text(item, WHY),
                _text(item, WHO) or _text(values, WHO),
            )


def _items(page: Page, values: Mapping[str, Any], survey: Survey) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of a table, or the mappings in the lists of a page."""
    if KINDS[page.kind].is_table:
        yield from (row for _, row in survey.rows(page))
        return
    for value in values.values():
        if isinstance(value, list):
            yield from (item for item in value if isinstance(item, dict))


def _text(values: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next((str(values[name]) for name in names if values.get(name)), "")


def _day(values: Mapping[str, Any], names: tuple[str, ...]) -> date | None:
    return next((values[name] for name in names if type(values.get(name)) is date), None)


def _person(id: str) -> Ref | None:
    return Ref("person", id) if id else None
