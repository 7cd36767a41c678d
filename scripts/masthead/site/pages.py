"""Pages that people wrote: brand, voice, strategy, channels, handbook, and their folders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from masthead.kinds import KINDS
from masthead.page import Page
from masthead.site import completeness, fields, markdown
from masthead.site.addresses import link
from masthead.site.content import Entry
from masthead.site.drawing import draw
from masthead.site.kind_pages import about_page, list_of
from masthead.site.languages import direction
from masthead.site.links import Target
from masthead.site.view import View, media_entries
from masthead.site.voice_pages import guide_body
from masthead.site.writers_text import take

LIST_FRONT = {"search": {"exclude": True}, "hide": ["navigation", "toc"]}
"""Front matter of generated lists: not in the search index, no columns beside them."""

WIDE = {"hide": ["toc"]}
"""Front matter of pages with wide tables: no column at their right."""

_HEADING = re.compile(r"\s*#\s+\S")
PLACEHOLDER = fields.PLACEHOLDER

FOLDERS: Mapping[str, str] = {
    "channels": KINDS["channel"].about,
    "handbook": "How we write, review and publish.",
    "handbook/channels": "What each service needs, what works there, and where its limits are.",
    "handbook/reference": "Lists that Masthead writes from its own tables.",
    "strategy": "Why we publish what we publish.",
    **{kind.folder.removeprefix("content/"): kind.about for kind in KINDS.values() if kind.about},
}
"""What a folder of the tree is for, where no page of the hub says it."""


def written_pages(view: View) -> Iterator[Entry]:
    """Yield each page of the site that is not a post, with the media it shows."""
    for page in view.pages:
        media: dict[str, None] = {}
        place = view.places[page.path]
        data = page.document.data
        body = bring(view, page.document.body, page.path, place, media)
        guide = view.hub.guides.get(page.id) if page.kind == "guide" else None
        reports = ""
        if guide is not None:
            body = guide_body(view, page, guide, body)
        else:
            shown = fields.shown(view, page.kind, data)
            for key in {"rows", *(KINDS[page.kind].drawn if view.internal else ())}:
                shown.pop(key, None)
            body = _with_fields(view, place, body, shown, _ring(view, place))
            reports = list_of(view, place)
            told = (body, about_page(view, place, page), reports)
            body = "\n\n".join(part for part in told if part)
        if not _HEADING.match(body):
            body = f"{markdown.heading(page.title)}\n\n{body}"
        front = {
            "title": markdown.title_of(page.title),
            "description": markdown.title_of(str(data.get("description", ""))),
            **(WIDE if reports or not page.path.endswith(".md") else {}),
        }
        body = in_language(view, body, str(data.get("lang", "")))
        yield place, markdown.page(front, f"{body}\n\n{_foot(view, page)}")
        yield from media_entries(media)


def folder_pages(view: View) -> Iterator[Entry]:
    """Yield a list of pages for each folder of pages that has no index of its own."""
    places = {view.places[page.path]: page for page in view.pages}
    folders = {folder for place in places for folder in _folders(place)}
    for folder in sorted(folders):
        place = f"{folder}/index.md"
        if place not in places and folder != "channels":
            yield place, _folder_page(view, place, folder, places, folders)


def index_page(
    view: View, place: str, title: str, body: str, *, above: str = "", front: Mapping[str, object]
) -> Iterator[Entry]:
    """Yield a generated page; where the hub has a page of its own there, its text stands in it.

    Args:
        view: the site.
        place: where the page stands in the tree.
        title: its title, where nobody wrote one.
        body: the generated part that follows the written text.
        above: a generated part that stands before it.
        front: front matter of the page.
    """
    written = next((page for page in view.pages if view.places[page.path] == place), None)
    media: dict[str, None] = {}
    text = bring(view, written.document.body, written.path, place, media) if written else ""
    title = written.title if written else title
    if not _HEADING.match(text):
        text = f"{markdown.heading(title)}\n\n{text}"
    heading, _, text = text.lstrip().partition("\n")
    parts = (heading, above, text.strip("\n"), body)
    whole = "\n\n".join(part for part in parts if part)
    yield place, markdown.page({"title": markdown.title_of(title), **front}, whole)
    yield from media_entries(media)


def bring(view: View, text: str, path: str, place: str, media: dict[str, None]) -> str:
    """Return a writer's Markdown for the page at `place`; note the media it uses in `media`."""

    def resolve(written: str) -> Target:
        target = view.links.resolve(written, path, place)
        if target.media:
            media[target.media] = None
        return target

    return take(text, resolve)


def in_language(view: View, body: str, lang: str) -> str:
    """Return a body marked with its language, where that is not the site's first one."""
    if not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", lang):
        return body
    if lang == view.hub.settings.languages[0]:
        return body
    return f'<div lang="{lang}" dir="{direction(lang)}" markdown="1">\n\n{body}\n\n</div>'


def _with_fields(
    view: View, place: str, body: str, shown: dict[str, object], ring: str = ""
) -> str:
    """Put fields where the text asks for them (`{{ words }}`), and the rest above it."""
    rest = dict(shown)

    def put(match: re.Match[str]) -> str:
        rest.pop(match[1], None)
        return fields.alone(view, place, match[1], shown[match[1]]) if match[1] in shown else ""

    body = PLACEHOLDER.sub(put, body)
    drawn = fields.table(view, place, rest)
    heading, _, text = body.partition("\n") if _HEADING.match(body) else ("", "", body)
    return "\n\n".join(part for part in (heading, drawn, ring, text) if part.strip())


def _ring(view: View, place: str) -> str:
    """Return how complete the strategy is, for the strategy's first page in the internal site."""
    return completeness.ring(view) if view.internal and place == completeness.PLACE else ""


def _foot(view: View, page: Page) -> str:
    return draw("source", path=page.path, public=page.public) if view.internal else ""


def _folders(place: str) -> list[str]:
    """Return the folders around a place: `a/b/c.md` -> `a`, `a/b`."""
    parts = place.split("/")[:-1]
    return ["/".join(parts[: end + 1]) for end in range(len(parts))]


def _folder_page(
    view: View, place: str, folder: str, places: Mapping[str, Page], folders: set[str]
) -> bytes:
    name = folder.rpartition("/")[2]
    title = fields.label(name)
    inside = [at for at in sorted(places) if at.rpartition("/")[0] == folder]
    below = [at for at in sorted(folders) if at.rpartition("/")[0] == folder]
    items = [
        {"title": places[at].title, "href": link(place, at), "note": _note(view, places[at])}
        for at in inside
    ]
    items += [
        {
            "title": _folder_title(places, at),
            "href": link(place, f"{at}/index.md"),
            "note": _intro(at),
        }
        for at in below
    ]
    items.sort(key=lambda item: item["title"].casefold())  # as beside the page
    told = list_of(view, place)
    body = draw("folder", intro=_intro(folder), items=[] if told else items, told=told)
    front = {"title": title, "search": {"exclude": True}, **(WIDE if told else {})}
    parts = (markdown.heading(title), _ring(view, place), body, told)
    return markdown.page(front, "\n\n".join(part for part in parts if part))


def _intro(folder: str) -> str:
    """Return what a folder of the tree is for, in a sentence, or nothing."""
    return FOLDERS.get(folder, "")


def _folder_title(places: Mapping[str, Page], folder: str) -> str:
    page = places.get(f"{folder}/index.md")
    return page.title if page else fields.label(folder.rpartition("/")[2])


def _note(view: View, page: Page) -> str:
    """Return a line about a page: its description, or what it aims at."""
    data = page.document.data
    if data.get("description"):
        return str(data["description"])
    shown = fields.shown(view, page.kind, data)
    keys = ("objective", "target", "due", "lang", "starts", "ends")
    return " · ".join(f"{fields.label(key)} {shown[key]}" for key in keys if shown.get(key))
