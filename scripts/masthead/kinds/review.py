"""The kind `review`: what a person makes of the facts of a stretch of time, and decides.

`masthead strategy review` writes the facts; the judgement is a person's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from masthead.finding import Level
from masthead.kinds.rule import Remark, rule
from masthead.page import Page
from masthead.schema.fields import DAY, ONE_LINE, id_of, list_of, page_record
from masthead.schema.records import Field, Record
from masthead.schema.shapes import Fault
from masthead.survey import SET_ASIDE, Survey

DECISION = Record(
    (
        Field("decision", ONE_LINE, "What we do from now on.", "Post less on LinkedIn."),
        Field("why", ONE_LINE, "Why.", "Three bookings in a quarter."),
        Field("decided_by", id_of("person"), "Who decided it.", "sari"),
    ),
    "a mapping with `decision` and `why`",
)

RECORD = page_record(
    Field("since", DAY, "First day that it looks at.", "2026-09-01"),
    Field("until", DAY, "Last day that it looks at.", "2026-11-30"),
    Field("judged_by", id_of("person"), "Who has judged the facts.", "sari"),
    Field("judged_on", DAY, "Day of the judgement.", "2026-12-04"),
    Field(
        "decisions",
        list_of(DECISION, "decisions, each with `decision` and `why`"),
        "What was decided.",
        [{"decision": "Post less on LinkedIn.", "why": "Three bookings in a quarter."}],
    ),
)

BODY = """\
## Facts

`masthead strategy review` writes them from the hub: what changed, goals, tactics, cadence, money.

## Judgement

What of it did we intend? What surprised us? What do we stop, go on with, begin?
"""

COLUMNS = ("since", "until", "judged_by", "judged_on")

_FILE = "strategy/reviews/2026-12-04.md"
_PAGE = """\
---
title: Autumn
since: 2026-09-01
until: 2026-11-20
judged_by: sari
judged_on: 2026-12-04
decisions:
  - {decision: post less on LinkedIn, why: three bookings in a quarter}
---
It was a good autumn.
"""
_OPEN = _PAGE.replace("judged_by: sari\njudged_on: 2026-12-04\n", "")


@rule(
    "review/judged",
    Level.WARNING,
    passing={_FILE: _PAGE},
    failing={_FILE: _OPEN},
    most_days=14,
)
def judged(page: Page, survey: Survey, *, most_days: int) -> Iterator[Remark]:
    """A person judges a review within two weeks.

    Facts that nobody has read change nothing. Answer the questions of the page, and write
    `judged_by` and `judged_on`.
    """
    values = survey.values(page)
    until = values.get("until")
    if page.status in SET_ASIDE or {"judged_by", "judged_on"} <= values.keys() or until is None:
        return
    if (days := (survey.today - until) // timedelta(days=1)) > most_days:
        message = f"nobody has judged it, {days} days after its last day"
        hint = "answer its questions, then write `judged_by` and `judged_on`"
        yield Remark(page.document, message, ("until",), hint)


@rule(
    "review/reason",
    Level.WARNING,
    passing={_FILE: _PAGE},
    failing={_FILE: _PAGE.replace(", why: three bookings in a quarter", "")},
)
def reasoned(page: Page, survey: Survey) -> Iterator[Remark]:
    """Each decision of a review says why.

    At the next review somebody asks. Add `why`.
    """
    for index, one in enumerate(survey.values(page).get("decisions", ())):
        missing = [f"`{name}`" for name in ("decision", "why") if name not in one]
        if missing:
            message = f"{', '.join(missing)} missing"
            yield Remark(page.document, message, ("decisions", index))


def faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what is wrong between the days of a review."""
    since, until, on = (values.get(name) for name in ("since", "until", "judged_on"))
    if since and until and until < since:
        yield Fault("schema/value", ("until",), f"`until` is {until}, before `since`, {since}")
    if until and on and on < until:
        message = f"`judged_on` is {on}, before `until`, {until}"
        yield Fault("schema/value", ("judged_on",), message)


RULES = (judged, reasoned)
