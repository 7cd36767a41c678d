"""Field types that several kinds share, each written once."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

from masthead.reader.faults import name_character
from masthead.schema.records import Either, Field, ListOf, Record
from masthead.schema.shapes import Anything, Choice, Scalar, Shape, UnfitError
from masthead.when import find_zone, parse_day, parse_duration

LONGEST_ID = 80
LONGEST_LINE = 300
LONGEST_TEXT = 10_000
LONGEST_URL = 2_000

ID_PATTERN = r"^[a-z0-9][a-z0-9-]{0,79}$"
LINE_PATTERN = r"^[^<>`\u0000-\u001f\u007f-\u009f\u2028\u2029]+$"
WHEN_PATTERN = (
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?$"
)
DAY_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
DURATION_PATTERN = r"^[0-9]{1,6}[mhdw]$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
VARIABLE_PATTERN = r"^[A-Z][A-Z0-9_]*$"
RUNS_OWN = ("ACTIONS_", "GITHUB_", "MASTHEAD_", "RUNNER_")
"""How variables begin that a workflow's run has for itself: `GITHUB_TOKEN` may push the ledger."""

RULE_PATTERN = r"^[a-z][a-z0-9-]*(/[A-Za-z0-9_.-]+)+$"
GIT_NAME_PATTERN = r"^[A-Za-z0-9](?!.*\.\.)[A-Za-z0-9._/-]*$"
HOST_PATTERN = r"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"
URL_PATTERN = r'^https?://[^\s<>"`\\]+$'

_NOT_IN_LINE = re.compile(r"[<>`\u0000-\u001f\u007f-\u009f\u2028\u2029]")
_NOT_IN_TEXT = re.compile(r"[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]")


def matching(pattern: str, words: str, longest: int, hint: str = "") -> Scalar:
    """Return the shape of a text that matches a pattern.

    Args:
        pattern: what matches, in the syntax that Python and JSON Schema share.
        words: what the text must be, to follow "must be".
        longest: most characters.
        hint: how to write it.
    """
    match = re.compile(pattern).match

    def parse(text: str) -> str:
        if len(text) > longest or text.endswith("\n") or not match(text):
            raise UnfitError(f"must be {words}", hint)
        return text

    return Scalar(words, (str,), _text_schema(pattern, longest), parse)


def number(words: str, least: float, most: float, *, whole: bool = True) -> Scalar:
    """Return the shape of a number from `least` to `most`."""

    def parse(value: float) -> float:
        if not least <= value <= most:
            raise UnfitError(f"must be {words}")
        return value

    kind = "integer" if whole else "number"
    schema = {"type": kind, "minimum": least, "maximum": most}
    return Scalar(words, (int,) if whole else (int, float), schema, parse)


def list_of(items: Shape, plural: str, least: int = 0) -> ListOf:
    """Return the shape of a list; `plural` names what is in it."""
    return ListOf(items, f"a list of {plural}", least)


def _text_schema(pattern: str, longest: int) -> dict[str, object]:
    return {"type": "string", "pattern": pattern, "minLength": 1, "maxLength": longest}


def _line(text: str) -> str:
    if not text.strip():
        raise UnfitError("is an empty text", "give it a value, or delete the line")
    if found := _NOT_IN_LINE.search(text):
        raise UnfitError(f"is text on one line and must not hold {_named(found[0])}")
    if len(text) > LONGEST_LINE:
        raise UnfitError(f"has {len(text)} characters, and {LONGEST_LINE} are allowed")
    return text


def _text(text: str) -> str:
    if found := _NOT_IN_TEXT.search(text):
        raise UnfitError(f"must not hold {_named(found[0])}")
    if len(text) > LONGEST_TEXT:
        raise UnfitError(f"has {len(text)} characters, and {LONGEST_TEXT} are allowed")
    return text.strip()


def _named(character: str) -> str:
    if character == "\n":
        return "a line break"
    return f"`{character}`" if character in "<>" else f"the character {name_character(character)}"


def _url(text: str) -> str:
    hint = "write the whole address, as https://brand.example/page"
    if len(text) > LONGEST_URL or not re.match(URL_PATTERN, text) or _NOT_IN_LINE.search(text):
        raise UnfitError("must be an address that begins with https:// or http://", hint)
    try:
        parts = urlsplit(text)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        host = None
    if not host:
        raise UnfitError("is an address without a valid host", hint)
    if "@" in parts.netloc:
        raise UnfitError(
            "is an address with a user name in it", "take out what stands before the @"
        )
    return text


def _zone(text: str) -> str:
    find_zone(text)
    return text


def _variable(text: str) -> str:
    """Return the name of an environment variable; the messages never repeat the value."""
    hint = "keep the secret out of the hub and name the variable that holds it, as BLUESKY_TOKEN"
    if len(text) > LONGEST_ID or not re.fullmatch(VARIABLE_PATTERN[1:-1], text):
        raise UnfitError(
            "must be the name of an environment variable (capital letters, digits, underscores)",
            hint,
        )
    if text.startswith(RUNS_OWN):
        raise UnfitError(
            "names a variable of the run itself, whose value must go to no service",
            f"choose a name that begins with none of {', '.join(RUNS_OWN)}",
        )
    if len(text) >= 16 and "_" not in text and sum(letter.isdigit() for letter in text) > 1:
        raise UnfitError("looks like a secret, not like the name of an environment variable", hint)
    return text


ID = matching(
    ID_PATTERN,
    f"an id: lower-case letters a to z, digits and hyphens, up to {LONGEST_ID}",
    LONGEST_ID,
    "an id is the name of a file without its ending",
)
IDS = list_of(ID, "ids")


def id_of(kind: str) -> Scalar:
    """Return the shape of an id that names something of a kind (`goal`, `person`, `post` ...)."""
    return replace(ID, refers=kind)


def ids_of(kind: str) -> ListOf:
    """Return the shape of a list of ids that name things of a kind."""
    return list_of(id_of(kind), "ids")


ONE_LINE = Scalar("text on one line", (str,), _text_schema(LINE_PATTERN, LONGEST_LINE), _line)
LINES = list_of(ONE_LINE, "texts")
TEXT = Scalar("text", (str,), {"type": "string", "maxLength": LONGEST_TEXT}, _text)
FLAG = Scalar("true or false", (bool,), {"type": "boolean"})
NUMBER = number("a number", -1e15, 1e15, whole=False)
COUNT = number("a whole number from 0 to 10000", 0, 10_000)
WHEN = Scalar(
    "a date and time, as 2026-12-07 09:00", (str,), {"type": "string", "pattern": WHEN_PATTERN}
)
"""The text: a time of day means something only with a zone, which the kind knows."""
DAY = Scalar("a day, as 2026-12-31", (str,), {"type": "string", "pattern": DAY_PATTERN}, parse_day)
DURATION = Scalar(
    "a length of time, as 90m, 2h, 1d or 1w",
    (str,),
    {"type": "string", "pattern": DURATION_PATTERN},
    parse_duration,
)
CLOCK = matching(r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$", "a time of day, as 09:00", 5)
ZONE = Scalar("an IANA time zone, as Asia/Jakarta", (str,), {"type": "string"}, _zone)
URL = Scalar(
    "an address, as https://brand.example/page", (str,), _text_schema(URL_PATTERN, 2_000), _url
)
LINK = Scalar(
    "an address, as https://brand.example/page", (str,), _text_schema(URL_PATTERN, 2_000), _line
)
"""An address that the rule `links/form` judges, with those in texts."""
LANGUAGE = matching(LANGUAGE_PATTERN, "a language tag, as en, id or pt-BR", 20)
LANGUAGES = list_of(LANGUAGE, "language tags, as [en, id]", least=1)
VARIABLE = Scalar(
    "the name of an environment variable",
    (str,),
    {"type": "string", "pattern": VARIABLE_PATTERN, "maxLength": LONGEST_ID},
    _variable,
)
RULE_ID = matching(RULE_PATTERN, "a rule's id, as post/length", 120)
FORMATS = ("text", "photo", "video", "carousel", "story", "podcast", "link", "poll")
FORMAT = Choice(FORMATS)
VISIBILITY = Choice(("public", "internal"))

LOOSE: Shape = Anything()

SCORE = number("a score from 0 to 5", 0, 5)
REASONED = Record(
    (
        Field("score", SCORE, "The score, from 0 to 5.", 4, required=True),
        Field("why", ONE_LINE, "Why it is so high or low.", "They ask us there.", required=True),
    ),
    "a mapping with `score` and `why`",
)
SCORED = Either({int: SCORE, dict: REASONED}, "a score from 0 to 5, or a mapping with its reason")
"""A score from 0 to 5, alone or with the reason beside it."""

PERCENT = number("a share in percent, from 0 to 100", 0, 100, whole=False)
CURRENCY = matching(r"^[A-Z]{3}$", "a currency in three capital letters, as EUR (ISO 4217)", 3)

OWNER = Field(
    "owner", id_of("person"), "Who answers for this: an id in strategy/people.yml.", "sari"
)
LANG = Field("lang", LANGUAGE, "Language of the text, a BCP 47 tag.", "en")
GOAL = Field("goal", id_of("goal"), "The goal it serves: an id in strategy/goals/.", "trust-2026")
AUDIENCES = Field(
    "audiences",
    ids_of("audience"),
    "Whom it speaks to: ids in strategy/audiences/.",
    ["tinkerers"],
)
PILLAR = Field("pillar", id_of("pillar"), "Its theme: an id in strategy/pillars/.", "repair")
SHOWN_ON = Field(
    "visibility",
    VISIBILITY,
    "Where the page is shown: `public` opens it to everyone, anything else keeps it on the internal"
    " site.",
    "internal",
    default="internal",
)
PAGE_FIELDS = (
    Field("title", ONE_LINE, "What the page is called, in lists and as its heading.", "Repair"),
    Field("description", ONE_LINE, "One sentence for search results and previews.", "How we mend."),
    SHOWN_ON,
    OWNER,
    Field("review_by", DAY, "Day by which someone must look at the page again.", "2027-03-31"),
    Field("status", ID, "Where the page stands; a page in `draft` is never public.", "active"),
    LANG,
    Field("tags", LINES, "Words to find the page by.", ["repair", "workshop"]),
)
"""The keys that every page of the hub may have."""


def page_record(*fields: Field, without: tuple[str, ...] = ()) -> Record:
    """Return the record of a page: the keys of its kind, between title and the common keys.

    Args:
        fields: the kind's own keys; they win over common keys of the same name.
        without: common keys that the kind does not have.
    """
    own = {field.name for field in fields} | set(without)
    title, *common = (field for field in PAGE_FIELDS if field.name not in own)
    return Record((title, *fields, *common))


def table_record(*columns: Field) -> Record:
    """Return the record of a table: its rows, each with the columns as keys."""
    row = Record(columns, "a row")
    return Record((Field("rows", ListOf(row, "rows"), "The rows of the table.", []),))


def score_of(value: object) -> tuple[int, str]:
    """Return a read score of `SCORED` and its reason, or an empty one."""
    if isinstance(value, dict):
        return value["score"], value["why"]
    return int(str(value)), ""
