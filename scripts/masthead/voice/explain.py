"""Explain which rules hold for a post on a channel, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from masthead.channel import Channel
from masthead.errors import UsageError
from masthead.finding import Level
from masthead.guide import Disclosure, Guide, Word
from masthead.hub import Hub
from masthead.post import Post, Waiver
from masthead.schema.shapes import did_you_mean
from masthead.voice.anchors import url_of
from masthead.voice.layers import Stack, guide_for, stack
from masthead.voice.levels import family_of, lookup, rules_of
from masthead.voice.speakers import Speaker, Speakers

HUB_LAYER = "masthead.yml"


@dataclass(frozen=True, slots=True)
class Line:
    """One rule: what it says, how much it weighs, where that comes from, what waives it."""

    rule: str
    level: Level
    says: str
    layer: str
    url: str
    waiver: Waiver | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """What holds for a post on a channel.

    Args:
        delivery: `<post>@<channel>`.
        lang, situation: of the post.
        layers: names of the layers, lowest first.
        lines: the rules, in order of their ids.
    """

    delivery: str
    lang: str
    situation: str
    layers: tuple[str, ...]
    lines: tuple[Line, ...]

    def data(self) -> dict[str, Any]:
        """Return it for programs."""
        return {
            "delivery": self.delivery,
            "lang": self.lang,
            "situation": self.situation,
            "layers": list(self.layers),
            "rules": [
                {
                    "rule": line.rule,
                    "level": line.level.value,
                    "says": line.says,
                    "layer": line.layer,
                    "url": line.url,
                    "waiver": None
                    if line.waiver is None
                    else {"reason": line.waiver.reason, "until": line.waiver.until.isoformat()},
                }
                for line in self.lines
            ],
        }

    def text(self) -> str:
        """Return it for people."""
        head = f"{self.delivery}: {' < '.join(self.layers) or f'no guide for {self.lang}'}"
        rows = [(line.rule, line.level.value, line.layer, _says(line)) for line in self.lines]
        if not rows:
            return head
        widths = [max(len(row[number]) for row in rows) for number in range(3)]
        lines = ["  ".join([*map(str.ljust, row[:3], widths), row[3]]) for row in rows]
        return "\n".join([head, "", *(line.rstrip() for line in lines)])


def _says(line: Line) -> str:
    if line.waiver is None:
        return line.says
    return f"{line.says} [waived until {line.waiver.until}: {line.waiver.reason}]"


def explained(hub: Hub, delivery: str, now: datetime) -> Explained:
    """Return which rules hold for a post on a channel.

    Args:
        hub: the hub.
        delivery: `<post>@<channel>`.
        now: the time at which waivers hold.

    Raises:
        UsageError: there is no such post or channel.
    """
    post, channel = _found(hub, delivery)
    layers = stack(
        hub.guides,
        post.lang,
        channel=channel.id,
        situation=post.situation,
        audiences=post.audiences,
    )
    if guide_for(hub.guides, post.lang) is None:
        return Explained(delivery, post.lang, post.situation, (), ())
    speaker = _speaker(hub, layers.guide)
    today = now.astimezone(ZoneInfo(hub.settings.zone)).date()
    waivers = {one.rule: one for one in post.waivers if one.until >= today}
    rules = sorted({*rules_of(layers.guide), *speaker.levels})
    lines = tuple(_line(rule, hub, layers, speaker, waivers) for rule in rules)
    names = tuple(layer.name for layer in layers.layers)
    return Explained(delivery, post.lang, post.situation, names, lines)


def _found(hub: Hub, delivery: str) -> tuple[Post, Channel]:
    name, at, place = delivery.partition("@")
    if not at:
        raise UsageError(f"{delivery!r} names no channel", "write POST@CHANNEL")
    if name not in hub.posts:
        raise UsageError(f"there is no post {name!r}", did_you_mean(name, hub.posts))
    if place not in hub.channels:
        raise UsageError(f"there is no channel {place!r}", did_you_mean(place, hub.channels))
    return hub.posts[name], hub.channels[place]


def _speaker(hub: Hub, guide: Guide) -> Speaker:
    """Return a guide with the levels of its style folders; nothing is compiled."""
    rules = Speakers(hub.guides, packs=hub.packs).choice(guide).rules if guide.packs else ()
    return Speaker(guide, None, {rule.id: rule.level for rule in rules})  # type: ignore[arg-type]


def _line(rule: str, hub: Hub, layers: Stack, speaker: Speaker, waivers: dict[str, Waiver]) -> Line:
    """Return what holds for one rule."""
    settings = hub.settings
    said = {id: one.level.value for id, one in settings.rules.items() if one.level is not None}
    level, layer = speaker.level_of(rule), _layer(rule, layers)
    if (given := lookup(rule, said)) is not None:
        level, layer = Level(given), HUB_LAYER
    site = settings.internal_url or settings.public_url
    return Line(
        rule,
        level,
        _rule_says(rule, layers.guide),
        layer,
        url_of(site, speaker.guide_of(rule), rule),
        waivers.get(rule) or waivers.get(family_of(rule)),
    )


def _layer(rule: str, layers: Stack) -> str:
    """Return the layer that a rule comes from; one of a style folder comes from its folder's."""
    while rule and rule not in layers.source:
        rule = rule.rpartition("/")[0]
    return layers.source.get(rule, "")


def _rule_says(rule: str, guide: Guide) -> str:
    """Return what a rule says, in a few words."""
    family, id = family_of(rule), rule.rpartition("/")[2]
    match family:
        case "voice/words":
            return next((_word_says(one) for one in guide.words if one.id == id), "")
        case "voice/names":
            return next((f"write {one.name}" for one in guide.names if one.id == id), "")
        case "voice/claims":
            return next(
                (f"{one.term.text} needs {one.needs}" for one in guide.claims if one.id == id), ""
            )
        case "voice/mechanics":
            return _measure(guide, id)
        case "voice/typography":
            return guide.mechanics.typography.get(id.replace("-", "_"), "")
        case "voice/address":
            return f"avoid {', '.join((*guide.address.avoid, *guide.address.avoid_inside))}"
        case "voice/situations":
            return next(
                (f"leave out {', '.join(s.forbids)}" for s in guide.situations if s.id == id), ""
            )
        case "voice/disclosures":
            return next((_disclosure_says(one) for one in guide.disclosures if one.id == id), "")
    return ""


def _disclosure_says(one: Disclosure) -> str:
    parts = [" or ".join(one.any_of)] if one.any_of else []
    place = "" if one.position == "anywhere" else f" at the {one.position}"
    market = f" in {one.market}" if one.market else ""
    return f"{one.when}{market}: say {' and '.join([*parts, *one.all_of])}{place}"


def _word_says(word: Word) -> str:
    instead = f"; write {' or '.join(word.instead)}" if word.instead else ""
    return f"{word.status.value} {word.term.text}{instead}"


def _measure(guide: Guide, name: str) -> str:
    """Return the limit or the choice that a measure has."""
    fields = {"sentence": "sentence_words", "paragraph": "paragraph_sentences"}
    value = getattr(guide.mechanics, fields.get(name, name.replace("-", "_")))
    return f"at most {value}" if isinstance(value, int) else str(value)
