"""A commit, as far as the strategy's reports tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Commit:
    """Who changed a file, when, and what they said of it in a line."""

    at: datetime
    author: str
    subject: str
