"""A text file with front matter, read, with the place of each value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from masthead.finding import Finding

KeyPath = tuple[str | int, ...]
"""Where a value stands in front matter: `("media", 0, "alt")`."""


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file: line and column, both from 1, the column in characters."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    r"""One file, split into front matter and body.

    Args:
        path: file, relative to the hub, with forward slashes.
        data: the front matter: text, true/false/null, numbers, lists and mappings of them.
        body: the text after the front matter, line ends as `\n`.
        body_line: line of the body's first character.
        values: place of each value by its key path.
        keys: place of each mapping key by the key path of its value.
        front: the front matter as written, line ends as `\n`; the fence is its empty first line.
    """

    path: str
    data: Mapping[str, Any]
    body: str = ""
    body_line: int = 1
    values: Mapping[KeyPath, Place] = field(default_factory=dict)
    keys: Mapping[KeyPath, Place] = field(default_factory=dict)
    front: str = ""

    def place(self, *key: str | int) -> Place:
        """Return the place of a value, or of the nearest value around it that exists."""
        for end in range(len(key), 0, -1):
            if key[:end] in self.values:
                return self.values[key[:end]]
        return Place()

    def key_place(self, *key: str | int) -> Place:
        """Return the place of a mapping key, or of its value where it has no key."""
        return self.keys.get(key) or self.place(*key)

    def finding(self, rule: str, message: str, *key: str | int, hint: str = "") -> Finding:
        """Make a finding at the value under `key`; with no key, at the file's start."""
        place = self.place(*key)
        return Finding(rule, self.path, message, place.line, place.column, hint=hint)
