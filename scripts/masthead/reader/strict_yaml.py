"""YAML, read strictly: plain values only, each with its place, every fault as a finding.

The text is read as libyaml's stream of events, one at a time, and the values are built from
them here. PyYAML's loaders compose a tree of nodes first, and that composer calls itself once
a level: some 100 KB of `[` end the process with signal 11 (PyYAML 6.0.3, November 2026).
Events do not nest, so depth and the number of values are counted before anything is built, and
one pass gives the values, their places and the faults, faster than the loader gives the values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final, NamedTuple

from yaml.cyaml import CBaseLoader
from yaml.error import Mark, YAMLError
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from masthead.document import KeyPath, Place
from masthead.finding import Finding
from masthead.reader.faults import ENDS_EARLY, FORBIDDEN, STRICT, explain, name_character, shown
from masthead.reader.places import Places, place_of

MOST_LEVELS: Final = 12
"""Deepest nesting of lists and mappings; the outermost mapping is level 1 (design section 4)."""

MOST_FINDINGS: Final = 50
"""Findings of one file; a file with more of them is not a text."""

LONGEST_NUMBER: Final = 18
"""Characters of a number; a longer one stays text, as it would not fit 64 bits."""

NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
BLOCKS: Final = ("|", ">")
NUMBER_STARTS: Final = "-0123456789"
WORDS: Final = {"true": True, "false": False, "null": None, "": None}


class Reading(NamedTuple):
    """What strict reading gives; where there are findings, `data` is a guess or None."""

    data: dict[str, Any] | None
    values: Mapping[KeyPath, Place]
    keys: Mapping[KeyPath, Place]
    findings: tuple[Finding, ...]


def read_mapping(path: str, text: str, most_values: int = 2_000) -> Reading:
    r"""Read one YAML mapping; an empty text is an empty mapping.

    Args:
        path: file that the findings name.
        text: YAML with `\n` as line ends, without tabs and without characters of `FORBIDDEN`.
        most_values: most values, counting lists and mappings but not keys.
    """
    reader = _Reader(path, text, most_values)
    data = None
    try:
        data = reader.document()
    except _StopReading:
        pass
    except YAMLError as error:
        with suppress(_StopReading):
            reader.syntax_fault(error)
    return Reading(data, Places(reader.values), Places(reader.keys), tuple(reader.findings))


def typed(text: str) -> str | float | bool | None:
    """Return what an unquoted value means: true, false, null, a number, or its own text.

    A number is typed only where Python writes it in the same way, so that nothing is lost:
    `1.5` is a number; `1.10`, `007`, `-0`, `1_000` and `1e3` stay text.
    """
    if text in WORDS:
        return WORDS[text]
    if text[0] in NUMBER_STARTS and len(text) <= LONGEST_NUMBER and NUMBER.fullmatch(text):
        number = float(text) if "." in text else int(text)
        if str(number) == text:
            return number
    return text


class _StopReading(Exception):  # noqa: N818 - a signal: the findings say what is wrong
    """Nothing after this point can be read."""


class _Reader:
    """One pass over the events of a text; collects values, places and findings."""

    def __init__(self, path: str, text: str, most_values: int) -> None:
        self.path = path
        self.text = text
        self.values: dict[KeyPath, Mark] = {}
        self.keys: dict[KeyPath, Mark] = {}
        self.findings: list[Finding] = []
        # Events differ in what they hold, and their type says which: no static type fits.
        self._next: Any = CBaseLoader(text).get_event
        self._most_values = most_values
        self._values_left = most_values

    def document(self) -> dict[str, Any]:
        """Read the only document of the stream."""
        self._refuse_directive()
        self._next()  # the start of the stream
        if type(self._next()) is StreamEndEvent:
            return {}
        data = self._root(self._next())
        end = self._next()
        if end.explicit:
            self._fault("document", end)
        elif type(after := self._next()) is not StreamEndEvent:
            self._fault("document", after)
        return data

    def syntax_fault(self, error: YAMLError) -> None:
        """Add a finding for what libyaml cannot read, at a place that the text has."""
        message, hint, mark = explain(error)
        last = self.text.rstrip().count("\n")
        if mark is not None and mark.line <= last:
            self._found("yaml", place_of(mark), message, hint)
        else:
            self._found("yaml", Place(last + 1, 1), *ENDS_EARLY)

    def _refuse_directive(self) -> None:
        """Stop at a line for the YAML reader itself, before libyaml compares it with all others."""
        if self.text.startswith("%") or "\n%" in self.text:
            line = f"\n{self.text}".partition("\n%")[0].count("\n") + 1
            self._found("directive", Place(line, 1), *STRICT["directive"])
            raise _StopReading

    def _root(self, event: Any) -> dict[str, Any]:
        """Read the outermost mapping; nothing at all is an empty one."""
        self._refuse_properties(event)
        if type(event) is MappingStartEvent:
            return self._mapping((), 1)
        if type(event) is ScalarEvent and not event.value and not event.style:
            return {}
        self._fault("mapping", event)
        raise _StopReading

    def _value(self, event: Any, key: KeyPath, level: int) -> Any:
        """Read one value that stands `level` collections deep; return it."""
        self.values[key] = event.start_mark
        self._values_left -= 1
        if self._values_left < 0:
            self._fault("values", event, self._most_values)
            raise _StopReading
        if type(event) is AliasEvent:
            self._fault("alias", event, str(event.anchor))
            return None
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if type(event) is ScalarEvent:
            return self._quoted(event) if event.style else typed(event.value)
        if level >= MOST_LEVELS:
            self._fault("depth", event, MOST_LEVELS)
            raise _StopReading
        if type(event) is MappingStartEvent:
            return self._mapping(key, level + 1)
        return self._sequence(key, level + 1)

    def _mapping(self, path: KeyPath, level: int) -> dict[str, Any]:
        """Read keys and values to the mapping's end; of a key that stands twice, the first."""
        data: dict[str, Any] = {}
        while type(event := self._next()) is not MappingEndEvent:
            name = self._key(event, path, level)
            key = (*path, name)
            if name in data:
                lines = self.keys[key].line + 1, event.start_mark.line + 1
                self._fault("duplicate-key", event, name, *lines)
                self._value(self._next(), key, level)
            else:
                self.keys[key] = event.start_mark
                data[name] = self._value(self._next(), key, level)
        return data

    def _sequence(self, path: KeyPath, level: int) -> list[Any]:
        """Read values to the list's end."""
        data: list[Any] = []
        while type(event := self._next()) is not SequenceEndEvent:
            data.append(self._value(event, (*path, len(data)), level))
        return data

    def _key(self, event: Any, path: KeyPath, level: int) -> str:
        """Return a mapping key, which is one word or a quoted text."""
        if type(event) is not ScalarEvent:
            self._fault("key", event, "a list, a mapping or an alias")
            self._value(event, (*path, ""), level)
            return ""
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        text: str = event.value
        if event.style in BLOCKS:
            self._fault("key", event, "a block of text")
        elif event.style:
            self._quoted(event)
        elif text == "<<":
            self._fault("merge-key", event)
        elif not isinstance(typed(text), str):
            self._fault("key", event, f"`{text}`" if text else "nothing")
        return text

    def _quoted(self, event: Any) -> str:
        """Return quoted or block text; double quotes can hide a character behind an escape."""
        text: str = event.value
        if event.style == '"' and (match := FORBIDDEN.search(text)):
            self._fault("character", event, name_character(match[0]))
        return text

    def _refuse_properties(self, event: Any) -> None:
        """Add findings for an anchor and a tag before a value."""
        for name in ("anchor", "tag"):
            if (text := getattr(event, name, None)) is not None:
                self._fault(name, event, text.replace("tag:yaml.org,2002:", "!!"))

    def _fault(self, name: str, event: Any, *blanks: str | int) -> None:
        """Add a finding from the table `STRICT` at an event's place."""
        message, hint = STRICT[name]
        fit = [shown(blank) if isinstance(blank, str) else blank for blank in blanks]
        self._found(name, place_of(event.start_mark), message.format(*fit), hint)

    def _found(self, name: str, place: Place, message: str, hint: str) -> None:
        """Add a finding; stop at `MOST_FINDINGS` of them."""
        rule = f"reader/{name}"
        self.findings.append(Finding(rule, self.path, message, place.line, place.column, hint=hint))
        if len(self.findings) >= MOST_FINDINGS:
            raise _StopReading
