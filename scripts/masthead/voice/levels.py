"""How much the rules of a guide weigh, and which rules a guide has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from masthead.finding import Level
from masthead.guide import Guide, Mechanics, Status

FAMILIES: Mapping[str, Level] = {
    "voice/names": Level.ERROR,
    "voice/words": Level.WARNING,
    "voice/claims": Level.ERROR,
    "voice/mechanics": Level.WARNING,
    "voice/typography": Level.WARNING,
    "voice/address": Level.WARNING,
    "voice/situations": Level.ERROR,
    "voice/disclosures": Level.ERROR,
    "voice/packs": Level.NOTICE,
    "voice/language": Level.WARNING,
    "voice/guide": Level.ERROR,
    "voice/example": Level.ERROR,
}
"""The families of rules with their usual weight; that of a word follows its status."""

STATUSES = {
    Status.BANNED: Level.ERROR,
    Status.AVOID: Level.WARNING,
    Status.CAREFUL: Level.NOTICE,
    Status.USE: Level.OFF,
}
ORDER = (Level.OFF, Level.NOTICE, Level.WARNING, Level.ERROR)

TYPOGRAPHY = (
    *("quotes", "inner-quotes", "apostrophe", "dash", "ellipsis", "decimal", "thousands"),
    "spaces",
)


def family_of(rule: str) -> str:
    """Return the family of a rule: `voice/words/leverage` -> `voice/words`."""
    return "/".join(rule.split("/", 2)[:2])


def lookup(rule: str, levels: Mapping[str, str]) -> str | None:
    """Return what is said of a rule, or else of the nearest family around it, or None."""
    while rule not in levels:
        rule, slash, _ = rule.rpartition("/")
        if not slash:
            return None
    return levels[rule]


def level_of(guide: Guide, rule: str) -> Level:
    """Return how much a rule weighs in a guide.

    The guide's own word for the rule counts most, then its word for the family, then what is
    usual. A rule of a style folder never weighs more than its folder may.
    """
    given = lookup(rule, guide.levels)
    if given is not None:
        return Level(given)
    family = family_of(rule)
    if family == "voice/words":
        return _word_levels(guide).get(rule, FAMILIES[family])
    if family == "voice/packs":
        name = rule.split("/")[2] if rule.count("/") > 1 else ""
        caps = (Level(pack.level) for pack in guide.packs if pack_name(pack.folder) == name)
        return next(caps, FAMILIES[family])
    return FAMILIES.get(family, Level.ERROR)


def _word_levels(guide: Guide) -> Mapping[str, Level]:
    return {f"voice/words/{word.id}": STATUSES[word.status] for word in guide.words}


def pack_name(folder: str) -> str:
    """Return a style's name: the last step of its folder."""
    return folder.rstrip("/").rpartition("/")[2]


def rules_of(guide: Guide) -> Iterator[str]:
    """Yield the id of each rule that a guide has, but those inside style folders."""
    for word in guide.words:
        if word.status is not Status.USE:
            yield f"voice/words/{word.id}"
    yield from (f"voice/names/{name.id}" for name in guide.names)
    yield from (f"voice/claims/{claim.id}" for claim in guide.claims)
    yield from (f"voice/mechanics/{name}" for name in _measures(guide.mechanics))
    yield from (f"voice/typography/{name}" for name in _signs(guide.mechanics))
    if guide.address.avoid or guide.address.avoid_inside:
        yield "voice/address"
    yield from (f"voice/situations/{one.id}" for one in guide.situations)
    yield from (f"voice/disclosures/{one.id}" for one in guide.disclosures)
    yield from (f"voice/packs/{pack_name(one.folder)}" for one in guide.packs)


def _measures(mechanics: Mechanics) -> Iterator[str]:
    for field, name in (
        ("emoji", "emoji"),
        ("exclamation", "exclamation"),
        ("question", "question"),
        ("hashtags", "hashtags"),
        ("capitals", "capitals"),
        ("sentence_words", "sentence"),
        ("paragraph_sentences", "paragraph"),
        ("title_words", "title-words"),
    ):
        if getattr(mechanics, field) is not None:
            yield name
    for field in ("hashtags_case", "hashtags_place", "title_case"):
        if getattr(mechanics, field):
            yield field.replace("_", "-")


def _signs(mechanics: Mechanics) -> Iterator[str]:
    for name in TYPOGRAPHY:
        if name.replace("-", "_") in mechanics.typography:
            yield name
