"""What front matter names: every id that a record says refers to something of the hub."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from masthead.document import KeyPath
from masthead.schema.records import Either, ListOf, MappingOf, Record
from masthead.schema.shapes import Scalar, Shape


class Named(NamedTuple):
    """An id in front matter: where it stands, what kind of thing it names, and the id."""

    key: KeyPath
    kind: str
    id: str


def named_in(record: Record, data: Mapping[str, object]) -> Iterator[Named]:
    """Yield what front matter names, in order of the record's keys.

    Args:
        record: the record of its kind.
        data: the front matter as read; what is not of its shape is passed over.
    """
    for name, shape in _referring(record):
        if name in data:
            yield from _named(shape, data[name], (name,))


@cache
def _referring(record: Record) -> tuple[tuple[str, Shape], ...]:
    """Return the keys of a record below which ids stand."""
    return tuple((one.name, one.shape) for one in record.fields if _refers(one.shape))


def _refers(shape: Shape) -> bool:
    match shape:
        case Scalar():
            return bool(shape.refers)
        case ListOf():
            return _refers(shape.items)
        case MappingOf():
            return _refers(shape.keys) or _refers(shape.values)
        case Record():
            return any(_refers(one.shape) for one in shape.fields)
        case Either():
            return any(map(_refers, shape.shapes.values()))
    return False


def _named(shape: Shape, value: object, key: KeyPath) -> Iterator[Named]:
    match shape:
        case Scalar() if shape.refers and isinstance(value, str) and value:
            yield Named(key, shape.refers, value)
        case ListOf() if isinstance(value, list):
            for index, item in enumerate(value):
                yield from _named(shape.items, item, (*key, index))
        case MappingOf() if isinstance(value, Mapping):
            for name, item in value.items():
                yield from _named(shape.keys, name, (*key, name))
                yield from _named(shape.values, item, (*key, name))
        case Record() if isinstance(value, Mapping):
            for one in shape.fields:
                if one.name in value:
                    yield from _named(one.shape, value[one.name], (*key, one.name))
        case Either():
            if (found := shape.shapes.get(type(value))) is not None:
                yield from _named(found, value, key)
