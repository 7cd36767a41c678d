"""Say what is wrong with a word or a claim, and what to do."""

from __future__ import annotations

from masthead.guide import Claim, Status, Word
from masthead.voice.hit import Hit
from masthead.voice.phrases import Found
from masthead.voice.terms import Entry, replacement

STATUSES = {
    Status.CAREFUL: "is a word to be careful with",
    Status.AVOID: "is a word to avoid",
    Status.BANNED: "is never used",
}
NEEDS = {"evidence": "needs evidence", "legal": "needs the word of a lawyer"}


def tell(found: Found[Entry], text: str) -> Hit:
    """Return the hit of a word or a claim in a text."""
    entry = found.of.of
    return _word(found, entry, text) if isinstance(entry, Word) else _claim(found, entry, text)


def _word(found: Found[Entry], word: Word, text: str) -> Hit:
    surface = text[found.start : found.end]
    before, after = text[max(found.start - 4, 0) : found.start], text[found.end : found.end + 1]
    return Hit(
        found.start,
        found.end,
        found.of.rule,
        f"{shown(surface)} {STATUSES[word.status]}",
        hint=_hint(word),
        fix=replacement(word, surface, before, after),
    )


def _hint(word: Word) -> str:
    """Return the next step: what to write instead, else the advice, and the reason."""
    instead = " or ".join(map(shown, word.instead))
    step = f"write {instead}" if instead else word.advice
    why = word.why.rstrip(".")
    if step and why:
        return f"{step} ({why})"
    return step or why or "leave it out"


def _claim(found: Found[Entry], claim: Claim, text: str) -> Hit:
    surface = text[found.start : found.end]
    needs = NEEDS.get(claim.needs, f"needs {claim.needs}")
    why = f" ({claim.why.rstrip('.')})" if claim.why else ""
    given = "`evidence` with `approved_by`" if claim.needs == "legal" else "`evidence`"
    return Hit(
        found.start,
        found.end,
        found.of.rule,
        f"{shown(surface)} is a claim that {needs}",
        hint=f"give it under {given}, or leave the claim out{why}",
    )


def shown(text: str) -> str:
    """Return a few words of a text in quotation marks, on one line."""
    bare = " ".join(text.split())
    return f"“{bare if len(bare) <= 60 else bare[:59] + '…'}”"
