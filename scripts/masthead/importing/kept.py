"""Keep what an import has no home for: comment lines at the end of a post's front matter.

A key or a column that no key of ours takes is written as `# was: KEY: VALUE`, the value as JSON on
one line. The reader of front matter leaves comments alone, a person sees them, and an export can
read them back. Every importer keeps things in this way.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from masthead.reader.faults import FORBIDDEN

MARK = "# was: "
"""How each line begins."""

_PLAIN_KEY = re.compile(r"[^\W\d_][\w .-]*")


def kept_lines(kept: Mapping[str, Any]) -> Iterator[str]:
    """Yield a comment line for each key and value.

    Args:
        kept: values of plain data (text, true/false/null, numbers, lists and mappings) by key.
    """
    for key, value in kept.items():
        yield f"{MARK}{key if _plain(key) else _json(key)}: {_json(value)}"


def read_kept(front: str) -> dict[str, Any]:
    """Return what the comment lines of a front matter keep; a line that is none is passed over.

    Args:
        front: the front matter as written (`Document.front`).
    """
    kept: dict[str, Any] = {}
    for line in front.split("\n"):
        if line.startswith(MARK):
            try:
                key, value = _read(line.removeprefix(MARK))
            except (ValueError, RecursionError):
                continue  # a person has changed the line
            kept[key] = value
    return kept


def _plain(key: str) -> bool:
    return bool(_PLAIN_KEY.fullmatch(key)) and key == key.strip() and not FORBIDDEN.search(key)


def _json(value: object) -> str:
    """Return a value as JSON in which every character may stand in front matter."""
    text = json.dumps(value, ensure_ascii=False)
    return FORBIDDEN.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _read(pair: str) -> tuple[str, Any]:
    """Return key and value of one line; raise ValueError where it holds none."""
    if pair.startswith('"'):
        key, end = json.JSONDecoder().raw_decode(pair)
        rest = pair[end:]
        if not rest.startswith(": "):
            raise ValueError(pair)
        return str(key), json.loads(rest[2:])
    key, colon, rest = pair.partition(": ")
    if not colon:
        raise ValueError(pair)
    return key, json.loads(rest)
