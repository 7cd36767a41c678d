"""Recognise token files that were written before DTCG 2025.10, or for another tool.

Read in November 2026: the Style Dictionary 3 documentation (`value`, `type`, `comment`), the
Tokens Studio documentation (`$themes`, `$metadata`, its own types), the Theo README (`props`,
`global`, `aliases`), and the drafts of the DTCG format up to 2024 (values as text).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from masthead.tokens.node import Node, Plain

DRAFT = "a DTCG draft"
STYLE_DICTIONARY = "Style Dictionary 3"
STUDIO = "Tokens Studio"
THEO = "Theo"
CURRENT = "DTCG 2025.10"

STUDIO_TYPES = frozenset(
    [
        "sizing",
        "spacing",
        "borderRadius",
        "borderWidth",
        "opacity",
        "fontFamilies",
        "fontWeights",
        "fontSizes",
        "lineHeights",
        "letterSpacing",
        "paragraphSpacing",
        "paragraphIndent",
        "textCase",
        "textDecoration",
        "composition",
        "boxShadow",
        "asset",
        "boolean",
        "text",
    ]
)
"""Types that Tokens Studio has and the format has not."""


_OLD = re.compile(
    r"#[0-9a-fA-F]{3,8}|-?[0-9.]+(?:px|rem|ms|s)|(?:rgb|hsl)a?\(.*\)|cubic-bezier\(.*\)"
)


def whole_file(node: Node) -> str:
    """Return the dialect of a file that cannot be read as 2025.10 at all, or nothing."""
    plain = node.plain()
    if "$value" in _keys(plain) or "$ref" in _keys(plain):
        return ""
    if isinstance(plain.get("props"), list | dict):
        return THEO
    tokens = list(_tokens(plain, "value"))
    if not tokens:
        return ""
    return STUDIO if _is_studio(plain, tokens) else STYLE_DICTIONARY


def dialect_of(plain: Mapping[str, Plain]) -> str:
    """Return the dialect of a file, from its JSON; `CURRENT` where nothing speaks against it."""
    if isinstance(plain.get("props"), list | dict) and "$value" not in _keys(plain):
        return THEO
    old = list(_tokens(plain, "value"))
    new = list(_tokens(plain, "$value"))
    if _is_studio(plain, [*old, *new]):
        return STUDIO
    if old and not new:
        return STYLE_DICTIONARY
    return DRAFT if any(_is_draft(token["$value"]) for token in new) else CURRENT


def is_leaf(plain: Plain, key: str) -> bool:
    """Tell whether a JSON value is a token whose value stands under a key."""
    if not isinstance(plain, dict) or key not in plain:
        return False
    # A group may hold a token that is called `value`.
    inner = plain[key]
    return key == "$value" or not (isinstance(inner, dict) and ("value" in inner or not inner))


def _tokens(plain: Plain, key: str) -> Iterator[dict[str, Plain]]:
    if is_leaf(plain, key):
        yield plain
    elif isinstance(plain, dict):
        for name, child in plain.items():
            if name not in ("$extensions", "$themes", "$metadata"):
                yield from _tokens(child, key)


def _is_studio(plain: Mapping[str, Plain], tokens: list[dict[str, Plain]]) -> bool:
    if "$themes" in plain or "$metadata" in plain:
        return True
    types = {str(token.get("type") or token.get("$type")) for token in tokens}
    return bool(types & STUDIO_TYPES)


def _is_draft(value: Plain) -> bool:
    """Tell whether a value is written as drafts before 2025.10 did: as text with a unit."""
    if isinstance(value, str):
        return bool(_OLD.fullmatch(value))
    if isinstance(value, dict) and "colorSpace" not in value:
        return any(_is_draft(part) for part in value.values())
    return isinstance(value, list) and any(_is_draft(part) for part in value)


def _keys(plain: Plain) -> set[str]:
    """Return every key in a JSON value."""
    if isinstance(plain, dict):
        return set(plain).union(*(_keys(value) for value in plain.values()))
    if isinstance(plain, list):
        return set().union(*(_keys(value) for value in plain))
    return set()
