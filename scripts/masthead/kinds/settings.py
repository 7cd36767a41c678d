"""The kind `settings`: `masthead.yml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from masthead.schema.approving import APPROVALS, faults_of_approvals
from masthead.schema.fields import (
    DURATION,
    GIT_NAME_PATTERN,
    HOST_PATTERN,
    LANGUAGES,
    ONE_LINE,
    RULE_ID,
    URL,
    ZONE,
    list_of,
    matching,
    number,
)
from masthead.schema.records import Either, Field, MappingOf, Record
from masthead.schema.shapes import Anything, Choice, Fault

GIT_NAME = matching(GIT_NAME_PATTERN, "a name that git takes", 200)
FOLDER = matching(
    r"^[A-Za-z0-9_](?!.*(^|/)\.\.?(/|$))(?!.*//)[A-Za-z0-9_./-]*$",
    "a folder inside the hub, as build/outbox",
    200,
)
HOST = matching(HOST_PATTERN, "the name of a host, as wiki.brand.example", 253)
LEVEL = Choice(("error", "warning", "notice", "off"))
LEVEL_FIELD = Field("level", LEVEL, "How much its findings weigh.", "warning")

PUBLISHING = Record(
    (
        Field("branch", GIT_NAME, "What is committed here is approved.", "main", default="main"),
        Field(
            "require_approval",
            Choice(("none", "merged", "verified")),
            "What makes a post approved: nothing more than the file (`none`), a commit on the"
            " branch (`merged`), or a review that GitHub confirms (`verified`).",
            "merged",
            default="merged",
        ),
        Field(
            "late_after",
            DURATION,
            "How long after its time a delivery still goes out by itself.",
            "6h",
            default="6h",
        ),
        Field(
            "max_per_run",
            number("a whole number from 1 to 1000", 1, 1000),
            "Most deliveries in one run; above it a person confirms.",
            50,
            default=50,
        ),
        Field(
            "outbox",
            FOLDER,
            "Folder of the embedded outbox.",
            "build/outbox",
            default="build/outbox",
        ),
        Field("ledger", GIT_NAME, "Branch of the ledger.", "ledger", default="ledger"),
        Field("remote", GIT_NAME, "Git remote of the ledger.", "origin", default="origin"),
    ),
    "a mapping",
)
UTM_TEXT = "placeholders: {channel}, {network}, {campaign}, {post}"
UTM = Record(
    (
        Field("source", ONE_LINE, f"`utm_source`; {UTM_TEXT}.", "{network}"),
        Field("medium", ONE_LINE, f"`utm_medium`; {UTM_TEXT}.", "social"),
        Field("campaign", ONE_LINE, f"`utm_campaign`; {UTM_TEXT}.", "{campaign}"),
    ),
    "a mapping with `source`, `medium` or `campaign`",
)
RULE = Either(
    {str: LEVEL, dict: Record((LEVEL_FIELD,), free=Anything())},
    "a level (error, warning, notice, off), or a mapping with `level` and options",
)

RECORD = Record(
    (
        Field("name", ONE_LINE, "The brand's name.", "Lentera", required=True),
        Field("tagline", ONE_LINE, "What the brand says in one line.", "Lamps that can be mended"),
        Field("zone", ZONE, "IANA time zone of dates without one.", "Asia/Jakarta", default="UTC"),
        Field(
            "languages",
            LANGUAGES,
            "Languages the hub writes in; the first is the default.",
            ["en", "id"],
            default=["en"],
        ),
        Field("public_url", URL, "Address of the public site.", "https://brand.example"),
        Field("internal_url", URL, "Address of the internal site.", "https://hub.brand.example"),
        Field(
            "profile",
            Choice(("solo", "team", "organisation")),
            "Who works here: it sets how many people besides the author approve a post (`solo`"
            " none, `team` one, `organisation` two).",
            "team",
            default="solo",
        ),
        Field("publishing", PUBLISHING, "The publishing policy.", {"late_after": "6h"}),
        Field(
            "approvals",
            APPROVALS,
            "Who must approve what, besides what the profile says.",
            {"groups": {"editors": ["@sari-d"]}, "guardians": ["editors"]},
        ),
        Field(
            "utm",
            UTM,
            "Campaign parameters that links get.",
            {"source": "{network}", "medium": "social"},
        ),
        Field(
            "internal_hosts",
            list_of(HOST, "hosts"),
            "Hosts that no public text may link to.",
            ["wiki.brand.example"],
        ),
        Field(
            "rules",
            MappingOf(RULE_ID, RULE, "levels by rule id"),
            "What the hub says about rules: a level, or a level with options.",
            {"post/length": "warning", "post/alt": {"level": "error", "min_words": 3}},
        ),
    )
)

BODY = ""


def faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what is wrong between keys: what the ledger, the outbox and groups are called."""
    policy = values.get("publishing", {})
    ledger, branch = policy.get("ledger", "ledger"), policy.get("branch", "main")
    if ledger in (branch, "HEAD"):
        message = f"`publishing.ledger` is {ledger!r}, but the ledger needs a branch of its own"
        yield Fault("schema/value", ("publishing", "ledger"), message, "write `ledger`")
    outbox = policy.get("outbox", "")
    if outbox.partition("/")[0] in ("content", "strategy"):
        message = f"`publishing.outbox` is {outbox!r}, which holds what people write"
        yield Fault("schema/value", ("publishing", "outbox"), message, "write `build/outbox`")
    yield from faults_of_approvals(values.get("approvals", {}))
