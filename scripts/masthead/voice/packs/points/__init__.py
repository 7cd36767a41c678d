"""The extension points of Vale, in a table: those that are read, and those that are not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from masthead.voice.packs.finder import Point
from masthead.voice.packs.points import (
    capitalization,
    conditional,
    consistency,
    existence,
    metric,
    occurrence,
    readability,
    repetition,
    substitution,
)

POINTS: Final[Mapping[str, Point]] = {
    "capitalization": capitalization.POINT,
    "conditional": conditional.POINT,
    "consistency": consistency.POINT,
    "existence": existence.POINT,
    "metric": metric.POINT,
    "occurrence": occurrence.POINT,
    "readability": readability.POINT,
    "repetition": repetition.POINT,
    "substitution": substitution.POINT,
}
"""What is read: 537 of 576 rules in 18 public packs (November 2026)."""

SKIPPED: Final[Mapping[str, str]] = {
    "script": "it runs a program, and programs of a pack are not run",
    "sequence": "it needs the part of speech of each word",
    "spelling": "it needs dictionaries; spelling is no matter of a guide",
}
"""What is not read, and why."""
