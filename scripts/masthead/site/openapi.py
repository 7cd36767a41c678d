"""The API described in OpenAPI 3.1, made of the same declarations as its answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from masthead.kinds import Kind
from masthead.site.shapes import ADDRESS, COUNT, TEXT, Collection, Json, closed, list_of, or_null
from masthead.site.view import View

OPENAPI = "3.1.1"
ROOT = "/api/v1/"

_KIND = closed(
    {"href": ADDRESS, "count": COUNT, "pages": COUNT, "schema": ADDRESS}, optional=["schema"]
)


def description(view: View, collections: Sequence[Collection[Any]], kinds: Sequence[Kind]) -> Json:
    """Return the description of a site's API.

    Args:
        view: the site.
        collections: what it tells.
        kinds: the kinds of file whose schema it gives.
    """
    settings = view.hub.settings
    paths = {
        f"{ROOT}index.json": _path("index", "What there is", _ref("index")),
        f"{ROOT}openapi.json": _path("openapi", "This description", {"type": "object"}),
        f"{ROOT}schemas/{{kind}}.json": _path(
            "schema",
            "The front matter of a kind of file, as JSON Schema",
            {"type": "object"},
            [_parameter("kind", {"enum": [kind.name for kind in kinds]})],
        ),
    }
    schemas: Json = {"index": _index([one.name for one in collections])}
    for collection in collections:
        paths |= _paths(collection)
        schemas[collection.name] = collection.schema
        schemas[f"{collection.name}-list"] = _list(collection)
    return {
        "openapi": OPENAPI,
        "info": {
            "title": f"{settings.name}: {view.site} API",
            "version": "1",
            "description": "Static files, made with the site. An ETag changes with the content.",
        },
        **({"servers": [{"url": view.base_url}]} if view.base_url else {}),
        "paths": paths,
        "components": {"schemas": schemas},
    }


def _paths(collection: Collection[Any]) -> Json:
    name, title = collection.name, collection.title
    page = _parameter("page", {"type": "integer", "minimum": 2})
    listed = _ref(f"{name}-list")
    paths = {
        f"{ROOT}{name}.json": _path(f"{name}-list", f"{title}: the list", listed),
        f"{ROOT}{name}.{{page}}.json": _path(
            f"{name}-page", f"{title}: more of the list", listed, [page]
        ),
    }
    if collection.id:
        one = [_parameter("id", TEXT)]
        paths[f"{ROOT}{name}/{{id}}.json"] = _path(f"{name}-one", title, _ref(name), one)
    return paths


def _path(id: str, summary: str, schema: Json, parameters: Sequence[Json] = ()) -> Json:
    """Return what a path answers to GET."""
    answer = {"description": summary, "content": {"application/json": {"schema": schema}}}
    missing = {"404": {"description": "There is no such file"}} if parameters else {}
    return {
        "get": {
            "operationId": id,
            "summary": summary,
            **({"parameters": list(parameters)} if parameters else {}),
            "responses": {"200": answer, **missing},
        }
    }


def _parameter(name: str, schema: Mapping[str, object]) -> Json:
    return {"name": name, "in": "path", "required": True, "schema": dict(schema)}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _list(collection: Collection[Any]) -> Json:
    count = {**COUNT, "description": "How many there are in all."}
    following = {**or_null(ADDRESS), "description": "The next file of the list, or null."}
    return closed(
        {
            "kind": {"const": collection.name},
            "count": count,
            "page": COUNT,
            "pages": COUNT,
            "next": following,
            "items": list_of(_ref(collection.name)),
        }
    )


def _index(names: Sequence[str]) -> Json:
    return closed(
        {
            "generator": {"const": "masthead"},
            "version": {"const": 1},
            "site": {"enum": ["public", "internal"]},
            "name": TEXT,
            "tagline": TEXT,
            "url": ADDRESS,
            "languages": list_of(TEXT),
            "openapi": ADDRESS,
            "feeds": list_of(ADDRESS),
            "kinds": closed(dict.fromkeys(names, _KIND)),
        }
    )
