"""Lay guides over each other: base < language < channel < audience < situation.

What a layer says replaces what the layer under it says, entry by entry (by id) and measure by
measure; what it does not name stays. A waiver, the last layer, silences findings of one post and
changes no guide: `masthead.checking` applies it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from masthead.document import Document, KeyPath
from masthead.guide import Guide, Mechanics
from masthead.voice.levels import FAMILIES, rules_of
from masthead.voice.parts import guide_of
from masthead.voice.soundness import sound

T = TypeVar("T")

BY_ID = ("situations", "names", "words", "claims", "disclosures")
NOTHING = Guide("", "", Document("", {}))


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: its name for people (`channel bluesky`), and the parts that it says."""

    name: str
    guide: Guide


@dataclass(frozen=True, slots=True)
class Stack:
    """What holds in one place, and where each rule comes from.

    Args:
        guide: all layers merged.
        layers: the layers, lowest first.
        source: name of the layer that spoke last on a rule, by rule id.
    """

    guide: Guide
    layers: tuple[Layer, ...] = ()
    source: Mapping[str, str] = field(default_factory=dict)


def guide_for(guides: Mapping[str, Guide], lang: str) -> Guide | None:
    """Return the guide of a language: its own, that of the language without region, or the base.

    The base of a language without a guide is the first one without a language of its own. Of two
    guides of a language the one with its name wins; the others need not be read to find it.
    """
    for wanted in dict.fromkeys((lang, lang.partition("-")[0], "")):
        named = guides.get(wanted)
        if named is not None and named.lang == wanted:
            return named
        found = next((guide for guide in guides.values() if guide.lang == wanted), None)
        if found is not None:
            return found
    return None


def chain(guides: Mapping[str, Guide], guide: Guide) -> tuple[Guide, ...]:
    """Return a guide with those that it builds on, the lowest first; a loop ends where it meets."""
    found = [guide]
    while (below := guides.get(found[-1].extends)) and below not in found:
        found.append(below)
    return tuple(reversed(found))


def effective(
    guides: Mapping[str, Guide],
    lang: str,
    *,
    channel: str = "",
    situation: str = "",
    audiences: Sequence[str] = (),
) -> Guide:
    """Return what holds for a language, a channel and a situation, as one guide.

    Its `situations` hold the situation that was asked for, or none: a situation that is not
    there forbids nothing. Of the examples only the language's own are left.
    """
    return stack(guides, lang, channel=channel, situation=situation, audiences=audiences).guide


def stack(
    guides: Mapping[str, Guide],
    lang: str,
    *,
    channel: str = "",
    situation: str = "",
    audiences: Sequence[str] = (),
) -> Stack:
    """Return what holds for a language, a channel, audiences and a situation, with the layers.

    Of several audiences the last speaks over the first, as the post names them.
    """
    top = guide_for(guides, lang)
    if top is None:
        return Stack(replace(NOTHING, lang=lang))
    layers = list(_layers(chain(guides, top), channel, audiences))
    merged = merge(layers)
    now = tuple(one for one in merged.situations if one.id == situation)
    if now and now[0].overrides:
        parts = _parts(_holder(layers, situation), now[0].overrides, now[0].key)
        layers.append(Layer(f"situation {situation}", parts))
        merged = merge(layers)
    origin = {rule: path for rule, path in _origins(layers).items() if path != top.path}
    guide = replace(
        merged, id=top.id, lang=lang or top.lang, document=top.document, extends=top.extends,
        traits=merged.traits, situations=now, examples=top.examples, channels=top.channels,
        audiences=top.audiences,
        origin=origin,
    )  # fmt: skip
    return Stack(guide, tuple(layers), _sources(layers))


def _layers(
    guides: Iterable[Guide], channel: str, audiences: Sequence[str] = ()
) -> Iterator[Layer]:
    """Yield the guides, lowest first, then what each says of a channel, then of audiences."""
    below = tuple(guides)
    for guide in below:
        name = f"language {guide.lang}" if guide.lang else f"base {guide.id}"
        yield Layer(name, guide)
    for guide in below:
        if channel in guide.channels:
            parts = _parts(guide, guide.channels[channel], ("channels", channel))
            yield Layer(f"channel {channel}", parts)
    for audience in audiences:
        for guide in below:
            if audience in guide.audiences:
                parts = _parts(guide, guide.audiences[audience], ("audiences", audience))
                yield Layer(f"audience {audience}", parts)


def _parts(guide: Guide, values: Mapping[str, Any], key: KeyPath) -> Guide:
    """Return what a guide says of a channel or a situation, as a guide."""
    return sound(guide_of(guide.id, guide.lang, guide.document, values, key))[0]


def _holder(layers: Iterable[Layer], situation: str) -> Guide:
    """Return the last layer's guide that has a situation."""
    return [
        layer.guide
        for layer in layers
        if any(one.id == situation for one in layer.guide.situations)
    ][-1]


def merge(layers: Iterable[Layer]) -> Guide:
    """Return all layers as one guide, what the last says over what the first says."""
    merged = NOTHING
    for layer in layers:
        over = layer.guide
        lists: dict[str, Any] = {
            name: _by(getattr(merged, name), getattr(over, name), "id") for name in BY_ID
        }
        merged = replace(
            merged,
            **lists,
            traits=_by(merged.traits, over.traits, "trait"),
            packs=_by(merged.packs, over.packs, "folder"),
            mechanics=_mechanics(merged.mechanics, over.mechanics),
            address=_fields(merged.address, over.address),
            levels={**merged.levels, **over.levels},
        )
    return merged


def _by(under: Iterable[T], over: Iterable[T], name: str) -> tuple[T, ...]:
    """Return entries by name: those of the layer above take the place of their like below."""
    entries = {getattr(one, name): one for one in under}
    entries.update((getattr(one, name), one) for one in over)
    return tuple(entries.values())


def _fields(under: Any, over: Any) -> Any:
    """Return a value with the fields that the value above has filled."""
    filled = {
        one.name: getattr(over, one.name)
        for one in fields(over)
        if getattr(over, one.name) not in (None, "", ())
    }
    return replace(under, **filled) if filled else under


def _mechanics(under: Mechanics, over: Mechanics) -> Mechanics:
    merged: Mechanics = _fields(under, over)
    return replace(
        merged,
        typography={**under.typography, **over.typography},
        numbers={**under.numbers, **over.numbers},
    )


def _origins(layers: Iterable[Layer]) -> dict[str, str]:
    """Return the page of each rule, by rule id."""
    return {rule: layer.guide.path for layer in layers for rule in rules_of(layer.guide)}


def _sources(layers: Iterable[Layer]) -> dict[str, str]:
    """Return the name of the layer that spoke last on each rule, by rule id."""
    sources: dict[str, str] = {}
    for layer in layers:
        known = {*sources, *rules_of(layer.guide)}
        said = {*rules_of(layer.guide), *layer.guide.levels}
        for rule in known:
            if any(rule == one or rule.startswith(f"{one}/") for one in said):
                sources[rule] = layer.name
    return sources


def known_rules(guide: Guide, guides: Mapping[str, Guide]) -> frozenset[str]:
    """Return the ids of all rules that a guide has anywhere, with those of the families."""
    found: set[str] = set(FAMILIES)
    for layer in _layers(chain(guides, guide), ""):
        found.update(rules_of(layer.guide))
    for below in chain(guides, guide):
        for one in below.situations:
            found.update(rules_of(_parts(below, one.overrides, one.key)))
        for channel, values in below.channels.items():
            found.update(rules_of(_parts(below, values, ("channels", channel))))
        for audience, values in below.audiences.items():
            found.update(rules_of(_parts(below, values, ("audiences", audience))))
    return frozenset(found)
