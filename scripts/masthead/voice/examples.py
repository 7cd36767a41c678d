"""Run the examples of a guide: they are its own tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from masthead.finding import Finding, Level
from masthead.guide import Example, Guide
from masthead.message import Message, Part
from masthead.voice.hit import Hit
from masthead.voice.speakers import Speaker, Speakers

RULE = "voice/example"
COUNTED = (Level.ERROR, Level.WARNING)
"""An example that is right may still have a notice: it asks for care, no more."""


class Outcome(NamedTuple):
    """What became of an example: what went wrong with it, or nothing."""

    example: Example
    fault: str = ""
    hint: str = ""


def outcomes(guide: Guide, speakers: Speakers) -> Iterator[Outcome]:
    """Run each example of a guide.

    Args:
        guide: the guide as its page has it.
        speakers: the guides of the hub, this one among them.
    """
    for example in guide.examples:
        speaker = speakers.speaker(
            guide.lang, example.channel, example.situation, (example.audience,)
        )
        if speaker is None or speaker.guide.path != guide.path:
            yield Outcome(example, "another guide holds for this language", "give one of them up")
        else:
            yield _outcome(example, speaker)


def failures(guide: Guide, speakers: Speakers) -> Iterator[Finding]:
    """Yield a finding for each example that does not do what it says."""
    for outcome in outcomes(guide, speakers):
        if outcome.fault:
            key = outcome.example.key
            yield guide.document.finding(RULE, outcome.fault, *key, "text", hint=outcome.hint)


def _outcome(example: Example, speaker: Speaker) -> Outcome:
    hits = hits_of(example, speaker)
    if example.ok:
        told = [hit for hit in hits if speaker.level_of(hit.rule) in COUNTED]
        if not told:
            return Outcome(example)
        hit = told[0]
        hint = "mend the example, or the rule"
        return Outcome(example, f"the example must pass; {hit.rule}: {hit.message}", hint)
    found = dict.fromkeys(hit.rule for hit in hits if speaker.level_of(hit.rule) is not Level.OFF)
    if any(_fits(rule, example.rule) for rule in found):
        return Outcome(example)
    missed = f"{example.rule} finds nothing in it" if example.rule else "nothing is found in it"
    others = f"what does: {', '.join(found)}" if found else "mend the example, or the rule"
    return Outcome(example, f"the example must fail; {missed}", others)


def _fits(rule: str, wanted: str) -> bool:
    """Tell whether a rule is the wanted one, or of the wanted family."""
    return not wanted or rule == wanted or rule.startswith(f"{wanted}/")


def hits_of(example: Example, speaker: Speaker) -> tuple[Hit, ...]:
    """Return what a guide finds in an example; a text is taken for a message of one part."""
    if example.kind != "text":
        return speaker.engine.hits(example.text, kind=example.kind)
    return speaker.engine.message_hits(
        message_of(example.text, speaker.guide.lang),
        commercial=example.commercial,
        market=example.market,
    )[0]


def message_of(text: str, lang: str) -> Message:
    """Return a message that is one plain text."""
    part = Part(text, len(text), None, "characters")
    return Message("", "", "", "", "", lang, (part,))
