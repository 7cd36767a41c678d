"""Why these channels: how well each serves the goals, the audiences and the formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from masthead.kinds.rule import Remark
from masthead.page import Page
from masthead.report import Block, Cell, Ref, Table
from masthead.reports.serving import fit_of, uses
from masthead.schema.fields import FORMATS
from masthead.survey import Survey

AXES: Mapping[str, str] = {"goals": "goal", "audiences": "audience", "content": ""}
"""The axes of `fit`, each with the kind of page that it scores."""

SHORT = 20
"""Most characters of a title above a column."""

ENDS = frozenset({0, 1, 5})
"""Scores that decide where a post goes."""

EMPTY = "No channel says how well it fits: write `fit` in its page, with the reason for each score."
NOTE = "Scores from 0 to 5, as the channels' pages give them; a gap was not scored."


def fit(survey: Survey) -> Iterator[Block]:
    """Show how well each channel fits goals, audiences and formats, and why."""
    from masthead.plots import heat

    pages = survey.current("channel")
    for axis in AXES:
        ids = things(axis, pages, survey)
        names = [_head(axis, id, survey) for id in ids]
        rows = tuple(
            (survey.title("channel", page.id), *(_score(page, axis, id, survey) for id in ids))
            for page in pages
        )
        scored = any(score is not None for row in rows for score in row[1:])
        table = Table(f"Fit to {axis}", ("Channel", *names), rows if scored else (), NOTE, EMPTY)
        yield heat(table, scale=(0, 5))
    found = tuple(
        (Ref("channel", page.id), *row) for page in pages for row in reasons(page, survey) if row[3]
    )
    names = ["Channel", "Axis", "For", "Score", "Why"]
    empty = "No reason stands beside a score: write `{score: 4, why: ...}`."
    yield Table("Reasons", tuple(names), found, empty=empty)


def fit_table(page: Page, survey: Survey) -> Table:
    """Return one channel's scores with their reasons, the highest first."""
    rows = tuple((*row[:3], row[3] or None) for row in reasons(page, survey))
    return Table("Fit", ("Axis", "For", "Score", "Why"), rows, NOTE, EMPTY)


def reasons(page: Page, survey: Survey) -> list[tuple[str, Cell, int, str]]:
    """Return each score of a channel: its axis, what it is for, the score, and the reason."""
    found: list[tuple[str, Cell, int, str]] = []
    for axis, kind in AXES.items():
        for id in survey.values(page).get("fit", {}).get(axis, {}):
            score, why = fit_of(survey.values(page), axis, id)
            cell: Cell = Ref(kind, id) if kind else id
            found.append((axis.capitalize(), cell, score or 0, why))
    return sorted(found, key=lambda row: (list(AXES).index(row[0].lower()), -row[2]))


def things(axis: str, pages: Sequence[Page], survey: Survey) -> list[str]:
    """Return what an axis scores: the goals or audiences that hold now, or the formats scored."""
    if AXES[axis]:
        return [page.id for page in survey.current(AXES[axis])]
    scored = {id for page in pages for id in survey.values(page).get("fit", {}).get(axis, {})}
    return [name for name in FORMATS if name in scored]


def named(axis: str, id: str, survey: Survey) -> str:
    """Return the name of what an axis scores, for people."""
    return survey.title(AXES[axis], id) if AXES[axis] else id


def _head(axis: str, id: str, survey: Survey) -> str:
    """Return the name above a column: the title where it is short, else the id."""
    title = named(axis, id, survey)
    return title if len(title) <= SHORT else id


def _score(page: Page, axis: str, id: str, survey: Survey) -> int | None:
    return fit_of(survey.values(page), axis, id)[0]


def unreasoned(page: Page, survey: Survey) -> Iterator[Remark]:
    """Yield each score at an end of the scale that has no reason, beside it or in the text."""
    values, text = survey.values(page), page.document.body.casefold()
    for axis, given in values.get("fit", {}).items():
        for id in given:
            score, why = fit_of(values, axis, id)
            told = named(axis, id, survey).casefold() in text or id in text
            if score in ENDS and not (why or told):
                message = f"nobody says why {named(axis, id, survey)} gets {score}"
                yield Remark(page.document, message, ("fit", axis, id), "write `{score, why}`")


def unused(page: Page, survey: Survey, least: int) -> Iterator[Remark]:
    """Yield each audience with a score of `least` or more that does not use the network."""
    if survey.values(page).get("service") == "site":
        return
    for audience in survey.current("audience"):
        score, _ = fit_of(survey.values(page), "audiences", audience.id)
        known = survey.values(audience).get("services")
        if (score or 0) >= least and known and not uses(audience, page.id, survey):
            message = f"{audience.title} gets {score}, and does not use this network"
            key = ("fit", "audiences", audience.id)
            yield Remark(page.document, message, key, f"it uses {', '.join(known)}")
