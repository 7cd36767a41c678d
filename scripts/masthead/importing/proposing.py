"""Print a mapping to begin with: the keys that a folder has, and what they usually mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from masthead.importing.front import read_file
from masthead.importing.keys import pairs_of
from masthead.importing.mapping import built_in
from masthead.importing.source import Folder
from masthead.importing.vocabularies import KEEP, Keys
from masthead.kinds import KINDS
from masthead.reader.faults import FORBIDDEN, shown
from masthead.schema.template import as_yaml
from masthead.slug import slug

MOST_NAMES = 40
"""People whose names are listed."""


@dataclass(slots=True)
class _Seen:
    """What the texts of a folder have in their front matter."""

    files: int = 0
    unread: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    names: dict[str, dict[str, str]] = field(default_factory=dict)


def proposal(folder: Folder, kind: str, source: str) -> str:
    """Return a mapping file for a folder, with comments.

    Args:
        folder: what is to be imported.
        kind: `post` or `guide`.
        source: whose keys they are: a key of `VOCABULARIES`.
    """
    keys = built_in(kind, source).keys
    return "\n".join([*_lines(folder, kind, source, keys, _look(folder, keys)), ""])


def _look(folder: Folder, keys: Keys) -> _Seen:
    """Read the front matter of all texts; what cannot be read is counted."""
    seen = _Seen()
    for path in folder.texts():
        seen.files += 1
        document, _ = read_file(folder, path)
        if document is None:
            seen.unread += 1
            continue
        for key, value in pairs_of(document.data, keys):
            name = ".".join(key)
            seen.counts[name] += 1
            seen.examples.setdefault(name, shown(str(value)))
            if name in keys and keys[name].to == "owner":
                seen.names.setdefault(name, {}).update(_names(value))
    return seen


def _names(value: Any) -> dict[str, str]:
    names = value if isinstance(value, list) else [value]
    return {name: slug(name) or "someone" for name in names if isinstance(name, str) and name}


def _lines(folder: Folder, kind: str, source: str, keys: Keys, seen: _Seen) -> Iterator[str]:
    name = FORBIDDEN.sub("?", folder.name)
    yield f"# What the front matter of {name} means here: {seen.files} texts, {seen.unread} unread."
    yield "# Edit this, save it as mapping.yml, and look first:"
    yield f"#   masthead import markdown {name} --map mapping.yml --dry-run"
    yield f"from: {source}"
    yield "dates: year-first   # day-first or month-first: how 07/12/2026 is read"
    yield 'time: "00:00"       # time of day where a date has none'
    if kind == "post":
        yield "past: draft         # keep: posts of the past stay what they are"
    yield "#site: https://brand.example   # where links that begin with / lead"
    known = [key for key in keys if key in seen.counts]
    unknown = [key for key in seen.counts if key not in keys]
    yield "keys:" if known or unknown else "keys: {}"
    yield from (_known_line(key, keys, seen) for key in known)
    if unknown:
        yield "  # Not known: write one of our keys instead of keep, or leave it."
        for key in unknown:
            yield f"  {_key(key)}: {KEEP}   # in {seen.counts[key]}, as {seen.examples[key]}"
    ours = ", ".join(KINDS[kind].record.known)
    yield f"# Our keys: {ours}"
    yield "constants: {}        # what every text gets, as {channels: [site]}"
    yield "defaults: {}         # what a text gets where it has none, as {lang: en}"


def _known_line(key: str, keys: Keys, seen: _Seen) -> str:
    """Return the line of a key that the vocabulary knows."""
    target = keys[key]
    people = dict(list(seen.names.get(key, {}).items())[:MOST_NAMES])
    values = people or target.values
    meaning = f"{{to: {target.to}, values: {_table(values)}}}" if values else target.to
    return f"  {_key(key)}: {meaning}   # in {seen.counts[key]}"


def _table(values: Any) -> str:
    pairs = (f"{_key(str(name))}: {as_yaml(value)}" for name, value in values.items())
    return f"{{{', '.join(pairs)}}}"


def _key(name: str) -> str:
    return as_yaml(FORBIDDEN.sub("?", name))
