"""What the API tells of a tone-of-voice guide: its rules as data, the same that machines run."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from masthead.guide import Guide
from masthead.page import Page
from masthead.site import fields
from masthead.site.rendered import full_address
from masthead.site.shapes import ADDRESS, COUNT, FLAG, TEXT, Json, Part, closed, list_of, or_null
from masthead.site.view import View

LEFT_OUT = frozenset({"key", "document", "id", "lang", "origin"})
"""Fields of a guide that are no rules: its place in the file, and what its page says already."""

NAMED = frozenset({"words", "names", "claims", "situations", "disclosures"})
"""Lists whose entries are rules of their own, each with its id and its place on the page."""

WRITTEN = {"traits": "voice"}
"""Keys of front matter that are not called like the field that they become."""

_SIMPLE: Mapping[object, Json] = {str: TEXT, bool: FLAG, int: COUNT, float: {"type": "number"}}


def rules_of(view: View, page: Page) -> dict[str, object] | None:
    """Return the rules of a guide that this site shows, or None where they could not be read."""
    guide = view.hub.guides.get(page.id)
    if guide is None or guide.path != page.path:
        return None
    found: dict[str, object] = {}
    for name in _names(view):
        found[name] = as_data(getattr(guide, name))
        if name in NAMED:
            entries: Any = found[name]
            found[name] = [_named(view, page, name, entry) for entry in entries]
    return found


def rules_schema(view: View) -> Json:
    """Return the rules of a guide that a site shows as JSON Schema."""
    hints = get_type_hints(Guide)
    properties: Json = {}
    for name in _names(view):
        schema = schema_of(hints[name])
        if name in NAMED:
            entry = schema["items"]
            entry["properties"] |= {"rule": TEXT, "url": ADDRESS}
            entry["required"] += ["rule", "url"]
        properties[name] = schema
    return or_null(closed(properties))


def rules_part(view: View) -> Part[Page]:
    """Return the key that holds a guide's rules."""
    about = "Its rules as data; null where they cannot be read."
    return Part("rules", about, rules_schema(view), lambda page: rules_of(view, page))


def as_data(value: object) -> object:
    """Return a value as JSON has it: records become mappings, without their place in a file."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kind: type = value.__class__
        return {name: as_data(getattr(value, name)) for name in _fields(kind)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): as_data(item) for key, item in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(str(item) for item in value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [as_data(item) for item in value]
    return value


def schema_of(hint: Any) -> Json:
    """Return the JSON Schema of what `as_data` makes of a value of this type."""
    if hint in _SIMPLE:
        return dict(_SIMPLE[hint])
    arguments = get_args(hint)
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return {"anyOf": [schema_of(one) for one in arguments]}
    if hint is type(None):
        return {"type": "null"}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": schema_of(arguments[1])}
    if origin is not None:
        return list_of(schema_of(arguments[0]))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [member.value for member in hint]}
    return _record_schema(hint) if isinstance(hint, type) else {}


def _record_schema(kind: type) -> Json:
    if not dataclasses.is_dataclass(kind):
        return {}
    hints = get_type_hints(kind)
    names: Any = kind
    return closed({name: schema_of(hints[name]) for name in _fields(names)})


@cache
def _fields(kind: type) -> tuple[str, ...]:
    names = (field.name for field in dataclasses.fields(kind))
    return tuple(
        name for name in names if name not in LEFT_OUT or (name == "id" and kind is not Guide)
    )


def _names(view: View) -> list[str]:
    """Return the fields of a guide that a site shows; the public site those of its page."""
    written = {WRITTEN.get(name, name): name for name in _fields(Guide)}
    return [written[key] for key in fields.shown(view, "guide", written)]


def _named(view: View, page: Page, name: str, entry: dict[str, object]) -> dict[str, object]:
    anchor = f"#{name}-{entry['id']}"
    url = full_address(view, view.places[page.path]) + anchor
    return {**entry, "rule": f"voice/{name}/{entry['id']}", "url": url}
