"""Between two posts on a channel lies at least the gap that its page asks for.

Posts that come at once crowd each other out. The finding stands at the later of the two: give
it another time.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.rules.context import Context, date_key
from masthead.rules.rule import Example, Options
from masthead.rules.shared import Planned

ID = "cadence/gap"
LEVEL = Level.WARNING
OPTIONS: Options = {}

_CHANNEL = "---\ntitle: Notes\nservice: folder\ncadence: {min_gap: 2h}\n---\nSlowly.\n"
_POST = """\
---
title: Open day
publish_at: 2026-12-14 {}
channels: [notes]
---
The workshop is open {}, come in.
"""
PASS = Example(
    {
        "strategy/channels/notes.md": _CHANNEL,
        "content/posts/2026/one.md": _POST.format("09:00", "on the third of Advent"),
        "content/posts/2026/two.md": _POST.format("11:00", "until late at night"),
    }
)
FAIL = Example(
    {
        "strategy/channels/notes.md": _CHANNEL,
        "content/posts/2026/one.md": _POST.format("09:00", "on the third of Advent"),
        "content/posts/2026/two.md": _POST.format("10:30", "until late at night"),
    }
)


def check(context: Context) -> Iterator[Finding]:
    """Yield each post that follows another too soon."""
    before: dict[str, Planned] = {}
    for planned in context.plan():
        gap = planned.channel.cadence.min_gap
        last = before.get(planned.channel.id)
        before[planned.channel.id] = planned
        if not gap or not last or planned.due_at - last.due_at >= gap:
            continue
        here, other = planned, last
        if not context.wants(here.post.path) or not here.pending:
            here, other = last, planned
        if here.pending:
            minutes = (planned.due_at - last.due_at).total_seconds() / 60
            yield here.post.finding(
                ID,
                f"{minutes:.0f} minutes lie between this and {other.post.path} on "
                f"{here.channel.id}, which asks for {gap.total_seconds() / 60:.0f}",
                *date_key(here.post, here.channel.id),
                hint="give it another time",
            )
