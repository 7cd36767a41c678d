"""The kind `listening`: what others said in one week, and what we decided on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from masthead.finding import Level
from masthead.kinds.rule import About, Remark, rule
from masthead.page import Page
from masthead.schema.fields import DAY, ONE_LINE, URL, id_of, list_of, number, page_record
from masthead.schema.records import Field, Record
from masthead.schema.shapes import Choice
from masthead.survey import Survey

if TYPE_CHECKING:
    from masthead.report import Block

NONE = "none"
"""The decision not to do anything, said outright."""

SOURCE = Record(
    (
        Field("name", ONE_LINE, "Where we looked.", "replies on Mastodon", required=True),
        Field("url", URL, "Its address.", "https://makers.example/tags/repair"),
        Field("seen", number("a count from 0 on", 0, 1e9), "How many entries were read.", 40),
    ),
    "a mapping with `name`",
)
FINDING = Record(
    (
        Field("what", ONE_LINE, "What was said.", "Three ask for the torque.", required=True),
        Field(
            "about",
            Choice(("brand", "product", "market", "competitor", "audience")),
            "What it tells of.",
            "product",
        ),
        Field("source", ONE_LINE, "Which of the sources said it.", "replies on Mastodon"),
        Field("decision", ONE_LINE, "What we do, or `none`.", "print the torque in the manual"),
        Field("why", ONE_LINE, "Why so; needed where nothing is done.", "One voice, once."),
        Field("kind", Choice(("operational", "strategic")), "How far it reaches.", "operational"),
        Field("owner", id_of("person"), "Who does it: an id in strategy/people.yml.", "sari"),
        Field("on", DAY, "The day of the decision.", "2026-12-07"),
        Field("goal", id_of("goal"), "The goal that it touches.", "trust-2026"),
        Field("posts", list_of(id_of("post"), "ids"), "Posts that came of it.", ["three-checks"]),
    ),
    "a mapping with `what` and `decision`",
)
FACILITATOR = Record(
    (
        Field(
            "name",
            ONE_LINE,
            "An organisation, or a person who speaks in public on the subject.",
            "The Quiet Screw",
            required=True,
        ),
        Field(
            "role",
            Choice(("facilitator", "opinion-leader")),
            "`facilitator` brings people together; `opinion-leader` is listened to.",
            "opinion-leader",
            required=True,
        ),
        Field("date", DAY, "Day on which they said or did it.", "2026-12-02"),
        Field("what", ONE_LINE, "What they said or did, in our words.", "reviewed a repair kit"),
        Field("where", URL, "Where it can be read.", "https://quietscrew.example/kit"),
        Field("partner", id_of("partner"), "The partner that they are by now.", "repair-cafe"),
    ),
    "a mapping with `name`, `role` and `date`",
)

RECORD = page_record(
    Field(
        "sources",
        list_of(SOURCE, "sources, each with `name`"),
        "Where we looked.",
        [{"name": "replies on Mastodon", "seen": 40}],
    ),
    Field(
        "findings",
        list_of(FINDING, "findings, each with `what` and `decision`"),
        "What was said, each with the decision on it.",
        [{"what": "Three ask for the torque.", "decision": "print it in the manual"}],
    ),
    Field(
        "facilitators",
        list_of(FACILITATOR, "facilitators, each with `name`, `role` and `date`"),
        "Who brings the field together or is listened to in it.",
        [{"name": "The Quiet Screw", "role": "opinion-leader", "date": "2026-12-02"}],
    ),
)
COLUMNS = ("owner", "review_by")
DRAWN = frozenset({"findings"})

BODY = """\
What the week sounded like in three sentences. Private people are not named: we note what was said,
not who said it. Mentions that were bought or traded are not counted. Name the file after its week.
"""

WEEK = re.compile(r"(\d{4})-w(\d{2})", re.ASCII)

_FILE = "strategy/listening/2026-w49.md"
_NOTE = """\
---
title: Week 49
sources: [{name: replies on Mastodon, seen: 40}]
findings:
  - {what: Three ask for the torque., decision: print it in the manual, owner: sari}
facilitators:
  - {name: The Quiet Screw, role: opinion-leader, date: 2026-12-02, what: reviewed a kit}
---
A quiet week.
"""


def monday(id: str) -> date | None:
    """Return the Monday of the ISO week that a file is named after, or None."""
    found = WEEK.fullmatch(id)
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        return None


def week_of(day: date) -> str:
    """Return the name of a day's ISO week, as `2026-w49`."""
    year, week, _ = day.isocalendar()
    return f"{year}-w{week:02}"


@rule(
    "listening/week",
    Level.WARNING,
    passing={_FILE: _NOTE},
    failing={_FILE.replace("w49", "w54"): _NOTE},
)
def named(page: Page, survey: Survey) -> Iterator[Remark]:
    """The notes of a week are named after it: year and ISO week, as `2026-w49`.

    Whether a week is missing is seen by the names. Rename the file; `date +%G-w%V` tells the name
    of the running week.
    """
    if monday(page.id) is None and page in survey.current("listening"):
        hint = f"name it as {week_of(survey.today)}.md"
        yield Remark(page.document, f"`{page.id}` is not the name of a week", (), hint)


@rule(
    "listening/cadence",
    Level.WARNING,
    about=About.EVERY,
    passing={_FILE: _NOTE},
    failing={_FILE.replace("w49", "w47"): _NOTE, _FILE: _NOTE},
    every=1,
)
def kept(pages: tuple[Page, ...], survey: Survey, every: int) -> Iterator[Remark]:
    """Once begun, listening goes on: no week up to the last whole one is left out.

    Write the missing notes, also where nothing was said; `every` is the number of weeks between.
    """
    known = {day: page for page in pages if (day := monday(page.id))}
    for before, gap in gaps(known, survey.today, max(1, every)):
        message = f"after this the notes for {week_of(gap)} are missing"
        hint = f'masthead listen new "Week {gap.isocalendar().week}" --id {week_of(gap)}'
        yield Remark(known[before].document, message, (), hint)


def gaps(known: Iterable[date], today: date, every: int) -> Iterator[tuple[date, date]]:
    """Yield the last noted Monday before each gap, and the first Monday that is missing."""
    step = timedelta(weeks=every)
    whole = today - timedelta(days=today.weekday() + 7)
    days = sorted(known)
    for day, after in pairwise([*days, whole + timedelta(weeks=1)]):
        if after - day > step:
            yield day, day + step


@rule(
    "listening/decision",
    Level.WARNING,
    passing={_FILE: _NOTE},
    failing={_FILE: _NOTE.replace(", decision: print it in the manual", "")},
)
def decided(page: Page, survey: Survey) -> Iterator[Remark]:
    """Each finding ends in a decision, or in `decision: none` with the reason.

    Notes that nobody decides on are a diary. Say what you do and who does it; doing nothing is a
    decision too, with `why`.
    """
    for index, one in enumerate(survey.values(page).get("findings", ())):
        if not one.get("decision"):
            hint = "write `decision`, or `decision: none` with `why`"
            yield Remark(page.document, "a finding without a decision", ("findings", index), hint)
        elif one["decision"] == NONE and not one.get("why"):
            message = "nothing is done, and `why` does not say the reason"
            yield Remark(page.document, message, ("findings", index, "decision"))


@rule(
    "listening/dated",
    Level.WARNING,
    passing={_FILE: _NOTE},
    failing={_FILE: _NOTE.replace("date: 2026-12-02, ", "")},
)
def dated(page: Page, survey: Survey) -> Iterator[Remark]:
    """Each market facilitator and opinion leader is noted with a day, and that day is past.

    Who was listened to two years ago need not be listened to now. Write `date`, the day on which
    they said or did what is noted.
    """
    for index, one in enumerate(survey.values(page).get("facilitators", ())):
        day = one.get("date")
        if day is None or day > survey.today:
            fault = "without a day" if day is None else f"on a day to come, {day}"
            message = f"{one['name']} is noted {fault}"
            yield Remark(page.document, message, ("facilitators", index, "date"))


def detail(page: Page, survey: Survey) -> Iterator[Block]:
    """Yield what was found in the week and decided on it."""
    from masthead.reports.listening_weeks import of_week

    yield of_week(page, survey)


RULES = (named, kept, decided, dated)
REPORTS = {
    "weeks": "listening_weeks.coverage",
    "decisions": "listening_weeks.decision_log",
    "facilitators": "listening_weeks.facilitator_list",
}
