"""The parts of a guide's page: each table drawn from the rules themselves, each rule anchored."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from masthead.guide import Status, Word
from masthead.site.voice_channels import draw_audiences, draw_channels, situation_lines
from masthead.site.voice_examples import shown
from masthead.site.voice_sentences import sentences
from masthead.site.voice_sheet import Sheet
from masthead.voice.anchors import anchor_of
from masthead.voice.situations import CHECKS

WEIGHT = (Status.USE, Status.BANNED, Status.AVOID, Status.CAREFUL)
"""The order of words within a topic."""

MEASURES = frozenset({"emoji", "exclamation", "question", "hashtags", "capitals", "sentence"})
MEASURES |= {"paragraph", "title", "typography", "numbers"}
"""Keys of `mechanics` that are drawn from the guide; other keys are shown as they are written."""

SAMPLES: Mapping[str, str] = {"decimal": "2{}4", "thousands": "35{}000"}


def draw_traits(sheet: Sheet) -> str:
    """Return the traits, each with its limit and a pair of sentences."""
    traits = sheet.guide.traits
    return sheet.draw("traits", traits=traits) if traits else ""


def draw_situations(sheet: Sheet) -> str:
    """Return how the voice shifts."""
    situations = sheet.guide.situations
    if not situations:
        return ""
    return sheet.draw(
        "situations",
        situations=[(one, situation_lines(sheet, one.id, one.overrides)) for one in situations],
        checked=CHECKS,
        legend=any(one.forbids for one in situations),
    )


def draw_names(sheet: Sheet) -> str:
    """Return the names in their right and wrong forms."""
    names = sheet.guide.names
    return sheet.draw("names", names=names) if names else ""


def draw_words(sheet: Sheet) -> str:
    """Return the word list: what we like first, then by topic, the strictest first."""
    if not sheet.guide.words:
        return ""
    groups = _groups(sheet)
    return sheet.draw("words", groups=groups, title=sheet.title, detail=sheet.detail)


def draw_claims(sheet: Sheet) -> str:
    """Return the claims with what each needs."""
    claims = sheet.guide.claims
    if not claims:
        return ""
    return sheet.draw("claims", claims=claims, title=sheet.title, detail=sheet.detail)


def draw_mechanics(sheet: Sheet) -> str:
    """Return the measures as sentences, and habits that no rule checks as they are written."""
    measures = list(sentences(sheet.guide.mechanics, sheet.say))
    written = sheet.guide.document.data.get("mechanics")
    habits = [
        (sheet.name(str(key)), sheet.say(str(value)))
        for key, value in (written.items() if isinstance(written, Mapping) else ())
        if key not in MEASURES and isinstance(value, str | int)
    ]
    if not (measures or habits):
        return ""
    return sheet.draw("mechanics", sentences=measures, habits=habits)


def draw_typography(sheet: Sheet) -> str:
    """Return the typographic habits, each with a sample."""
    typography = sheet.guide.mechanics.typography
    pairs = [
        (
            _typography_anchor(name, typography),
            sheet.name(name),
            sheet.say(value),
            _sample(sheet, name, value),
        )
        for name, value in typography.items()
    ]
    return sheet.draw("pairs", pairs=pairs) if pairs else ""


def draw_numbers(sheet: Sheet) -> str:
    """Return how numbers, dates and times are written."""
    numbers = sheet.guide.mechanics.numbers
    pairs = [("", sheet.name(name), value, "") for name, value in numbers.items()]
    return sheet.draw("pairs", pairs=pairs) if pairs else ""


def draw_address(sheet: Sheet) -> str:
    """Return how readers are addressed: the forms, and what is said of them for people."""
    address = sheet.guide.address
    notes = list(sheet.said_of_address(sheet.guide.document.data.get("address")))
    notes += [(Markup(), address.note)] if address.note else []
    if not (address.use or address.avoid or address.avoid_inside or notes):
        return ""
    id = sheet.id(anchor_of("voice/address"))
    return sheet.draw("address", address=address, notes=notes, id=id)


def draw_disclosures(sheet: Sheet) -> str:
    """Return what a commercial post says, by market."""
    found = sheet.guide.disclosures
    split = {one.when for one in found if one.market}
    return sheet.draw("disclosures", disclosures=found, split=split) if found else ""


def draw_packs(sheet: Sheet) -> str:
    """Return the imported styles; only the internal site names them."""
    packs = [
        (anchor_of(f"voice/packs/{pack.folder.rpartition('/')[2]}"), pack)
        for pack in sheet.guide.packs
    ]
    return sheet.draw("packs", packs=packs) if packs and sheet.view.internal else ""


def draw_examples(sheet: Sheet) -> str:
    """Return the guide's own tests, with what is wrong in the bad ones marked."""
    examples = shown(sheet.tried, sheet.homes)
    good = [one for one in examples if one.ok]
    bad = [one for one in examples if not one.ok]
    return sheet.draw("examples", good=good, bad=bad) if examples else ""


SECTIONS: Mapping[str, Callable[[Sheet], str]] = {
    "voice": draw_traits,
    "situations": draw_situations,
    "names": draw_names,
    "words": draw_words,
    "claims": draw_claims,
    "mechanics": draw_mechanics,
    "typography": draw_typography,
    "numbers": draw_numbers,
    "address": draw_address,
    "channels": draw_channels,
    "audiences": draw_audiences,
    "disclosures": draw_disclosures,
    "packs": draw_packs,
    "examples": draw_examples,
}
"""The parts by the name that a guide's text places them with, in the order of reading."""


def _typography_anchor(name: str, typography: Mapping[str, str]) -> str:
    """Return where a habit stands: that of percent signs belongs to the rule on spaces."""
    if name == "percent" and "spaces" not in typography:
        name = "spaces"
    return anchor_of(f"voice/typography/{name.replace('_', '-')}")


def _sample(sheet: Sheet, name: str, value: str) -> str:
    """Return a sample of a habit: quotation marks around something, a number with its marks."""
    marks = value.split(" ")
    if name.endswith("quotes") and len(marks) == 2:
        return marks[0] + sheet.view.hub.settings.name + marks[1]
    return SAMPLES[name].format(value) if name in SAMPLES and len(value) == 1 else ""


def _groups(sheet: Sheet) -> list[tuple[str, list[Word]]]:
    """Return the words by topic, in the order in which the guide names the topics."""
    words = sorted(sheet.guide.words, key=lambda word: WEIGHT.index(word.status))
    liked = [word for word in words if word.status is Status.USE and not word.topic]
    others = [word for word in words if word not in liked]
    topics = dict.fromkeys(word.topic for word in sheet.guide.words if word in others)
    groups: list[tuple[str, list[Word]]] = [(sheet.say("liked"), liked)] if liked else []
    groups += [
        (topic or sheet.say("other"), [word for word in others if word.topic == topic])
        for topic in sorted(topics, key=lambda topic: not topic)
    ]
    return groups
