"""What front matter names: every id that a record says refers to something of the hub."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
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


Finder = Callable[[object, KeyPath], Iterator[Named]]
"""Yields what a value under a key names."""


def named_in(record: Record, data: Mapping[str, object]) -> Iterator[Named]:
    """Yield what front matter names, in order of the file.

    Args:
        record: the record of its kind.
        data: the front matter as read; what is not of its shape is passed over.
    """
    finders = _finders(record)
    for name, value in data.items():
        if name in finders:
            yield from finders[name](value, (name,))


@cache
def _finders(record: Record) -> Mapping[str, Finder]:
    """Return what finds the ids below each key of a record, for those that have any."""
    found = ((one.name, _finder(one.shape)) for one in record.fields)
    return {name: finder for name, finder in found if finder is not None}


def _finder(shape: Shape) -> Finder | None:
    """Return what finds the ids in values of a shape; None where it can hold none.

    Made once a shape: walking the shapes anew for every post took three times as long.
    """
    match shape:
        case Scalar():
            return _of_scalar(shape.refers) if shape.refers else None
        case ListOf():
            return _of_list(_finder(shape.items))
        case MappingOf():
            return _of_mapping(_finder(shape.keys), _finder(shape.values))
        case Record():
            finders = _finders(shape)
            return _of_record(finders) if finders else None
        case Either():
            found = ((kind, _finder(one)) for kind, one in shape.shapes.items())
            return _of_either({kind: finder for kind, finder in found if finder is not None})
    return None


def _of_scalar(kind: str) -> Finder:
    def find(value: object, key: KeyPath) -> Iterator[Named]:
        if isinstance(value, str) and value:
            yield Named(key, kind, value)

    return find


def _of_list(items: Finder | None) -> Finder | None:
    if items is None:
        return None

    def find(value: object, key: KeyPath) -> Iterator[Named]:
        for index, item in enumerate(value if isinstance(value, list) else ()):
            yield from items(item, (*key, index))

    return find


def _of_mapping(keys: Finder | None, values: Finder | None) -> Finder | None:
    if keys is None and values is None:
        return None

    def find(value: object, key: KeyPath) -> Iterator[Named]:
        for name, item in value.items() if isinstance(value, Mapping) else ():
            for finder, one in ((keys, name), (values, item)):
                if finder is not None:
                    yield from finder(one, (*key, name))

    return find


def _of_record(finders: Mapping[str, Finder]) -> Finder:
    def find(value: object, key: KeyPath) -> Iterator[Named]:
        for name, item in value.items() if isinstance(value, Mapping) else ():
            if name in finders:
                yield from finders[name](item, (*key, name))

    return find


def _of_either(finders: Mapping[type, Finder]) -> Finder | None:
    if not finders:
        return None

    def find(value: object, key: KeyPath) -> Iterator[Named]:
        finder = finders.get(type(value))
        if finder is not None:
            yield from finder(value, key)

    return find
