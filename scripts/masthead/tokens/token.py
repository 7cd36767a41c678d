"""A design token, and all tokens of a brand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from masthead.document import Place
from masthead.finding import Finding
from masthead.tokens.node import START
from masthead.tokens.value import Colour, Typography, Value


@dataclass(frozen=True, slots=True)
class Token:
    """One token, resolved.

    Args:
        path: names of its groups and its own; `$root` stands for a group's own token.
        type: one of the thirteen types of the format.
        value: its value, without references.
        file: the file that declares it, relative to the hub.
        place: where its name stands there.
        description: what it is for, or empty.
        deprecated: why it must not be used any more; empty where it may.
        alias: the token that it stands for as a whole, or empty.
    """

    path: tuple[str, ...]
    type: str
    value: Value
    file: str = ""
    place: Place = START
    description: str = ""
    deprecated: str = ""
    alias: str = ""

    @property
    def id(self) -> str:
        """The path with periods, as references write it."""
        return ".".join(self.path)

    @property
    def label(self) -> str:
        """The last name of the path that is not `$root`."""
        return next((name for name in reversed(self.path) if name != "$root"), self.id)


@dataclass(frozen=True, slots=True)
class Tokens:
    """All tokens of a brand.

    Args:
        by_id: tokens in the order of their files.
        findings: what is wrong with the files.
        groups: description of each group that has one, by its path with periods.
    """

    by_id: Mapping[str, Token] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    groups: Mapping[str, str] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Token]:
        """Yield the tokens."""
        return iter(self.by_id.values())

    def __len__(self) -> int:
        """Return how many tokens there are."""
        return len(self.by_id)

    def colour(self, name: str) -> Colour | None:
        """Return the colour of a token by its path, with or without braces; None for others."""
        token = self.find(name)
        return token.value if token and isinstance(token.value, Colour) else None

    def style(self, name: str) -> Typography | None:
        """Return the style of type of a token by its path; None for others."""
        token = self.find(name)
        return token.value if token and isinstance(token.value, Typography) else None

    def find(self, name: str) -> Token | None:
        """Return a token by its path, with or without braces."""
        return self.by_id.get(name.removeprefix("{").removesuffix("}"))

    def under(self, name: str) -> tuple[Token, ...]:
        """Return the token of this path, or all tokens of the group of this path."""
        if token := self.find(name):
            return (token,)
        return tuple(token for token in self if token.id.startswith(f"{name}."))
