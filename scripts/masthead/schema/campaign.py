"""The kind `campaign`: posts for one purpose over a stretch of time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from masthead.schema.fields import DAY, ID, IDS, LOOSE, ONE_LINE, page_record
from masthead.schema.records import Field
from masthead.schema.shapes import Choice, Fault

RECORD = page_record(
    Field("summary", ONE_LINE, "The campaign in one sentence.", "A week of mending together."),
    Field("starts", DAY, "First day.", "2026-12-07"),
    Field("ends", DAY, "Last day.", "2026-12-13"),
    Field("goal", ID, "The goal it serves: an id in strategy/goals/.", "trust-2026"),
    Field("audiences", IDS, "Whom it speaks to: ids in strategy/audiences/.", ["tinkerers"]),
    Field("channels", IDS, "Where it runs: ids in strategy/channels/.", ["site", "mastodon"]),
    Field("pillar", ID, "Its theme: an id in strategy/pillars/.", "repair"),
    Field(
        "mode",
        Choice(("proactive", "passive")),
        "`proactive` runs own content on several channels; `passive` watches what others say.",
        "proactive",
    ),
    Field("budget", LOOSE, "What making and promoting it costs; never public.", "USD 400"),
    Field("resources", LOOSE, "Who and what it takes.", ["one editor, two days"]),
    Field("utm", ONE_LINE, "Its name in campaign parameters; else its id.", "repair-week"),
)

BODY = """\
The idea in two sentences, the story from first to last day, and how we will tell whether it worked.
"""


def faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what is wrong between the keys of a campaign."""
    starts, ends = values.get("starts"), values.get("ends")
    if starts and ends and ends < starts:
        message = f"`ends` is {ends}, before `starts`, {starts}"
        yield Fault("schema/value", ("ends",), message)
