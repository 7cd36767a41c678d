"""Work out a formula with names: numbers, `+ - * / % **`, brackets and a few functions.

A formula comes from a pull request, so it is parsed here and never handed to Python.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

MOST_CHARACTERS: Final = 500
MOST_LEVELS: Final = 30

TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?|\.\d+)|(?P<name>[A-Za-z_][\w.]*)|(?P<sign>\*\*|[-+*/%(),]))"
)
CONDITION: Final = re.compile(r"\s*(<=|>=|==|!=|<|>)\s*(-?\d+(?:\.\d+)?)\s*")
COMPARE: Final[Mapping[str, Callable[[float, float], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
FUNCTIONS: Final[Mapping[str, Callable[..., float]]] = {
    "sqrt": math.sqrt,
    "abs": abs,
    "floor": math.floor,
    "ceil": math.ceil,
    "round": round,
    "log": math.log,
    "pow": math.pow,
    "min": min,
    "max": max,
}
"""By name, also with `math.` before it."""

Values = Mapping[str, float]
Node = Callable[[Values], float]
"""A part of a formula, ready to be worked out."""


class FormulaError(ValueError):
    """A formula or a condition cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was read.

    Args:
        names: what it uses, to be given to `value`.
    """

    names: frozenset[str]
    node: Node

    def value(self, values: Values) -> float | None:
        """Return the result, or None where there is none (a division by zero)."""
        try:
            result = float(self.node(values))
        except (ArithmeticError, ValueError, TypeError):
            return None
        return result if math.isfinite(result) else None


def read_formula(text: str) -> Formula:
    """Read a formula.

    Raises:
        FormulaError: it is no arithmetic.
    """
    if len(text) > MOST_CHARACTERS:
        raise FormulaError(f"the formula has more than {MOST_CHARACTERS:,} characters")
    reader = _Reader(tuple(_tokens(text)))
    node = reader.whole()
    return Formula(frozenset(reader.names), node)


def read_condition(text: str) -> Callable[[float], bool]:
    """Read a comparison with a number, `> 8`; return it as a test.

    Raises:
        FormulaError: it is none.
    """
    match = CONDITION.fullmatch(text)
    if match is None:
        raise FormulaError(f"`{text[:40]}` is no comparison with a number, such as `> 8`")
    compare, limit = COMPARE[match[1]], float(match[2])
    return lambda value: compare(value, limit)


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """Yield kind and text of each token."""
    position = 0
    text = text.rstrip()
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None:
            raise FormulaError(f"`{text[position:].strip()[:20]}` is no arithmetic")
        position = match.end()
        kind = match.lastgroup or ""
        yield kind, match[kind]


def _power(left: float, right: float) -> float:
    """Return a power as a float: whole numbers could grow without end."""
    return math.pow(left, right)


class _Reader:
    """A parser by descent; each method reads one level of precedence."""

    def __init__(self, tokens: Sequence[tuple[str, str]]) -> None:
        self.tokens = tokens
        self.at = 0
        self.level = 0
        self.names: set[str] = set()

    def whole(self) -> Node:
        """Read all of it."""
        node = self._sum()
        if self.at < len(self.tokens):
            raise FormulaError(f"`{self.tokens[self.at][1]}` does not fit here")
        return node

    def _sign(self, *signs: str) -> str:
        """Take one of the signs where it comes next; return it, or nothing."""
        if self.at < len(self.tokens):
            kind, text = self.tokens[self.at]
            if kind == "sign" and text in signs:
                self.at += 1
                return text
        return ""

    def _sum(self) -> Node:
        self.level += 1
        if self.level > MOST_LEVELS:
            raise FormulaError(f"the formula is nested more than {MOST_LEVELS} deep")
        node = self._product()
        while sign := self._sign("+", "-"):
            node = _two(operator.add if sign == "+" else operator.sub, node, self._product())
        self.level -= 1
        return node

    def _product(self) -> Node:
        by = {"*": operator.mul, "/": operator.truediv, "%": operator.mod}
        node = self._unary()
        while sign := self._sign(*by):
            node = _two(by[sign], node, self._unary())
        return node

    def _unary(self) -> Node:
        negative = False
        while sign := self._sign("-", "+"):
            negative ^= sign == "-"
        node = self._power()
        return (lambda values: -node(values)) if negative else node

    def _power(self) -> Node:
        node = self._atom()
        if self._sign("**"):
            self.level += 1
            if self.level > MOST_LEVELS:
                raise FormulaError(f"the formula is nested more than {MOST_LEVELS} deep")
            node = _two(_power, node, self._unary())
            self.level -= 1
        return node

    def _atom(self) -> Node:
        if self._sign("("):
            node = self._sum()
            self._close()
            return node
        if self.at >= len(self.tokens):
            raise FormulaError("the formula ends too early")
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            number = float(text)
            return lambda _values: number
        if kind != "name":
            raise FormulaError(f"`{text}` does not fit here")
        if self._sign("("):
            return self._call(text)
        self.names.add(text)
        return lambda values: values[text]

    def _call(self, name: str) -> Node:
        function = FUNCTIONS.get(name.removeprefix("math."))
        if function is None:
            raise FormulaError(f"`{name}` is no function that is known here")
        given = [self._sum()]
        while self._sign(","):
            given.append(self._sum())
        self._close()
        return lambda values: function(*(one(values) for one in given))

    def _close(self) -> None:
        if not self._sign(")"):
            raise FormulaError("a bracket is not closed")


def _two(operation: Callable[[float, float], float], left: Node, right: Node) -> Node:
    return lambda values: operation(left(values), right(values))
