"""The kind `audit`: how our own accounts stand on one day, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from masthead.finding import Level
from masthead.kinds.account import accounts, registered
from masthead.kinds.rule import About, Remark, rule
from masthead.page import Page
from masthead.report import Block, Cell, Mark, Ref, Table, Tone
from masthead.schema.fields import DAY, FLAG, ONE_LINE, id_of, ids_of, list_of, page_record
from masthead.schema.records import Field, Record
from masthead.survey import Survey

FOUND = Record(
    (
        Field("channel", id_of("channel"), "Which account: an id in strategy/channels/.", "site"),
        Field("what", ONE_LINE, "What was seen.", "The cover shows the old shade.", required=True),
        Field("do", ONE_LINE, "What we do, or `none`.", "draw a new cover"),
        Field("why", ONE_LINE, "Why so; needed where nothing is done.", "It costs nothing."),
        Field("who", id_of("person"), "Who does it: an id in strategy/people.yml.", "sari"),
        Field("due", DAY, "By which day.", "2027-01-31"),
        Field("done", FLAG, "Whether it is done.", example=True),
    ),
    "a mapping with `what` and `do`",
)

RECORD = page_record(
    Field("date", DAY, "The day of the audit.", "2026-11-30"),
    Field("source", ONE_LINE, "Where the numbers were read.", "the services' own pages"),
    Field(
        "channels",
        ids_of("channel"),
        "The accounts that were looked at: ids in strategy/channels/.",
        ["mastodon", "bluesky"],
    ),
    Field(
        "findings",
        list_of(FOUND, "findings, each with `what` and `do`"),
        "What was seen, and what we do about it.",
        [{"channel": "site", "what": "The cover is old.", "do": "draw a new one", "who": "sari"}],
    ),
)
COLUMNS = ("date", "source", "status")
DRAWN = frozenset({"findings"})
STARTS = {"status": "draft"}

BODY = """\
What a stranger sees who finds us for the first time: name, picture, first line, newest post.

What works and stays. What does not, and what we do about it. The numbers stand in
strategy/accounts.csv; bought followers are refused, and such numbers are left out.
"""

NONE = "none"
_FILE = "strategy/audits/2026-11.md"
_AUDIT = """\
---
title: November 2026
date: 2026-11-30
source: the services' own pages
channels: [mastodon, bluesky]
findings:
  - {channel: mastodon, what: The cover is old., do: draw a new one, who: sari, due: 2027-01-31}
---
Names and pictures agree.
"""


@rule(
    "audit/dated",
    Level.WARNING,
    passing={_FILE: _AUDIT},
    failing={_FILE: _AUDIT.replace("source: the services' own pages\n", "")},
)
def dated(page: Page, survey: Survey) -> Iterator[Remark]:
    """An audit says on which day it was made, what was looked at, and where the numbers were read.

    Numbers of accounts change by the hour. Write `date`, `channels` and `source`.
    """
    values = survey.values(page)
    missing = [f"`{name}`" for name in ("date", "channels", "source") if name not in values]
    if missing and page in survey.current("audit"):
        yield Remark(page.document, f"{', '.join(missing)} missing", ("title",))
    elif (day := values.get("date")) and day > survey.today:
        yield Remark(page.document, f"the audit is dated to a day to come, {day}", ("date",))


@rule(
    "audit/fresh",
    Level.WARNING,
    about=About.EVERY,
    passing={_FILE: _AUDIT},
    failing={_FILE: _AUDIT.replace("date: 2026-11-30", "date: 2026-01-30")},
    days=183,
)
def fresh(pages: tuple[Page, ...], survey: Survey, days: int) -> Iterator[Remark]:
    """The last audit of our accounts is not older than half a year.

    Accounts grow wild: old covers, dead links, people with access who have left. Look at them
    again, and write a new page; `days` sets another limit.
    """
    dates = {day: page for page in pages if (day := _day(page, survey))}
    if dates and survey.today - max(dates) > timedelta(days=days):
        message = f"the last audit is of {max(dates)}, and {days} days are the limit"
        hint = 'masthead stocktake new "Title"'
        yield Remark(dates[max(dates)].document, message, ("date",), hint)


@rule(
    "audit/whole",
    Level.WARNING,
    about=About.EVERY,
    passing={_FILE: _AUDIT, **registered.passing},
    failing={_FILE: _AUDIT.replace("[mastodon, bluesky]", "[bluesky]"), **registered.passing},
)
def whole(pages: tuple[Page, ...], survey: Survey) -> Iterator[Remark]:
    """The last audit has looked at every account that we have.

    The account that everybody forgets is the one that goes wrong. Look at it too and name it under
    `channels`, or retire its channel. An account is a channel with a `handle`.
    """
    dates = {day: page for page in pages if (day := _day(page, survey))}
    if dates:
        page = dates[max(dates)]
        seen = survey.values(page).get("channels", ())
        missing = [channel.id for channel in accounts(survey) if channel.id not in seen]
        if missing:
            yield Remark(page.document, f"not looked at: {', '.join(missing)}", ("channels",))


@rule(
    "audit/action",
    Level.WARNING,
    passing={_FILE: _AUDIT},
    failing={_FILE: _AUDIT.replace(", who: sari", "")},
)
def acted(page: Page, survey: Survey) -> Iterator[Remark]:
    """What an audit has found, somebody does something about, or nothing for a reason.

    Write `do`, and `who` does it; or `do: none` with `why`.
    """
    if page not in survey.current("audit"):
        return
    for index, one in enumerate(survey.values(page).get("findings", ())):
        key = ("findings", index)
        if "do" not in one:
            hint = "write `do` and `who`, or `do: none` with `why`"
            yield Remark(page.document, "nobody says what to do about it", key, hint)
        elif one["do"] == NONE and "why" not in one:
            yield Remark(page.document, "nothing is done, and `why` does not say the reason", key)
        elif one["do"] != NONE and "who" not in one:
            yield Remark(page.document, "nobody is named who does it", key, "write `who`")


def _day(page: Page, survey: Survey) -> date | None:
    day: date | None = survey.values(page).get("date")
    return day


def detail(page: Page, survey: Survey) -> Iterator[Block]:
    """Yield what was found and how far it is, and the numbers of that day."""
    from masthead.reports.accounts import standing

    rows = tuple(_row(one, survey) for one in survey.values(page).get("findings", ()))
    columns = ("What was seen", "What we do", "Account", "Who", "By", "State")
    yield Table("What we do about it", columns, rows, empty="Nothing was found: write `findings`.")
    yield standing(survey, _day(page, survey) or survey.today)


def _row(one: dict[str, object], survey: Survey) -> tuple[Cell, ...]:
    due = one.get("due")
    late = isinstance(due, date) and due < survey.today
    if one.get("done") or one.get("do") == NONE:
        state = Mark("done" if one.get("done") else "nothing to do", Tone.GOOD)
    else:
        state = Mark("late", Tone.BAD) if late else Mark("open", Tone.WARN)
    channel = Ref("channel", str(one["channel"])) if one.get("channel") else None
    who = Ref("person", str(one["who"])) if one.get("who") else None
    said = str(one["do"]) if one.get("do") else None
    if said == NONE and one.get("why"):
        said = f"none: {one['why']}"
    return str(one["what"]), said, channel, who, due if isinstance(due, date) else None, state


RULES = (dated, fresh, whole, acted)
