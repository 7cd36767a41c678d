"""The kind `people`: `strategy/people.yml`, everyone whom posts name or who owns things."""

from __future__ import annotations

from masthead.schema.fields import DAY, FLAG, ID, ONE_LINE, matching
from masthead.schema.records import Field, MappingOf, Record

PERSON = Record(
    (
        Field("name", ONE_LINE, "The name for people.", "Sari Dewi", required=True),
        Field(
            "handles",
            MappingOf(ID, ONE_LINE, "account names by network"),
            "The account by network; `{@id}` in a post becomes this name.",
            {"mastodon": "sari@lentera.example"},
        ),
        Field(
            "github",
            matching(r"^[A-Za-z0-9](-?[A-Za-z0-9]){0,38}$", "a GitHub user name", 39),
            "The GitHub account, for reviews.",
            "sari-d",
        ),
        Field("role", ONE_LINE, "What the person does here.", "editor"),
        Field("decides", FLAG, "Whether the person decides on proposals.", example=True),
        Field("left", DAY, "Day from which the person no longer works here.", "2027-06-30"),
    ),
    "a mapping with `name`",
)

RECORD = Record(
    (
        Field(
            "people",
            MappingOf(ID, PERSON, "people by id"),
            "Everyone by id: `{@sari}` names a person in a post, `owner: sari` in a page.",
            {"sari": {"name": "Sari Dewi", "handles": {"mastodon": "sari@lentera.example"}}},
            required=True,
        ),
    )
)

BODY = ""
