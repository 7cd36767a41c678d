"""What a report is made of: blocks that a page draws, a command prints and the API gives.

A report is made once from the hub, as a run of blocks, so that page, command and API cannot say
different things. Every drawing has a table as its twin: it draws that table's columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any


class Tone(StrEnum):
    """How good or bad something is; a word always says the same."""

    PLAIN = "plain"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Ref:
    """Something of the hub by kind and id (`goal`, `post`, `channel`, `person` ...).

    `text` is what stands there, or empty for its title.
    """

    kind: str
    id: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A word with a tone: `overdue`, `met`."""

    text: str
    tone: Tone = Tone.PLAIN


Cell = str | int | float | Decimal | date | datetime | bool | None | Ref | Mark | tuple[Ref, ...]
"""A value in a table; None is not known, and is drawn as a gap."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Args:
        title: what it shows, for people; empty where the text around it says so.
        columns: names of the columns.
        rows: cells in order of the columns.
        note: denominators, sources, days: what a reader must know of the numbers.
        empty: what stands there, with the next step, where there is no row.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()
    note: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing of a table.

    Args:
        table: its twin; title, note and what stands there where it is empty are the table's.
        spec: the drawing as a Vega-Lite specification, made by `masthead.plots`.
        words: what the drawing shows, in a sentence, for those who do not see it.
    """

    table: Table
    spec: Mapping[str, Any]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts by name, as a list of definitions."""

    title: str
    facts: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way: its name, how it stands, and what is missing or to do next."""

    name: str
    mark: Mark
    note: str = ""
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps in their order."""

    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph of plain text."""

    text: str
    tone: Tone = Tone.PLAIN


Block = Table | Plot | Facts | Steps | Words
"""One part of a report."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a person may tell a report in its command; pages and the API tell it nothing.

    Args:
        name: the report's argument, which has a default, and the option `--name`.
        help: what it does, in a sentence.
        choices: what it may be; empty for any text.
        words: it is no option but the words that follow the command, as one text.
    """

    name: str
    help: str
    choices: tuple[str, ...] = ()
    words: bool = False
