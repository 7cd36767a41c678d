"""The kind `guide`: a tone-of-voice page whose front matter is the linter's rule set.

The keys are known here and loosely typed; their deep checks belong to the tone engine.
"""

from __future__ import annotations

from masthead.schema.fields import LOOSE, ONE_LINE, list_of, page_record
from masthead.schema.records import Field, MappingOf
from masthead.schema.shapes import Anything

ENTRIES = list_of(LOOSE, "entries")
BY_NAME = MappingOf(ONE_LINE, Anything(), "a mapping by name")

RECORD = page_record(
    Field("extends", ONE_LINE, "The guide that this one builds on: an id in content/voice/.", "en"),
    Field(
        "voice",
        ENTRIES,
        "Traits of the voice, each with its limit and examples.",
        [{"trait": "plain", "not": "curt", "do": "Lamps last.", "dont": "Our lamps excel."}],
    ),
    Field(
        "situations",
        ENTRIES,
        "How the voice shifts, and what it leaves out then.",
        [{"when": "apology", "shift": "calm and short", "forbids": ["emoji", "humour"]}],
    ),
    Field(
        "names", ENTRIES, "Names in their exact form.", [{"name": "Lentera", "wrong": ["LENTERA"]}]
    ),
    Field(
        "words",
        ENTRIES,
        "Words to use, to be careful with, to avoid, never to use.",
        [{"term": "leverage", "status": "avoid", "instead": "use", "why": "says less"}],
    ),
    Field("claims", ENTRIES, "Claims that need evidence.", [{"term": "best", "needs": "evidence"}]),
    Field("mechanics", BY_NAME, "Emoji, exclamation marks, sentence length ...", {"emoji": 1}),
    Field("languages", BY_NAME, "What holds in one language.", {"id": {"address": "kamu"}}),
    Field("address", Anything(), "How readers are addressed.", {"use": "you"}),
    Field("channels", BY_NAME, "What differs by channel.", {"linkedin": {"mechanics": {}}}),
    Field("disclosures", ENTRIES, "Words that a disclosure needs.", [{"when": "paid"}]),
    Field("packs", ENTRIES, "Imported style folders, advisory.", [{"folder": "packs/plain"}]),
    Field(
        "examples",
        ENTRIES,
        "Texts that must pass or fail: the guide's own tests.",
        [{"text": "We leverage synergies.", "ok": False, "rule": "voice/words"}],
    ),
)

BODY = """\
How the brand sounds, in three to five traits. For each one: what it is, what it is not, a sentence
that has it and a sentence that misses it.
"""
