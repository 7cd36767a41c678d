"""What listening tells: the weeks that were kept, the decisions, and who leads the field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from masthead.kinds.listening import NONE, monday, week_of
from masthead.page import Page
from masthead.plots import heat
from masthead.report import Block, Cell, Mark, Ref, Table, Tone
from masthead.survey import Survey

MOST_WEEKS = 26
COLUMNS = ("What was said", "Decision", "Who", "Reach", "Week", "About", "Goal", "Posts")
IN_LOG = 5
"""Columns that the log of all weeks has."""
NEXT = 'No notes yet: masthead listen new "Week" --id {}'


def coverage(survey: Survey) -> Iterator[Block]:
    """Show which weeks were listened to, and how much was found in each."""
    known = {day: page for page in survey.pages("listening") if (day := monday(page.id))}
    weeks = _weeks(known, survey.today)
    names = ("Entries read", "Findings", "Decided to act")
    rows = tuple((name, *(_count(survey, known.get(day), name) for day in weeks)) for name in names)
    missing = [week_of(day) for day in weeks if day not in known and day < _monday(survey.today)]
    table = Table(
        "Weeks listened to",
        ("What", *(week_of(day)[2:] for day in weeks)),
        rows if known else (),
        note=f"ISO weeks to {survey.today}; entries as the notes count them, without what was"
        " bought. A gap is a week without notes.",
        empty=NEXT.format(week_of(survey.today)),
    )
    said = f"without notes: {', '.join(missing)}" if missing else "no whole week is missing"
    yield heat(table, words=f"{len(known)} weeks with notes; {said}.")


def _weeks(known: dict[date, Page], today: date) -> list[date]:
    """Return the Mondays from the first note to this week, the last `MOST_WEEKS` of them."""
    last = _monday(today)
    first = max(min(known, default=last), last - timedelta(weeks=MOST_WEEKS - 1))
    return [first + timedelta(weeks=at) for at in range((last - first).days // 7 + 1)]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _count(survey: Survey, page: Page | None, name: str) -> int | None:
    if page is None:
        return None
    values = survey.values(page)
    if name == "Entries read":
        seen: list[int] = [one["seen"] for one in values.get("sources", ()) if "seen" in one]
        return sum(seen) if seen else None
    found: list[Mapping[str, Any]] = values.get("findings", [])
    if name == "Findings":
        return len(found)
    return sum(1 for one in found if one.get("decision", NONE) != NONE)


def decision_rows(page: Page, survey: Survey) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each finding of a week, with the decision on it."""
    for one in survey.values(page).get("findings", ()):
        said = one.get("decision")
        if said is None:
            decision: Cell = Mark("open", Tone.WARN)
        elif said == NONE:
            decision = f"none: {one['why']}" if one.get("why") else Mark("none", Tone.PLAIN)
        else:
            decision = said
        who = Ref("person", one["owner"]) if one.get("owner") else None
        goal = Ref("goal", one["goal"]) if one.get("goal") else None
        posts = tuple(Ref("post", post) for post in one.get("posts", ())) or None
        about, reach, week = one.get("about"), one.get("kind"), Ref("listening", page.id, page.id)
        yield one["what"], decision, who, reach, week, about, goal, posts


def of_week(page: Page, survey: Survey) -> Table:
    """Return what was found in a week, with all that is known of each decision."""
    at = COLUMNS.index("Week")
    rows = tuple((*row[:at], *row[at + 1 :]) for row in decision_rows(page, survey))
    empty = "Nothing was noted: write `findings`."
    columns = (*COLUMNS[:at], *COLUMNS[at + 1 :])
    return Table("Findings and decisions", columns, rows, empty=empty)


def decision_log(survey: Survey) -> Iterator[Block]:
    """Show what was decided on what others said, newest first."""
    pages = sorted(survey.pages("listening"), key=lambda page: page.id, reverse=True)
    rows = tuple(row[:IN_LOG] for page in pages for row in decision_rows(page, survey))
    empty = NEXT.format(week_of(survey.today))
    yield Table("Decisions on what was said", COLUMNS[:IN_LOG], rows, empty=empty)


def facilitator_list(survey: Survey) -> Iterator[Block]:
    """Show the market facilitators and opinion leaders, with the day they were last noted."""
    rows: dict[str, tuple[Cell, ...]] = {}
    for page in survey.pages("listening"):
        for one in survey.values(page).get("facilitators", ()):
            known = rows.get(one["name"])
            day = one.get("date")
            if known is None or known[2] is None or (day and day >= known[2]):
                partner = Ref("partner", one["partner"]) if one.get("partner") else None
                where = Ref("listening", page.id, page.id)
                rows[one["name"]] = (one["name"], one["role"], day, one.get("what"), where, partner)
    for page in survey.current("partner"):
        values = survey.values(page)
        if values.get("kind") in ("facilitator", "opinion-leader") and page.title not in rows:
            own = Ref("partner", page.id)
            since = values.get("since")
            rows[page.title] = (page.title, values["kind"], since, values.get("terms"), own, own)
    yield Table(
        "Market facilitators and opinion leaders",
        ("Name", "Role", "Last noted", "What", "Where", "Partner"),
        tuple(sorted(rows.values(), key=lambda row: str(row[0]).casefold())),
        note="Noted where they speak in public; of a partner, the first day we knew them.",
        empty="Nobody noted yet: write `facilitators` in the notes of a week.",
    )
