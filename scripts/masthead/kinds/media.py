"""The kind `media`: the sidecar `<file>.yml` of a media file."""

from __future__ import annotations

from masthead.schema.fields import DAY, FLAG, ONE_LINE, TEXT
from masthead.schema.records import Field, Record

RECORD = Record(
    (
        Field(
            "alt",
            TEXT,
            "What the picture shows, for people who do not see it; a post may say it otherwise.",
            "A brass lamp in pieces on a workbench.",
        ),
        Field("decorative", FLAG, "The picture says nothing that the text does not.", example=True),
        Field("credit", ONE_LINE, "Whom to name.", "Photo: Sari Dewi"),
        Field("rights", ONE_LINE, "What we may do with it, and why.", "Own work"),
        Field("expires", DAY, "Last day it may be used.", "2027-12-31"),
        Field("source", ONE_LINE, "Where it comes from.", "https://photos.example/lamp"),
    )
)

BODY = ""
