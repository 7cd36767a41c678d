"""The headless API: what the pages show, as static JSON under `api/v1/`.

Each collection (`site.collections`) has a list in files of at most `per_file` items, and a file
for each item that has an id. An item is the same in both. The files depend on hub and moment
alone, one item a line, so that a server's ETag changes only when the content does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from masthead.kinds import KINDS, Kind
from masthead.site.api_deliveries import calendar_collection, delivery_collection
from masthead.site.api_media import media_collection, people_collection
from masthead.site.api_pages import page_collection
from masthead.site.api_posts import post_collection
from masthead.site.api_reports import report_collection
from masthead.site.content import Entry
from masthead.site.feeds import feed_places
from masthead.site.openapi import description
from masthead.site.rendered import full_address
from masthead.site.shapes import Collection, without_examples
from masthead.site.view import View

ROOT = "api/v1/"
INDEX = f"{ROOT}index.json"
VERSION = 1
LONGEST_NAME = 255
"""Most bytes of a file's name, on most file systems; an item with a longer one is in lists only."""


def api(view: View) -> Iterator[Entry]:
    """Yield the API's files; what the site's other pages have is known by then."""
    collections = collections_of(view)
    kinds = {}
    for collection in collections:
        drawn = [
            (_file_name(collection, item), _line(collection, item)) for item in collection.items()
        ]
        for name, text in drawn:
            if name and len(name.encode()) <= LONGEST_NAME:
                yield f"{ROOT}{collection.name}/{name}", f"{text}\n".encode()
        lists = _lists(collection, [text for _, text in drawn])
        yield from lists
        kinds[collection.name] = _about(collection, len(drawn), len(lists))
    yield INDEX, as_json(_index(view, kinds))
    shown = shown_kinds(view, collections)
    yield f"{ROOT}openapi.json", as_json(description(view, collections, shown))
    for kind in shown:
        yield f"{ROOT}schemas/{kind.name}.json", as_json(without_examples(kind.json_schema()))


def collections_of(view: View) -> list[Collection[Any]]:
    """Return the collections of a site: one for each kind of page, and those made of more."""
    found: list[Collection[Any]] = [post_collection(view), media_collection(view)]
    kinds = (kind for kind in KINDS.values() if view.internal or not kind.closed)
    found += [page_collection(view, kind) for kind in kinds if is_page(kind)]
    if view.internal:
        found += [people_collection(view), delivery_collection(view), calendar_collection(view)]
        found.append(report_collection(view))
    return found


def shown_kinds(view: View, collections: Sequence[Collection[Any]]) -> list[Kind]:
    """Return the kinds whose schema a site gives: all, or in public those it tells of."""
    told = {collection.kind for collection in collections}
    return [kind for kind in KINDS.values() if view.internal or kind.name in told]


OWN_WAY = frozenset({"post", "settings", "media", "people"})
"""Kinds that are told of in their own way, or not at all."""


def is_page(kind: Kind) -> bool:
    """Tell whether the files of a kind are told of as pages."""
    return kind.name not in OWN_WAY


def as_json(value: Mapping[str, object]) -> bytes:
    """Return JSON that is the same for the same value, one key of the whole a line.

    Without `indent`, which takes ten times as long: the library writes it in Python (3.11).
    """
    keys = (f"{_text(key)}: {_text(inside)}" for key, inside in value.items())
    return ("{\n" + ",\n".join(keys) + "\n}\n").encode()


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _line(collection: Collection[Any], item: object) -> str:
    return _text(collection.data(item))


def _file_name(collection: Collection[Any], item: object) -> str:
    return f"{collection.id(item)}.json" if collection.id else ""


def list_name(collection: str, number: int) -> str:
    """Return the name of a list's file, by its number from 1: `posts.json`, `posts.2.json`."""
    return f"{collection}.json" if number == 1 else f"{collection}.{number}.json"


def _lists(collection: Collection[Any], items: list[str]) -> list[tuple[str, bytes]]:
    """Return the files of a list; each names the one after it."""
    name, most = collection.name, collection.per_file
    pages = max(1, -(-len(items) // most))
    made = []
    for number in range(1, pages + 1):
        head = {
            "kind": name,
            "count": len(items),
            "page": number,
            "pages": pages,
            "next": list_name(name, number + 1) if number < pages else None,
        }
        start = _text(head).removesuffix("}")
        shown = ",\n".join(items[(number - 1) * most : number * most])
        text = f'{start}, "items": [\n{shown}\n]}}\n'
        made.append((f"{ROOT}{list_name(name, number)}", text.encode()))
    return made


def _about(collection: Collection[Any], count: int, pages: int) -> dict[str, object]:
    schema = {"schema": f"schemas/{collection.kind}.json"} if collection.kind else {}
    return {"href": list_name(collection.name, 1), "count": count, "pages": pages, **schema}


def _index(view: View, kinds: Mapping[str, object]) -> dict[str, object]:
    settings = view.hub.settings
    return {
        "generator": "masthead",
        "version": VERSION,
        "site": view.site,
        "name": settings.name,
        "tagline": settings.tagline,
        "url": full_address(view, ""),
        "languages": list(settings.languages),
        "openapi": "openapi.json",
        "feeds": [full_address(view, place) for place in feed_places(view)],
        "kinds": dict(kinds),
    }
