"""The kind `audience`: people whom posts speak to."""

from __future__ import annotations

from masthead.schema.fields import ID, LANGUAGES, LINES, LOOSE, ONE_LINE, list_of, page_record
from masthead.schema.records import Either, Field

LINE_OR_LINES = Either({str: ONE_LINE, list: LINES}, "text on one line, or a list of texts")

RECORD = page_record(
    Field("summary", ONE_LINE, "Who they are, in one sentence.", "People who mend things at home."),
    Field("market", LINE_OR_LINES, "Private buyers (b2c) or companies (b2b).", "b2c"),
    Field(
        "services", list_of(ID, "services"), "Networks they really use.", ["mastodon", "youtube"]
    ),
    Field("purpose", LINE_OR_LINES, "What they use them for.", "to learn how to mend"),
    Field("active_hours", LOOSE, "When they are there, with the zone.", ["19:00-22:00"]),
    Field("devices", LINE_OR_LINES, "What they read on.", ["phone"]),
    Field("interests", LINE_OR_LINES, "What they care about.", ["tools", "thrift"]),
    Field("languages", LANGUAGES, "Languages they read, as tags.", ["en", "id"]),
    Field("age", LINE_OR_LINES, "Range of age, as an aggregate.", "25-44"),
)

BODY = """\
What they want, what keeps them from it, and what they have said in their own words. Write only what
you have observed or been told, and say where.
"""
