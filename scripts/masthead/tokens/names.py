"""Names of tokens in the languages that they are exported to; no two are the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from masthead.tokens.token import Token

_NOT_WORD = re.compile(r"[^0-9A-Za-z]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
SWIFT_WORDS = frozenset(
    [
        "associatedtype",
        "class",
        "deinit",
        "enum",
        "extension",
        "fileprivate",
        "func",
        "import",
        "init",
        "inout",
        "internal",
        "let",
        "open",
        "operator",
        "private",
        "precedencegroup",
        "protocol",
        "public",
        "rethrows",
        "static",
        "struct",
        "subscript",
        "typealias",
        "var",
        "break",
        "case",
        "catch",
        "continue",
        "default",
        "defer",
        "do",
        "else",
        "fallthrough",
        "for",
        "guard",
        "if",
        "in",
        "repeat",
        "return",
        "throw",
        "switch",
        "where",
        "while",
        "any",
        "as",
        "await",
        "false",
        "is",
        "nil",
        "self",
        "super",
        "throws",
        "true",
        "try",
        "Self",
        "Any",
        "Type",
        "Protocol",
    ]
)
"""Words that Swift keeps for itself (The Swift Programming Language, "Lexical Structure")."""


def words(path: tuple[str, ...]) -> list[str]:
    """Return the words of a path in ASCII; other letters as their code, `$root` left out."""
    found: list[str] = []
    for name in path:
        if name == "$root" and len(path) > 1:
            continue
        spelled = "".join(_letter(letter) for letter in name)
        found += [word for word in _NOT_WORD.split(spelled) if word] or ["x"]
    return found


def kebab(path: tuple[str, ...]) -> str:
    """Return a name as CSS and SCSS write it: `palette-ink`."""
    return "-".join(words(path))


def snake(path: tuple[str, ...]) -> str:
    """Return a name as Android's resources write it: `palette_ink`, a letter first."""
    name = "_".join(_HUMP.sub("_", word).lower() for word in words(path))
    return name if name[:1].isalpha() else f"t_{name}"


def camel(path: tuple[str, ...]) -> str:
    """Return a name as Swift writes it: `paletteInk`."""
    first, *rest = words(path)
    name = first[:1].lower() + first[1:] + "".join(word[:1].upper() + word[1:] for word in rest)
    name = name if name[:1].isalpha() else f"t{name}"
    return f"{name}Token" if name in SWIFT_WORDS else name


def plainest(path: tuple[str, ...]) -> str:
    """Return what is left of a name in the poorest of the languages."""
    return snake(path).replace("_", "")


def unique(tokens: Iterable[Token], name: Callable[[tuple[str, ...]], str]) -> Mapping[str, str]:
    """Return a name for each token by its id; the second of two equal ones ends in `-2`.

    Args:
        tokens: the tokens.
        name: one of `kebab`, `snake`, `camel`.
    """
    between = "_" if name is snake else "" if name is camel else "-"
    taken: set[str] = set()
    found: dict[str, str] = {}
    for token in tokens:
        wanted = chosen = name(token.path)
        number = 1
        while chosen.lower() in taken:
            number += 1
            chosen = f"{wanted}{between}{number}"
        taken.add(chosen.lower())
        found[token.id] = chosen
    return found


def _letter(letter: str) -> str:
    if letter.isascii():
        return letter
    return f"u{ord(letter):04x}" if letter.isalnum() else "-"
