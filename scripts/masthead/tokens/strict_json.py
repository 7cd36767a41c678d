"""Read JSON strictly: size, depth, duplicate keys; each fault with its line and column.

The grammar is RFC 8259. Python's own reader knows no places, keeps the last of two equal keys
without a word, and takes `NaN`; a token file is small enough for a reader that does not.
"""

from __future__ import annotations

import codecs
import math
import re
from dataclasses import dataclass, field

from masthead.document import Place
from masthead.tokens.node import Node

MOST_BYTES = 1024 * 1024
"""Largest file in bytes: as for every text file of a hub."""

DEEPEST = 32
"""Deepest nesting of objects and lists."""

LONGEST_NUMBER = 40
"""Most characters of a number."""

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_TEXT = re.compile(r'"((?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"')
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_WORDS = {"true": True, "false": False, "null": None}


@dataclass(frozen=True, slots=True)
class JsonFault:
    """What is wrong with a file as JSON, and where."""

    message: str
    place: Place
    hint: str = ""


class _StopError(Exception):
    """Reading cannot go on."""

    def __init__(self, fault: JsonFault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def read_json(raw: bytes) -> tuple[Node | None, tuple[JsonFault, ...]]:
    """Return the value that a file holds, or None, and what is wrong with the file."""
    if len(raw) > MOST_BYTES:
        return None, (JsonFault("the file is larger than 1 MiB", Place(), "split it up"),)
    try:
        text = raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        fault = JsonFault("the file is not UTF-8", Place(line), "save it as UTF-8")
        return None, (fault,)
    reader = _Reader(text)
    try:
        return reader.whole(), tuple(reader.faults)
    except _StopError as stop:
        return None, (*reader.faults, stop.fault)


@dataclass(slots=True)
class _Reader:
    """One pass over a text; `line` and `start` say where the line began that `at` is in."""

    text: str
    at: int = 0
    line: int = 1
    start: int = 0
    faults: list[JsonFault] = field(default_factory=list)

    def whole(self) -> Node:
        self._space()
        node = self._value(0)
        self._space()
        if self.at < len(self.text):
            raise self._stop("there is more text after the end of the value", "delete it")
        return node

    def _value(self, depth: int) -> Node:
        place = self._place()
        character = self.text[self.at : self.at + 1]
        if character in ("{", "["):
            if depth >= DEEPEST:
                raise self._stop(f"this is nested deeper than {DEEPEST} levels", "write it flatter")
            self.at += 1
            return self._object(place, depth) if character == "{" else self._list(place, depth)
        if character == '"':
            return Node(self._text(), place)
        for word, value in _WORDS.items():
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return Node(value, place)
        return Node(self._number(), place)

    def _object(self, place: Place, depth: int) -> Node:
        members: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        while not self._closed("}", first=not members):
            key_place = self._place()
            if not self.text.startswith('"', self.at):
                raise self._stop("a key in double quotes must stand here", self._advice())
            key = self._text()
            self._space()
            if not self.text.startswith(":", self.at):
                raise self._stop("a colon must stand here, between key and value")
            self.at += 1
            self._space()
            node = self._value(depth + 1)
            if key in keys:
                first = keys[key].line
                message = f"the key `{key}` is in line {first} of the same object already"
                self.faults.append(JsonFault(message, key_place, "keep one of the two"))
            else:
                members[key], keys[key] = node, key_place
            self._space()
        return Node(members, place, keys)

    def _list(self, place: Place, depth: int) -> Node:
        items: list[Node] = []
        while not self._closed("]", first=not items):
            items.append(self._value(depth + 1))
            self._space()
        return Node(tuple(items), place)

    def _closed(self, end: str, *, first: bool) -> bool:
        """Go over what stands between two members; tell whether the end came."""
        self._space()
        if self.text.startswith(end, self.at):
            self.at += 1
            return True
        if first:
            return False
        if not self.text.startswith(",", self.at):
            raise self._stop(f"a comma or `{end}` must stand here", self._advice())
        self.at += 1
        self._space()
        if self.text.startswith(end, self.at):
            raise self._stop(f"a comma stands before `{end}`", "delete the comma")
        return False

    def _text(self) -> str:
        match = _TEXT.match(self.text, self.at)
        if match is None:
            raise self._stop(
                "this text has no end, or holds a line break, a control character or a wrong escape"
            )
        written = match[1]
        if "\\" in written:
            written = _ESCAPE.sub(_unescaped, written)
            written = written.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        self.at = match.end()
        return written

    def _number(self) -> int | float:
        match = _NUMBER.match(self.text, self.at)
        if match is None:
            found = "a value must stand here" if self.at < len(self.text) else "the file ends here"
            raise self._stop(found, self._advice())
        if len(match[0]) > LONGEST_NUMBER:
            raise self._stop(f"this number has more than {LONGEST_NUMBER} characters")
        number = int(match[0]) if match[0].lstrip("-").isdigit() else float(match[0])
        if not math.isfinite(number):
            raise self._stop("this number is too large")
        self.at = match.end()
        return number

    def _space(self) -> None:
        match = _SPACE.match(self.text, self.at)
        end = match.end() if match else self.at
        for at in range(self.at, end):
            if self.text[at] == "\n":
                self.line += 1
                self.start = at + 1
        self.at = end

    def _place(self) -> Place:
        return Place(self.line, self.at - self.start + 1)

    def _stop(self, message: str, hint: str = "") -> _StopError:
        return _StopError(JsonFault(message, self._place(), hint))

    def _advice(self) -> str:
        if self.text.startswith(("//", "/*"), self.at):
            return "JSON has no comments: use `$description`"
        return "use double quotes" if self.text.startswith("'", self.at) else ""


def _unescaped(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1], 16))
    return _SHORT.get(match[2], match[2])
