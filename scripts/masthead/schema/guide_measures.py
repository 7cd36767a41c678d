"""The measures of a guide and how it addresses readers: what stands under single keys."""

from __future__ import annotations

from masthead.schema.fields import COUNT, FLAG, LINES, ONE_LINE, TEXT
from masthead.schema.guide_entries import LEVEL
from masthead.schema.records import Field, MappingOf, Record
from masthead.schema.shapes import Choice

BY_NAME = MappingOf(ONE_LINE, TEXT, "texts by name")


def _most(text: str, example: int) -> Record:
    return Record((Field("max", COUNT, text, example),), "a mapping with `max`")


MECHANICS = Record(
    (
        Field(
            "emoji",
            Record(
                (
                    Field("max", COUNT, "Most emoji in a message.", 1),
                    Field(
                        "never_instead_of_words",
                        FLAG,
                        "An emoji stands beside its word, not for it; people judge this.",
                        example=True,
                    ),
                ),
                "a mapping with `max`",
            ),
            "Emoji.",
            {"max": 1},
        ),
        Field("exclamation", _most("Most exclamation marks in a message.", 1), "`!`.", {"max": 0}),
        Field("question", _most("Most question marks in a message.", 2), "`?`.", {"max": 2}),
        Field(
            "hashtags",
            Record(
                (
                    Field("max", COUNT, "Most hashtags in a message.", 3),
                    Field(
                        "case",
                        Choice(("camel", "lower")),
                        "How words join: `camel` is RepairWeek, `lower` is repairweek.",
                        "camel",
                    ),
                    Field(
                        "place",
                        Choice(("end", "anywhere")),
                        "Where they stand: at the end, or anywhere in the text.",
                        "end",
                    ),
                ),
                "a mapping with `max`, `case` or `place`",
            ),
            "Hashtags.",
            {"max": 3, "case": "camel", "place": "end"},
        ),
        Field(
            "capitals",
            Record(
                (
                    Field("max_words", COUNT, "Most words in capitals in a message.", 0),
                    Field("allow", LINES, "Words that are always in capitals.", ["LED", "USB"]),
                ),
                "a mapping with `max_words` or `allow`",
            ),
            "Words in capitals.",
            {"max_words": 0, "allow": ["LED"]},
        ),
        Field(
            "sentence",
            Record((Field("max_words", COUNT, "Most words.", 28),), "a mapping with `max_words`"),
            "Length of a sentence.",
            {"max_words": 28},
        ),
        Field(
            "paragraph",
            Record(
                (Field("max_sentences", COUNT, "Most sentences.", 5),),
                "a mapping with `max_sentences`",
            ),
            "Length of a paragraph.",
            {"max_sentences": 5},
        ),
        Field(
            "title",
            Record(
                (
                    Field(
                        "case",
                        Choice(("sentence", "title")),
                        "`sentence` is Repair week starts, `title` is Repair Week Starts.",
                        "sentence",
                    ),
                    Field("max_words", COUNT, "Most words.", 10),
                ),
                "a mapping with `case` or `max_words`",
            ),
            "A post's title.",
            {"case": "sentence", "max_words": 10},
        ),
        Field(
            "typography",
            BY_NAME,
            "Signs: `quotes`, `inner_quotes`, `apostrophe`, `dash`, `ellipsis`, `decimal`,"
            " `thousands`; further names are for people.",
            {"quotes": "“ ”", "dash": "none", "decimal": "."},
        ),
        Field(
            "numbers",
            BY_NAME,
            "How numbers, dates and money are written: for people.",
            {"date": "7 December 2026"},
        ),
        Field("contractions", TEXT, "Whether don't is fine: for people.", "allowed"),
        Field("spelling", TEXT, "Which spelling holds: for people.", "British, with -ise"),
    ),
    "a mapping of measures",
)
ADDRESS = Record(
    (
        Field("use", LINES, "Forms to use.", ["you", "your"]),
        Field("avoid", LINES, "Forms to avoid, whatever their case.", ["dear customer"]),
        Field(
            "avoid_inside_sentence",
            LINES,
            "Forms to avoid exactly as written, but where a sentence begins.",
            ["Вы"],
        ),
        Field("individual", LINES, "Forms for one person: for people.", ["ikaw"]),
        Field("care_desk", TEXT, "How the care desk says it: for people.", "Anda"),
        Field("capital", TEXT, "When it has a capital: for people.", "In a letter to one person."),
        Field("polite", TEXT, "Words of respect: for people.", "Po to a person, not in posts."),
        Field("mixing", TEXT, "What never stands in one text: for people.", "Kamu and Anda."),
        Field("we", TEXT, "Who speaks: for people.", "Lentera says we, a person says I."),
        Field("note", TEXT, "Anything else, for people.", "When in doubt, leave it out."),
        Field("level", LEVEL, "How much a wrong form weighs.", "warning"),
    ),
    "a mapping with `use`, `avoid` or `avoid_inside_sentence`",
)
