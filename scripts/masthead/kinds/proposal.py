"""What proposals share: trends that somebody wants to follow, channels to open or to close.

A proposal carries what speaks for it and against it and a day after which it is worth nothing.
Somebody decides who may and who has not proposed it. Whether it waits is never typed: it waits as
long as no `decision` stands in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from masthead.finding import Level
from masthead.kinds.rule import KindRule, Remark, rule
from masthead.page import Page
from masthead.report import Block, Cell, Facts, Mark, Ref, Tone
from masthead.schema.fields import DAY, ONE_LINE, id_of
from masthead.schema.records import Field
from masthead.schema.shapes import Choice
from masthead.survey import SET_ASIDE, Survey

CASE = ("evidence", "cost", "risk", "expires", "proposed_by", "proposed_on")
"""What whoever decides needs to know."""

SOON = 7
"""Days before its end in which a proposal is called urgent."""

FIELDS = (
    Field("evidence", ONE_LINE, "What shows it, and where.", "12 of 40 questions in November"),
    Field("cost", ONE_LINE, "What it takes: people, days, money.", "two days of one editor"),
    Field("risk", ONE_LINE, "What could go wrong, and what we would do then.", "It looks staged."),
    Field("expires", DAY, "Last day on which a decision is worth anything.", "2026-12-18"),
    Field("proposed_by", id_of("person"), "Who proposes it.", "dimas"),
    Field("proposed_on", DAY, "Day on which it was proposed.", "2026-12-01"),
    Field(
        "decision",
        Choice(("adopt", "decline", "none")),
        "What was decided; `none` lets it pass on purpose. Without it the proposal waits.",
        "adopt",
    ),
    Field("reason", ONE_LINE, "Why it was decided so.", "It fits what the benches do anyway."),
    Field(
        "decided_by",
        id_of("person"),
        "Who decided: someone who `decides` in strategy/people.yml, and not who proposed it.",
        "sari",
    ),
    Field("decided_on", DAY, "Day of the decision.", "2026-12-04"),
)
"""The keys of a proposal."""

PEOPLE = {
    "strategy/people.yml": """\
people:
  sari: {name: Sari, decides: true}
  dimas: {name: Dimas}
"""
}
"""Who may decide, and who may not, in the examples."""

_OPEN = """\
---
title: Lamps without a switch
evidence: 12 of 40 questions in November (sample data)
cost: two days of one editor
risk: it looks staged
expires: 2026-12-18
proposed_by: dimas
proposed_on: 2026-12-01
---
What people ask for.
"""
_DECIDED = _OPEN.replace(
    "---\nWhat",
    "decision: adopt\nreason: it fits\ndecided_by: sari\ndecided_on: 2026-12-04\n---\nWhat",
)


def is_open(page: Page, survey: Survey) -> bool:
    """Tell whether a proposal waits for a decision."""
    return "decision" not in survey.values(page) and page.status not in SET_ASIDE


def waiting(page: Page, survey: Survey) -> int | None:
    """Return how many days a proposal has waited, or had waited when it was decided."""
    values = survey.values(page)
    until = values.get("decided_on") if "decision" in values else survey.today
    since = values.get("proposed_on")
    return (until - since).days if since and until and until >= since else None


def standing(page: Page, survey: Survey) -> Mark:
    """Return how a proposal stands: its decision, or how long it can still wait."""
    values = survey.values(page)
    if (decision := values.get("decision")) is not None:
        tone = Tone.GOOD if decision == "adopt" else Tone.PLAIN
        return Mark({"adopt": "adopted", "decline": "declined", "none": "let pass"}[decision], tone)
    if page.status in SET_ASIDE:
        return Mark(page.status)
    left = _days_left(values.get("expires"), survey)
    if left is None:
        return Mark("waits", Tone.WARN)
    if left < 0:
        return Mark("expired undecided", Tone.BAD)
    tone = Tone.WARN if left <= SOON else Tone.PLAIN
    return Mark(f"{left} d left", tone)


def deciders(survey: Survey) -> tuple[str, ...]:
    """Return the ids of the people who decide on proposals today."""
    return tuple(
        person.id
        for person in survey.hub.people.values()
        if person.decides and (person.left is None or person.left > survey.today)
    )


def detail(page: Page, survey: Survey) -> Iterator[Block]:
    """Yield how a proposal stands, how long it waited, and who decides."""
    by = tuple(Ref("person", id) for id in deciders(survey))
    stands: tuple[tuple[str, Cell], ...] = (
        ("Stands", standing(page, survey)),
        ("Days waited", waiting(page, survey)),
        ("Who decides", by or Mark("nobody yet", Tone.WARN)),
    )
    yield Facts("The proposal", stands)


def rules(kind: str, file: str) -> tuple[KindRule, ...]:
    """Return the rules of a kind of proposals.

    Args:
        kind: the kind's name.
        file: a file of the kind, for the examples.
    """
    told = (
        ("case", Level.WARNING, _complete, _OPEN, _OPEN.replace("risk: it looks staged\n", "")),
        ("expired", Level.WARNING, _expired, _DECIDED, _OPEN.replace("2026-12-18", "2026-12-04")),
        ("decider", Level.ERROR, _decider, _DECIDED, _DECIDED.replace("by: sari", "by: dimas")),
    )
    return tuple(
        rule(
            f"{kind}/{name}",
            level,
            passing={file: passing, **PEOPLE},
            failing={file: failing, **PEOPLE},
        )(check)
        for name, level, check, passing, failing in told
    )


def _complete(page: Page, survey: Survey) -> Iterator[Remark]:
    """A proposal says what shows it, what it costs and risks, and until when it is worth it.

    Whoever decides needs all of it: fill in what the finding names, or set `status: draft`.
    """
    values = survey.values(page)
    missing = [f"`{name}`" for name in CASE if name not in values]
    if missing and page.status not in SET_ASIDE:
        yield Remark(page.document, f"{', '.join(missing)} missing", ("title",))


def _expired(page: Page, survey: Survey) -> Iterator[Remark]:
    """A proposal is decided before it expires.

    Nobody gets an answer from a proposal that runs out in silence. Decide now, or write
    `decision: none` with the reason: that is an answer too.
    """
    values = survey.values(page)
    last, decided = values.get("expires"), values.get("decided_on")
    if last is None:
        return
    if is_open(page, survey) and last < survey.today:
        hint = "decide, or write `decision: none` with a `reason`"
        yield Remark(page.document, f"nobody had decided by {last}", ("expires",), hint)
    elif decided is not None and decided > last:
        message = f"it was decided on {decided}, after it had expired on {last}"
        yield Remark(page.document, message, ("decided_on",))


def _decider(page: Page, survey: Survey) -> Iterator[Remark]:
    """Whoever decides may decide, and decides on what others have proposed.

    `decides: true` in strategy/people.yml says who may. Let one of them decide, and name them,
    the reason and the day.
    """
    values = survey.values(page)
    if "decision" not in values:
        return
    wanted = ("reason", "decided_by", "decided_on")
    missing = [f"`{one}`" for one in wanted if one not in values]
    if missing:
        message = f"it is decided, and {', '.join(missing)} is missing"
        yield Remark(page.document, message, ("decision",))
    yield from _wrong(page, survey)


def _wrong(page: Page, survey: Survey) -> Iterator[Remark]:
    """Yield what is wrong with who decided, and when."""
    values = survey.values(page)
    by, on = values.get("decided_by"), values.get("decided_on")
    person = survey.hub.people.get(by) if by else None
    if person is not None and by == values.get("proposed_by"):
        message, hint = f"{by} has proposed it and cannot decide on it", "let somebody else decide"
        yield Remark(page.document, message, ("decided_by",), hint)
    elif person is not None and not person.decides:
        hint = "let one of those who do decide, or write `decides: true` in strategy/people.yml"
        yield Remark(page.document, f"{by} does not decide on proposals", ("decided_by",), hint)
    elif person is not None and on is not None and person.left is not None and person.left <= on:
        message = f"{by} had left by {person.left}, before it was decided"
        yield Remark(page.document, message, ("decided_by",))
    if on is not None and on > survey.today:
        message = f"{on} has not come yet"
        yield Remark(page.document, message, ("decided_on",), "write the day of the decision")


def _days_left(last: date | None, survey: Survey) -> int | None:
    return None if last is None else (last - survey.today) // timedelta(days=1)
