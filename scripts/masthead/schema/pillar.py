"""The kind `pillar`: a theme that posts come back to."""

from __future__ import annotations

from masthead.schema.fields import ONE_LINE, matching, number, page_record
from masthead.schema.records import Field

RECORD = page_record(
    Field("summary", ONE_LINE, "The theme in one sentence.", "How things are mended."),
    Field(
        "share",
        number("a share in percent, from 0 to 100", 0, 100, whole=False),
        "Share of all posts in percent.",
        40,
    ),
    Field(
        "colour",
        matching(r"^#[0-9A-Fa-f]{6}$", "a colour, as #B5651D in quotes", 7),
        "Its colour in plots.",
        "#B5651D",
    ),
)

BODY = """\
What belongs to this theme and what does not, with two posts that show it.
"""
