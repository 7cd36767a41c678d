"""One problem in the hub's content, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding weighs; only `ERROR` fails a check."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem at one place.

    Args:
        rule: id of the rule, `area/name`.
        path: file, relative to the hub, with forward slashes.
        message: what is wrong, in words.
        line: line in the file, from 1.
        column: column in the line in characters, from 1.
        level: weight; `masthead.checking` stamps it from the rule's settings. A rule may say the
            most that it weighs, for what is less than the rest that it finds.
        hint: the next step, or empty.
        url: a page that explains the rule, or empty.
        text: the paragraph that the finding is about; a baseline knows it again by this.
    """

    rule: str
    path: str
    message: str
    line: int = 1
    column: int = 1
    level: Level = Level.ERROR
    hint: str = ""
    url: str = ""
    text: str = ""
