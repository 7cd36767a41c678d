"""The entries of a guide's lists: one word, one name, one claim, one example ..."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from masthead.document import KeyPath
from masthead.schema.fields import FLAG, ID, LINES, ONE_LINE, RULE_ID, TEXT, list_of, matching
from masthead.schema.records import Either, Field, ListOf, Record
from masthead.schema.shapes import ABSENT, Choice, Fault, Json, Scalar, UnfitError, refuse

AT = "@"
"""Key of an entry's number in its list as written; no file can hold it."""
LONGEST_TERM = 1_000


@dataclass(frozen=True, slots=True)
class Entries:
    """A list of records; each good one keeps its number, under `AT`, so that it has a place."""

    items: Record
    words: str

    def read(self, value: object, key: KeyPath, faults: list[Fault]) -> Any:
        """Return the list without its faulty items."""
        if not isinstance(value, list):
            return refuse(self, value, key, faults)
        read = []
        for at, item in enumerate(value):
            values = self.items.read(item, (*key, at), faults)
            if values is not ABSENT:
                read.append({**values, AT: at})
        return read

    def json_schema(self) -> Json:
        """Return the shape as JSON Schema."""
        return ListOf(self.items, self.words).json_schema()


def entries(record: Record, plural: str) -> Entries:
    """Return the shape of a list of records; `plural` names what is in it."""
    return Entries(record, f"a list of {plural}")


def _term(text: str) -> str:
    if not text.strip():
        raise UnfitError("is an empty text", "write what is looked for")
    if len(text) > LONGEST_TERM:
        raise UnfitError(f"has {len(text)} characters, and {LONGEST_TERM} are allowed")
    if any(ord(letter) < 32 for letter in text):
        raise UnfitError("must not hold control characters")
    return text


TERM = Scalar("text", (str,), {"type": "string", "minLength": 1, "maxLength": LONGEST_TERM}, _term)
"""A term or a pattern: unlike most lines, it may hold `<`."""
TERMS = list_of(TERM, "texts")
LEVEL = Choice(("error", "warning", "notice", "off"))
MATCH = Choice(("exact", "forms", "lemma", "regex"))
COMMERCIAL = Choice(("none", "paid", "gift", "affiliate", "employee"))
MARKET = matching(r"^[A-Z]{2}$", "a country in two capital letters, as US", 2)
ONE_OR_MORE = Either({str: TERM, list: TERMS}, "a text, or a list of texts")

_ID = Field("id", ID, "Its name in rule ids; else made from its text.", "leverage")
_WHY = Field("why", TEXT, "The reason, for people.", "It says less and sounds like a meeting.")
_LEVEL = Field("level", LEVEL, "How much it weighs, where it is not the usual.", "warning")
_MATCH_FIELDS = (
    Field(
        "match",
        MATCH,
        "`exact` (as written), `forms` (and the listed forms), `lemma` (every inflected form) or"
        " `regex` (a pattern).",
        "forms",
        default="exact",
    ),
    Field("forms", TERMS, "Further forms, for `match: forms`.", ["leverages", "leveraged"]),
    Field("unless", TERMS, "Phrases in which it is right.", ["financial leverage"]),
)

TRAIT = Record(
    (
        Field("trait", TEXT, "The trait.", "plain", required=True),
        Field("not", TEXT, "Its limit: what it must not become.", "curt"),
        Field("means", TEXT, "What it means in practice.", "Short words for things that exist."),
        Field("do", TEXT, "A sentence that has it.", "The switch wears out first."),
        Field("dont", TEXT, "A sentence that misses it.", "Our solutions are engineered to last."),
    ),
    "a mapping with `trait`, `not`, `means`, `do` and `dont`",
)
SITUATION_FIELDS = (
    Field("id", ID, "Its name, as a post says it: `situation: apology`.", "apology"),
    Field("when", TEXT, "What it is, for people.", "an apology", required=True),
    Field("shift", TEXT, "How the voice moves.", "What went wrong, and what we do by when."),
    Field(
        "forbids",
        LINES,
        "What is left out. Machines judge `emoji`, `exclamation`, `questions` and `hashtags`,"
        " people the rest.",
        ["humour", "emoji"],
    ),
    Field("level", LEVEL, "How much it weighs, where it is not the usual.", "error"),
)
NAME = Record(
    (
        _ID,
        Field("name", TERM, "The exact form.", "Lentera", required=True),
        Field("forms", TERMS, "Its grammatical forms.", ["Неделю ремонта"]),
        Field("wrong", TERMS, "Wrong forms of it.", ["LENTERA"]),
        _WHY,
        _LEVEL,
    ),
    "a mapping with `name`, `forms` and `wrong`",
)
WORD = Record(
    (
        _ID,
        Field("term", TERM, "The word or phrase, or the pattern.", "leverage", required=True),
        Field(
            "status",
            Choice(("use", "careful", "avoid", "banned")),
            "What the guide says of it.",
            "avoid",
            required=True,
        ),
        Field("instead", ONE_OR_MORE, "What can stand in its place, word for word.", "use"),
        Field("advice", TEXT, "What to do where no word can.", "Name the material."),
        *_MATCH_FIELDS,
        Field("topic", ONE_LINE, "The group in which people read it.", "jargon"),
        _WHY,
        _LEVEL,
    ),
    "a mapping with `term` and `status`",
    advice={"word": "write `term`", "replace": "write `instead`", "replacement": "write `instead`"},
)
CLAIM = Record(
    (
        _ID,
        Field("term", TERM, "The words, or the pattern.", "the best", required=True),
        *_MATCH_FIELDS,
        Field(
            "needs",
            Choice(("evidence", "legal")),
            "`evidence`: the post names a source; `legal`: somebody has approved it.",
            "evidence",
            required=True,
        ),
        _WHY,
        _LEVEL,
    ),
    "a mapping with `term` and `needs`",
)
DISCLOSURE = Record(
    (
        _ID,
        Field("when", COMMERCIAL, "What a post's `commercial` says.", "paid", required=True),
        Field("market", MARKET, "The market it holds in, as a channel's page says it.", "US"),
        Field("any_of", TERMS, "One of these must be there.", ["Advertisement"]),
        Field("all_of", TERMS, "Each of these must be there.", ["Реклама", "erid"]),
        Field(
            "position",
            Choice(("start", "end", "anywhere")),
            "Where it stands.",
            "start",
            default="anywhere",
        ),
        _WHY,
        _LEVEL,
    ),
    "a mapping with `when` and `any_of` or `all_of`",
)
PACK = Record(
    (
        Field("folder", ONE_LINE, "The folder in content/voice/packs/.", "plain", required=True),
        Field(
            "level",
            Choice(("error", "warning", "notice")),
            "The most that its rules weigh.",
            "notice",
            default="notice",
        ),
        Field("off", LINES, "Rules of it that stay off, by file name.", ["Headings"]),
    ),
    "a mapping with `folder`",
)
EXAMPLE = Record(
    (
        Field("text", TEXT, "The text, plain.", "We leverage brass.", required=True),
        Field("ok", FLAG, "Whether it must pass.", example=False, required=True),
        Field("rule", RULE_ID, "The rule that finds a fault in it.", "voice/words/leverage"),
        Field("channel", ID, "The channel that it is for.", "linkedin"),
        Field("audience", ID, "The audience that it is for.", "tinkerers"),
        Field("situation", ID, "The situation that it is for.", "apology"),
        Field("commercial", COMMERCIAL, "What stands behind it.", "gift", default="none"),
        Field("market", MARKET, "The market that it is for.", "US"),
        Field(
            "kind",
            Choice(("text", "title", "alt")),
            "What it is: a text, a title, an alternative text.",
            "title",
            default="text",
        ),
    ),
    "a mapping with `text` and `ok`",
    advice={"pass": "write `ok: true`", "fail": "write `ok: false`"},
)
