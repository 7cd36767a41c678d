"""What an audience's portrait may tell: of groups alone, as names or as counted shares."""

from __future__ import annotations

from masthead.schema.fields import DAY, LINES, ONE_LINE, PERCENT, number
from masthead.schema.records import Either, Field, MappingOf, Record
from masthead.schema.shapes import Choice

LINE_OR_LINES = Either({str: ONE_LINE, list: LINES}, "text on one line, or a list of texts")
SHARES = MappingOf(ONE_LINE, PERCENT, "shares in percent by name")
GROUPS = Either(
    {str: ONE_LINE, list: LINES, dict: SHARES},
    "text on one line, a list of texts, or shares in percent by name",
)
PEOPLE = number("a number of people, from 1", 1, 10**9)
TRAITS = ("health", "religion", "politics", "orientation", "ethnicity", "union")
"""Special categories of personal data: Regulation (EU) 2016/679, article 9(1), of 2016-04-27."""

SAMPLE = Record(
    (
        Field("size", PEOPLE, "How many people were asked or counted.", 240, required=True),
        Field("source", ONE_LINE, "Who counted, and how.", "survey at the benches", required=True),
        Field("day", DAY, "When.", "2026-09-30"),
    ),
    "a mapping with `size` and `source`",
)
SENSITIVE = Record(
    (
        Field("trait", Choice(TRAITS), "What it tells of.", "health", required=True),
        Field("group", ONE_LINE, "Whom the share counts.", "people with low vision", required=True),
        Field("share", PERCENT, "Their share in percent.", 6, required=True),
        Field("size", PEOPLE, "How many people were asked or counted.", 240, required=True),
        Field("source", ONE_LINE, "Who counted, and how.", "a public survey", required=True),
    ),
    "a mapping with `trait`, `group`, `share`, `size` and `source`",
)
