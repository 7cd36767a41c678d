"""The shapes of a channel's page: cadence, fit, limits and profile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from masthead.compose.mediums import MEDIUMS
from masthead.schema.fields import (
    COUNT,
    DAY,
    DURATION,
    FLAG,
    FORMAT,
    FORMATS,
    ID,
    LINES,
    LINK,
    ONE_LINE,
    SCORED,
    TEXT,
    URL,
    VARIABLE,
    id_of,
    list_of,
    matching,
    number,
)
from masthead.schema.records import Either, Field, MappingOf, Record
from masthead.schema.shapes import Choice, Fault

CADENCE = Record(
    (
        Field("min_per_week", COUNT, "Fewest posts in a week, Monday to Sunday.", 2),
        Field("max_per_week", COUNT, "Most posts in a week.", 10),
        Field("max_per_day", COUNT, "Most posts in a day.", 2),
        Field("min_gap", DURATION, "Shortest time between two posts.", "2h"),
    ),
    "a mapping with `min_per_week`, `max_per_week`, `max_per_day` or `min_gap`",
)
SCORES = "scores from 0 to 5 by id"
FORMAT_NAME = matching(f"^({'|'.join(FORMATS)})$", f"one of {', '.join(FORMATS)}", 20)
FIT = Record(
    (
        Field(
            "goals",
            MappingOf(id_of("goal"), SCORED, SCORES),
            "How well it serves each goal.",
            {"trust-2026": 4},
        ),
        Field(
            "audiences",
            MappingOf(id_of("audience"), SCORED, SCORES),
            "How well it reaches each audience.",
            {"tinkerers": 5},
        ),
        Field(
            "content",
            MappingOf(FORMAT_NAME, SCORED, SCORES),
            "How well it carries each format.",
            {"photo": 4},
        ),
    ),
    "a mapping with `goals`, `audiences` or `content`",
)
ACCOUNT = Either(
    {str: ONE_LINE, int: number("a number", -(10**18), 10**18)}, "an id, as the service writes it"
)
SETTING_NAME = matching(
    r"^[a-z][a-z0-9_-]{0,79}$", "a setting's name: lower-case letters, digits, - and _", 80
)
SETTING = Either({str: ONE_LINE, int: number("a number", 0, 10**12), bool: FLAG}, "a value")
MOST = number("a whole number above 0", 1, 10**12)
LIMITS = Record(
    (
        Field("text", MOST, "Longest part, as the network counts.", 280),
        Field("bytes", MOST, "Longest part in bytes.", 3000),
        Field("media", MOST, "Most files in one part.", 1),
        Field("image_bytes", MOST, "Largest image in bytes.", 1_000_000),
        Field("image_pixels", MOST, "Most pixels of an image.", 8_000_000),
        Field("alt", MOST, "Longest alternative text in characters.", 1000),
        Field("hashtags", MOST, "Most hashtags.", 2),
        Field("parts", MOST, "Most parts of a thread.", 3),
        Field("title", MOST, "Longest title in characters.", 90),
    ),
    "a mapping of limits",
)
PROFILE = Record(
    (
        Field("bio", TEXT, "The text under the name.", "Lamps that can be mended."),
        Field("link", URL, "The link in the profile.", "https://lentera.example"),
        Field("avatar", ONE_LINE, "The picture: `/media/...`.", "/media/avatar.png"),
        Field("cover", ONE_LINE, "The wide picture: `/media/...`.", "/media/cover.png"),
    ),
    "a mapping with `bio`, `link`, `avatar` or `cover`",
)

FIELDS = (
    Field(
        "service",
        ID,
        "What carries the message; `masthead channel services` lists what can stand here.",
        "folder",
        required=True,
    ),
    Field(
        "network",
        ID,
        "Whose limits and looks the message follows, where the service only carries (folder,"
        " webhook, manual).",
        "mastodon",
    ),
    Field("handle", ONE_LINE, "The account's name on the network.", "lentera.example"),
    Field(
        "status",
        Choice(("active", "paused", "retired")),
        "Whether it takes posts: yes, not now, never again.",
        "active",
        default="active",
    ),
    Field("aliases", LINES, "Other names that people look for it by.", ["Twitter"]),
    Field("retired_on", DAY, "Day on which it was given up.", "2026-06-30"),
    Field("retired_why", ONE_LINE, "Why it was given up.", "The network closed."),
    Field(
        "medium",
        Choice(tuple(MEDIUMS)),
        "The kind of medium, where the network does not say it.",
        "blog",
    ),
    Field("functions", LINES, "What it is for here, in a few words each.", ["answer questions"]),
    Field(
        "market",
        matching(r"^[A-Z]{2}$", "a country in two capital letters, as US", 2),
        "The market whose disclosures hold here: a country in two capital letters (ISO 3166).",
        "US",
    ),
    Field(
        "secrets",
        MappingOf(ONE_LINE, VARIABLE, "names of environment variables by purpose"),
        "Names of the environment variables that hold its secrets, never the secrets.",
        {"app_password": "BLUESKY_APP_PASSWORD"},
    ),
    Field("cadence", CADENCE, "How often it posts.", {"max_per_day": 2, "min_gap": "2h"}),
    Field("plays", list_of(FORMAT, "formats"), "Formats that it takes.", ["text", "photo"]),
    Field(
        "fit",
        FIT,
        "Why this channel: scores from 0 to 5, with the reasons in the page.",
        {"goals": {"trust-2026": 4}, "audiences": {"tinkerers": 5}},
    ),
    Field("limits", LIMITS, "Limits narrower than the network's.", {"hashtags": 2}),
    Field(
        "account",
        ACCOUNT,
        "Who or where on the service: the id of a page, a chat, a room, a board.",
        "112233445566778899",
    ),
    Field(
        "settings",
        MappingOf(SETTING_NAME, SETTING, "values by name"),
        "What else the service wants to know, as `masthead channel add` asks for it.",
        {"visibility": "unlisted"},
    ),
    Field("url", LINK, "Where a webhook is sent, or the service's server.", "https://a.example/in"),
    Field(
        "idempotent",
        FLAG,
        "A webhook's receiver knows a repeated key and does nothing the second time.",
        example=True,
        default=False,
    ),
    Field("profile", PROFILE, "How the account is dressed.", {"bio": "Lamps for good."}),
)
"""The keys of a channel's page besides those that every page has."""


def cadence_faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what is wrong between the keys of `cadence`."""
    cadence = values.get("cadence", {})
    least, most = cadence.get("min_per_week"), cadence.get("max_per_week")
    if least is not None and most is not None and least > most:
        message = f"`cadence.min_per_week` is {least}, above `cadence.max_per_week`, {most}"
        yield Fault("schema/value", ("cadence", "min_per_week"), message)
