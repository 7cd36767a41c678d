"""Find the characters of a front-matter text in the file that it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from masthead.document import Document, KeyPath, Place

_ESCAPE = re.compile(r"\\(?:x..|u.{4}|U.{8}|.)", re.DOTALL)
_HEADER = re.compile(r"[|>][-+0-9]*[^\n]*\n")


@dataclass(frozen=True, slots=True)
class Written:
    """A text of the front matter as it is written.

    Args:
        source: the front matter.
        offsets: where each character of the text stands in it, as far as that can be told.
        start: where the value begins.
    """

    source: str
    offsets: tuple[int, ...]
    start: Place

    def place(self, offset: int) -> Place:
        """Return the place of a character; where it cannot be told, that of the value."""
        if offset >= len(self.offsets):
            return self.start
        at = self.offsets[offset]
        line = self.source.count("\n", 0, at) + 1
        return Place(line, at - self.source.rfind("\n", 0, at))

    def stands(self, start: int, end: int, text: str) -> bool:
        """Tell whether characters of the text stand in the file just as they are read."""
        if end > len(self.offsets) or start >= end:
            return False
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        return self.source[first:last] == text[start:end]


def written(document: Document, key: KeyPath, value: str) -> Written:
    """Return how a text of a document's front matter is written.

    Args:
        document: the document.
        key: where the text stands.
        value: the text as read, without spaces around it.
    """
    start = document.place(*key)
    if not document.front or key not in document.values:
        return Written("", (), start)
    at = _offset(document.front, start)
    return Written(document.front, tuple(_align(document.front, at, value)), start)


def _offset(source: str, place: Place) -> int:
    """Return the offset of a place in a text."""
    at = 0
    for _ in range(place.line - 1):
        at = source.find("\n", at) + 1
    return at + place.column - 1


def _align(source: str, at: int, value: str) -> Iterator[int]:
    """Yield where each character of a value stands; stop where that cannot be told.

    A line end in the file is a space in the value, or a line end in a text after `|`; the
    indentation after it is nothing.
    """
    quote = source[at : at + 1]
    if quote in ("'", '"'):
        at += 1
    elif header := _HEADER.match(source, at):
        at = header.end()
    for character in value:
        if source[at : at + 1] != character or (quote == "'" and character == "'"):
            if quote == '"' and (escape := _ESCAPE.match(source, at)):
                yield at
                at = escape.end()
                continue
            if quote == "'" and source.startswith("''", at):
                yield at
                at += 2
                continue
            folded = at
            while source[at : at + 1] in (" ", "\n") and source[at : at + 1]:
                at += 1
            if character in " \n" and at > folded:
                yield folded
                continue
            if source[at : at + 1] != character:
                return
        yield at
        at += 1
