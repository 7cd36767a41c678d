"""Note what is wrong in token files, as findings with their place."""

from __future__ import annotations

from dataclasses import dataclass, field

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
