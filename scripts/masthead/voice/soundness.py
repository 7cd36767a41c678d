"""Take out of a guide what cannot work, and say why at its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from masthead.document import KeyPath
from masthead.finding import Finding
from masthead.guide import Claim, Guide, Match, Name, Term, Word
from masthead.voice.contradictions import contradictions
from masthead.voice.regexes import RegexFault, compile_safely

RULE = "voice/guide"
PATTERN = "mend the pattern; until then the entry checks nothing"
LISTED = "write `match: forms` and list the forms"
MANY_SENSES = frozenset({"id", "tl", "fil", "ms"})
"""Languages in which one lemma stands for words of several meanings (November 2026)."""

_KNOWN = (
    "ar ast bg ca cs cy da de el en enm eo es et fa fi fr ga gd gl grc gv hbs he hi hu hy is it ka"
    " la lb lt lv mk ml nb nl nn pl pt ro ru se sk sl sq sv sw tr uk"
)
LEMMAS = frozenset(_KNOWN.split())
"""Languages that simplemma 2.0 has lemmas of, but those above (its documentation, 2026)."""

T = TypeVar("T", Word, Claim, Name)


def sound(guide: Guide) -> tuple[Guide, tuple[Finding, ...]]:
    """Return a guide without the entries that cannot work, and a finding for each fault."""
    faults: list[Finding] = []
    names = _first(guide, guide.names, faults)
    words = _working(guide, _first(guide, guide.words, faults), faults)
    claims = _working(guide, _first(guide, guide.claims, faults), faults)
    for one in guide.disclosures:
        if not (one.any_of or one.all_of):
            message = f"the disclosure {one.id!r} has no words"
            hint = "list them under `any_of` or `all_of`"
            faults.append(guide.document.finding(RULE, message, *one.key, hint=hint))
    faults += contradictions(guide)
    disclosures = tuple(one for one in guide.disclosures if one.any_of or one.all_of)
    good = replace(guide, names=names, words=words, claims=claims, disclosures=disclosures)
    return good, tuple(faults)


def _first(guide: Guide, entries: tuple[T, ...], faults: list[Finding]) -> tuple[T, ...]:
    """Return the entries whose id no entry before them has."""
    known: dict[str, T] = {}
    for one in entries:
        if one.id not in known:
            known[one.id] = one
            continue
        line = guide.document.place(*known[one.id].key).line
        message = f"the id {one.id!r} is taken by the entry in line {line}"
        faults.append(guide.document.finding(RULE, message, *one.key, hint="give it an `id`"))
    return tuple(known.values())


def _working(guide: Guide, entries: tuple[T, ...], faults: list[Finding]) -> tuple[T, ...]:
    """Return the entries whose term can be looked for."""
    good: list[T] = []
    for one in entries:
        found: list[Finding] = (
            [] if isinstance(one, Name) else list(_term_faults(guide, one.term, one.key))
        )
        faults += found
        if not found:
            good.append(one)
    return tuple(good)


def _term_faults(guide: Guide, term: Term, key: KeyPath) -> Iterator[Finding]:
    """Yield why a term cannot be looked for."""
    if term.match is Match.REGEX:
        try:
            compile_safely(term.text)
        except RegexFault as fault:
            yield guide.document.finding(RULE, str(fault), *key, "term", hint=PATTERN)
    elif term.match is Match.LEMMA and guide.lang:
        base = guide.lang.partition("-")[0]
        if base in MANY_SENSES:
            message = f"one lemma stands for words of several meanings in {guide.lang!r}"
            yield guide.document.finding(RULE, message, *key, "match", hint=LISTED)
        elif base not in LEMMAS:
            message = f"there is no data on the lemmas of {guide.lang!r}"
            yield guide.document.finding(RULE, message, *key, "match", hint=LISTED)
