"""Who owns something still works here.

A page of somebody who has left (`left` in strategy/people.yml) is looked after by nobody, and
nobody answers for a post of theirs that is still to go out. Name another `owner`, and another
`second`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from masthead.document import Document
from masthead.finding import Finding, Level
from masthead.page import Person
from masthead.rules.context import Context
from masthead.rules.rule import Example, Options

ID = "people/left"
LEVEL = Level.WARNING
OPTIONS: Options = {}

_PAGE = "---\ntitle: How we mend\nowner: {}\n---\nLamps can be mended.\n"
_PEOPLE = """\
people:
  sari: {name: Sari}
  tom: {name: Tom, left: 2026-11-01}
"""
PASS = Example({"strategy/people.yml": _PEOPLE, "content/mending.md": _PAGE.format("sari")})
FAIL = Example({"strategy/people.yml": _PEOPLE, "content/mending.md": _PAGE.format("tom")})


def check(context: Context) -> Iterator[Finding]:
    """Yield each page, and each post still to go out, whose owner has left."""
    gone = _gone(context)
    if not gone:
        return
    from masthead.survey import SET_ASIDE

    aside = {
        page.path
        for pages in context.hub.pages.values()
        for page in pages.values()
        if page.status in SET_ASIDE
    }
    sent = {post.path for post in context.posts() if not context.pending(post)}
    for document in context.documents():
        if document.path not in aside | sent:
            yield from _findings(document, gone)


def _gone(context: Context) -> dict[str, tuple[Person, date]]:
    today = context.now.date()
    people = context.hub.people.items()
    return {id: (one, one.left) for id, one in people if one.left and one.left <= today}


def _findings(document: Document, gone: dict[str, tuple[Person, date]]) -> Iterator[Finding]:
    owner = document.data.get("owner")
    if isinstance(owner, str) and owner in gone:
        person, day = gone[owner]
        message = f"{person.name}, who owns this, has left on {day}"
        yield document.finding(ID, message, "owner", hint="name another owner")
