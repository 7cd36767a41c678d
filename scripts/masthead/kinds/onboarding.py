"""The kind `onboarding`: the path of somebody who is new here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from masthead.finding import Level
from masthead.kinds.rule import Remark, rule
from masthead.page import Page
from masthead.reports.onboarding import path
from masthead.schema.fields import DAY, ONE_LINE, id_of, list_of, number, page_record
from masthead.schema.records import Field, Record
from masthead.survey import Survey

if TYPE_CHECKING:
    from masthead.report import Block

STEP = Record(
    (
        Field("step", ONE_LINE, "What to do.", "Read the English guide aloud.", required=True),
        Field("day", number("a day from 1 to 365", 1, 365), "By which day.", 1, required=True),
        Field("file", ONE_LINE, "What to read for it: a file of the hub.", "content/voice/en.md"),
        Field("command", ONE_LINE, "What to run for it.", "masthead check"),
        Field("ask", id_of("person"), "Whom to ask.", "sari"),
        Field("done_when", ONE_LINE, "How one knows that it is done.", "You know why."),
    ),
    "a mapping with `step` and `day`",
)

RECORD = page_record(
    Field("reviewed", DAY, "Day on which somebody last walked the path.", "2026-11-16"),
    Field(
        "steps",
        list_of(STEP, "steps, each with `step` and `day`"),
        "The steps, in their order.",
        [{"step": "Read the English guide aloud.", "day": 1, "ask": "sari"}],
    ),
)

BODY = """\
Whom the path is for, and what they need not know before. What they may do alone, and from which
day.
"""

DRAWN = frozenset({"steps"})

_FILE = "strategy/onboarding.md"
_PAGE = """\
---
title: The first weeks
reviewed: 2026-11-16
steps:
  - {step: Read why we are here, day: 1, file: content/index.md, ask: sari}
---
For somebody who has never done this.
"""


@rule(
    "onboarding/reviewed",
    Level.WARNING,
    passing={_FILE: _PAGE},
    failing={_FILE: _PAGE.replace("2026-11-16", "2025-11-16")},
    most_days=365,
)
def reviewed(page: Page, survey: Survey, *, most_days: int) -> Iterator[Remark]:
    """Somebody has walked the path within a year.

    Whoever is new cannot tell what is out of date. Walk the steps yourself, mend them, and set
    `reviewed`.
    """
    day = survey.values(page).get("reviewed")
    hint = "walk the steps, mend them, then set `reviewed`"
    if day is None:
        yield Remark(page.document, "nobody has walked the path yet", ("title",), hint)
    elif day > survey.today:
        yield Remark(page.document, f"{day} has not come yet", ("reviewed",), hint)
    elif survey.today - day > timedelta(days=most_days):
        message = f"it was reviewed {(survey.today - day).days} days ago"
        yield Remark(page.document, message, ("reviewed",), hint)


@rule(
    "onboarding/steps",
    Level.WARNING,
    passing={_FILE: _PAGE},
    failing={_FILE: _PAGE.replace("content/index.md", "content/indeks.md")},
)
def walkable(page: Page, survey: Survey) -> Iterator[Remark]:
    """The path has steps, and the files that they name are there.

    Whoever is new loses half a day over a wrong name. Write the file as it stands in the hub.
    """
    steps = survey.values(page).get("steps", ())
    if not steps:
        yield Remark(page.document, "there is no step", ("title",), "write `steps`")
    known = survey.hub.files | {"masthead.yml", "mkdocs.yml"}
    for index, step in enumerate(steps):
        file = step.get("file")
        if file is not None and file not in known:
            message = f"there is no file {file}"
            yield Remark(page.document, message, ("steps", index, "file"))


def detail(page: Page, survey: Survey) -> Iterator[Block]:
    """Yield the path, with whom to ask."""
    yield from path(page, survey)


RULES = (reviewed, walkable)
