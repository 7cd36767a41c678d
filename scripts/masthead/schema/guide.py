"""The kind `guide`: a tone-of-voice page whose front matter is the linter's rule set.

A channel and a situation may say anew what the guide says (`PARTS`), so the shapes are the same.
"""

from __future__ import annotations

from typing import Any

from masthead.schema.fields import (
    COUNT,
    FLAG,
    ID,
    LINES,
    ONE_LINE,
    RULE_ID,
    TEXT,
    matching,
    page_record,
)
from masthead.schema.guide_entries import (
    CLAIM,
    DISCLOSURE,
    EXAMPLE,
    LEVEL,
    NAME,
    PACK,
    SITUATION_FIELDS,
    TRAIT,
    WORD,
    entries,
)
from masthead.schema.records import Field, MappingOf, Record
from masthead.schema.shapes import Choice

GUIDE_ID = matching(
    r"^[a-z0-9][A-Za-z0-9-]{0,79}$", "the name of a guide's file without its ending", 80
)
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
LEVELS = MappingOf(RULE_ID, LEVEL, "levels by rule id")

_PART_FIELDS = (
    Field(
        "names",
        entries(NAME, "names"),
        "Names in their exact form.",
        [{"name": "Lentera", "wrong": ["LENTERA"]}],
    ),
    Field(
        "words",
        entries(WORD, "words"),
        "Words to use, to be careful with, to avoid, never to use.",
        [{"term": "leverage", "status": "avoid", "instead": "use", "why": "It says less."}],
    ),
    Field(
        "claims",
        entries(CLAIM, "claims"),
        "Claims that need evidence or the word of a lawyer.",
        [{"term": "the best", "needs": "evidence"}],
    ),
    Field("mechanics", MECHANICS, "Measures of a message.", {"emoji": {"max": 1}}),
    Field("address", ADDRESS, "How readers are addressed.", {"use": ["you"], "avoid": ["dear"]}),
    Field(
        "disclosures",
        entries(DISCLOSURE, "disclosures"),
        "What a commercial post says.",
        [{"when": "paid", "any_of": ["Advertisement"], "position": "start"}],
    ),
    Field(
        "packs",
        entries(PACK, "packs"),
        "Vale style folders in content/voice/packs/, as advice.",
        [{"folder": "plain", "level": "notice"}],
    ),
    Field(
        "levels",
        LEVELS,
        "How much a rule or a family of rules weighs, where it is not the usual.",
        {"voice/words/leverage": "notice"},
    ),
)
PARTS = Record(_PART_FIELDS, "a mapping with parts of a guide")
"""What a channel or a situation may say anew."""

SITUATION = Record(
    (*SITUATION_FIELDS, *_PART_FIELDS), "a mapping with `when`, `shift` and `forbids`"
)

RECORD = page_record(
    Field("extends", GUIDE_ID, "The guide that this one builds on: an id in content/voice/.", "en"),
    Field(
        "voice",
        entries(TRAIT, "traits"),
        "Traits of the voice, each with its limit and examples: for people.",
        [{"trait": "plain", "not": "curt", "do": "Lamps last.", "dont": "Our lamps excel."}],
    ),
    Field(
        "situations",
        entries(SITUATION, "situations"),
        "How the voice shifts, and what it leaves out then.",
        [{"id": "apology", "when": "an apology", "shift": "calm", "forbids": ["emoji"]}],
    ),
    *_PART_FIELDS[:5],
    Field(
        "channels",
        MappingOf(ID, PARTS, "parts of a guide by channel"),
        "What differs by channel, in the words of the guide itself.",
        {"linkedin": {"mechanics": {"emoji": {"max": 0}}}},
    ),
    *_PART_FIELDS[5:],
    Field(
        "examples",
        entries(EXAMPLE, "examples"),
        "Texts that must pass or fail: the guide's own tests.",
        [{"text": "We leverage brass.", "ok": False, "rule": "voice/words/leverage"}],
    ),
)

BODY = """\
How the brand sounds, in three to five traits. For each one: what it is, what it is not, a sentence
that has it and a sentence that misses it.

{{ voice }}

## Words

{{ words }}
"""

ADVICE = """\
The keys above are rules that check each post; their tables stand in the page where you write
{{ voice }}, {{ situations }}, {{ names }}, {{ words }}, {{ claims }}, {{ mechanics }},
{{ address }}, {{ channels }}, {{ disclosures }}, {{ packs }} or {{ examples }}. A text with a
comma or a colon inside {...} needs quotes.
"""


def read_values(data: Any) -> dict[str, Any]:
    """Return the good values of a guide's front matter; the schema has told the others."""
    return RECORD.read_fields(data, (), [])
