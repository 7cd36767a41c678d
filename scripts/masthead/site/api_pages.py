"""What the API tells of pages: every kind of page has its collection, made from its schema."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping

from masthead.document import Document
from masthead.kinds import Kind
from masthead.page import Page
from masthead.site import fields
from masthead.site.api_guides import rules_part
from masthead.site.rendered import full_address, page_html
from masthead.site.shapes import (
    ADDRESS,
    FLAG,
    TEXT,
    Collection,
    Json,
    Part,
    closed,
    without_examples,
)
from masthead.site.view import View

PLURALS: Mapping[str, str] = {
    name: name for name in ("access", "brand", "hashtags", "media", "mix", "people", "roles", "ugc")
}
"""Kinds whose name stands for many already."""

MORE: Mapping[str, Callable[[View], Part[Page]]] = {"guide": rules_part}
"""What the API tells of a kind besides its page."""


def plural(kind: str) -> str:
    """Return the name of a kind's collection: `goal` -> `goals`, `reply` -> `replies`."""
    if kind in PLURALS:
        return PLURALS[kind]
    if kind.endswith("y"):
        return f"{kind[:-1]}ies"
    return f"{kind}es" if kind.endswith(("s", "x", "ch", "sh")) else f"{kind}s"


def page_collection(view: View, kind: Kind) -> Collection[Page]:
    """Return what the API tells of a kind of page."""

    def text(key: str) -> Callable[[Page], str]:
        return lambda page: str(page.document.data.get(key) or "")

    def url(page: Page) -> str:
        return full_address(view, view.places[page.path])

    def id(page: Page) -> str:
        return page_id(view, page)

    def shown(page: Page) -> dict[str, object]:
        return sound_fields(view, kind, page.document)

    def html(page: Page) -> str:
        return page_html(view, page)

    parts: list[Part[Page]] = [
        Part("id", "What names it in its collection.", TEXT, id),
        Part("title", "Its name, for people.", TEXT, lambda page: page.title),
        Part("url", "Its page.", ADDRESS, url),
        Part("lang", "Language of its text, or empty.", TEXT, text("lang")),
        Part("description", "One sentence about it.", TEXT, text("description")),
        Part("html", "Its text as harmless HTML, addresses in full.", TEXT, html),
        Part("fields", "Its front matter.", field_schema(view, kind), shown),
    ]
    if kind.name in MORE:
        parts.append(MORE[kind.name](view))
    if view.internal:
        parts += [
            Part("path", "Its file in the hub.", TEXT, lambda page: page.path),
            Part("public", "Whether the public site has it.", FLAG, lambda page: page.public),
        ]
    return Collection(
        name=plural(kind.name),
        title=kind.title,
        items=lambda: [page for page in view.pages if page.kind == kind.name],
        parts=tuple(parts),
        id=id,
        kind=kind.name,
    )


def page_id(view: View, page: Page) -> str:
    """Return a page's id in its collection; pages of no special kind are named by their place."""
    if page.kind != "page":
        return page.id
    return view.places[page.path].removesuffix(".md").replace("/", "~")


def sound_fields(view: View, kind: Kind, document: Document) -> dict[str, object]:
    """Return the front matter that a site shows, without values in which something is wrong."""
    known = kind.record.known
    faulty = _faulty_keys(view, document)
    return {
        key: value
        for key, value in fields.shown(view, kind.name, document.data).items()
        if key in known and value is not None and key not in faulty
    }


def field_schema(view: View, kind: Kind) -> Json:
    """Return the front matter of a kind that a site shows, as JSON Schema."""
    known = kind.record.known
    properties = {
        name: without_examples(known[name].json_schema())
        for name in fields.shown(view, kind.name, known)
    }
    return closed(properties, optional=properties)


def _faulty_keys(view: View, document: Document) -> frozenset[str]:
    """Return the top-level keys of a document in whose lines something is wrong."""
    lines = view.faults.get(document.path)
    if not lines:
        return frozenset()
    keys = sorted((document.key_place(key).line, key) for key in document.data)
    at = (bisect_right(keys, line, key=lambda one: one[0]) - 1 for line in lines)
    return frozenset(keys[index][1] for index in at if index >= 0)
