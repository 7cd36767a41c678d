"""Pages of the strategy tell of people only as groups.

Addresses and telephone numbers of single people belong into the file of people, or into what keeps
agreements with them, never into goals, audiences, lists of competitors or the like. Take them out:
git keeps what was once committed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from masthead.document import Document
from masthead.finding import Finding, Level
from masthead.kinds import KINDS
from masthead.rules.context import Context
from masthead.rules.rule import Example, Options

ID = "page/personal"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_GOAL = "---\ntitle: Trust\n---\nPeople trust us to mend. {}\n"
PASS = Example({"strategy/goals/trust-2026.md": _GOAL.format("We ask 20 of them each autumn.")})
FAIL = Example({"strategy/goals/trust-2026.md": _GOAL.format("Ask ayu.w@mail.example.")})

_ACCOUNT = re.compile(r"[ {-]*(?:handles?|accounts?) *:")
_ADDRESS = r"(?<![\w.+@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?![\w@])"
_TELEPHONE = r"(?<![\w+])(?:\+|00)[1-9][0-9](?:[ ()./-]{0,2}[0-9]){6,12}(?![\w])"
"""A number as it is dialled from abroad (ITU-T E.164: up to 15 digits)."""


def check(context: Context) -> Iterator[Finding]:
    """Yield each line of a page on which somebody's address or number stands."""
    for name, pages in context.hub.pages.items():
        if KINDS[name].personal or not KINDS[name].pattern.startswith("strategy/"):
            continue
        for page in pages.values():
            if context.wants(page.path):
                yield from _findings(page.document)


def _findings(document: Document) -> Iterator[Finding]:
    for number, column, what in told_of_persons(document):
        message = f"this looks like {what} of a person"
        hint = "take it out; people stand in strategy/people.yml"
        yield Finding(ID, document.path, message, number, column, hint=hint)


def told_of_persons(document: Document) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and kind of each address or number of a person in a document.

    Lines on accounts are left out: some networks write them as addresses are written.
    """
    front = document.front.split("\n")
    lines = [*enumerate(front, 1), *enumerate(document.body.split("\n"), document.body_line)]
    for number, line in lines:
        for pattern, what in _patterns():
            if not _ACCOUNT.match(line) and (match := pattern.search(line)):
                yield number, match.start() + 1, what


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return (
        (re.compile(_ADDRESS), "an e-mail address"),
        (re.compile(_TELEPHONE), "a telephone number"),
    )
