"""One guide on one page of one site, and what its parts are drawn with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from masthead.guide import Claim, Guide, Match, Word
from masthead.lexicon import forms
from masthead.site.addresses import link
from masthead.site.drawing import draw
from masthead.site.view import View
from masthead.site.voice_examples import Tried, stretches, tried
from masthead.site.voice_labels import Labels
from masthead.voice.anchors import anchor_of
from masthead.voice.layers import effective
from masthead.voice.levels import rules_of
from masthead.voice.speakers import Speakers

ADDRESS = frozenset({"use", "avoid", "avoid_inside_sentence", "note", "level"})
"""Keys of `address` that are drawn from the guide; other keys are for people."""

PATTERN = Markup('<details class="hub-forms"><summary>{}</summary><code>{}</code></details>')


@dataclass(frozen=True)
class Sheet:
    """One guide on the page at `place` of one site.

    Args:
        view: the site.
        place: where the page stands in the tree.
        guide: the guide.
        taken: anchors that headings of the guide's own text have already.
    """

    view: View
    place: str
    guide: Guide
    taken: frozenset[str] = frozenset()

    @cached_property
    def say(self) -> Labels:
        """The labels of the page."""
        return Labels(self.guide.lang)

    @cached_property
    def usual(self) -> Guide:
        """What holds in this language, whatever the channel."""
        return effective(self.view.hub.guides, self.guide.lang)

    @cached_property
    def tried(self) -> Tried:
        """The guide's examples with what is found in them."""
        return tried(self.guide, Speakers(self.view.hub.guides, forms))

    @cached_property
    def caught(self) -> Mapping[str, str]:
        """By rule, what it finds in its example: how people know a pattern."""
        return stretches(self.tried)

    @cached_property
    def known(self) -> set[str]:
        """Rules that have their anchor on this page, or on the page of a guide below."""
        return set(rules_of(self.usual)) | set(rules_of(self.guide))

    @cached_property
    def homes(self) -> Mapping[str, str]:
        """Address of the page of each rule that stands on another guide's page."""
        places = self.view.places
        return {
            rule: link(self.place, places[path])
            for rule, path in self.usual.origin.items()
            if path in places
        }

    def id(self, anchor: str) -> str:
        """Return an anchor, or nothing where a heading has it."""
        return "" if anchor in self.taken else anchor

    def name(self, key: str) -> Markup:
        """Return a key of the guide as people read it."""
        name = key.replace("-", "_")
        known = self.say.known(name)
        return self.say(name if known else key.replace("_", " ").capitalize())

    def said_of_address(self, written: object) -> Iterator[tuple[Markup, str]]:
        """Yield what a guide says of address for people only, each under its name."""
        for key, value in written.items() if isinstance(written, Mapping) else ():
            if key not in ADDRESS and isinstance(value, str | list):
                text = value if isinstance(value, str) else ", ".join(map(str, value))
                yield self.name(str(key)), text

    def once(self, rule: str) -> str:
        """Return the anchor of a rule that has none yet, and note it; else nothing."""
        if rule in self.known:
            return ""
        self.known.add(rule)
        return anchor_of(rule)

    def draw(self, template: str, **values: object) -> str:
        """Return a part of the page."""
        return draw(f"voice_{template}", say=self.say, anchor=anchor_of, **values)

    def title(self, entry: Word | Claim) -> str:
        """Return what people call an entry: its term; of a pattern, what it finds."""
        if entry.term.match is not Match.REGEX:
            return entry.term.text
        area = "words" if isinstance(entry, Word) else "claims"
        return self.caught.get(f"voice/{area}/{entry.id}") or entry.id.replace("-", " ")

    def detail(self, entry: Word | Claim) -> Markup:
        """Return how a term is matched, in small print."""
        term = entry.term
        notes: list[Markup] = []
        if term.match is Match.LEMMA:
            notes.append(self.say("lemma"))
        if forms := [form for form in term.forms if form != term.text]:
            notes.append(Markup("{} {}").format(self.say("forms"), ", ".join(forms)))
        if term.unless:
            notes.append(Markup("{} {}").format(self.say("unless"), ", ".join(term.unless)))
        lines = [Markup('<span class="hub-forms">{}</span>').format(note) for note in notes]
        if term.match is Match.REGEX:
            lines.append(PATTERN.format(self.say("pattern"), term.text))
        return Markup().join(lines)
