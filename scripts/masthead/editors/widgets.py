"""Turn the shape of a value into a form's widget of Sveltia CMS, where one can hold it.

Only the widgets in `ALLOWED` are ever named: the program's own schema takes any name, since people
may add widgets of their own, so a misspelt one would show only in the browser. What no widget can
hold faithfully (a mapping with free keys, anything at all) gets none and stays as the file has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from masthead.schema.fields import DAY, FLAG, TEXT, WHEN
from masthead.schema.records import Either, Field, ListOf, Record
from masthead.schema.shapes import Choice, Scalar, Shape

ALLOWED = frozenset(
    "boolean datetime file list number object relation select string text".split()  # noqa: SIM905 - one line
)
"""Widgets that a form may have."""

FILES = frozenset({"file"})
"""Keys that name a media file, which the form lets people upload."""

DEEPEST = 3
"""Levels of lists and mappings that a form still shows well."""

Widget = dict[str, Any]
Ids = Mapping[str, Mapping[str, str]]
"""Titles by id, by kind of thing, of what no collection of forms holds."""


def widget_of(field: Field, collections: Mapping[str, str], ids: Ids, depth: int = 0) -> Widget:
    """Return a key's widget, or an empty mapping where no widget can hold its values.

    Args:
        field: the key.
        collections: names of the form collections by kind, which a value may name an entry of.
        ids: what else a value may name.
        depth: lists and mappings around the key.
    """
    if field.name in FILES and depth:
        made: Widget = {"widget": "file", "choose_url": False}
    else:
        made = _made(field.shape, collections, ids, depth)
    if not made:
        return {}
    about = {"name": field.name, "label": label(field.name), "hint": field.description}
    required = {"required": field.required}
    default = {} if field.default is None or depth else {"default": field.default}
    # A form writes down what it fills in: only what must be there anyway may have a default.
    return about | made | required | (default if field.required else {})


def label(name: str) -> str:
    """Return a key as people read it: `publish_at` is Publish at."""
    return name.replace("_", " ").capitalize()


def _made(shape: Shape, collections: Mapping[str, str], ids: Ids, depth: int) -> Widget:
    match shape:
        case Choice():
            return {"widget": "select", "options": [str(one) for one in shape.options]}
        case Scalar():
            return _scalar(shape, collections, ids)
        case ListOf() if depth < DEEPEST:
            return _list(shape, collections, ids, depth)
        case Record() if depth < DEEPEST:
            fields = _fields(shape, collections, ids, depth)
            return {"widget": "object", "fields": fields, "collapsed": True} if fields else {}
        case Either():
            kinds = [kind for kind in (list, str, int) if kind in shape.shapes]
            return _made(shape.shapes[kinds[0]], collections, ids, depth) if kinds else {}
    return {}


def _scalar(shape: Scalar, collections: Mapping[str, str], ids: Ids) -> Widget:
    if shape.refers in collections:
        return {
            "widget": "relation",
            "collection": collections[shape.refers],
            "value_field": "{{slug}}",
            "display_fields": ["title"],
            "search_fields": ["title"],
        }
    if known := ids.get(shape.refers):
        options = [{"value": id, "label": title} for id, title in sorted(known.items())]
        return {"widget": "select", "options": options}
    if shape is FLAG:
        return {"widget": "boolean"}
    if shape is TEXT:
        return {"widget": "text"}
    if shape is WHEN:
        return _moment("YYYY-MM-DD HH:mm", "datetime-local")
    if shape is DAY:
        return _moment("YYYY-MM-DD", "date")
    if str not in shape.types:
        return _number(shape)
    pattern = shape.schema.get("pattern")
    checked = {"pattern": [_plain(str(pattern)), f"Must be {shape.words}"]} if pattern else {}
    return {"widget": "string", **checked}


def _moment(format: str, type: str) -> Widget:
    """Return the picker of a moment, which is written as the hub's zone has it."""
    return {"widget": "datetime", "format": format, "type": type}


def _number(shape: Scalar) -> Widget:
    limits = {"min": shape.schema["minimum"], "max": shape.schema["maximum"]}
    whole = shape.schema["type"] == "integer"
    return {"widget": "number", "value_type": "int" if whole else "float", **limits}


def _list(shape: ListOf, collections: Mapping[str, str], ids: Ids, depth: int) -> Widget:
    if isinstance(shape.items, Record):
        fields = _fields(shape.items, collections, ids, depth)
        return {"widget": "list", "fields": fields, "collapsed": True} if fields else {}
    item = _made(shape.items, collections, ids, depth + 1)
    if item.get("widget") in {"relation", "select"}:
        return item | {"multiple": True}
    if item.get("widget") == "string":
        return {"widget": "list"}
    return {}


def _fields(record: Record, collections: Mapping[str, str], ids: Ids, depth: int) -> list[Widget]:
    """Return the widgets of a mapping's keys; none where a needed key has no widget."""
    made = {one.name: widget_of(one, collections, ids, depth + 1) for one in record.fields}
    if any(not made[name] for name in record.required):
        return []
    return [widget for widget in made.values() if widget]


def _plain(pattern: str) -> str:
    r"""Return a pattern as a browser reads it with its flag `u`, which knows no `\"`."""
    return pattern.replace('\\"', '"')
