"""The key `approvals` of `masthead.yml`: who must approve what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from masthead.approval import ANY, Approvals, Emergency, Rule
from masthead.kinds import KINDS
from masthead.schema.fields import (
    FLAG,
    ID,
    IDS,
    LANGUAGE,
    LANGUAGES,
    ONE_LINE,
    list_of,
    matching,
    number,
)
from masthead.schema.records import Either, Field, ListOf, MappingOf, Record
from masthead.schema.shapes import Choice, Fault, did_you_mean, label

NAME_PATTERN = r"^(@?[A-Za-z0-9][A-Za-z0-9-]*(/[A-Za-z0-9._-]+)?|[a-z0-9][a-z0-9-]*)$"
NAME = matching(
    NAME_PATTERN,
    'an account as "@sari-d", a team as lentera/legal, or a group of `approvals.groups`',
    140,
    "a name that begins with @ needs quotes in YAML",
)
HANDLE = matching(
    r"^(@[A-Za-z0-9][A-Za-z0-9-]*|@?[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+)$",
    'an account as "@sari-d", or a team as lentera/legal',
    140,
    "a name that begins with @ needs quotes in YAML",
)
MACHINE = matching(
    r"^[A-Za-z0-9][A-Za-z0-9-]*(\[bot\])?$", "a GitHub account, as dependabot[bot]", 60
)
PATH = matching(
    r"^(?!/?\.\.?(/|$))[^\\\u0000-\u001f\u007f]+$", "a pattern, as content/posts/**", 200
)
KEY = matching(r"^[a-z][a-z0-9_]{0,79}$", "a key of front matter, as evidence", 80)
NAMES = list_of(NAME, "accounts, teams and groups", least=1)
MINIMUM = number("a whole number from 1 to 9", 1, 9)
WORDS = Either(
    {str: ONE_LINE, bool: FLAG, list: list_of(ONE_LINE, "values", least=1)},
    f"a value, a list of values, or `{ANY}`",
)

RULE = Record(
    (
        Field("name", ONE_LINE, "What the rule is called.", "legal for claims", required=True),
        Field("why", ONE_LINE, "The reason, for people.", "A claim must hold in court."),
        Field(
            "paths",
            ListOf(PATH, "a list of patterns", 1),
            "Files that it is about: `*` within a name, `**` for any folders.",
            ["content/posts/**"],
        ),
        Field(
            "kinds",
            ListOf(Choice(tuple(KINDS)), "a list of kinds", 1),
            "Kinds of file that it is about.",
            ["guide"],
        ),
        Field("channels", IDS, "Posts for these channels, and their pages.", ["linkedin"]),
        Field("campaigns", IDS, "Posts of these campaigns, and their pages.", ["repair-week"]),
        Field("languages", LANGUAGES, "Files in these languages.", ["id"]),
        Field(
            "fields",
            MappingOf(KEY, WORDS, "values by key"),
            f"Front matter as the file writes it; `{ANY}` stands for every value.",
            {"kind": "notice", "evidence": ANY},
        ),
        Field("from", NAMES, "Who must approve; without it, anybody who may write.", ["legal"]),
        Field("minimum", MINIMUM, "How many of them.", 1, default=1),
    ),
    "a mapping with `name`",
)
EMERGENCY = Record(
    (
        Field("from", NAMES, "Whose approval is enough.", ["editors"], required=True),
        Field(
            "label",
            ONE_LINE,
            "The label that asks for the short way; it gives nobody a right.",
            "emergency",
            default="emergency",
        ),
        Field("minimum", MINIMUM, "How many of them.", 1, default=1),
    ),
    "a mapping with `from`",
)
APPROVALS = Record(
    (
        Field(
            "minimum",
            number("a whole number from 0 to 9", 0, 9),
            "Approvals that every file needs; the profile says how many where this does not"
            " (solo 0, others 1).",
            1,
        ),
        Field(
            "owners",
            FLAG,
            "Whether an owner by CODEOWNERS must be among them; the profile says it otherwise"
            " (solo: no, others: yes).",
            example=True,
        ),
        Field(
            "last_pusher",
            Choice(("excluded", "counts")),
            "Whether the approval of whoever pushed last counts; the profile says it otherwise"
            " (solo: counts, others: excluded).",
            "excluded",
        ),
        Field(
            "groups",
            MappingOf(ID, list_of(HANDLE, "accounts and teams"), "people by group"),
            "Accounts and teams by a name of our own; the profile organisation asks `legal`.",
            {"legal": ["lentera/legal"], "editors": ["@sari-d", "@dimas-p"]},
        ),
        Field(
            "guardians",
            NAMES,
            "Who approves changes to CODEOWNERS, workflows and settings; else those files' owners.",
            ["editors"],
        ),
        Field(
            "languages",
            MappingOf(LANGUAGE, NAMES, "people by language"),
            "Who approves what is written in a language; the profile organisation wants somebody"
            " for each.",
            {"id": ["@dimas-p"]},
        ),
        Field(
            "machines",
            list_of(MACHINE, "accounts of programs"),
            "Programs that open pull requests on nobody's behalf.",
            ["dependabot[bot]"],
        ),
        Field("emergency", EMERGENCY, "The short way.", {"from": ["editors"]}),
        Field("rules", list_of(RULE, "rules"), "Further rules.", [{"name": "two", "minimum": 2}]),
    ),
    "a mapping",
)
_LISTS = ("paths", "kinds", "channels", "campaigns", "languages")


def build_approvals(values: Mapping[str, Any]) -> Approvals:
    """Return what was read as a value."""
    short = values.get("emergency")
    return Approvals(
        minimum=values.get("minimum"),
        owners=values.get("owners"),
        last_pusher=values["last_pusher"] == "counts" if "last_pusher" in values else None,
        groups=_tuples(values.get("groups", {})),
        guardians=tuple(values.get("guardians", ())),
        languages=_tuples(values.get("languages", {})),
        machines=tuple(values.get("machines", ())),
        emergency=short
        and Emergency(
            tuple(short["from"]), short.get("label", "emergency"), short.get("minimum", 1)
        ),
        rules=tuple(_rule(rule) for rule in values.get("rules", ())),
    )


def faults_of_approvals(values: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what is wrong between the keys: groups that nobody has named.

    Args:
        values: what was read under `approvals`.
    """
    groups = values.get("groups", {})
    for key, name in _names(values):
        if not name.startswith("@") and "/" not in name and name not in groups:
            place = ("approvals", *key)
            hint = did_you_mean(name, groups) or f'an account is written "@{name}", in quotes'
            message = f"`{label(place)}`: there is no group {name!r} in `approvals.groups`"
            yield Fault("schema/value", place, message, hint)


def _names(values: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every name of an account, team or group, with its place under `approvals`."""
    lists: list[tuple[tuple[str | int, ...], Any]] = [(("guardians",), values.get("guardians"))]
    lists += [(("languages", tag), names) for tag, names in values.get("languages", {}).items()]
    lists.append((("emergency", "from"), (values.get("emergency") or {}).get("from")))
    for at, rule in enumerate(values.get("rules", ())):
        lists.append((("rules", at, "from"), rule.get("from")))
    for key, names in lists:
        for index, name in enumerate(names or ()):
            yield (*key, index), name


def _rule(values: Mapping[str, Any]) -> Rule:
    return Rule(
        name=values["name"],
        why=values.get("why", ""),
        fields={key: _words(value) for key, value in values.get("fields", {}).items()},
        who=tuple(values["from"]) if "from" in values else None,
        minimum=values.get("minimum", 1),
        **{key: tuple(values.get(key, ())) for key in _LISTS},
    )


def _words(value: object) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("true" if value else "false",)
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def _tuples(lists: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(values) for name, values in lists.items()}
