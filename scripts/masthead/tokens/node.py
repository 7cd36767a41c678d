"""JSON as it stands in a file: every value with its line and column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from masthead.document import Place

Plain = Any
"""A JSON value as Python has it: text, number, true, false, None, list or dict."""

START = Place()

Pieces = tuple["Node", ...]
Members = Mapping[str, "Node"]


@dataclass(frozen=True, slots=True)
class Node:
    """One JSON value at its place.

    Args:
        value: text, a number, a truth value, None, a tuple of nodes, or nodes by key.
        place: where the value begins.
        keys: where each key of an object begins.
    """

    value: bool | int | float | str | Pieces | Members | None
    place: Place = START
    keys: Mapping[str, Place] = field(default_factory=dict)

    @property
    def members(self) -> Members:
        """The values by key; none where this is no object."""
        return self.value if isinstance(self.value, Mapping) else {}

    @property
    def is_object(self) -> bool:
        """Whether this is an object."""
        return isinstance(self.value, Mapping)

    def key_place(self, key: str) -> Place:
        """Return the place of a key of this object."""
        return self.keys.get(key, self.place)

    def plain(self) -> Plain:
        """Return the value without its places."""
        if isinstance(self.value, Mapping):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, tuple):
            return [node.plain() for node in self.value]
        return self.value


def name_of(node: Node) -> str:
    """Return what kind of JSON value a node is, in words."""
    match node.value:
        case None:
            return "null"
        case bool():
            return "true" if node.value else "false"
        case int() | float():
            return f"the number {node.value}"
        case str():
            shown = node.value if len(node.value) <= 40 else node.value[:39] + "…"
            return f"the text `{shown}`"
        case tuple():
            return "a list"
    return "an object"
