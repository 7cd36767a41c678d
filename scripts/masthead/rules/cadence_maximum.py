"""A channel gets no more posts a day and a week than its page says.

Days and weeks (Monday to Sunday) are those of the hub's zone. The finding stands at the post
that is too many: give it another day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from masthead.finding import Finding, Level
from masthead.rules.context import Context, date_key
from masthead.rules.rule import Example, Options
from masthead.rules.shared import Planned

ID = "cadence/maximum"
LEVEL = Level.WARNING
OPTIONS: Options = {}

_CHANNEL = "---\ntitle: Notes\nservice: folder\ncadence: {max_per_day: 1}\n---\nOnce a day.\n"
_POST = """\
---
title: Open day
publish_at: {}
channels: [notes]
---
The workshop is open {}, come in.
"""
PASS = Example(
    {
        "strategy/channels/notes.md": _CHANNEL,
        "content/posts/2026/one.md": _POST.format("2026-12-14 09:00", "on the third of Advent"),
        "content/posts/2026/two.md": _POST.format("2026-12-15 18:00", "until late at night"),
    }
)
FAIL = Example(
    {
        "strategy/channels/notes.md": _CHANNEL,
        "content/posts/2026/one.md": _POST.format("2026-12-14 09:00", "on the third of Advent"),
        "content/posts/2026/two.md": _POST.format("2026-12-14 18:00", "until late at night"),
    }
)


def check(context: Context) -> Iterator[Finding]:
    """Yield each post that is one too many on its day or in its week."""
    days: dict[tuple[str, date], list[Planned]] = defaultdict(list)
    weeks: dict[tuple[str, date], list[Planned]] = defaultdict(list)
    for planned in context.plan():
        day = planned.due_at.date()
        cadence = planned.channel.cadence
        if cadence.max_per_day is not None:
            days[planned.channel.id, day].append(planned)
        if cadence.max_per_week is not None:
            monday = day - timedelta(days=day.weekday())
            weeks[planned.channel.id, monday].append(planned)
    for (_, day), group in days.items():
        yield from _too_many(group, group[0].channel.cadence.max_per_day, f"on {day}", context)
    for (_, day), group in weeks.items():
        most = group[0].channel.cadence.max_per_week
        yield from _too_many(group, most, f"in the week from {day}", context)


def _too_many(
    group: list[Planned], most: int | None, when: str, context: Context
) -> Iterator[Finding]:
    if most is None or len(group) <= most:
        return
    # In a narrow check the posts that are looked at count as the ones that are too many.
    ordered = sorted(
        group, key=lambda one: context.focus is not None and context.wants(one.post.path)
    )
    for planned in ordered[most:]:
        if planned.pending:
            message = f"{planned.channel.id} gets {len(group)} posts {when}, it takes {most}"
            key = date_key(planned.post, planned.channel.id)
            yield planned.post.finding(ID, message, *key, hint="give it another day")
