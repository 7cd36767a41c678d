"""The pages on the brand: written text, and what is drawn from tokens and front matter.

A drawing stands where the text says `{{ pairs }}` on a line of its own, else below the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from masthead.site import brand_style, colour_pages, fields, logo_pages, mark, markdown, type_pages
from masthead.site.brand_view import BrandPage
from masthead.site.brand_view import brand_pages as pages_of
from masthead.site.content import Entry, Packaged, Source
from masthead.site.drawing import draw
from masthead.site.pages import PLACEHOLDER, bring, in_language
from masthead.site.view import View, media_entries

STYLES = ("assets/brand.css", "assets/brand-pages.css")
SCRIPT = "assets/brand.js"

DRAWINGS: Mapping[str, Callable[[BrandPage], str]] = {
    "swatches": colour_pages.swatches,
    "pairs": colour_pages.pairs,
    "surfaces": colour_pages.surfaces,
    "proportion": colour_pages.proportion,
    "styles": type_pages.styles,
    "logos": logo_pages.logos,
    "clear_space": logo_pages.clear_space,
    "misuse": logo_pages.misuse,
    "icons": logo_pages.icons,
    "downloads": logo_pages.token_files,
}
"""What is drawn for each key of a page's front matter."""

UNDRAWN = frozenset({"site", "samples", "mark"})
"""Keys that other drawings use."""

_HEADING = re.compile(r"\s*#\s+\S")


def brand_pages(view: View) -> Iterator[Entry]:
    """Yield the pages on the brand, with logos, downloads, style sheets and the script."""
    for page in pages_of(view):
        yield from _page(page)
        yield from logo_pages.files(page)
        if path := page.file(page.values.get("mark", "")):
            yield mark.PLACE, Source(path)
    yield STYLES[0], brand_style.style_sheet(view).encode()
    yield STYLES[1], Packaged("brand-pages.css")
    yield SCRIPT, Packaged("brand.js")


def _page(page: BrandPage) -> Iterator[Entry]:
    view, document = page.view, page.page.document
    drawn = {key: made for key, make in DRAWINGS.items() if (made := make(page))}
    media: dict[str, None] = {}
    body = bring(view, document.body, page.page.path, page.place, media)
    rest = dict(drawn)

    def put(match: re.Match[str]) -> str:
        rest.pop(match[1], None)
        return drawn.get(match[1], "")

    body = PLACEHOLDER.sub(put, body)
    if not _HEADING.match(body):
        body = f"{markdown.heading(page.page.title)}\n\n{body}"
    heading, _, text = body.lstrip().partition("\n")
    parts = (heading, _fields(page), _faults(page), text.strip("\n"), *rest.values())
    body = in_language(view, "\n\n".join(filter(None, parts)), str(document.data.get("lang", "")))
    foot = draw("source", path=page.page.path, public=page.page.public) if view.internal else ""
    front = {
        "title": markdown.title_of(page.page.title),
        "description": markdown.title_of(str(document.data.get("description", ""))),
    }
    yield page.place, markdown.page(front, f"{body}\n\n{foot}")
    yield from media_entries(media)


def _fields(page: BrandPage) -> str:
    """Return the front matter that no drawing shows; the public site has none of it."""
    if not page.view.internal:
        return ""
    shown = fields.shown(page.view, "brand", page.page.document.data)
    rest = {key: shown[key] for key in shown if key not in DRAWINGS and key not in UNDRAWN}
    return fields.table(page.view, page.place, rest)


def _faults(page: BrandPage) -> str:
    """Return a word on faults of the token files, for those who can mend them."""
    count = len(page.tokens.findings)
    if not page.view.internal or not count or "swatches" not in page.values:
        return ""
    return draw("brand_faults", count=count)
