"""Find what a guide names and nothing in the hub has: a base, a channel, a rule."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from masthead.finding import Finding
from masthead.guide import Guide
from masthead.schema.shapes import did_you_mean
from masthead.voice.layers import chain, guide_for, known_rules

RULE = "voice/guide"


def linking_faults(
    guide: Guide,
    guides: Mapping[str, Guide],
    channels: Collection[str],
    audiences: Collection[str] = (),
) -> Iterator[Finding]:
    """Yield each name in a guide that leads nowhere.

    Args:
        guide: the guide to look at.
        guides: all guides by id.
        channels: ids of the hub's channels.
        audiences: ids of the hub's audiences.
    """
    yield from _base_faults(guide, guides)
    first = guide_for(guides, guide.lang)
    if guide.lang and first is not None and first.id != guide.id and first.lang == guide.lang:
        message = f"{first.path} is the guide for {guide.lang!r} already"
        yield guide.document.finding(RULE, message, "lang", hint="keep one of the two")
    for channel in guide.channels:
        if channel not in channels:
            yield _unknown(guide, "channel", channel, channels, "channels", channel, at_key=True)
    for audience in guide.audiences:
        if audience not in audiences:
            key = ("audiences", audience)
            yield _unknown(guide, "audience", audience, audiences, *key, at_key=True)
    rules = known_rules(guide, guides)
    for rule in guide.levels:
        if rule not in rules and ("levels", rule) in guide.document.values:
            yield _unknown(guide, "rule", rule, rules, "levels", rule, at_key=True)
    situations = {one.id for below in chain(guides, guide) for one in below.situations}
    for one in guide.examples:
        if one.rule and one.rule not in rules and not one.rule.startswith("voice/packs/"):
            yield _unknown(guide, "rule", one.rule, rules, *one.key, "rule")
        if one.channel and one.channel not in channels:
            yield _unknown(guide, "channel", one.channel, channels, *one.key, "channel")
        if one.audience and one.audience not in audiences:
            yield _unknown(guide, "audience", one.audience, audiences, *one.key, "audience")
        if one.situation and one.situation not in situations:
            yield _unknown(guide, "situation", one.situation, situations, *one.key, "situation")


def _base_faults(guide: Guide, guides: Mapping[str, Guide]) -> Iterator[Finding]:
    """Yield a base that is not there, or that builds on this guide itself."""
    if not guide.extends:
        return
    if guide.extends not in guides:
        others = [id for id in guides if id != guide.id]
        yield _unknown(guide, "guide", guide.extends, others, "extends")
        return
    below = chain(guides, guide)[0]
    if below.extends:  # the chain stopped at a guide that it held already
        message = f"the guide builds on itself, by way of {below.id!r}"
        yield guide.document.finding(RULE, message, "extends", hint="take one `extends` out")


def _unknown(
    guide: Guide,
    kind: str,
    word: str,
    known: Collection[str],
    *key: str | int,
    at_key: bool = False,
) -> Finding:
    hint = did_you_mean(word, known) or (f"known: {', '.join(sorted(known))}" if known else "")
    place = guide.document.key_place(*key) if at_key else guide.document.place(*key)
    message = f"there is no {kind} {word!r}"
    return Finding(RULE, guide.path, message, place.line, place.column, hint=hint)
