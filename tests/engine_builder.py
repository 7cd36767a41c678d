"""Guides made by hand, and what their engine says of a text."""

from __future__ import annotations

from typing import Any

from masthead.document import Document
from masthead.guide import Claim, Guide, Match, Mechanics, Name, Status, Term, Word
from masthead.message import Message, Part
from masthead.voice.engine import Engine
from masthead.voice.hit import Hit


def guide_of(lang: str = "en", **fields: Any) -> Guide:
    """Return a guide with some fields."""
    return Guide("en", lang, Document("content/voice/en.md", {}), **fields)


def term_of(text: str, match: str = "exact", **fields: Any) -> Term:
    """Return a term."""
    return Term(text, Match(match), **fields)


def word(
    text: str,
    *instead: str,
    status: str = "avoid",
    match: str = "exact",
    forms: tuple[str, ...] = (),
    unless: tuple[str, ...] = (),
    id: str = "word",
    **fields: Any,
) -> Word:
    """Return a word to avoid."""
    term = term_of(text, match, forms=forms, unless=unless)
    return Word(id, term, Status(status), ("words", 0), instead, **fields)


def claim(text: str, match: str = "exact", needs: str = "evidence", id: str = "claim") -> Claim:
    """Return a claim."""
    return Claim(id, term_of(text, match), needs, ("claims", 0))


def name(text: str, *wrong: str, forms: tuple[str, ...] = (), id: str = "name") -> Name:
    """Return a name with its wrong forms."""
    return Name(id, text, ("names", 0), forms, wrong)


def engine_of(*entries: Word | Claim | Name, lang: str = "en", **fields: Any) -> Engine:
    """Return the engine of a guide with some words, claims and names."""
    by_kind = {
        "words": tuple(one for one in entries if isinstance(one, Word)),
        "claims": tuple(one for one in entries if isinstance(one, Claim)),
        "names": tuple(one for one in entries if isinstance(one, Name)),
    }
    return Engine(guide_of(lang, **by_kind, **fields))


def found(text: str, *entries: Word | Claim | Name, lang: str = "en") -> list[str]:
    """Return what is found in a text, as it stands there."""
    return shown(text, engine_of(*entries, lang=lang).hits(text))


def shown(text: str, hits: tuple[Hit, ...]) -> list[str]:
    """Return the characters of hits."""
    return [text[hit.start : hit.end] for hit in hits]


def mended(text: str, hits: tuple[Hit, ...]) -> str:
    """Return a text with the fixes of its hits applied, from the end to the start."""
    for hit in sorted(hits, key=lambda one: -one.start):
        if hit.fix is not None:
            text = text[: hit.start] + hit.fix + text[hit.end :]
    return text


def measure(text: str, *, kind: str = "text", lang: str = "en", **mechanics: Any) -> list[str]:
    """Return the rules that find something by some mechanics."""
    engine = engine_of(lang=lang, mechanics=Mechanics(**mechanics))
    return [hit.rule.removeprefix("voice/") for hit in engine.hits(text, kind=kind)]


def signs(text: str, **typography: str) -> tuple[Hit, ...]:
    """Return what is found by some typography."""
    return engine_of(mechanics=Mechanics(typography=typography)).hits(text)


def message_of(*texts: str, lang: str = "en") -> Message:
    """Return a message of some parts."""
    parts = tuple(Part(text, len(text), None, "characters") for text in texts)
    return Message("lamp", "outbox", "folder", "folder", "Lamp", lang, parts)
