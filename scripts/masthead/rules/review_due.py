"""A page is looked at again by the day that it names.

Networks change, and what was decided on them grows old. Read the page, mend what is no longer so,
and set `review_by` to the next day. What is overdue for longer is `review/overdue`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from masthead.document import Document
from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.rule import Example, Options
from masthead.when import WhenError, parse_day

ID = "review/due"
LEVEL = Level.WARNING
GRACE = 30
"""Days after which a missed review weighs more."""
OPTIONS: Options = {"grace_days": GRACE}

_GOAL = "---\ntitle: Trust\nreview_by: {}\n---\nPeople trust us to mend.\n"
PASS = Example({"strategy/goals/trust-2026.md": _GOAL.format("2027-03-31")})
FAIL = Example({"strategy/goals/trust-2026.md": _GOAL.format("2026-11-30")})


def check(context: Context) -> Iterator[Finding]:
    """Yield each page whose review is due since some days."""
    grace = timedelta(days=context.options["grace_days"])
    for document, day in missed(context):
        if context.now.date() - day <= grace:
            hint = "read the page, mend it, and set the next day"
            yield document.finding(ID, f"a review was due by {day}", "review_by", hint=hint)


def missed(context: Context) -> Iterator[tuple[Document, date]]:
    """Yield each page whose day of review is over, and that day."""
    for document in context.documents():
        try:
            day = parse_day(document.data["review_by"])
        except (KeyError, TypeError, WhenError):  # not there, or a finding of the schema
            continue
        if day < context.now.date():
            yield document, day
