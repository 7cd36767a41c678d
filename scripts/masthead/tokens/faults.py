"""Note what is wrong in token files, as findings with their place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from masthead.document import Place
from masthead.finding import Finding

JSON = "tokens/json"
SCHEMA = "tokens/schema"
ALIAS = "tokens/alias"
CYCLE = "tokens/cycle"
DIALECT = "tokens/dialect"
HEX = "tokens/hex"
NAME = "tokens/name"
DEPRECATED = "tokens/deprecated"

MIGRATE = "`masthead tokens migrate {} --write` writes it in the format of 2025.10"


@dataclass(slots=True)
class Faults:
    """The findings so far, each place and message once."""

    found: dict[Finding, None] = field(default_factory=dict)

    def note(self, rule: str, file: str, place: Place, message: str, hint: str = "") -> None:
        """Note a fault of a file at a place."""
        finding = Finding(rule, file, message, place.line, place.column, hint=hint)
        self.found.setdefault(finding)

    def all(self) -> tuple[Finding, ...]:
        """Return the findings in the order of files and places."""
        return tuple(sorted(self.found, key=lambda one: (one.path, one.line, one.column, one.rule)))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a question that names the known word nearest to one, or nothing."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else ""
