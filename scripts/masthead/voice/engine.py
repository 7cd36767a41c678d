"""The engine: a guide's rules, compiled once, run over texts as they are sent.

One engine is made for each merged guide (`masthead.voice.layers`); it holds no text between two
calls. Patterns that turn out to be slow are left out from then on and told in `faults`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from masthead.guide import Guide
from masthead.message import Message
from masthead.voice.address import Addressing
from masthead.voice.counts import counted, hashtag_hits
from masthead.voice.disclosures import Disclosing, required
from masthead.voice.hit import Hit
from masthead.voice.mechanics import measured
from masthead.voice.names import Names
from masthead.voice.phrases import NO_FORMS
from masthead.voice.prepared import Prepared, prepare
from masthead.voice.sentences import all_sentences
from masthead.voice.situations import situation_hits
from masthead.voice.telling import tell
from masthead.voice.terms import Fault, Terms, entries, lemma_words
from masthead.voice.typography import typography_hits

if TYPE_CHECKING:
    from masthead.voice.packs.rule import PackRule
    from masthead.voice.packs.screen import PackRules

NONE: frozenset[str] = frozenset()


class Engine:
    """A guide, compiled.

    Args:
        guide: the merged guide of a language, a channel and a situation.
        forms: forms by word for terms that match by lemma, for `terms.lemma_words`; words that
            are not there are looked up in the word data, which takes seconds for some languages.
        packs: the rules of imported style folders.
    """

    def __init__(
        self,
        guide: Guide,
        *,
        forms: Mapping[str, frozenset[str]] = NO_FORMS,
        packs: Sequence[PackRule] = (),
    ) -> None:
        self.guide = guide
        self.packs = _screened(packs)
        self.names = Names(guide.names)
        self.address = Addressing(guide.address)
        self.terms = Terms(entries(guide), _known(guide, forms))

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Entries whose pattern cannot be used, or has been too slow so far."""
        return tuple(self.terms.faults.values())

    def hits(
        self,
        text: str,
        *,
        kind: str = "text",
        evidence: frozenset[str] = NONE,
        code: Iterable[tuple[int, int]] = (),
    ) -> tuple[Hit, ...]:
        """Return what the guide has to say of one text, by place and rule.

        Args:
            text: the text as it is sent or shown.
            kind: `text`, `title` or `alt`.
            evidence: ids of claims that are proven.
            code: where code stands in the text.
        """
        return self._all((prepare(text, self.names, kind, code),), evidence)[0]

    def message_hits(
        self,
        message: Message,
        *,
        commercial: str = "none",
        market: str = "",
        evidence: frozenset[str] = NONE,
    ) -> tuple[tuple[Hit, ...], ...]:
        """Return what the guide has to say of a message, part by part.

        Counts (emoji, hashtags ...) are those of the whole message.

        Args:
            message: the message.
            commercial: the post's `commercial`.
            market: code of the market that it is for, or empty where nobody said.
            evidence: ids of claims that are proven.
        """
        texts = [prepare(part.text, self.names, "text", part.code) for part in message.parts]
        placed = list(self._disclosed(message, commercial, market))
        return self._all(texts, evidence, placed)

    def _all(
        self,
        texts: Sequence[Prepared],
        evidence: frozenset[str],
        placed: Iterable[tuple[int, Hit]] = (),
    ) -> tuple[tuple[Hit, ...], ...]:
        """Return the hits of texts that are one message; `placed` are some that are known."""
        hits = [list(self._each(text, evidence)) for text in texts]
        for index, hit in (*placed, *self._counted(texts)):
            hits[index].append(hit)
        return tuple(tuple(sorted(some, key=_order)) for some in hits)

    def _disclosed(
        self, message: Message, commercial: str, market: str
    ) -> Iterator[tuple[int, Hit]]:
        texts = [part.text for part in message.parts]
        for disclosure in required(self.guide.disclosures, commercial, market):
            yield from Disclosing(disclosure).hits(texts)

    def _counted(self, texts: Sequence[Prepared]) -> Iterator[tuple[int, Hit]]:
        """Yield what counts for all texts of a message together."""
        yield from counted(texts, self.guide.mechanics)
        for situation in self.guide.situations:
            yield from situation_hits(texts, situation)

    def _each(self, text: Prepared, evidence: frozenset[str]) -> Iterator[Hit]:
        """Yield what is to say of a text by itself."""
        guide = self.guide
        terms = list(self.terms.find(text))
        for name in text.names:
            hit = self.names.hit(name, text.tokens)
            if hit and not any(one.start <= hit.start and hit.end <= one.end for one in terms):
                yield hit
        for found in terms:
            if found.of.rule.removeprefix("voice/claims/") not in evidence:
                yield tell(found, text.text)
        yield from self.address.hits(text)
        yield from typography_hits(text.covered, guide.mechanics.typography)
        yield from measured(text, guide.mechanics, guide.lang)
        yield from hashtag_hits(text, guide.mechanics)
        if self.packs is not None:
            spans = tuple(all_sentences(text.covered, guide.lang))
            yield from self.packs.hits(text.covered, raw=text.text, kind=text.kind, sentences=spans)


def _order(hit: Hit) -> tuple[int, str, int]:
    return (hit.start, hit.rule, hit.end)


def _screened(packs: Sequence[PackRule]) -> PackRules | None:
    """Return the rules of style folders with an index, or None where there are none."""
    if not packs:
        return None
    from masthead.voice.packs.screen import PackRules

    return PackRules(packs)


def _known(guide: Guide, forms: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    """Return the forms of all words that match by lemma."""
    missing = [word for word in lemma_words(guide) if word not in forms]
    if not missing:
        return forms
    from masthead.voice.lemmas import all_forms

    return {**forms, **all_forms(missing, guide.lang)}
