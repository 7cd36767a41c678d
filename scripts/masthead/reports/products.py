"""Results by product: what posts about each product or service came to, on product and company."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from masthead.metric import METRICS
from masthead.page import Page
from masthead.report import Block, Cell, Facts, Ref, Table, Words
from masthead.reports.readings import Reading, readings
from masthead.reports.standing import sent
from masthead.survey import Survey

TITLE = "Results by product"
SHOWN = ("views", "engagements", "clicks", "leads", "orders")
"""Counts of posts, from what is seen to what is sold; each may be added up."""


def blocks(survey: Survey) -> Iterator[Block]:
    """Yield the posts about each product and service, and what was counted of them."""
    from masthead.plots import bars

    pages = survey.current("product")
    found = [(Ref("product", page.id, page.title), *_row(page, survey)) for page in pages]
    empty = 'No product yet: masthead new product "Title"'
    posts = Table(
        "Posts by product",
        ("Product", "Is", "Sent", "Not sent"),
        tuple(row[:4] for row in found),
        empty=empty,
    )
    yield bars(posts, "Product", "Sent", "Not sent", stacked=True)
    yield Table(
        "What the posts came to",
        ("Product", *(METRICS[id].title for id in SHOWN)),
        tuple((row[0], *row[4:]) for row in found),
        "Sums over the posts that name the product, of what was read post by post. Nothing here"
        " says that a post caused an order.",
        empty,
    )
    unnamed = sum("product" not in post.document.data for post in survey.posts)
    yield Words(f"{unnamed} of {len(survey.posts)} posts name no product.")


def card(page: Page, survey: Survey) -> Iterator[Block]:
    """Yield what the posts about one product came to, and for which goals they were made."""
    names = ("Is", "Posts sent", "Posts not sent", *(METRICS[id].title for id in SHOWN))
    facts = tuple(zip(names, _row(page, survey), strict=True))[1:]
    posts = survey.posts_naming("product", page.id)
    goals = tuple(Ref("goal", id) for id in sorted({post.goal for post in posts if post.goal}))
    yield Facts("What its posts came to", (*facts, ("For the goals", goals)))


def _row(page: Page, survey: Survey) -> tuple[Cell, ...]:
    posts = {post.id for post in survey.posts_naming("product", page.id)}
    out = len(posts & sent(survey))
    sums = (_sum(readings(survey).get(id, ()), posts) for id in SHOWN)
    return (survey.values(page).get("is"), out, len(posts) - out, *sums)


def _sum(found: Collection[Reading], posts: Collection[str]) -> float | None:
    """Return what a count of some posts comes to; None where none of them was read."""
    values = [one.value for one in found if one.post in posts]
    return sum(values) if values else None
