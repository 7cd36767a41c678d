"""The kind `contest`: something to win, with its rules, its times and its prize."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from masthead.finding import Level
from masthead.kinds.rule import Remark, rule
from masthead.page import Page
from masthead.plots import lines
from masthead.report import Block, Cell, Facts, Mark, Ref, Table, Tone
from masthead.schema.fields import (
    DAY,
    ONE_LINE,
    TEXT,
    WHEN,
    ZONE,
    id_of,
    ids_of,
    list_of,
    number,
    page_record,
)
from masthead.schema.records import Field, Record
from masthead.survey import Survey
from masthead.when import WhenError, parse_when

ENTRY = Record(
    (
        Field("day", DAY, "The day.", "2026-12-10", required=True),
        Field(
            "count",
            number("a number of entries from 0 to 1000000", 0, 1_000_000),
            "Entries up to then, all together.",
            34,
            required=True,
        ),
    ),
    "a mapping with `day` and `count`",
)

RECORD = page_record(
    Field("opens", WHEN, "When it opens.", "2026-12-07 09:00"),
    Field("closes", WHEN, "When it closes.", "2026-12-20 20:00"),
    Field("zone", ZONE, "IANA zone of these times: people elsewhere take part too.", "Asia/Manila"),
    Field("prize", ONE_LINE, "What there is to win.", "Three lamps of your choice"),
    Field("eligibility", TEXT, "Who may take part.", "Everyone of 18 and more in Indonesia."),
    Field("rules", TEXT, "How to take part, and how it is decided.", "One picture a person."),
    Field("privacy", TEXT, "What becomes of what people send.", "We delete it after 30 days."),
    Field("channels", ids_of("channel"), "Where it runs.", ["instagram"]),
    Field("campaign", id_of("campaign"), "The campaign that it belongs to.", "long-nights"),
    Field("announced", DAY, "The day on which the winners were told in public.", "2026-12-22"),
    Field("winner_post", id_of("post"), "The post that tells who has won.", "long-nights-winners"),
    Field(
        "entries",
        list_of(ENTRY, "days, each with `day` and `count`"),
        "How many had taken part by which day.",
        [{"day": "2026-12-10", "count": 34}],
    ),
)

BODY = """\
What it is for, and what people do to take part. Say who judges, by what, and what happens with two
equal entries. No names of those who take part.
"""

STARTS = {"status": "draft"}

COLUMNS = ("prize", "campaign", "owner", "status")

PUBLIC = frozenset({"opens", "closes", "zone", "prize", "eligibility", "rules", "privacy"})

NEEDED = ("opens", "closes", "zone", "prize", "eligibility", "rules", "privacy", "owner")

_FILE = "strategy/contests/oldest-lamp.md"
_CONTEST = """\
---
title: The oldest lamp
opens: 2026-11-20 09:00
closes: 2026-11-30 20:00
zone: Asia/Jakarta
prize: A new cable
eligibility: Everyone of 18 and more.
rules: One picture a person; the bench judges by the year on the base.
privacy: Pictures are deleted after 30 days.
announced: 2026-12-02
owner: sari
---
Show us the oldest lamp that still burns.
"""


@rule(
    "contest/complete",
    Level.ERROR,
    passing={_FILE: _CONTEST},
    failing={_FILE: _CONTEST.replace("privacy: Pictures are deleted after 30 days.\n", "")},
)
def complete(page: Page, survey: Survey) -> Iterator[Remark]:
    """A contest says its times, its prize, who may take part, how, and what becomes of the data.

    Whoever takes part relies on it. Fill in what the finding names, or keep the contest back with
    `status: draft`.
    """
    values = survey.values(page)
    missing = [f"`{name}`" for name in NEEDED if name not in values]
    if missing and page in survey.current("contest"):
        yield Remark(page.document, f"{', '.join(missing)} missing", ("title",))


@rule(
    "contest/times",
    Level.ERROR,
    passing={_FILE: _CONTEST},
    failing={_FILE: _CONTEST.replace("2026-11-30", "2026-11-10")},
)
def ordered(page: Page, survey: Survey) -> Iterator[Remark]:
    """A contest closes after it opens, at times that there are in its zone.

    When clocks change, an hour is missing or comes twice: write the time with its offset.
    """
    for key in ("opens", "closes"):
        try:
            time_of(page, survey, key)
        except WhenError as error:
            yield Remark(page.document, f"`{key}`: {error.message}", (key,), error.hint)
            return
    opens, closes = time_of(page, survey, "opens"), time_of(page, survey, "closes")
    if opens and closes and closes <= opens:
        yield Remark(page.document, "it closes before it opens", ("closes",))


@rule(
    "contest/winner",
    Level.WARNING,
    passing={_FILE: _CONTEST},
    failing={_FILE: _CONTEST.replace("announced: 2026-12-02\n", "")},
    days=3,
)
def told(page: Page, survey: Survey, days: int) -> Iterator[Remark]:
    """The winners are told some days after the contest has closed, and never before.

    Tell them, and write the day as `announced`, with the post as `winner_post`.
    """
    closes = day_of(page, survey, "closes")
    announced = survey.values(page).get("announced")
    if closes is None or page not in survey.current("contest"):
        return
    if announced is None and survey.today > closes + timedelta(days=days):
        message = f"it has closed on {closes}, and nobody has told who won"
        yield Remark(page.document, message, ("closes",), "tell it, and write `announced`")
    elif announced is not None and announced < closes:
        message = f"the winners were told before it closed on {closes}"
        yield Remark(page.document, message, ("announced",))


def time_of(page: Page, survey: Survey, key: str) -> datetime | None:
    """Return a time of a contest in its zone, or None.

    Raises:
        WhenError: there is no such time in the zone, or it comes twice.
    """
    values = survey.values(page)
    text = values.get(key)
    return parse_when(text, values.get("zone", str(survey.zone))) if text else None


def day_of(page: Page, survey: Survey, key: str) -> date | None:
    """Return the day of a time of a contest in its zone, or None."""
    try:
        time = time_of(page, survey, key)
    except WhenError:  # a finding of its own
        return None
    return time.date() if time else None


def standing(page: Page, survey: Survey) -> tuple[Mark, int | None]:
    """Return where a contest stands, and how many days are left of it or until it opens."""
    opens, closes = (day_of(page, survey, key) for key in ("opens", "closes"))
    if opens is None or closes is None or page.status == "draft":
        return Mark(page.status or "not planned"), None
    if survey.today < opens:
        return Mark("ahead"), (opens - survey.today).days
    if survey.today <= closes:
        return Mark("open", Tone.GOOD), (closes - survey.today).days
    done = "announced" in survey.values(page)
    return (Mark("over", Tone.PLAIN) if done else Mark("winner not told", Tone.WARN)), None


def detail(page: Page, survey: Survey) -> Iterator[Block]:
    """Tell how many days are left, what announces it, and how entries have come in."""
    mark, left = standing(page, survey)
    posts = tuple(Ref("post", post.id) for post in survey.posts_naming("contest", page.id))
    known: tuple[tuple[str, Cell], ...] = (("Stands", mark), ("Days left", left), ("Posts", posts))
    yield Facts(
        "Countdown", tuple((name, value) for name, value in known if value not in (None, ()))
    )
    entries: list[Mapping[str, Any]] = survey.values(page).get("entries", [])
    rows = tuple((one["day"], one["count"]) for one in sorted(entries, key=lambda one: one["day"]))
    if rows:
        note = "All entries up to the day, as the page counts them."
        yield lines(Table("Entries", ("Day", "Entries"), rows, note=note), "Day", "Entries")


def calendar(survey: Survey) -> Iterator[Block]:
    """List the contests by their end, with the days that are left and the latest count."""
    rows = []
    for page in survey.pages("contest"):
        mark, left = standing(page, survey)
        values = survey.values(page)
        entries: list[Mapping[str, Any]] = values.get("entries", [])
        latest: Mapping[str, Any] = max(entries, key=lambda one: one["day"], default={})
        times = (day_of(page, survey, "opens"), day_of(page, survey, "closes"))
        name = Ref("contest", page.id, page.title)
        row = (name, mark, left, *times, latest.get("count"))
        rows.append((times[1] or date.max, page.id, row))
    yield Table(
        "Times and entries",
        ("Contest", "Stands", "Days left", "Opens", "Closes", "Entries"),
        tuple(row for _, _, row in sorted(rows, key=lambda one: one[:2])),
        note=f"As of {survey.today}; days in each contest's own zone.",
        empty='No contest yet: masthead contest new "Title"',
    )


RULES = (complete, ordered, told)
REPORTS = {"calendar": calendar}
