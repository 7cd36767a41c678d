"""The guides of a hub at work: an engine for each language, channel, audience and situation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from masthead.finding import Finding, Level
from masthead.guide import Guide
from masthead.voice.layers import chain, guide_for, known_rules, stack
from masthead.voice.levels import level_of, lookup

if TYPE_CHECKING:
    from masthead.voice.engine import Engine
    from masthead.voice.packs import Choice, Packs

Forms = Callable[[frozenset[str], str], Mapping[str, frozenset[str]]]
"""Gives every form of some words of a language."""


def no_forms(_words: frozenset[str], _lang: str) -> Mapping[str, frozenset[str]]:
    """Give no forms: the engine looks them up in the word data, which takes a while."""
    return {}


@dataclass(frozen=True, slots=True)
class Speaker:
    """A guide that holds somewhere, with its engine.

    Args:
        guide: all layers merged.
        engine: the guide, compiled.
        levels: weights of the rules of style folders, by rule id.
    """

    guide: Guide
    engine: Engine
    levels: Mapping[str, Level] = field(default_factory=dict)

    def level_of(self, rule: str) -> Level:
        """Return how much a rule weighs here."""
        if rule in self.levels and lookup(rule, self.guide.levels) is None:
            return self.levels[rule]
        return level_of(self.guide, rule)

    def guide_of(self, rule: str) -> str:
        """Return the id of the guide on whose page a rule stands."""
        page = self.guide.origin.get(rule, self.guide.path)
        return page.rpartition("/")[2].removesuffix(".md")


class Speakers:
    """The guides of a hub with their engines; each is made once, when it is first needed.

    Args:
        guides: the guides by id.
        forms: gives the forms of words that a guide matches by lemma.
        packs: bytes of the style folders' files, by folder and file name.
    """

    def __init__(
        self, guides: Mapping[str, Guide], forms: Forms | None = None, packs: Packs | None = None
    ) -> None:
        self.guides = guides
        self.forms = forms or no_forms
        self.packs: Packs = packs if packs is not None else {}
        self._speakers: dict[tuple[str, str, str, tuple[str, ...]], Speaker] = {}
        self._choices: dict[object, Choice] = {}

    def speaker(
        self, lang: str, channel: str = "", situation: str = "", audiences: Sequence[str] = ()
    ) -> Speaker | None:
        """Return the guide that holds somewhere; None where a language has no guide."""
        top = guide_for(self.guides, lang) if self.guides else None
        if top is None:
            return None
        below = chain(self.guides, top)
        channel = channel if any(channel in guide.channels for guide in below) else ""
        named = (one for one in audiences if any(one in guide.audiences for guide in below))
        key = (lang, channel, situation, tuple(named))
        if key not in self._speakers:
            self._speakers[key] = self._made(*key)
        return self._speakers[key]

    def _made(self, lang: str, channel: str, situation: str, audiences: tuple[str, ...]) -> Speaker:
        from masthead.voice.engine import Engine
        from masthead.voice.terms import lemma_words

        guide = stack(
            self.guides, lang, channel=channel, situation=situation, audiences=audiences
        ).guide
        words = lemma_words(guide)
        rules = self.choice(guide).rules if guide.packs else ()
        engine = Engine(guide, forms=self.forms(words, guide.lang) if words else {}, packs=rules)
        return Speaker(guide, engine, {rule.id: rule.level for rule in rules})

    def choice(self, guide: Guide) -> Choice:
        """Return the rules of a guide's style folders, and what is wrong with them."""
        from masthead.voice.packs import choose

        key = (guide.path, guide.packs)
        if key not in self._choices:
            self._choices[key] = choose(guide, self.packs)
        return self._choices[key]

    def rules(self) -> frozenset[str]:
        """Return the ids of all rules of all guides, families included."""
        found: set[str] = set()
        for id in self.guides:
            guide = self.guides[id]
            found |= known_rules(guide, self.guides)
            if guide.packs:
                found.update(rule.id for rule in self.choice(guide).rules)
        return frozenset(found)


def pack_faults(speakers: Speakers, guide: Guide) -> tuple[Finding, ...]:
    """Return what is wrong with the style folders that a guide names."""
    return speakers.choice(guide).findings if guide.packs else ()
