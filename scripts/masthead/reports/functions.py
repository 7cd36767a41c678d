"""Work by function: social media as public relations, as service, as customer relations."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.metric import FUNCTIONS
from masthead.page import Page
from masthead.report import Block, Cell, Table
from masthead.reports.standing import refs, sent, standing
from masthead.survey import Survey

TITLE = "Work by function"
NONE = "No function named"


def blocks(survey: Survey) -> Iterator[Block]:
    """Yield the goals, campaigns and posts of each line of work."""
    from masthead.plots import bars

    found: dict[str, list[Page]] = {}
    for page in survey.current("goal"):
        name = FUNCTIONS.get(survey.values(page).get("function", ""), NONE)
        found.setdefault(name, []).append(page)
    names = [name for name in (*FUNCTIONS.values(), NONE) if name in found]
    rows = tuple(_row(survey, name, found[name]) for name in names)
    columns = ("Function", "Sent", "Not sent", "Goals", "Campaigns", "On course or met")
    note = "A post belongs to the function of its goal; drafts, and posts without a goal, to none."
    empty = "No goal yet: write `function: service` in one, or masthead new goal"
    table = Table("Posts by function", columns, rows, note, empty)
    yield bars(table, "Function", "Sent", "Not sent", stacked=True)


def _row(survey: Survey, name: str, pages: list[Page]) -> tuple[Cell, ...]:
    posts = {post.id for page in pages for post in survey.posts_naming("goal", page.id)}
    out = len(posts & sent(survey))
    campaigns = {
        one.id for page in pages for one in survey.naming("goal", page.id) if one.kind == "campaign"
    }
    good = sum(standing(page, survey).mark.text in ("met", "on course") for page in pages)
    goals = refs("goal", {page.id for page in pages})
    return (
        name,
        out,
        len(posts) - out,
        goals,
        refs("campaign", campaigns),
        f"{good} of {len(pages)}",
    )
