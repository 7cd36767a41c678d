"""Shapes that hold others: lists, mappings with free keys, records with known keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from masthead.document import KeyPath
from masthead.reader.faults import shown
from masthead.schema.shapes import (
    ABSENT,
    Fault,
    Json,
    Scalar,
    Shape,
    UnfitError,
    did_you_mean,
    label,
    refuse,
)
from masthead.when import WhenError


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of values of one shape, `least` of them or more."""

    items: Shape
    words: str
    least: int = 0

    def read(self, value: object, key: KeyPath, faults: list[Fault]) -> Any:
        """Return the list without its faulty items."""
        if not isinstance(value, list):
            return refuse(self, value, key, faults)
        if len(value) < self.least:
            faults.append(Fault("schema/value", key, f"`{label(key)}` is an empty list"))
        read = [self.items.read(item, (*key, at), faults) for at, item in enumerate(value)]
        return [item for item in read if item is not ABSENT]

    def json_schema(self) -> Json:
        """Return the shape as JSON Schema."""
        least = {"minItems": self.least} if self.least else {}
        return {"type": "array", "items": self.items.json_schema(), **least}


@dataclass(frozen=True, slots=True)
class MappingOf:
    """A mapping with free keys; a value may be left empty where `optional`."""

    keys: Scalar
    values: Shape
    words: str
    optional: bool = False

    def read(self, value: object, key: KeyPath, faults: list[Fault]) -> Any:
        """Return the mapping without its faulty pairs; an empty value is an empty mapping."""
        if not isinstance(value, dict):
            return refuse(self, value, key, faults)
        pairs: dict[Any, Any] = {}
        for name, item in value.items():
            place = (*key, name)
            read_name = self._read_name(name, place, faults)
            empty = item is None and self.optional
            read = {} if empty else self.values.read(item, place, faults)
            if read_name is not ABSENT and read is not ABSENT:
                pairs[read_name] = read
        return pairs

    def _read_name(self, name: str, place: KeyPath, faults: list[Fault]) -> Any:
        try:
            return self.keys.parse(name)
        except (UnfitError, WhenError) as unfit:
            message = f"the key `{shown(name)}` {unfit.message}"
            faults.append(Fault("schema/value", place, message, unfit.hint, at_key=True))
            return ABSENT

    def json_schema(self) -> Json:
        """Return the shape as JSON Schema."""
        values = self.values.json_schema()
        return {
            "type": "object",
            "propertyNames": self.keys.json_schema(),
            "additionalProperties": {"anyOf": [values, {"type": "null"}]}
            if self.optional
            else values,
        }


@dataclass(frozen=True, slots=True)
class Either:
    """One shape for each type that the reader may have given a value."""

    shapes: Mapping[type, Shape]
    words: str

    def read(self, value: object, key: KeyPath, faults: list[Fault]) -> Any:
        """Return the value as read by the shape of its type."""
        shape = self.shapes.get(type(value))
        if shape is None:
            return refuse(self, value, key, faults)
        return shape.read(value, key, faults)

    def json_schema(self) -> Json:
        """Return the shape as JSON Schema."""
        return {"anyOf": [shape.json_schema() for shape in self.shapes.values()]}


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record.

    Args:
        name: the key.
        shape: what its value may be.
        description: what it means, for people.
        example: a value as a file holds it.
        required: the record is not complete without it.
        default: what holds where it is left out, or None.
    """

    name: str
    shape: Shape
    description: str
    example: Any
    required: bool = False
    default: Any = None

    def json_schema(self) -> Json:
        """Return the key's value as JSON Schema."""
        default = {} if self.default is None else {"default": self.default}
        about = {"description": self.description, "examples": [self.example]}
        return {**self.shape.json_schema(), **about, **default}


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """A mapping with known keys.

    Args:
        fields: the keys, in the order in which people read them.
        words: what the value must be.
        advice: hints for keys that people write here by mistake.
        free: shape of further keys; None refuses them.
    """

    fields: tuple[Field, ...]
    words: str = "a mapping"
    advice: Mapping[str, str] = field(default_factory=dict)
    free: Shape | None = None
    known: Mapping[str, Field] = field(init=False, repr=False)
    required: tuple[str, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Look the keys up once: a record reads thousands of files."""
        object.__setattr__(self, "known", {one.name: one for one in self.fields})
        names = tuple(one.name for one in self.fields if one.required)
        object.__setattr__(self, "required", names)

    def read(self, value: object, key: KeyPath, faults: list[Fault]) -> Any:
        """Return the good values by key; ABSENT where a required one is not among them."""
        if not isinstance(value, dict):
            return refuse(self, value, key, faults)
        values = self.read_fields(value, key, faults)
        return values if all(name in values for name in self.required) else ABSENT

    def read_fields(
        self, value: Mapping[str, Any], key: KeyPath, faults: list[Fault]
    ) -> dict[str, Any]:
        """Return the good values by key, whether or not all that is required is among them."""
        values: dict[str, Any] = {}
        for name, item in value.items():
            place = (*key, name)
            known = self.known.get(name)
            shape = known.shape if known else self.free
            if shape is None:
                faults.append(self._unknown(name, place, bare=item is None and bool(key)))
            elif item is None:
                faults.append(_empty(place, required=name in self.required))
            elif (read := shape.read(item, place, faults)) is not ABSENT:
                values[name] = read
        for name in self.required:
            if name not in value:
                place = (*key, name)
                faults.append(Fault("schema/missing", place, f"`{label(place)}` is missing"))
        return values

    def _unknown(self, name: str, place: KeyPath, *, bare: bool) -> Fault:
        hint = self.advice.get(name) or did_you_mean(name, self.known)
        if bare and not hint:  # {why: first, second} has a key `second` without a value
            hint = "a comma inside {...} begins the next key: put the text before it in quotes"
        hint = hint or f"known keys: {', '.join(self.known)}"
        message = f"`{label(place)}` is not a known key"
        return Fault("schema/unknown-key", place, message, hint, at_key=True)

    def json_schema(self) -> Json:
        """Return the record as JSON Schema."""
        return {
            "type": "object",
            "properties": {one.name: one.json_schema() for one in self.fields},
            **({"required": list(self.required)} if self.required else {}),
            "additionalProperties": False if self.free is None else self.free.json_schema(),
        }


def _empty(key: KeyPath, *, required: bool) -> Fault:
    message = f"`{label(key)}` is empty"
    if required:
        return Fault("schema/missing", key, message, "give it a value")
    return Fault("schema/value", key, message, "give it a value, or delete the line")
