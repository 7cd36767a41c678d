"""No page stays without its review for long after the day that it names.

Somebody decides: the page still holds and gets its next day, it is mended, or it is set aside
(`status: archived`). Until then nobody can rest on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.review_due import GRACE, missed
from masthead.rules.rule import Example, Options

ID = "review/overdue"
LEVEL = Level.ERROR
OPTIONS: Options = {"grace_days": GRACE}

_GOAL = "---\ntitle: Trust\nreview_by: {}\n---\nPeople trust us to mend.\n"
PASS = Example({"strategy/goals/trust-2026.md": _GOAL.format("2026-12-31")})
FAIL = Example({"strategy/goals/trust-2026.md": _GOAL.format("2026-09-30")})


def check(context: Context) -> Iterator[Finding]:
    """Yield each page whose review is overdue for long."""
    grace = timedelta(days=context.options["grace_days"])
    for document, day in missed(context):
        late = context.now.date() - day
        if late > grace:
            message = f"a review was due by {day}, {late.days} days ago"
            hint = "review the page and set the next day, or set `status: archived`"
            yield document.finding(ID, message, "review_by", hint=hint)
