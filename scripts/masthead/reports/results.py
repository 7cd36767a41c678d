"""Results by goal: a line of each goal's values by month against its target, primary goal first."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.report import Block, Ref, Table
from masthead.reports.standing import NOTE, line, standings
from masthead.survey import Survey

TITLE = "Results by goal"


def blocks(survey: Survey) -> Iterator[Block]:
    """Yield how all goals stand, and a line for each goal of which something was read."""
    stands = standings(survey)
    rows = tuple(
        (
            Ref("goal", one.goal.id),
            one.metric.title if one.metric else None,
            one.latest[1] if one.latest else None,
            one.target,
            one.mark,
        )
        for one in stands
    )
    empty = 'No goal yet: masthead new goal "Title"'
    yield Table("", ("Goal", "Counts", "Latest", "Target", "State"), rows, NOTE, empty)
    for one in stands:
        yield from line(one, one.goal.title)
