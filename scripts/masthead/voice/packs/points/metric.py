"""Metric: a formula over words, sentences and syllables, with a limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from masthead.voice.packs.arithmetic import Formula, FormulaError, read_condition, read_formula
from masthead.voice.packs.body import Body, Kind
from masthead.voice.packs.finder import ALWAYS, Finder, Match, Point, Stretch
from masthead.voice.packs.measures import NAMES, measure
from masthead.voice.packs.patterns import Tokens
from masthead.voice.packs.pieces import Wordings


@dataclass(frozen=True, slots=True)
class Metric:
    """Finds a text for which the mean of formulas meets a condition.

    Args:
        formulas: the formulas, mostly one.
        wrong: tells whether a value is one to complain about.
    """

    formulas: tuple[Formula, ...]
    wrong: Callable[[float], bool]

    @property
    def needs(self) -> tuple[Wordings | None, ...]:
        """Look at every text."""
        return ALWAYS

    def find(self, stretch: Stretch, tokens: Tokens) -> Iterator[Match]:
        """Yield the whole text with the value."""
        del tokens
        measures = measure(stretch.text, stretch.sentences)
        if not measures["words"]:
            return
        values = [value for one in self.formulas if (value := one.value(measures)) is not None]
        if len(values) == len(self.formulas):
            mean = sum(values) / len(values)
            if self.wrong(mean):
                yield Match(0, len(stretch.text), (f"{mean:.2f}",))


def make(body: Body) -> Finder | None:
    """Make the finder."""
    try:
        formula = read_formula(body.text("formula"))
    except FormulaError as error:
        body.fault(f"the formula cannot be read: {error}", body.key("formula"))
        return None
    try:
        wrong = read_condition(body.text("condition"))
    except FormulaError as error:
        body.fault(f"the condition cannot be read: {error}", body.key("condition"))
        return None
    unknown = sorted(formula.names - NAMES)
    if unknown:
        known = ", ".join(sorted(NAMES))
        message = f"`{unknown[0]}` is not measured here"
        body.fault(message, body.key("formula"), hint=f"measured are: {known}")
        return None
    return Metric((formula,), wrong)


POINT = Point({"formula": Kind.TEXT, "condition": Kind.TEXT}, make, "summary")
