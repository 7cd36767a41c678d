"""The kind `strategy`: the strategy's first page: what holds, from when, and who decides."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from masthead.finding import Level
from masthead.kinds import KINDS, STAGES, Kind
from masthead.kinds.examples import GOAL_PAGE
from masthead.kinds.rule import Remark, rule
from masthead.page import Page
from masthead.reports import status
from masthead.schema.fields import COUNT, DAY, LINES, list_of, page_record
from masthead.schema.records import Field
from masthead.schema.shapes import Choice
from masthead.survey import Survey

if TYPE_CHECKING:
    from masthead.report import Block

FOLDER = "strategy"
PARTS = tuple(
    dict.fromkeys(
        (
            *STAGES,
            *(kind.name for kind in KINDS.values() if kind.pattern.startswith(f"{FOLDER}/")),
        )
    )
)
"""What a strategy may be made of: the five steps, and every kind of page in its folder."""

RECORD = page_record(
    Field("version", COUNT, "Its number, one more with each revision.", 3),
    Field("valid_from", DAY, "Day from which it holds; asks for all parts.", "2027-01-01"),
    Field(
        "objectives",
        LINES,
        "What the company wants: goals name one of these, word for word.",
        ["Lamps stay in use for ten years"],
    ),
    Field(
        "parts",
        list_of(Choice(PARTS), "parts", least=1),
        "What it is made of: steps (goal, audience, content, channel, measure) and kinds of pages;"
        " left out, the five steps.",
        ["goal", "audience", "channel"],
    ),
)

BODY = """\
What we say in one sentence, to whom, and why they should care. Then the parts in the order in which
they were decided, each with a link to its folder. Say at the end what we will not do.
"""

_INDEX = "strategy/index.md"
_PLAN = """\
---
title: Strategy
version: 1
valid_from: 2026-12-01
owner: sari
parts: [goal, audience, channel]
---
[What](goals/trust-2026.md) we want, [to whom](audiences/tinkerers.md) we speak,
and [where](channels/mastodon.md).
"""
_PEOPLE = "strategy/people.yml"
_DECIDES = """\
people:
  sari: {name: Sari, decides: true}
"""
_WHO = "strategy/audiences/tinkerers.md"
_TINKERERS = """\
---
title: Tinkerers
market: b2c
services: [mastodon]
purpose: to learn
active_hours: [19:00-22:00]
age: 25-44
interests: [tools]
devices: [phone]
languages: [en]
summary: They mend.
---
They mend.
"""
_GOOD = {
    _INDEX: _PLAN,
    _PEOPLE: _DECIDES,
    _WHO: _TINKERERS,
    "strategy/goals/trust-2026.md": GOAL_PAGE,
}
_LINK = re.compile(r"\]\(<?([^)#>\s]+)")


@rule(
    "strategy/parts",
    Level.WARNING,
    passing=_GOOD,
    failing={**_GOOD, _INDEX: _PLAN.replace("[where](channels/mastodon.md)", "where")},
)
def whole(page: Page, survey: Survey) -> Iterator[Remark]:
    """All parts of a strategy are there, and its first page leads to each.

    A part without a page is not decided; a part that the first page does not link to is not found
    by those who read it. `parts:` says what there is to be.
    """
    linked = frozenset(_links(page))
    for part in _parts(page, survey):
        kinds = _kinds_of(part)
        if not any(survey.pages(kind.name) for kind in kinds):
            hint = f'write one: `masthead new {kinds[0].name} "Title"`'
            yield Remark(page.document, f"the part `{part}` has no page yet", ("parts",), hint)
        elif not any(_leads_to(kind, linked) for kind in kinds):
            hint = f"link to a page in {kinds[0].folder}/"
            yield Remark(page.document, f"no link leads to the part `{part}`", ("parts",), hint)


@rule(
    "strategy/owner",
    Level.WARNING,
    passing=_GOOD,
    failing={**_GOOD, _PEOPLE: "people:\n  sari: {name: Sari}\n"},
)
def owned(page: Page, survey: Survey) -> Iterator[Remark]:
    """A strategy has an owner who decides.

    Somebody answers for it, and may say yes and no: name them as `owner`, with `decides: true` in
    `strategy/people.yml`. The merge of the pull request is the approval.
    """
    if not _holds(page, survey):
        return
    owner = survey.values(page).get("owner", "")
    person = survey.hub.people.get(owner)
    if not owner:
        hint = "write `owner:` with the person who decides"
        yield Remark(page.document, "nobody answers for the strategy", ("title",), hint)
    elif person is not None and person.left is not None and person.left <= survey.today:
        yield Remark(page.document, f"{person.name} left on {person.left}", ("owner",))
    elif person is not None and not person.decides:
        hint = f"write `decides: true` for {owner} in strategy/people.yml, or name who does"
        yield Remark(page.document, f"{person.name} does not decide", ("owner",), hint)


@rule(
    "strategy/order",
    Level.WARNING,
    passing=_GOOD,
    failing={**_GOOD, _WHO: _TINKERERS.replace("market:", "status: draft\nmarket:")},
)
def in_order(page: Page, survey: Survey) -> Iterator[Remark]:
    """Nothing is settled before what it rests on: goal, audience, content, channel, measure.

    Who chooses channels before audiences chooses by habit. Settle the earlier step first, or set
    the later one aside with `status: draft`. Settled is what is merged and no draft; measures are
    settled with the goals that name them.
    """
    named = _parts(page, survey)
    steps = [stage for stage in STAGES if stage in named and stage != status.MEASURE]
    for number, stage in enumerate(steps):
        count, _ = status.settled(survey, stage)
        before = [one for one in steps[:number] if not status.settled(survey, one)[0]]
        if count and before:
            names = " and ".join(status.NAMES[one].lower() for one in before)
            message = f"{status.NAMES[stage].lower()} are settled before {names}"
            yield Remark(page.document, message, ("parts",), f"settle {names} first")


def detail(page: Page, survey: Survey) -> Iterator[Block]:
    """Show the steps of preparation."""
    del page
    yield status.steps(survey)


def _holds(page: Page, survey: Survey) -> bool:
    """Tell whether the page says what holds: one that only greets is asked for nothing."""
    values = survey.values(page)
    return "valid_from" in values or "parts" in values


def _parts(page: Page, survey: Survey) -> tuple[str, ...]:
    """Return what the strategy is made of, or nothing where it does not hold yet."""
    named = tuple(dict.fromkeys(survey.values(page).get("parts", STAGES)))
    return named if _holds(page, survey) else ()


def _kinds_of(part: str) -> tuple[Kind, ...]:
    """Return the kinds of pages that a part is made of, the one that people write first."""
    if part in KINDS:
        return (KINDS[part],)
    return tuple(kind for kind in KINDS.values() if kind.stage == part)


def _links(page: Page) -> Iterator[str]:
    """Yield the files and folders that a page's text links to, relative to the hub."""
    for match in _LINK.finditer(page.document.body):
        target = match[1]
        base = "" if target.startswith("/") else posixpath.dirname(page.path)
        yield posixpath.normpath(posixpath.join(base, target.lstrip("/")))


def _leads_to(kind: Kind, linked: frozenset[str]) -> bool:
    """Tell whether a link leads to a kind's folder, to a page in it, or to its one file."""
    if kind.single:
        return kind.pattern in linked or kind.pattern.rpartition(".")[0] in linked
    return any(f"{one}/".startswith(f"{kind.folder}/") for one in linked)


RULES = (whole, owned, in_order)
