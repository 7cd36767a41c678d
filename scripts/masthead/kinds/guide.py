"""The kind `guide`: a tone-of-voice page whose front matter is the linter's rule set.

A channel, an audience and a situation may say anew what the guide says (`PARTS`), so the shapes
are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from masthead.finding import Level
from masthead.kinds.rule import About, Remark, rule
from masthead.page import Page
from masthead.schema.fields import (
    ID,
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
from masthead.schema.guide_measures import ADDRESS, MECHANICS
from masthead.schema.records import Field, MappingOf, Record
from masthead.survey import Survey

GUIDE_ID = matching(
    r"^[a-z0-9][A-Za-z0-9-]{0,79}$", "the name of a guide's file without its ending", 80
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

OF_AUDIENCE = Record(
    (
        Field("note", TEXT, "How we speak to them: for people.", "Numbers first, then the story."),
        *_PART_FIELDS,
    ),
    "a mapping with `note` or parts of a guide",
)
"""What a guide may say anew of an audience."""

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
    Field(
        "audiences",
        MappingOf(ID, OF_AUDIENCE, "parts of a guide by audience"),
        "What differs by audience, over what differs by channel.",
        {"tinkerers": {"note": "Numbers first.", "mechanics": {"question": {"max": 0}}}},
    ),
    *_PART_FIELDS[5:],
    Field(
        "examples",
        entries(EXAMPLE, "examples"),
        "Texts that must pass or fail: the guide's own tests.",
        [{"text": "We leverage brass.", "ok": False, "rule": "voice/words/leverage"}],
    ),
)

PUBLIC = frozenset(
    {
        "lang",
        "voice",
        "situations",
        "names",
        "words",
        "claims",
        "mechanics",
        "disclosures",
        "examples",
    }
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
{{ address }}, {{ channels }}, {{ audiences }}, {{ disclosures }}, {{ packs }} or {{ examples }}.
A text with a comma or a colon inside {...} needs quotes.
"""


def read_values(data: Any) -> dict[str, Any]:
    """Return the good values of a guide's front matter; the schema has told the others."""
    return RECORD.read_fields(data, (), [])


_GUIDE = "content/voice/en.md"
_TEXT = """\
---
lang: en
audiences:
  {}
---
Plain.
"""
_PEOPLE = """\
---
title: {}
summary: People who mend
market: b2c
services: [mastodon]
purpose: to learn
active_hours: ["19:00-22:00"]
devices: phone
interests: tools
age: 25-54
---
They read closely.
"""
_HUB = {
    "strategy/audiences/tinkerers.md": _PEOPLE.format("Tinkerers"),
    "strategy/audiences/hosts.md": _PEOPLE.format("Hosts"),
    "content/posts/2026/lamp.md": """\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
channels: [outbox]
goal: trust-2026
audiences: [tinkerers]
---
Bring your lamp, leave with a lamp that works.
""",
}


@rule(
    "guide/variant",
    Level.NOTICE,
    about=About.EVERY,
    passing={**_HUB, _GUIDE: _TEXT.format("tinkerers: {note: Numbers first.}")},
    failing={**_HUB, _GUIDE: _TEXT.format("hosts: {note: Who cleans up comes first.}")},
)
def varied(pages: tuple[Page, ...], survey: Survey) -> Iterator[Remark]:
    """A guide that speaks of audiences speaks of those that posts are for.

    Who is spoken to how is decided in the guide, not post by post. Where posts join an audience
    and a channel, and the guide of their language has a line for neither, write one under
    `audiences` or `channels`.
    """
    from masthead.reports.tone import unspoken
    from masthead.voice.layers import guide_for

    found: dict[tuple[str, str], list[str]] = {}
    for lang, audience, channel in unspoken(survey):
        top = guide_for(survey.hub.guides, lang)
        if top is not None and top.audiences and survey.hub.page("audience", audience):
            found.setdefault((top.id, audience), []).append(channel)
    known = {page.id: page for page in pages}
    for (guide, audience), channels in found.items():
        message = f"posts speak to {audience} on {', '.join(channels)}, and no line here says how"
        yield Remark(known[guide].document, message, ("audiences",), f"write `{audience}:`")


RULES = (varied,)
