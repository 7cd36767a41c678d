"""Which formats posts have, for which audience, and how they fit what channels carry well."""

from __future__ import annotations

from collections.abc import Iterator

from masthead import plots
from masthead.post import Post
from masthead.report import Block, Cell, Plot, Ref, Table
from masthead.reports.mix import EMPTY, shares
from masthead.reports.mixed import posts_of, window_of
from masthead.reports.worth import NOTE, engagements, worth
from masthead.schema.fields import FORMATS, score_of
from masthead.survey import Survey

TITLE = "Formats"


def blocks(survey: Survey) -> Iterator[Block]:
    """Yield the mix of formats, for whom they are, what they came to, and what channels carry."""
    yield shares(survey, "format")
    yield by_audience(survey)
    yield results(survey)
    yield by_channel(survey)


def results(survey: Survey) -> Table:
    """Return what the formats came to with each audience, the most attractive first."""
    counts = engagements(survey)
    rows = [
        (Ref("audience", page.id, page.title), name, *worth(_ids(survey, page.id, name), counts))
        for page in survey.current("audience")
        for name in FORMATS
    ]
    known = [row for row in rows if row[3] is not None]
    known.sort(key=lambda row: (str(row[0].id), -(row[3] or 0)))
    return Table(
        "What formats came to",
        ("Audience", "Format", "Posts read", "Engagements a post"),
        tuple(known),
        note=NOTE,
        empty="Nothing was read yet: write engagements by post into a table in strategy/metrics/",
    )


def _ids(survey: Survey, audience: str, format: str) -> list[str]:
    return [
        post.id for post in survey.posts if post.format == format and audience in post.audiences
    ]


def by_audience(survey: Survey) -> Plot:
    """Return how many posts of each format speak to each audience."""
    window = window_of(survey)
    posts = tuple(posts_of(survey, window))
    used = [name for name in FORMATS if any(post.format == name for post in posts)]
    rows: list[tuple[Cell, ...]] = [
        (
            Ref("audience", page.id, page.title),
            *(_count(posts, page.id, name) for name in used),
        )
        for page in survey.current("audience")
    ]
    words = " A post counts for each of its audiences."
    table = Table(
        "Formats by audience",
        ("Audience", *(name.capitalize() for name in used)),
        tuple(rows) if used else (),
        note=f"Posts from {window.first} to {window.last}, published and planned.{words}",
        empty=EMPTY if survey.current("audience") else 'No audience: masthead new audience "Title"',
    )
    return plots.heat(table)


def _count(posts: tuple[Post, ...], audience: str, format: str) -> int:
    return sum(post.format == format and audience in post.audiences for post in posts)


def by_channel(survey: Survey) -> Plot:
    """Return how well each channel carries each format, as its page says."""
    fits: dict[str, dict[str, int]] = {}
    for page in survey.pages("channel"):
        content = survey.values(page).get("fit", {}).get("content", {})
        if content and page.id in survey.active_channels:
            fits[page.id] = {name: score_of(value)[0] for name, value in content.items()}
    used = [name for name in FORMATS if any(name in fit for fit in fits.values())]
    rows: list[tuple[Cell, ...]] = [
        (Ref("channel", id, survey.title("channel", id)), *(fit.get(name) for name in used))
        for id, fit in fits.items()
    ]
    table = Table(
        "How well channels carry them",
        ("Channel", *(name.capitalize() for name in used)),
        tuple(rows),
        note="Scores from 0 to 5 (fit, in the page of each active channel); a gap has none.",
        empty="No channel says what it carries well: write `fit` in its page.",
    )
    return plots.heat(table, scale=(0, 5))
