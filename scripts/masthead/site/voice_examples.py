"""The examples of a guide as its page shows them, with what a rule finds in them marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from masthead.guide import Example, Guide
from masthead.voice.anchors import anchor_of
from masthead.voice.examples import hits_of
from masthead.voice.hit import Hit
from masthead.voice.speakers import Speakers

Tried = tuple[tuple[Example, tuple[Hit, ...]], ...]
"""Examples, each with what its rule finds in it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One example: its text with marks, the rule that it breaks, and where that rule stands."""

    text: Markup
    ok: bool
    rule: str
    href: str
    notes: tuple[str, ...]


def tried(guide: Guide, speakers: Speakers) -> Tried:
    """Return the examples of a guide, each with what the rule that it names finds in it."""
    found = []
    for example in guide.examples:
        speaker = speakers.speaker(
            guide.lang, example.channel, example.situation, (example.audience,)
        )
        hits = hits_of(example, speaker) if speaker and not example.ok else ()
        found.append((example, tuple(hit for hit in hits if hit.rule == example.rule)))
    return tuple(found)


def shown(examples: Tried, homes: Mapping[str, str]) -> list[Shown]:
    """Return examples as a page shows them.

    Args:
        examples: the examples.
        homes: address of the page on which a rule stands, by rule, where it is another page.
    """
    return [_shown(example, hits, homes) for example, hits in examples]


def stretches(examples: Tried) -> Mapping[str, str]:
    """Return what each rule finds in its first example, by the rule's id."""
    found: dict[str, str] = {}
    for example, hits in examples:
        for hit in hits:
            found.setdefault(hit.rule, example.text[hit.start : hit.end])
    return found


def marked(text: str, hits: Iterable[Hit]) -> Markup:
    """Return a text as HTML with each stretch that was found in `<mark>`."""
    pieces, at = [Markup()], 0
    for hit in sorted(hits, key=lambda hit: hit.start):
        if at <= hit.start < hit.end:
            before, found = text[at : hit.start], text[hit.start : hit.end]
            pieces.append(Markup("{}<mark>{}</mark>").format(before, found))
            at = hit.end
    return Markup().join([*pieces, Markup("{}").format(text[at:])])


def _shown(example: Example, hits: tuple[Hit, ...], homes: Mapping[str, str]) -> Shown:
    commercial = "" if example.commercial == "none" else example.commercial
    kind = "" if example.kind == "text" else example.kind
    notes = (kind, example.channel, example.audience, example.situation, commercial, example.market)
    rule = example.rule
    return Shown(
        text=marked(example.text, hits),
        ok=example.ok,
        rule=rule.removeprefix("voice/"),
        href=f"{homes.get(rule, '')}#{anchor_of(rule)}" if rule else "",
        notes=tuple(note for note in notes if note),
    )
