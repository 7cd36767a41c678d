"""How something is that somebody looked at: an account, a token, a version, a workflow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Health(StrEnum):
    """How it is: `SOON` where it will fail on a day that is known or near."""

    GOOD = "good"
    SOON = "soon"
    BAD = "bad"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Args:
        what: what was looked at, in a word or two.
        health: how it is.
        said: what was found, in words, without secrets.
        step: the next step, where there is one.
        until: the day until which it is good, or None.
    """

    what: str
    health: Health
    said: str
    step: str = ""
    until: date | None = None
