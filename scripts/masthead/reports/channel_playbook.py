"""How each channel is played: formats, functions, pace, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.compose.services import SERVICES
from masthead.page import Page
from masthead.record import State
from masthead.report import Block, Cell, Mark, Ref, Table, Tone
from masthead.reports.channel_kinds import functions, medium_of
from masthead.survey import Survey

NEXT = 5
"""Posts ahead that a channel's page names."""
AHEAD = frozenset({State.SCHEDULED, State.DUE})


def playbook(survey: Survey) -> Iterator[Block]:
    """Show how each channel is played: what it is for, what it takes, how often, what is next."""
    rows = tuple(_line(page, survey) for page in survey.current("channel"))
    names = ("Channel", "Medium", "What it is for", "Takes", "Leaves out", "Pace", "Posts ahead")
    note = (
        "Takes: formats under `plays`, else all of the network. Leaves out: what the network would"
        f" take besides. Day: {survey.today}."
    )
    empty = 'No channel yet: masthead channel new "Title"'
    yield Table("Playbook", names, rows, note, empty)


def next_posts(page: Page, survey: Survey) -> Table:
    """Return what a channel sends next."""
    ahead = [
        one
        for one in survey.deliveries
        if one.channel == page.id and one.state in AHEAD and one.due_at is not None
    ]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            one.due_at.astimezone(survey.zone).date(),
            Ref("post", one.post),
            _format(one.post, survey),
        )
        for one in ahead[:NEXT]
        if one.due_at is not None
    )
    note = f"The next {len(rows)} of {len(ahead)}. Days in {survey.zone.key}."
    empty = f"Nothing is planned here: write a post with `channels: [{page.id}]`."
    return Table("Next posts", ("Day", "Post", "Format"), rows, note if rows else "", empty)


def pace_of(page: Page, survey: Survey) -> str | None:
    """Return how often a channel is to post, in words."""
    cadence = survey.values(page).get("cadence", {})
    words = [
        f"{word} {cadence[name]} a {span}"
        for name, word, span in (
            ("min_per_week", "at least", "week"),
            ("max_per_week", "at most", "week"),
            ("max_per_day", "at most", "day"),
        )
        if name in cadence
    ]
    return ", ".join(words) or None


def _line(page: Page, survey: Survey) -> tuple[Cell, ...]:
    values = survey.values(page)
    known = SERVICES.get(values.get("network", values.get("service", "")))
    all_formats = known.formats if known else ()
    taken = tuple(values.get("plays", ())) or all_formats
    ahead = sum(one.channel == page.id and one.state in AHEAD for one in survey.deliveries)
    return (
        Ref("channel", page.id),
        medium_of(page, survey) or None,
        functions(page, survey),
        ", ".join(taken) or None,
        ", ".join(name for name in all_formats if name not in taken) or None,
        pace_of(page, survey),
        ahead or Mark("none", Tone.WARN),
    )


def _format(post: str, survey: Survey) -> str | None:
    known = survey.hub.posts.get(post)
    return known.format if known else None
