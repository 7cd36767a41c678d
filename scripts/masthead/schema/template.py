"""Write a new file from the record of its kind, every key explained."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from masthead.kinds import Kind
from masthead.reader.strict_yaml import typed

WIDTH = 98
"""Characters of a comment's line, without its `# `."""

_PLAIN = re.compile(r"\w(?:[\w ./:+'?!()%-]*[\w.?!)%])?")
OPTIONAL = "More keys: take the # away from those you need, and delete the others."


def render(kind: Kind, given: Mapping[str, Any], title: str) -> str:
    """Return the text of a new file: the keys it starts with, then the others as comments.

    A table, which cannot hold comments, is the row of its columns.

    Args:
        kind: kind of the file.
        given: values of the keys it starts with; required keys without one get their example.
        title: what the file is about, for its body.
    """
    if kind.is_table:
        return f"{','.join(field.name for field in kind.row.fields)}\n"
    front = "\n".join(_front(kind, given))
    if not kind.pattern.endswith(".md"):
        return f"{front}\n"
    return f"---\n{front}\n---\n{kind.body.replace('{title}', title)}"


def _front(kind: Kind, given: Mapping[str, Any]) -> Iterator[str]:
    fields = kind.record.fields
    live = [field for field in fields if field.required or field.name in given]
    for field in live:
        yield from _comment(field.description)
        yield f"{field.name}: {as_yaml(given.get(field.name, field.example))}"
    yield from [""] if live else []
    yield from _comment(OPTIONAL)
    for field in fields:
        if field not in live:
            yield from _comment(field.description)
            yield f"#{field.name}: {as_yaml(field.example)}"
    if kind.advice:
        yield ""
        yield from _comment(kind.advice)


def _comment(text: str) -> Iterator[str]:
    for line in textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False):
        yield f"# {line}"


def as_yaml(value: object) -> str:
    """Return a value as one line of YAML that the strict reader takes back unchanged."""
    match value:
        case str():
            plain = _PLAIN.fullmatch(value) and ": " not in value and typed(value) == value
            return value if plain else json.dumps(value, ensure_ascii=False)
        case list():
            return f"[{', '.join(map(as_yaml, value))}]"
        case dict():
            pairs = (f"{as_yaml(name)}: {as_yaml(item)}" for name, item in value.items())
            return f"{{{', '.join(pairs)}}}"
    return json.dumps(value)
