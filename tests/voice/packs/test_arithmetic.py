"""Formulas are worked out as Python would, and nothing else is."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.voice.packs.arithmetic import FormulaError, read_condition, read_formula

VALUES = {"words": 12.0, "sentences": 3.0, "none": 0.0}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("2 - 3 - 4", -5),
        ("12 / 3 / 2", 2),
        ("7 % 4", 3),
        ("-2 ** 2", -4),
        ("2 ** 3 ** 2", 512),
        ("- - 2", 2),
        (".5 * 4", 2),
        ("words / sentences", 4),
        ("math.sqrt(words * sentences)", 6),
        ("max(1, words, 3)", 12),
        ("0.39 * (words / sentences)\n - 15.59", 0.39 * 4 - 15.59),
    ],
)
def test_a_formula_is_worked_out(text: str, value: float) -> None:
    """Precedence, brackets, names and functions are those of arithmetic."""
    assert read_formula(text).value(VALUES) == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["1 / none", "words % none", "sqrt(-1)", "log(none)", "9 ** 9 ** 9", "sqrt(1, 2)"]
)
def test_a_formula_without_a_result_has_none(text: str) -> None:
    """A division by zero is no fault of the text."""
    assert read_formula(text).value(VALUES) is None


@pytest.mark.parametrize(
    "text",
    [
        *("", "1 +", "1 2", "(1", "1)", "__import__('os')", "words[0]", "lambda: 1", "system(1)"),
        *("1; 2", ")", "*1", "sqrt(1", "(" * 60 + "1", "1 +" * 400, "2**" * 60 + "2"),
    ],
)
def test_what_is_no_arithmetic_is_refused(text: str) -> None:
    """It is read, never run; nor can its depth end the process."""
    with pytest.raises(FormulaError):
        read_formula(text)


def test_a_dot_leads_nowhere() -> None:
    """`words.real` is a name that nothing measures, not a part of a value."""
    assert {"words.real"} == read_formula("words.real").names


@given(st.recursive(
    st.integers(0, 99).map(str),
    lambda inner: st.tuples(inner, st.sampled_from("+-*"), inner).map(
        lambda parts: f"({parts[0]} {parts[1]} {parts[2]})"
    ),
    max_leaves=12,
))  # fmt: skip
def test_sums_are_those_of_python(text: str) -> None:
    """The parser agrees with Python on sums and products."""
    expected = eval(text)  # noqa: S307 - the text is made of digits and signs by this test
    assert math.isclose(expected, read_formula(text).value({}) or 0.0, abs_tol=1e-9)


@pytest.mark.parametrize(
    ("text", "value", "holds"),
    [
        ("> 8", 9, True),
        ("> 8", 8, False),
        ("<= 2.5", 2.5, True),
        ("!= 1", 2, True),
        ("< -1", 0, False),
    ],
)
def test_a_condition_compares(text: str, value: float, holds: bool) -> None:
    """A condition is one comparison with a number."""
    assert holds == read_condition(text)(value)


@pytest.mark.parametrize("text", ["", "8", ">> 8", "> x", "> 8 or 1"])
def test_what_is_no_condition_is_refused(text: str) -> None:
    """Anything but one comparison is a fault."""
    with pytest.raises(FormulaError):
        read_condition(text)
