"""What a person may decide on a delivery."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Published:
    """It is out, at this address."""

    url: str


@dataclass(frozen=True, slots=True)
class Retry:
    """Send it (again)."""


@dataclass(frozen=True, slots=True)
class Drop:
    """Never send it."""

    why: str


@dataclass(frozen=True, slots=True)
class Retract:
    """Take back what is out."""

    why: str


Decision = Published | Retry | Drop | Retract
