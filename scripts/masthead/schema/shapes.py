"""Shapes: what a value in front matter may be, said once for checking and for JSON Schema.

Single values are here; lists, mappings and records in `masthead.schema.records`.

A shape reads a value: it returns the value converted, or ABSENT after noting each fault with the
key path where it stands. One faulty value hides no other.

The shapes are ours because of the start-up figure: importing pydantic 2.14 and building one model
costs 2.5 times `import click`, out of 6 for a whole check of a post (measured November 2026).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from masthead.document import KeyPath
from masthead.reader.faults import shown
from masthead.suggestions import question
from masthead.when import WhenError

ABSENT: Final = object()
"""What reading a faulty value gives."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with the value under `key`, or with the key itself where `at_key`."""

    rule: str
    key: KeyPath
    message: str
    hint: str = ""
    at_key: bool = False


class UnfitError(ValueError):
    """A value does not fit.

    Args:
        message: why, to follow the key's name: "must not hold a line break".
        hint: the next step.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Shape(Protocol):
    """What a value may be."""

    @property
    def words(self) -> str:
        """What the value must be, to follow "must be"."""

    def read(self, value: object, key: KeyPath, faults: list[Fault]) -> Any:
        """Return the value converted, or ABSENT with at least one fault noted."""

    def json_schema(self) -> Json:
        """Return the shape as JSON Schema 2020-12."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value.

    Args:
        words: what it must be.
        types: the types that the reader may have given it.
        schema: the shape as JSON Schema.
        parse: converts the value; raises UnfitError or WhenError.
        refers: the kind of thing that it names by id (`goal`, `person` ...), or empty.
    """

    words: str
    types: tuple[type, ...]
    schema: Mapping[str, object]
    parse: Callable[[Any], object] = lambda value: value
    refers: str = ""

    def read(self, value: object, key: KeyPath, faults: list[Fault]) -> Any:
        """Return the value converted."""
        if type(value) not in self.types:
            typed = isinstance(value, bool | int | float) and str in self.types
            hint = "put it in quotes to make it text" if typed else ""
            return refuse(self, value, key, faults, hint)
        try:
            return self.parse(value)
        except UnfitError as unfit:
            message, hint = f"`{label(key)}` {unfit.message}", unfit.hint
        except WhenError as error:
            message, hint = f"`{label(key)}`: {error.message}", error.hint
        faults.append(Fault("schema/value", key, message, hint))
        return ABSENT

    def json_schema(self) -> Json:
        """Return the shape as JSON Schema."""
        return dict(self.schema)


def is_typed(shape: Shape) -> bool:
    """Tell whether a shape takes numbers or true and false, so that a table's cell is typed."""
    return isinstance(shape, Scalar) and str not in shape.types


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    options: tuple[str, ...]

    @property
    def words(self) -> str:
        """What the value must be."""
        return f"one of {', '.join(self.options)}"

    def read(self, value: object, key: KeyPath, faults: list[Fault]) -> Any:
        """Return the word."""
        if isinstance(value, str) and value in self.options:
            return value
        return refuse(self, value, key, faults, did_you_mean(value, self.options), quote=True)

    def json_schema(self) -> Json:
        """Return the shape as JSON Schema."""
        return {"enum": list(self.options)}


@dataclass(frozen=True, slots=True)
class Anything:
    """Any value that the reader gives; what it means is checked elsewhere."""

    words: str = "text, a number, a list or a mapping"

    def read(self, value: object, _key: KeyPath, _faults: list[Fault]) -> Any:
        """Return the value as it is."""
        return value

    def json_schema(self) -> Json:
        """Return the schema that takes everything."""
        return {}


def label(key: KeyPath) -> str:
    """Return a key path as people write it: `media[0].alt`."""
    text = ""
    for step in key:
        text += f"[{step}]" if isinstance(step, int) else f".{shown(step)}" if text else shown(step)
    return text


def did_you_mean(value: object, known: Iterable[str]) -> str:
    """Return a question that names the known word nearest to a value, or nothing."""
    if not isinstance(value, str):
        return ""
    return question(value.casefold().replace("-", "_"), known, likeness=0.7)


def refuse(
    shape: Shape,
    value: object,
    key: KeyPath,
    faults: list[Fault],
    hint: str = "",
    *,
    quote: bool = False,
) -> Any:
    """Note that a value is not what its shape must be; the value itself only where harmless."""
    message = f"`{label(key)}` must be {shape.words}; found {_found(value, quote=quote)}"
    faults.append(Fault("schema/value", key, message, hint))
    return ABSENT


def _found(value: object, *, quote: bool) -> str:
    """Return what a value is, in words."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return "a number"
        case str():
            return f"`{shown(value)}`" if quote and value else "text" if value else "an empty text"
        case list():
            return "a list"
    return "a mapping"
