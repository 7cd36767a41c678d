"""Find the words and claims of a guide in a text.

Literal terms go into one table of phrases; patterns are searched one by one, each with a time
limit. A term inside one of its `unless` phrases is right. Of two words of one family the longer
one counts where they overlap; a banned word inside a phrase that is only to avoid is told as well.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from masthead.document import KeyPath
from masthead.guide import Claim, Guide, Match, Status, Term, Word
from masthead.voice.names import Form
from masthead.voice.phrases import NO_FORMS, Found, Phrase, Phrases, phrase
from masthead.voice.prepared import Prepared
from masthead.voice.regexes import Pattern, RegexFault, compile_safely
from masthead.voice.tokens import read

Span = tuple[int, int]

WEIGHTS = tuple(Status)
"""What a guide says of a word, the lightest first."""

_MARKUP = re.compile(r"[*`\\<>\[\]~]|&\w+;|\A(?:[#+-]|\d+[.)])|(?<!\w)_|_(?!\w)")
"""Signs that Markdown may not take for text."""


class Entry(NamedTuple):
    """A word or a claim of a guide: its rule, its term, and where it stands in the guide."""

    rule: str
    term: Term
    key: KeyPath
    of: Word | Claim


class Use(NamedTuple):
    """What a phrase is for: an entry, in which it is the term itself or a phrase that is right."""

    entry: Entry
    right: bool


class Fault(NamedTuple):
    """An entry whose pattern cannot be used: where it stands in the guide, and why."""

    key: KeyPath
    message: str
    rule: str


def lemma_words(guide: Guide) -> frozenset[str]:
    """Return the words of a guide whose forms are looked up in word data."""
    terms = [one.term for one in guide.words] + [one.term for one in guide.claims]
    return frozenset(
        key
        for term in terms
        if term.match is Match.LEMMA
        for text in (term.text, *term.unless)
        for key in read(text).keys
    )


def entries(guide: Guide) -> Iterator[Entry]:
    """Yield the words to report and the claims of a guide."""
    for word in guide.words:
        if word.status is not Status.USE:
            yield Entry(f"voice/words/{word.id}", word.term, word.key, word)
    for claim in guide.claims:
        yield Entry(f"voice/claims/{claim.id}", claim.term, claim.key, claim)


class Terms:
    """The words and claims of a guide, compiled.

    Args:
        entries: the words and claims.
        forms: forms by word, for entries that match by lemma.
    """

    def __init__(
        self, entries: Iterable[Entry], forms: Mapping[str, frozenset[str]] = NO_FORMS
    ) -> None:
        self.faults: dict[str, Fault] = {}
        """Entries whose pattern cannot be used, by rule; slow ones are added as they show."""
        self.patterns: list[tuple[Entry, Pattern]] = []
        phrases: list[Phrase[Use]] = []
        for entry in entries:
            known = forms if entry.term.match is Match.LEMMA else NO_FORMS
            phrases += (phrase(text, Use(entry, right=True), known) for text in entry.term.unless)
            if entry.term.match is Match.REGEX:
                self._add_pattern(entry)
            else:
                texts = dict.fromkeys((entry.term.text, *entry.term.forms))
                phrases += (phrase(text, Use(entry, right=False), known) for text in texts)
        self.table: Phrases[Use] = Phrases(phrases)

    def _add_pattern(self, entry: Entry) -> None:
        try:  # patterns are tried when a guide is read: `masthead.voice.soundness`
            self.patterns.append((entry, compile_safely(entry.term.text, probe=False)))
        except RegexFault as fault:
            self.faults[entry.rule] = Fault(entry.key, str(fault), entry.rule)

    def find(self, text: Prepared) -> Iterator[Found[Entry]]:
        """Yield each term in a text, but where it is right, and where it is part of a name."""
        terms: list[Found[Entry]] = []
        rights: dict[str, list[Span]] = {}
        for one in self.table.find(text.tokens):
            entry, right = one.of
            if right:
                rights.setdefault(entry.rule, []).append((one.start, one.end))
            elif not _in_name(one, text.names):
                terms.append(Found(one.start, one.end, one.first, one.last, entry))
        terms += self._matches(text)
        return _longest(one for one in terms if not _inside(one, rights)) if terms else iter(())

    def _matches(self, text: Prepared) -> Iterator[Found[Entry]]:
        """Yield what the patterns find; one that takes too long is not tried again."""
        for entry, pattern in self.patterns:
            if entry.rule in self.faults:
                continue
            try:
                for start, end in pattern.spans(text.nameless):
                    yield Found(start, end, -1, -1, entry)
            except RegexFault as fault:
                self.faults[entry.rule] = Fault(entry.key, str(fault), entry.rule)


def _inside(found: Found[Entry], rights: Mapping[str, Sequence[Span]]) -> bool:
    """Tell whether a term stands in a phrase in which it is right."""
    spans = rights.get(found.of.rule, ())
    return any(start <= found.start and found.end <= end for start, end in spans)


def _in_name(found: Found[Use], names: Sequence[Found[Form]]) -> bool:
    """Tell whether a term touches a name, but for one that holds a name and more."""
    return any(
        found.start < name.end
        and name.start < found.end
        and not (
            found.start <= name.start
            and name.end <= found.end
            and found.end - found.start > name.end - name.start
        )
        for name in names
    )


def _longest(terms: Iterable[Found[Entry]]) -> Iterator[Found[Entry]]:
    """Yield terms by place, of those of one family that overlap only the longest.

    A shorter one that weighs more is kept beside it.
    """
    ordered = sorted(terms, key=lambda one: (one.start - one.end, one.start))
    kept: list[Found[Entry]] = []
    for one in ordered:
        if not any(_covers(other, one) for other in kept):
            kept.append(one)
    return iter(sorted(kept, key=lambda one: one.start))


def _covers(longer: Found[Entry], one: Found[Entry]) -> bool:
    """Tell whether a term is told with one of its family that overlaps it."""
    if one.start >= longer.end or longer.start >= one.end:
        return False
    if (one.start, one.end) == (longer.start, longer.end):
        return type(one.of.of) is type(longer.of.of)
    entry, other = one.of.of, longer.of.of
    if isinstance(entry, Word) and isinstance(other, Word):
        return WEIGHTS.index(entry.status) <= WEIGHTS.index(other.status)
    return type(entry) is type(other)


def replacement(word: Word, surface: str, before: str = "", after: str = "") -> str | None:
    """Return what can stand in a word's place as it is, or None where a person must choose.

    There must be one replacement, and the text must have the term itself: another form (*used*
    for *utilized*) would need grammar. A capital, or capitals throughout, stay. What Markdown may
    read as markup (`*`, `# one`) is left to a person.

    Args:
        word: the entry.
        surface: the word as the text has it.
        before: the text before it, which may end in *a* or *an*.
        after: the text behind it.
    """
    if len(word.instead) != 1 or word.term.match is Match.REGEX:
        return None
    if read(surface).keys != _keys(word.term.text):
        return None
    instead = word.instead[0]
    if _MARKUP.search(instead):
        return None
    if _article_changes(before, surface, instead) or after[:1] in ("'", "’", "-"):
        return None
    letters = [char for char in surface if char.isalpha()]
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return instead.upper()
    return instead[:1].upper() + instead[1:] if surface[:1].isupper() else instead


@functools.lru_cache(maxsize=1024)
def _keys(text: str) -> tuple[str, ...]:
    """Return the folded words of a term."""
    return read(text).keys


def _article_changes(before: str, surface: str, instead: str) -> bool:
    """Tell whether *a* before a word would become *an*, or the other way round."""
    article = before.lower().rsplit(None, 1)[-1:] if before[-1:].isspace() else []
    vowels = "aeiou"
    return article in (["a"], ["an"]) and (surface[:1].lower() in vowels) != (
        instead[:1].lower() in vowels
    )
