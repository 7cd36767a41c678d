"""The kind `trend`: something that goes round, and the proposal to take part in it."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.kinds import proposal
from masthead.page import Page
from masthead.plots import bars
from masthead.report import Block, Ref, Table
from masthead.schema.fields import SCORED, URL, ids_of, page_record, score_of
from masthead.schema.records import Field
from masthead.survey import Survey

RECORD = page_record(
    Field("fit", SCORED, "How well it fits us, from 0 to 5, with the reason.", 4),
    Field("link", URL, "Where it can be seen.", "https://mend.example/challenge"),
    Field("channels", ids_of("channel"), "Where it would run.", ["mastodon"]),
    *proposal.FIELDS,
)

BODY = """\
What goes round, and who takes part. What we would do, in which words and pictures, and what we
would not do. Say what makes it ours: what any brand could do is not worth the money.
"""

COLUMNS = ("channels", "expires", "decision")

RULES = proposal.rules("trend", "strategy/trends/switchless.md")

EMPTY = 'No trend yet: masthead trend propose "What goes round"'


def board(survey: Survey) -> Iterator[Block]:
    """Show the trends that wait for a decision with their age, then those that are decided."""
    pages = survey.pages("trend")
    waiting = [page for page in pages if proposal.is_open(page, survey)]
    waiting.sort(key=lambda page: (-(proposal.waiting(page, survey) or 0), page.id))
    rows = tuple(
        (
            Ref("trend", page.id, page.title),
            proposal.waiting(page, survey),
            proposal.standing(page, survey),
            *_case(page, survey),
        )
        for page in waiting
    )
    columns = ("Trend", "Age in days", "Stands", "Fit of 5", "Proposed by", "Cost", "Risk")
    note = f"Age from the day of the proposal to {survey.today}. {_who_decides(survey)}"
    empty = "Nothing waits." if pages else EMPTY
    table = Table("Waiting for a decision", columns, rows, note=note, empty=empty)
    yield bars(table, "Trend", "Age in days", tone="Stands", unit=" d")
    yield _decided(survey, [page for page in pages if page not in waiting])


def _case(page: Page, survey: Survey) -> tuple[int | None, Ref | None, str | None, str | None]:
    values = survey.values(page)
    by = values.get("proposed_by")
    fit = score_of(values["fit"])[0] if "fit" in values else None
    return fit, Ref("person", by) if by else None, values.get("cost"), values.get("risk")


def _decided(survey: Survey, pages: list[Page]) -> Table:
    rows = tuple(
        (
            Ref("trend", page.id),
            proposal.standing(page, survey),
            survey.values(page).get("reason"),
            Ref("person", by) if (by := survey.values(page).get("decided_by")) else None,
            survey.values(page).get("decided_on"),
        )
        for page in pages
    )
    columns = ("Trend", "Decision", "Reason", "Decided by", "On")
    return Table("Decided", columns, rows, empty="Nothing is decided yet.")


def _who_decides(survey: Survey) -> str:
    names = [survey.title("person", id) for id in proposal.deciders(survey)]
    if not names:
        return "Nobody decides yet: strategy/people.yml says who does (decides: true)."
    return f"Who decides: {', '.join(names)}."


detail = proposal.detail
REPORTS = {"board": board}
