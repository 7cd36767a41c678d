"""One file of a pack: its values by key, whatever the case of the key, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, Final, NamedTuple

from masthead.document import Document, KeyPath
from masthead.finding import Finding, Level

RULE: Final = "voice/packs"
"""The rule that findings about a pack's files have: like the packs themselves, they advise."""


class Kind(Enum):
    """What a key holds."""

    TEXT = "a text"
    FLAG = "true or false"
    NUMBER = "a number"
    TEXTS = "a list of texts"
    PAIRS = "a mapping of texts"
    ANY = "anything"


Fields = Mapping[str, Kind]


class Item(NamedTuple):
    """A text and where it stands."""

    text: str
    key: KeyPath


COMMON: Final[Fields] = {
    "extends": Kind.TEXT,
    "message": Kind.TEXT,
    "description": Kind.TEXT,
    "level": Kind.TEXT,
    "scope": Kind.ANY,
    "link": Kind.TEXT,
    "limit": Kind.NUMBER,
    "action": Kind.ANY,
    "name": Kind.TEXT,
}
"""Keys of every rule (Vale 3, June 2026)."""


class Body:
    """The values of one file, and the findings about them.

    Args:
        document: the file.
        fields: the keys that its extension point knows, in lower case, beside `COMMON`.
    """

    def __init__(self, document: Document, fields: Fields) -> None:
        self.document = document
        self.findings: list[Finding] = []
        self._values: dict[str, tuple[str, Any]] = {}
        known = {**COMMON, **fields}
        for key, value in document.data.items():
            lower = key.lower()
            if lower in self._values:
                self.fault(f"`{key}` stands twice: capitals do not count in keys", key)
            elif lower not in known:
                self.fault(f"`{key}` is no key of this kind of rule and is not read", key)
            elif value is not None and not _fits(value, known[lower]):
                self.fault(f"`{key}` is not {known[lower].value} and is not read", key)
            else:
                self._values[lower] = (key, value)

    def fault(
        self, message: str, *key: str | int, hint: str = "", level: Level = Level.WARNING
    ) -> None:
        """Add a finding at a value."""
        place = self.document.key_place(*key)
        self.findings.append(
            Finding(RULE, self.document.path, message, place.line, place.column, level, hint)
        )

    def missing(self, message: str) -> None:
        """Add a finding for what is not there, unless another one says why."""
        if not self.findings:
            self.fault(message, self.key("extends"))

    def key(self, name: str) -> str:
        """Return a key as it is written in the file."""
        return self._values[name][0] if name in self._values else name

    def value(self, name: str) -> Any:
        """Return a value as it was read, or None."""
        return self._values[name][1] if name in self._values else None

    def text(self, name: str) -> str:
        """Return a text; empty where there is none."""
        value = self.value(name)
        return "" if value is None else as_text(value)

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return whether a flag is set."""
        value = self.value(name)
        return default if value is None else bool(value)

    def number(self, name: str) -> float | None:
        """Return a number, or None where there is none."""
        value = self.value(name)
        return None if value is None else float(value)

    def texts(self, name: str) -> tuple[Item, ...]:
        """Return the texts of a list that are not empty."""
        key, value = self._values.get(name, (name, None))
        if isinstance(value, str):
            return (Item(value, (key,)),) if value.strip() else ()
        items = enumerate(value or ())
        return tuple(
            Item(as_text(one), (key, index)) for index, one in items if as_text(one).strip()
        )

    def pairs(self, name: str) -> tuple[tuple[Item, str], ...]:
        """Return the pairs of a mapping; Vale also writes it as a list of small mappings."""
        key, value = self._values.get(name, (name, None))
        if isinstance(value, list):
            return tuple(
                (Item(left, (key, index, left)), as_text(right))
                for index, one in enumerate(value)
                for left, right in one.items()
            )
        pairs = (value or {}).items()
        return tuple((Item(left, (key, left)), as_text(right)) for left, right in pairs)


def as_text(value: Any) -> str:
    """Return a value of YAML as the text that its writer meant."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _plain(value: Any) -> bool:
    return not isinstance(value, (list, dict))


def _fits(value: Any, kind: Kind) -> bool:
    """Tell whether a value is what its key holds."""
    if kind is Kind.TEXT:
        return _plain(value)
    if kind is Kind.FLAG:
        return isinstance(value, bool)
    if kind is Kind.NUMBER:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if kind is Kind.TEXTS:
        return isinstance(value, str) or (isinstance(value, list) and all(map(_plain, value)))
    if kind is Kind.PAIRS:
        maps = value if isinstance(value, list) else [value]
        return all(isinstance(one, dict) and all(map(_plain, one.values())) for one in maps)
    return True
