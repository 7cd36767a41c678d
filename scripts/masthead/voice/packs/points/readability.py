"""Readability: an older way to write a metric, by the name of a formula and a grade."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from masthead.voice.packs.arithmetic import read_formula
from masthead.voice.packs.body import Body, Kind
from masthead.voice.packs.finder import Finder, Point
from masthead.voice.packs.points.metric import Metric

FORMULAS: Final[Mapping[str, str]] = {
    "flesch-kincaid": "0.39 * words / sentences + 11.8 * syllables / words - 15.59",
    "gunning fog": "0.4 * (words / sentences + 100 * complex_words / words)",
    "coleman-liau": "0.0588 * 100 * characters / words - 0.296 * 100 * sentences / words - 15.8",
    "smog": "1.0430 * sqrt(polysyllabic_words * 30 / sentences) + 3.1291",
    "automated readability": "4.71 * characters / words + 0.5 * words / sentences - 21.43",
}
"""School grades: Kincaid and others 1975 (also ARI), Gunning 1952, Coleman and Liau 1975,
McLaughlin 1969."""


def make(body: Body) -> Finder | None:
    """Make a metric of the mean of the named formulas."""
    names = [item.text for item in body.texts("metrics")] or ["flesch-kincaid"]
    grade = body.number("grade")
    unknown = [name for name in names if name.lower() not in FORMULAS]
    if unknown:
        hint = f"known are: {', '.join(FORMULAS)}"
        body.fault(f"`{unknown[0]}` is no formula that is known here", "metrics", hint=hint)
        return None
    if grade is None:
        body.missing("there is no `grade`")
        return None
    limit = grade
    return Metric(
        tuple(read_formula(FORMULAS[name.lower()]) for name in names), lambda value: value > limit
    )


POINT = Point({"metrics": Kind.TEXTS, "grade": Kind.NUMBER}, make, "summary")
