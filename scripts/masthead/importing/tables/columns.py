"""What the columns of a table mean in a post: read from a small file that works both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from masthead.document import Document
from masthead.errors import ConfigError
from masthead.finding import Finding
from masthead.importing.dates import ORDERS
from masthead.importing.tables.layouts import LAYOUTS, Layout
from masthead.kinds import KINDS
from masthead.reader import read_yaml
from masthead.schema.fields import CLOCK, FLAG, ID, LOOSE, ONE_LINE, ZONE
from masthead.schema.records import Either, Field, ListOf, MappingOf, Record
from masthead.schema.shapes import ABSENT, Choice, Fault, did_you_mean
from masthead.schema.validate import findings_at

KEEP = "keep"
"""A column without a home in a post: its cells are kept as comments of the front matter."""
IMPORTED = "imported from"
"""The name under which a post keeps the file and line that it comes from."""

OWN = ("text", "date", "time", "media.alt", KEEP)
"""What a column may mean besides a key of a post."""
NOT_CELLS = frozenset({"waivers", "repeat", "evidence"})
"""Keys of a post that no cell holds."""
MOST_BYTES = 64 * 1024

_COLUMN = Record(
    (
        Field("to", ONE_LINE, "What the column means.", "channels", required=True),
        Field(
            "values",
            MappingOf(ONE_LINE, ONE_LINE, "our words by theirs"),
            "What single words of the column are called here.",
            {"Twitter": "bluesky"},
        ),
        Field("between", ONE_LINE, "What stands between several words.", ";"),
        Field("form", ONE_LINE, "How dates are written on export (strftime).", "%d.%m.%Y %H:%M"),
    ),
    "a meaning, or a mapping with `to`",
)
RECORD = Record(
    (
        Field("layout", Choice(tuple(LAYOUTS)), "The layout to begin with.", "buffer"),
        Field(
            "columns",
            MappingOf(
                ONE_LINE,
                Either({str: ONE_LINE, dict: _COLUMN}, "a meaning, or a mapping with `to`"),
                "meanings by column",
            ),
            "What each column means, in the order of the file.",
            {"Text": "text"},
        ),
        Field("header", FLAG, "Whether the first row names the columns.", example=False),
        Field("dates", Choice(ORDERS), "How dates of numbers are ordered.", "day-first"),
        Field("time", CLOCK, "Time of day for a day alone.", "09:00"),
        Field("zone", ZONE, "Zone of the times, where it is not the hub's.", "Asia/Jakarta"),
        Field(
            "constants",
            MappingOf(ONE_LINE, LOOSE, "values by our key"),
            "Values that each post gets where its row has none.",
            {"channels": ["mastodon"]},
        ),
    ),
    "a mapping with `columns`",
)


@dataclass(frozen=True, slots=True)
class Column:
    """What one column means.

    Args:
        name: its name in the table.
        to: a key of a post, one of `OWN`, or `text@CHANNEL`.
        values: our words by theirs, in lower case.
        between: what stands between several words, or empty for the usual signs.
        form: how dates are written on export, or empty for ours.
    """

    name: str
    to: str = KEEP
    values: Mapping[str, str] = field(default_factory=dict)
    between: str = ""
    form: str = ""

    def theirs(self, word: str) -> str:
        """Return what a word of ours is called in the table."""
        return next((name for name, ours in self.values.items() if ours == word), word)

    def ours(self, word: str) -> str:
        """Return what a word of the table is called here."""
        near = {name.casefold(): ours for name, ours in self.values.items()}
        return near.get(word.casefold(), word)


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """What a whole table means.

    Args:
        columns: the columns, in order.
        header: whether the first row names them.
        dates: one of `ORDERS`.
        time: time of day for a day alone, or empty.
        zone: zone of the times, or empty for the hub's.
        constants: values that a post gets where its row has none.
    """

    columns: tuple[Column, ...]
    header: bool = True
    dates: str = "year-first"
    time: str = ""
    zone: str = ""
    constants: Mapping[str, Any] = field(default_factory=dict)

    def over(self, names: Iterable[str]) -> tuple[Column, ...]:
        """Return the meaning of each named column; one that the map lacks is kept."""
        known = {column.name: column for column in self.columns}
        return tuple(known.get(name) or Column(name) for name in names)

    def missing(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the columns of the map that a table does not have."""
        there = set(names)
        return tuple(column.name for column in self.columns if column.name not in there)


def from_layout(layout: Layout) -> ColumnMap:
    """Return the map of a built-in layout."""
    columns = tuple(
        Column(name, to, form=layout.forms.get(name, ""), between=layout.between.get(name, ""))
        for name, to in layout.columns.items()
    )
    return ColumnMap(columns, layout.header)


def read_map(path: str, raw: bytes) -> ColumnMap:
    """Return the map that a file gives.

    Args:
        path: name of the file, for messages.
        raw: its bytes.

    Raises:
        ConfigError: the file cannot be read, or says what cannot be; the message names each line.
    """
    document, findings = read_yaml(path, raw, limit=MOST_BYTES)
    if document is None:
        raise _error(findings)
    faults: list[Fault] = []
    values = RECORD.read_fields(document.data, (), faults)
    own = {name: _column(name, value) for name, value in values.get("columns", {}).items()}
    faults += _column_faults(own.values())
    constants = _plain(document, "constants")
    KINDS["post"].record.read_fields({"title": "-", **constants}, ("constants",), faults)
    if faults:
        raise _error(findings_at(document, faults))
    base = from_layout(LAYOUTS[values["layout"]]) if "layout" in values else ColumnMap(())
    columns = [own.pop(column.name, column) for column in base.columns]
    return replace(
        base,
        columns=(*columns, *own.values()),
        header=values.get("header", base.header),
        dates=values.get("dates", base.dates),
        time=values.get("time", base.time),
        zone=values.get("zone", ""),
        constants=constants,
    )


def list_kind(key: str) -> ListOf | None:
    """Return the shape of a key of a post that holds a list of words, or None."""
    known = KINDS["post"].record.known.get(key)
    return known.shape if known is not None and isinstance(known.shape, ListOf) else None


def _plain(document: Document, part: str) -> Mapping[str, Any]:
    values = document.data.get(part)
    return values if isinstance(values, dict) else {}


def _column(name: str, value: str | Mapping[str, Any]) -> Column:
    if isinstance(value, str):
        return Column(name, value)
    return Column(
        name,
        value["to"],
        value.get("values", {}),
        value.get("between", ""),
        value.get("form", ""),
    )


def _column_faults(columns: Iterable[Column]) -> Iterator[Fault]:
    """Yield a fault for each meaning that there is not, or that two columns have."""
    known = {*OWN, *(KINDS["post"].record.known.keys() - NOT_CELLS)}
    seen: dict[str, str] = {}
    for column in columns:
        key = ("columns", column.name)
        channel = column.to.partition("@")[2] if column.to.startswith("text@") else ""
        if column.to not in known and (not channel or ID.read(channel, (), []) is ABSENT):
            hint = did_you_mean(column.to, known) or f"known: {', '.join(sorted(known))}"
            yield Fault("import/map", key, f"`{column.to}` is nothing that a post has", hint)
        elif column.to != KEEP and column.to in seen:
            message = f"`{seen[column.to]}` and `{column.name}` both mean `{column.to}`"
            yield Fault("import/map", key, message, f"write `{KEEP}` for one of them")
        if column.name == IMPORTED:
            message = f"`{IMPORTED}` is what a post keeps its origin under"
            yield Fault("import/map", key, message, "rename the column in the table", at_key=True)
        seen.setdefault(column.to, column.name)


def _error(findings: Iterable[Finding]) -> ConfigError:
    lines = [
        f"{one.path}:{one.line}: {one.message}" + (f" ({one.hint})" if one.hint else "")
        for one in findings
    ]
    hint = "`masthead import csv FILE --suggest` prints a map to begin with"
    return ConfigError("\n".join(lines), hint)
