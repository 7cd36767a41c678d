"""The kind `story`: a trouble that was solved, told with consent or without names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from masthead.finding import Level
from masthead.kinds.rule import Remark, rule
from masthead.page import Page
from masthead.report import Block, Mark, Ref, Table, Tone
from masthead.rules.page_personal import told_of_persons
from masthead.schema.fields import AUDIENCES, DAY, FLAG, GOAL, ONE_LINE, id_of, page_record
from masthead.schema.records import Field, Record
from masthead.schema.shapes import Choice
from masthead.survey import Survey

CONSENT = Record(
    (
        Field("day", DAY, "The day on which they agreed.", "2026-11-20", required=True),
        Field(
            "how",
            Choice(("written", "spoken", "in-chat")),
            "How they agreed.",
            "written",
            required=True,
        ),
        Field("until", DAY, "Last day on which it holds.", "2028-11-20"),
        Field("covers", ONE_LINE, "What they agreed to.", "first name and picture of the lamp"),
        Field("kept", ONE_LINE, "Where the agreement is kept.", "binder at the bench in Bandung"),
    ),
    "a mapping with `day` and `how`",
)

RECORD = page_record(
    Field("happened", ONE_LINE, "When it happened, as a reader needs it.", "autumn 2026"),
    Field("trouble", ONE_LINE, "What was wrong, in a sentence.", "The arm sank at night."),
    Field("help", ONE_LINE, "What helped, in a sentence.", "One screw, one minute."),
    Field(
        "consent",
        CONSENT,
        "How those who are told of agreed.",
        {"day": "2026-11-20", "how": "written"},
    ),
    Field("anonymised", FLAG, "Nobody can be recognised in it.", example=True),
    GOAL,
    AUDIENCES,
    Field("post", id_of("post"), "The post that tells it.", "repair-week"),
    Field("case", ONE_LINE, "The number of the closed case that it comes from.", "C-2026-118"),
)
PUBLIC = frozenset({"happened", "trouble", "help"})
COLUMNS = ("trouble", "post", "visibility")
STARTS = {"status": "draft"}

BODY = """\
What the trouble was, and how it felt to have it. What we did, part by part. How it stands now.

No praise that was not said, no quotation that nobody has seen again before it was printed. Who is
told of has agreed in writing, or cannot be recognised.
"""

_FILE = "content/stories/sinking-arm.md"
_STORY = """\
---
title: The arm that sank
visibility: public
trouble: The arm of a desk lamp sank at night.
help: One screw, one minute.
anonymised: true
---
The arm sank. One turn of a screw, and it stays.
"""
_HANDLE = re.compile(r"(?<![\w@/.])@[A-Za-z0-9_]{2,}")


def holds_back(values: Mapping[str, Any]) -> bool:
    """Tell whether a story stays inside: nobody agreed to it, and somebody may be recognised."""
    return not (values.get("consent") or values.get("anonymised"))


@rule(
    "story/consent",
    Level.ERROR,
    passing={_FILE: _STORY},
    failing={_FILE: _STORY.replace("anonymised: true\n", "")},
)
def agreed(page: Page, survey: Survey) -> Iterator[Remark]:
    """A story of help is told with consent, or so that nobody can be recognised.

    People came to be helped, not to be shown. Write `consent` with the day and how they agreed, or
    take out whatever tells who it was and write `anonymised: true`. A consent that has run out is
    none: ask again, or take the story off the site.
    """
    values = survey.values(page)
    consent: dict[str, Any] | None = values.get("consent")
    if page not in survey.current("story"):
        return
    if consent is None:
        if not values.get("anonymised"):
            hint = "write `consent` with `day` and `how`, or `anonymised: true`"
            yield Remark(
                page.document, "told without consent, and not anonymised", ("title",), hint
            )
    elif consent["day"] > survey.today:
        yield Remark(page.document, "the consent is of a day to come", ("consent", "day"))
    elif consent.get("until") and consent["until"] < survey.today:
        message = f"the consent ran out on {consent['until']}"
        yield Remark(page.document, message, ("consent", "until"), "ask again, or set it aside")


@rule(
    "story/personal",
    Level.ERROR,
    passing={_FILE: _STORY},
    failing={_FILE: _STORY.replace("stays.", "stays, writes @ayu_w.")},
)
def nameless(page: Page, survey: Survey) -> Iterator[Remark]:
    """A story has no addresses and numbers of people in it, and one without names no accounts.

    Take them out: git keeps what was once committed, and search engines what was once public.
    """
    for line, _, what in told_of_persons(page.document):
        yield Remark(page.document, f"line {line}: this looks like {what} of a person", ("title",))
    if survey.values(page).get("anonymised"):
        for number, text in enumerate(page.document.body.split("\n"), page.document.body_line):
            if found := _HANDLE.search(text):
                message = f"line {number}: `{found[0]}` names somebody, and the story is anonymised"
                yield Remark(page.document, message, ("anonymised",))


def consents(survey: Survey) -> Iterator[Block]:
    """Show which stories are told, on what consent, and how long it holds."""
    rows = []
    for page in survey.pages("story"):
        values = survey.values(page)
        consent = values.get("consent") or {}
        state = _standing(consent, survey) if consent else None
        if state is None:
            fine = bool(values.get("anonymised"))
            state = Mark("anonymised", Tone.GOOD) if fine else Mark("no consent", Tone.BAD)
        day, until, covers = (consent.get(name) for name in ("day", "until", "covers"))
        rows.append((Ref("story", page.id), state, day, until, covers, page.public))
    yield Table(
        "Stories and consents",
        ("Story", "State", "Agreed on", "Holds until", "Covers", "Public"),
        tuple(rows),
        empty='No story yet: masthead story new "Title"',
    )


def _standing(consent: dict[str, Any], survey: Survey) -> Mark:
    until = consent.get("until")
    return (
        Mark("ran out", Tone.BAD) if until and until < survey.today else Mark("agreed", Tone.GOOD)
    )


RULES = (agreed, nameless)
REPORTS = {"consents": consents}
