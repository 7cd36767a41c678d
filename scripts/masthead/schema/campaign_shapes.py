"""What a campaign takes: its budget, and who and what it needs."""

from __future__ import annotations

from masthead.schema.fields import CURRENCY, NUMBER, ONE_LINE, id_of, list_of
from masthead.schema.money import AMOUNT
from masthead.schema.records import Either, Field, Record

BUDGET = Record(
    (
        Field("making", AMOUNT, "What making it costs.", 4000000),
        Field("promoting", AMOUNT, "What promoting it costs.", 1500000),
        Field("currency", CURRENCY, "The currency, as ISO 4217 writes it.", "IDR"),
        Field("note", ONE_LINE, "What stands behind the amounts.", "two quotes of October"),
    ),
    "a mapping with `making`, `promoting` and `currency`",
    advice={"amount": "write `making` or `promoting`, as the plan has both"},
)
RESOURCE = Record(
    (
        Field("what", ONE_LINE, "What it takes.", "an editor for each language", required=True),
        Field("who", id_of("person"), "Who it is: an id in strategy/people.yml.", "sari"),
        Field("days", NUMBER, "Days of work.", 2),
    ),
    "a text, or a mapping with `what`, `who` and `days`",
)
RESOURCES = Either(
    {
        str: ONE_LINE,
        list: list_of(Either({str: ONE_LINE, dict: RESOURCE}, RESOURCE.words), "resources"),
    },
    "a list of texts, or of mappings with `what`, `who` and `days`",
)
