"""The kind `goal`: what the brand wants to reach, with a measure."""

from __future__ import annotations

from masthead.schema.fields import DAY, FLAG, ID, NUMBER, ONE_LINE, page_record
from masthead.schema.records import Field

RECORD = page_record(
    Field("kind", ID, "Kind of goal: awareness, traffic, service, loyalty, leads ...", "loyalty"),
    Field("metric", ONE_LINE, "What is counted.", "returning_visitors"),
    Field("baseline", NUMBER, "The value at the start.", 120),
    Field("target", NUMBER, "The value to reach.", 200),
    Field("unit", ONE_LINE, "What the value is counted in.", "people a month"),
    Field("due", DAY, "Day by which the target is to be reached.", "2026-12-31"),
    Field("source", ONE_LINE, "Where the value is read.", "strategy/metrics/site.csv"),
    Field("primary", FLAG, "The goal that wins where two goals clash.", example=True),
    Field("objective", ONE_LINE, "The company's objective behind it.", "Lamps live longer"),
)

BODY = """\
Why this goal, and how we notice that it is reached. Say what would make us give it up.
"""
