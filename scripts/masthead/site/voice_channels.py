"""What a guide says of channels, audiences and situations: how they differ from the usual."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from masthead.guide import Guide
from masthead.site.addresses import link
from masthead.site.voice_sentences import sentences
from masthead.site.voice_sheet import Sheet
from masthead.voice.layers import effective

Line = tuple[str, object]
"""An anchor (where a rule stands here alone, else empty) and a text."""


@dataclass(frozen=True, slots=True)
class Differing:
    """What a channel changes; `href` leads to its page, where this site has it."""

    title: str
    href: str
    lines: tuple[Line, ...]


def draw_channels(sheet: Sheet) -> str:
    """Return what differs by channel; the public site names only channels that it shows."""
    shown = []
    for id, written in sheet.guide.channels.items():
        channel = sheet.view.hub.channels.get(id)
        place = sheet.view.places.get(channel.document.path, "") if channel else ""
        if not (place or sheet.view.internal):
            continue
        here = effective(sheet.view.hub.guides, sheet.guide.lang, channel=id)
        lines = tuple(differences(sheet, here, written))
        if lines:
            href = link(sheet.place, place) if place else ""
            shown.append(Differing(sheet.view.channel_title(id), href, lines))
    return sheet.draw("channels", channels=shown) if shown else ""


def draw_audiences(sheet: Sheet) -> str:
    """Return what differs by audience; the public site names only audiences that it shows."""
    shown = []
    for id, written in sheet.guide.audiences.items():
        page = sheet.view.hub.page("audience", id)
        place = sheet.view.places.get(page.path, "") if page else ""
        if not (place or sheet.view.internal):
            continue
        here = effective(sheet.view.hub.guides, sheet.guide.lang, audiences=(id,))
        note: tuple[Line, ...] = (("", written["note"]),) if "note" in written else ()
        lines = (*note, *differences(sheet, here, written))
        if lines:
            href = link(sheet.place, place) if place else ""
            shown.append(Differing(page.title if page else id, href, lines))
    return sheet.draw("channels", channels=shown) if shown else ""


def situation_lines(sheet: Sheet, id: str, written: Mapping[str, object]) -> tuple[Line, ...]:
    """Return what a situation changes besides what it forbids."""
    if not written:
        return ()
    here = effective(sheet.view.hub.guides, sheet.guide.lang, situation=id)
    return tuple(differences(sheet, here, written))


def differences(sheet: Sheet, here: Guide, written: Mapping[str, object]) -> Iterator[Line]:
    """Yield how a guide differs in one place; a rule that is only there gets its anchor.

    Args:
        sheet: the page.
        here: what holds in that place, all layers merged.
        written: what the page's guide says of the place.
    """
    usual, say = sheet.usual, sheet.say
    before = set(sentences(usual.mechanics, say))
    for one in sentences(here.mechanics, say):
        if one not in before:
            yield sheet.once(f"voice/mechanics/{one.name}"), one.text
    for name, value in here.mechanics.typography.items():
        if usual.mechanics.typography.get(name) != value:
            rule = f"voice/typography/{name.replace('_', '-')}"
            yield sheet.once(rule), Markup("{}: {}").format(sheet.name(name), say(value))
    for rule, text in _entries(sheet, here):
        yield sheet.once(rule), text
    for label, said in sheet.said_of_address(written.get("address")):
        yield "", Markup("{}: {}").format(label, said)
    if here.address.note != usual.address.note:
        yield "", here.address.note
    for form in here.address.avoid:
        if form not in usual.address.avoid:
            text = Markup("{}: {}").format(say("we_avoid"), form)
            yield sheet.once("voice/address"), text


def _entries(sheet: Sheet, here: Guide) -> Iterator[tuple[str, Markup]]:
    """Yield the words, names, claims and disclosures that are other than usual, by rule."""
    usual, say = sheet.usual, sheet.say
    for word in here.words:
        if word not in usual.words:
            text = Markup("{}: {}").format(say(word.status.value), sheet.title(word))
            yield f"voice/words/{word.id}", text
    for name in here.names:
        if name not in usual.names:
            yield f"voice/names/{name.id}", Markup("{}: {}").format(say("write"), name.name)
    for claim in here.claims:
        if claim not in usual.claims:
            text = Markup("{}: {} {}").format(sheet.title(claim), say("needs"), say(claim.needs))
            yield f"voice/claims/{claim.id}", text
    for one in here.disclosures:
        if one not in usual.disclosures:
            said = ", ".join((*one.all_of, *one.any_of))
            yield f"voice/disclosures/{one.id}", Markup("{}: {}").format(say(one.when), said)
