"""The pages of the guides: what people read, drawn from the rules that machines run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from masthead.guide import Guide
from masthead.page import Page
from masthead.reports import BY_WORDS
from masthead.site import fields, markdown
from masthead.site.addresses import link
from masthead.site.blocks import drawn
from masthead.site.content import Entry
from masthead.site.drawing import draw
from masthead.site.languages import direction, own_name
from masthead.site.view import View
from masthead.site.voice_labels import Labels
from masthead.site.voice_sections import SECTIONS
from masthead.site.voice_sheet import Sheet
from masthead.voice.levels import rules_of

INDEX = "voice/index.md"

_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)

ABOUT = frozenset({"owner", "review_by"})
"""Fields of a guide that are not rules; the internal site shows them."""


def guide_body(view: View, page: Page, guide: Guide, body: str) -> str:
    """Return the text of a guide's page with its tables.

    A line `{{ words }}` becomes the word list, and so on by the names in `SECTIONS`; what the
    text does not place follows it, each under a heading.

    Args:
        view: the site.
        page: the guide's page.
        guide: its rules.
        body: its text, brought into the site.
    """
    place = view.places[page.path]
    sheet = Sheet(view, place, guide, frozenset(_anchors(body)))
    drawn = {name: part for name, drawer in SECTIONS.items() if (part := drawer(sheet))}
    rest = dict(drawn)
    shown = fields.shown(view, page.kind, page.document.data)

    def put(match: re.Match[str]) -> str:
        name = match[1]
        rest.pop(name, None)
        if name in SECTIONS or name not in shown:
            return drawn.get(name, "")
        return fields.alone(view, place, name, shown[name])

    heading, text = _split(page, fields.PLACEHOLDER.sub(put, body))
    about = fields.table(view, place, {key: value for key, value in shown.items() if key in ABOUT})
    after = [f"## {sheet.say(name)}\n\n{part}" for name, part in rest.items()]
    parts = (heading, _top(sheet, view), text, *after, about)
    return "\n\n".join(part for part in parts if part.strip())


def voice_index(view: View) -> Iterator[Entry]:
    """Yield the list of guides, where the hub has no page of its own there."""
    guides = [(guide, place) for guide, place in _guides(view) if place != INDEX]
    if not guides or INDEX in view.places.values():
        return
    cards = [_card(view, guide, place) for guide, place in guides]
    body = draw("voice_index", guides=cards)
    front = {"title": "Voice", "search": {"exclude": True}}
    intro = (
        "How we sound, language by language. Each page is also the rule set that checks our posts."
    )
    matrix = drawn(view, INDEX, BY_WORDS["voice", "show"].blocks(view.survey))
    told = matrix if view.internal else ""
    yield INDEX, markdown.page(front, f"# Voice\n\n{intro}\n\n{body}\n\n{told}".rstrip())


def rule_count(guide: Guide) -> int:
    """Return how many rules a guide's own page holds."""
    return len(set(rules_of(guide)))


@dataclass(frozen=True, slots=True)
class Card:
    """A guide in the list of guides."""

    lang: str
    direction: str
    name: str
    href: str
    traits: tuple[str, ...]
    rules: int
    tests: int
    say: Labels


def _card(view: View, guide: Guide, place: str) -> Card:
    return Card(
        lang=guide.lang,
        direction=direction(guide.lang),
        name=_called(view, guide),
        href=link(INDEX, place),
        traits=tuple(trait.trait for trait in guide.traits),
        rules=rule_count(guide),
        tests=len(guide.examples),
        say=Labels(guide.lang),
    )


def _top(sheet: Sheet, view: View) -> str:
    """Return the way to the other guides, and what this one amounts to."""
    guides = _guides(view)
    switch = [
        (guide.lang, _called(view, guide), link(sheet.place, place), guide.id == sheet.guide.id)
        for guide, place in guides
    ]
    base = next(
        (
            {"title": _called(view, guide), "href": link(sheet.place, place)}
            for guide, place in guides
            if guide.id == sheet.guide.extends
        ),
        None,
    )
    return sheet.draw(
        "top",
        switch=switch if len(switch) > 1 else [],
        base=base,
        rules=rule_count(sheet.guide),
        tests=len(sheet.guide.examples),
    )


def _guides(view: View) -> list[tuple[Guide, str]]:
    """Return the guides of this site with their places, in the order of the hub's languages."""
    order = {lang: number for number, lang in enumerate(view.hub.settings.languages)}
    found = [
        (guide, view.places[guide.path])
        for guide in view.hub.guides.values()
        if guide.path in view.places
    ]
    return sorted(found, key=lambda one: (order.get(one[0].lang, len(order)), one[0].id))


def _called(view: View, guide: Guide) -> str:
    """Return what a guide is called in a list: its language's own name, or its title."""
    if guide.lang:
        return own_name(guide.lang)
    page = view.hub.page("guide", guide.id)
    return page.title if page else guide.id


def _split(page: Page, body: str) -> tuple[str, str]:
    """Return the heading of a page and the text below it."""
    if re.match(r"\s*#\s+\S", body):
        heading, _, text = body.lstrip().partition("\n")
        return heading, text
    return markdown.heading(page.title), body


def _anchors(body: str) -> Iterator[str]:
    """Yield the anchors that the headings of a text get."""
    from markdown.extensions.toc import slugify

    for match in _HEADING.finditer(body):
        yield slugify(match[1], "-")
