"""The texts of a document, each with its place in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from masthead.document import Document, KeyPath
from masthead.finding import Finding


class Text(NamedTuple):
    """One stretch of text: the body where `key` is empty, else a front-matter value."""

    document: Document
    value: str
    key: KeyPath = ()

    def finding(self, rule: str, message: str, offset: int = 0, hint: str = "") -> Finding:
        """Make a finding at a character of the text; in front matter, at the value's start."""
        if self.key:
            return self.document.finding(rule, message, *self.key, hint=hint)
        starts = _line_starts(self.value)
        index = bisect_right(starts, offset) - 1
        line, column = self.document.body_line + index, offset - starts[index] + 1
        return Finding(rule, self.document.path, message, line, column, hint=hint)


@lru_cache(maxsize=8)
def _line_starts(text: str) -> list[int]:
    """Return the offset of each line of a text; a file with many faults asks again and again."""
    starts = [0]
    while end := text.find("\n", starts[-1]) + 1:
        starts.append(end)
    return starts


def texts(document: Document) -> Iterator[Text]:
    """Yield the body and every text of the front matter."""
    yield Text(document, document.body)
    yield from _values(document, document.data, ())


def _values(document: Document, value: Any, key: KeyPath) -> Iterator[Text]:
    if isinstance(value, str):
        yield Text(document, value, key)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _values(document, inner, (*key, name))
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _values(document, inner, (*key, index))


def joined(document: Document) -> str:
    """Return all texts of a document, one after the other."""
    found = [document.body]
    left: list[Any] = [document.data]
    while left:
        value = left.pop()
        for inner in value.values() if isinstance(value, Mapping) else value:
            if isinstance(inner, str):
                found.append(inner)
            elif isinstance(inner, dict | list | tuple):
                left.append(inner)
    return "\n".join(found)
