"""Read the parts of a value: numbers, words, lists, objects; what does not fit is said in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar, cast

from masthead.tokens.node import Node, name_of

if TYPE_CHECKING:
    from masthead.tokens.resolving import Resolver

T = TypeVar("T")

MOST_ITEMS = 100
"""Most layers, stops, dashes or fonts in one value."""

INFINITY = float("inf")
ANY = (-INFINITY, INFINITY)
UNIT = (0.0, 1.0)
_OLD = re.compile(r"#[0-9a-fA-F]{3,8}|-?[0-9.]+(?:px|rem|ms|s)|(?:rgb|hsl)a?\(.*\)")


class UnfitError(Exception):
    """A node is not the value that is needed; without a message the reason is noted already.

    `old` marks a value as drafts before 2025.10 wrote it.
    """

    def __init__(self, message: str, node: Node, hint: str = "", *, old: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.node = node
        self.hint = hint
        self.old = old


def wrong(node: Node, what: str) -> UnfitError:
    """Return what to raise for a node that is not what is needed."""
    old = isinstance(node.value, str) and bool(_OLD.fullmatch(node.value))
    return UnfitError(f"this must be {what}, and is {name_of(node)}", node, old=old)


def number_of(resolver: Resolver, node: Node, what: str, span: tuple[float, float] = ANY) -> float:
    """Return a number within a range."""
    node = resolver.follow(node)
    if isinstance(node.value, bool) or not isinstance(node.value, int | float):
        raise wrong(node, what)
    if not span[0] <= node.value <= span[1]:
        raise UnfitError(f"this must be {what}, and is {node.value}", node)
    return node.value


def word_of(resolver: Resolver, node: Node, options: tuple[str, ...]) -> str:
    """Return one of a few words."""
    node = resolver.follow(node)
    if isinstance(node.value, str) and node.value in options:
        return node.value
    raise wrong(node, f"one of {', '.join(options)}")


def items_of(resolver: Resolver, node: Node, what: str) -> tuple[Node, ...]:
    """Return the items of a list that is not empty and not too long."""
    node = resolver.follow(node)
    if not isinstance(node.value, tuple) or not 1 <= len(node.value) <= MOST_ITEMS:
        raise wrong(node, f"{what}, 1 to {MOST_ITEMS} of them")
    return node.value


def members_of(node: Node, needed: str, optional: str, what: str) -> Mapping[str, Node]:
    """Return an object's members, where it has all that is needed and nothing unknown."""
    if not node.is_object:
        raise wrong(node, what)
    for name in needed.split():
        if name not in node.members:
            raise UnfitError(f"`{name}` is missing in this value", node)
    for name in node.members:
        if name not in f"{needed} {optional}".split():
            raise UnfitError(f"`{name}` is no part of this value", Node(None, node.key_place(name)))
    return node.members


def part_of(resolver: Resolver, node: Node, type: str, _kind: Callable[..., T]) -> T:
    """Return a part's value; the resolver answers a type of the format with its own class."""
    return cast("T", resolver.value(type, node))
