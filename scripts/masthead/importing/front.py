"""Read a Markdown file with front matter in YAML, TOML or JSON into a document."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from masthead.document import Document, KeyPath, Place
from masthead.finding import Finding
from masthead.importing.source import Folder
from masthead.reader import read_markdown
from masthead.reader.faults import FORBIDDEN, name_character
from masthead.tokens.strict_json import read_json

FRONT_LIMIT = 64 * 1024
"""Bytes of front matter that are read: more than a post may have, so that the message is ours."""
DEEPEST = 12
"""Levels of values, as in YAML."""

_LINE = re.compile(r"\(at line ([0-9]+), column ([0-9]+)\)$")

Read = tuple[Document | None, tuple[Finding, ...]]


def read_file(folder: Folder, path: str) -> Read:
    """Read a file of an imported folder; what the system refuses is a finding."""
    shown = folder.shown(path)
    try:
        return read_any(shown, folder.read(path))
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        return None, (Finding("reader/unreadable", shown, message),)


def read_any(path: str, raw: bytes) -> Read:
    """Read a Markdown file from elsewhere.

    Args:
        path: file, for messages.
        raw: the file's bytes.

    Returns:
        The document, or None and at least one finding.
    """
    head = raw[:4].removeprefix(codecs.BOM_UTF8).lstrip()[:3]
    if form := _FENCED.get(head):
        return _fenced(path, raw, form)
    if head[:1] == b"{" and head[1:2] not in (b"{", b"%", b":"):
        return _bare_json(path, raw)
    return read_markdown(path, raw, front_limit=FRONT_LIMIT)


def _fenced(path: str, raw: bytes, form: _Form) -> Read:
    """Read front matter between two fences that are not ours."""
    text = _text(path, raw)
    if isinstance(text, Finding):
        return None, (text,)
    found = form.pattern.match(text)
    if found is None:
        hint = f"add a line `{text[:3]}` after the last key"
        message = "the front matter that begins in line 1 is not closed"
        return None, (Finding("import/front", path, message, hint=hint),)
    return _document(path, found["front"], text[found.end() :], form, line=2)


def _bare_json(path: str, raw: bytes) -> Read:
    """Read a file that begins with a JSON object; without one, it is a plain text."""
    text = _text(path, raw)
    if isinstance(text, Finding):
        return None, (text,)
    try:
        _, end = json.JSONDecoder().raw_decode(text[: FRONT_LIMIT * 2])
    except (ValueError, RecursionError):
        return read_markdown(path, raw, front_limit=FRONT_LIMIT)
    rest = text[end:].lstrip(" \t").removeprefix("\n")
    return _document(path, text[:end], rest, _FENCED[b";;;"], line=1)


def _text(path: str, raw: bytes) -> str | Finding:
    """Return a file's text as our reader decodes it, fences that are not ours and all."""
    document, findings = read_markdown(path, b"---\n---\n" + raw.removeprefix(codecs.BOM_UTF8))
    if document is None:
        one = findings[0]
        return replace(one, line=max(1, one.line - 2))
    return document.body


def _document(path: str, front: str, body: str, form: _Form, *, line: int) -> Read:
    """Return the document that front matter and body make; `line` is the first of the former."""
    if len(front.encode()) > FRONT_LIMIT:
        message = f"the front matter has more than {FRONT_LIMIT:,} bytes"
        return None, (Finding("reader/size", path, message, hint="move text into the body"),)
    try:
        data = _plain(form.load(front), 1)
    except _UnfitError as error:
        found = _LINE.search(str(error))
        at, column = (int(found[1]) + line - 1, int(found[2])) if found else (line, 1)
        message = f"this is not {form.language}: {_LINE.sub('', str(error)).strip()}"
        hint = "mend it, or write the front matter as YAML"
        return None, (Finding("import/front", path, message, at, column, hint=hint),)
    values: dict[KeyPath, Place] = {}
    for match in form.keys.finditer(front):
        name = next(group for group in match.groups() if group is not None)
        values.setdefault((name,), Place(front.count("\n", 0, match.start(0)) + line))
    body_line = line + front.count("\n") + 1
    return Document(path, data, body, body_line, values, values, f"\n{front}"), ()


class _UnfitError(ValueError):
    """Front matter cannot be read; the message ends with the place, as that of tomllib."""


def _read_toml(front: str) -> Any:
    import tomllib

    try:
        return tomllib.loads(front)
    except RecursionError:
        raise _UnfitError(f"values are nested more than {DEEPEST} deep") from None
    except ValueError as error:
        raise _UnfitError(str(error)) from error


def _read_json(front: str) -> Any:
    node, faults = read_json(front.encode())
    if faults or node is None:
        one = faults[0]
        raise _UnfitError(f"{one.message} (at line {one.place.line}, column {one.place.column})")
    if not node.is_object:
        raise _UnfitError("keys with values belong here, not a list or a text")
    return node.plain()


def _plain(value: Any, level: int) -> Any:
    """Return a value as our reader would give it: dates as text, no sign that hides another."""
    if level > DEEPEST:
        raise _UnfitError(f"values are nested more than {DEEPEST} deep")
    match value:
        case dict():
            return {_plain(key, level): _plain(item, level + 1) for key, item in value.items()}
        case list():
            return [_plain(item, level + 1) for item in value]
        case datetime():
            return value.isoformat(" ", "seconds")
        case date() | time():
            return value.isoformat()
        case str() if found := FORBIDDEN.search(value):
            raise _UnfitError(f"a value holds {name_character(found[0])}, which is not read")
        case float() if value != value or abs(value) > 1e15:  # noqa: PLR0124 - not a number
            return str(value)
        case int() if not isinstance(value, bool) and abs(value) > 10**15:
            return str(value) if abs(value) < 10**300 else "a number too long to write"
    return value


@dataclass(frozen=True, slots=True)
class _Form:
    """Front matter in another language: its fences, its name, what reads it, how a key looks."""

    pattern: re.Pattern[str]
    language: str
    load: Callable[[str], Any]
    keys: re.Pattern[str]


def _between(fence: str) -> re.Pattern[str]:
    end = rf"^{fence}[ \t]*(?:\n|\Z)"
    return re.compile(rf"{fence}[ \t]*\n(?P<front>.*?){end}", re.DOTALL | re.MULTILINE)


_FENCED = {
    b"+++": _Form(
        _between(r"\+{3}"),
        "TOML",
        _read_toml,
        re.compile(r"^[ ]{0,4}\"?([\w-]+)\"?[ \t]*=|^\[+([\w-]+)", re.MULTILINE),
    ),
    b";;;": _Form(
        _between(";;;"),
        "JSON",
        _read_json,
        re.compile(r"^[ \t{]*\"([^\"\\\n]+)\"[ \t]*:", re.MULTILINE),
    ),
}
