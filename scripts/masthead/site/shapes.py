"""What the API's answers are declared with: each key's value with its JSON Schema beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Json = dict[str, Any]
Item = TypeVar("Item")

TEXT: Json = {"type": "string"}
FLAG: Json = {"type": "boolean"}
COUNT: Json = {"type": "integer", "minimum": 0}
WHEN: Json = {"type": "string", "format": "date-time"}
DAY: Json = {"type": "string", "format": "date"}
ADDRESS: Json = {"type": "string", "format": "uri-reference"}


def or_null(schema: Json) -> Json:
    """Return the schema of a value that may be unknown."""
    return {"anyOf": [schema, {"type": "null"}]}


def list_of(schema: Json) -> Json:
    """Return the schema of a list."""
    return {"type": "array", "items": schema}


def closed(properties: Json, *, optional: Iterable[str] = ()) -> Json:
    """Return the schema of an object that has these properties and no others."""
    free = set(optional)
    required = [name for name in properties if name not in free]
    return {
        "type": "object",
        "properties": properties,
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def without_examples(schema: Any) -> Any:
    """Return a schema without its examples: they are for people who write files."""
    if isinstance(schema, Mapping):
        # Where the key names a property, its value is a mapping and not a list.
        return {
            key: without_examples(value)
            for key, value in schema.items()
            if key != "examples" or not isinstance(value, list)
        }
    return [without_examples(one) for one in schema] if isinstance(schema, list) else schema


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """One key of an answer.

    Args:
        name: the key.
        about: what it means, for people.
        schema: what its value may be.
        value: the value of an item.
    """

    name: str
    about: str
    schema: Json
    value: Callable[[Item], object]


@dataclass(frozen=True, slots=True)
class Collection(Generic[Item]):
    """What the API of one site tells of one kind.

    Args:
        name: the collection's name, part of its addresses.
        title: what it holds, for people.
        items: the items, in order.
        parts: the keys of each item.
        id: an item's id, which names its own file; None where items have none.
        kind: the kind of file (`masthead.kinds`) that it is made of, or empty.
        per_file: most items in one file of the list.
    """

    name: str
    title: str
    items: Callable[[], Iterable[Item]]
    parts: tuple[Part[Item], ...]
    id: Callable[[Item], str] | None = None
    kind: str = ""
    per_file: int = 50

    @property
    def schema(self) -> Json:
        """An item as JSON Schema."""
        properties = {part.name: {**part.schema, "description": part.about} for part in self.parts}
        return {"title": self.title, **closed(properties)}

    def data(self, item: Item) -> dict[str, object]:
        """Return what the API tells of an item."""
        return {part.name: part.value(item) for part in self.parts}
