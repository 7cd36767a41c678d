"""Small mistakes for a module of Python, one at a time: the mutants of a mutation test."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

ENUMS = {
    "State": ("CLAIMED", "SENDING", "PUBLISHED", "FAILED", "UNKNOWN", "EXPIRED", "RETRACTED"),
    "Plan": ("NONE", "SEND", "RESEND", "RECONCILE", "PERSON"),
}
"""Values that a mutant puts in one another's place."""

OTHERS: dict[type, tuple[type, ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Pow: (ast.Mult,),
}
"""What an operator is taken for."""

NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
"""What a function is taken for."""

NEEDED = frozenset({"now", "policy", "nonce", "clean"})
"""Keywords without which a call does not even start."""

SKIPPED = frozenset(
    {"annotation", "returns", "decorator_list", "bases", "ctx", "op", "ops", "keys"}
)
"""Fields of the tree that hold nothing to get wrong, or that their owner mutates."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one mistake.

    Args:
        name: where it is and what was changed, without line numbers.
        line: the line in the module, from 1.
        source: the whole module.
    """

    name: str
    line: int
    source: str


def mutants(module: str, source: str, within: frozenset[str] = frozenset()) -> Iterator[Mutant]:
    """Yield all mutants of a module.

    Args:
        module: the module's name.
        source: its text.
        within: names of the top-level functions and constants to mutate; all where empty.
    """
    tree = ast.parse(source)
    seen: Counter[str] = Counter()
    for top in tree.body:
        if (within and _name_of(top) not in within) or _nothing_to_get_wrong(top):
            continue
        for place, before, after, put in _changes(top, ""):
            old = put(after)
            text = f"{module}{place}: {_text(before, after)}"
            seen[text] += 1
            name = f"{text} #{seen[text]}" if seen[text] > 1 else text
            yield Mutant(name, getattr(before, "lineno", 0), ast.unparse(tree))
            put(old)


def _name_of(node: ast.stmt) -> str:
    target = getattr(node, "target", None)
    return str(getattr(node, "name", getattr(target, "id", "")))


def _text(before: ast.AST, after: ast.AST) -> str:
    match before, after:
        case ast.Call(), ast.Call():
            (gone,) = {one.arg for one in before.keywords} - {one.arg for one in after.keywords}
            return f"{ast.unparse(before.func)}(...) without {gone}"
        case ast.Set(), ast.Set():
            (moved,) = {ast.unparse(one) for one in {*before.elts} ^ {*after.elts}}
            return f"{{...}} {'with' if len(after.elts) > len(before.elts) else 'without'} {moved}"
    old, new = (ast.unparse(node).partition("\n")[0] for node in (before, after))
    return f"{old} -> {new}"


def _putter(owner: Any, key: Any) -> Any:
    """Return what puts a node into its place and returns the one before."""

    def put(new: Any) -> Any:
        if isinstance(owner, list):
            old, owner[key] = owner[key], new
        else:
            old = getattr(owner, key)
            setattr(owner, key, new)
        return old

    return put


def _changes(node: ast.AST, place: str) -> Iterator[tuple[str, ast.AST, ast.AST, Any]]:
    """Yield a tree's changes: the place, the node before and after, and what puts one there."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        place = f"{place}.{node.name}"
    for name, value in ast.iter_fields(node):
        if name in SKIPPED:
            continue
        items = value if isinstance(value, list) else [value]
        for index, item in enumerate(items):
            if not isinstance(item, ast.AST) or _nothing_to_get_wrong(item):
                continue
            put = _putter(value, index) if isinstance(value, list) else _putter(node, name)
            for after in _alternatives(item, node, name):
                yield place, item, after, put
            if not isinstance(item, ast.JoinedStr):
                yield from _changes(item, place)


def _nothing_to_get_wrong(node: ast.AST) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.If(test=ast.Name("TYPE_CHECKING")):
            return True
    return isinstance(node, ast.Import | ast.ImportFrom)


def _alternatives(node: ast.AST, owner: ast.AST, field: str) -> Iterator[ast.AST]:
    """Yield what may stand wrongly in a node's place."""
    match node:
        case ast.Compare(ops=[op]):
            for other in OTHERS[type(op)]:
                yield ast.Compare(node.left, [other()], node.comparators)
        case ast.BoolOp():
            yield ast.BoolOp(OTHERS[type(node.op)][0](), node.values)
            yield from node.values
        case ast.BinOp() if type(node.op) in OTHERS:
            yield ast.BinOp(node.left, OTHERS[type(node.op)][0](), node.right)
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.Constant():
            yield from _constants(node)
        case ast.JoinedStr():
            yield ast.Constant("")
        case ast.Attribute(value=ast.Name(id=enum)) if enum in ENUMS and field != "elts":
            yield from (
                ast.Attribute(node.value, other) for other in ENUMS[enum] if other != node.attr
            )
        case ast.Name(id=name) if name in NAMES:
            yield ast.Name(NAMES[name])
        case ast.Set():
            yield from _sets(node)
        case ast.Call():
            yield from _calls(node)
        case ast.stmt():
            yield from _statements(node)
    if field == "test" and not isinstance(node, ast.Constant):
        yield ast.Constant(value=True)
        yield ast.Constant(value=False)


def _constants(node: ast.Constant) -> Iterator[ast.AST]:
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int | float):
        yield ast.Constant(value + 1)
        yield ast.Constant(value - 1)
    elif isinstance(value, str):
        yield ast.Constant("" if value else "other")


def _sets(node: ast.Set) -> Iterator[ast.AST]:
    """Leave one value out, or take one more in."""
    for left_out in node.elts:
        yield ast.Set([item for item in node.elts if item is not left_out])
    held = {item.attr for item in node.elts if isinstance(item, ast.Attribute)}
    yield from (
        ast.Set([*node.elts, ast.Attribute(ast.Name("State"), other)])
        for other in ENUMS["State"]
        if held and other not in held
    )


def _calls(node: ast.Call) -> Iterator[ast.AST]:
    """Leave one keyword out."""
    for keyword in node.keywords:
        if keyword.arg not in NEEDED:
            rest = [other for other in node.keywords if other is not keyword]
            yield ast.Call(node.func, node.args, rest)


def _statements(node: ast.stmt) -> Iterator[ast.AST]:
    """Leave a statement out, or return nothing."""
    match node:
        case ast.Return(value=ast.expr() as value):
            if not isinstance(value, ast.Constant) and not isinstance(value, ast.Yield):
                yield ast.Return(None)
        case ast.Expr() | ast.Break() | ast.Continue() | ast.Raise() | ast.Assign():
            yield ast.Pass()
        case ast.If(orelse=[]) | ast.Return(value=None):
            yield ast.Pass()
