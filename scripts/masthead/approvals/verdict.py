"""The verdict on a change: who must approve, who has, what is missing, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """How a change stands, from best to worst; only the first two may be published."""

    APPROVED = "approved"
    EMERGENCY = "emergency"
    MISSING = "missing"
    OBJECTED = "objected"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one demand.

    Args:
        name: of the rule.
        why: the reason of the rule.
        paths: the files that it is about, which all stand alike.
        who: accounts and teams that can meet it; None for all who may write.
        minimum: how many of them it needs.
        have: logins that have approved what is judged.
        unknown: what is not known about it, and matters.
        waived: it is not met, and the short way was taken.
    """

    name: str
    why: str
    paths: tuple[str, ...]
    who: tuple[str, ...] | None
    minimum: int
    have: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    waived: bool = False

    @property
    def nobody(self) -> bool:
        """Whether nobody is named who could approve: settings or CODEOWNERS must name somebody."""
        return self.who == ()

    @property
    def missing(self) -> int:
        """How many approvals are missing."""
        return max(0, self.minimum - len(self.have))


@dataclass(frozen=True, slots=True)
class Discounted:
    """An approval that does not count, with the reason."""

    login: str
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said about a change.

    Args:
        standing: how it stands.
        outcomes: each demand, and what became of it.
        reasons: what stands in the way besides: it is a draft, it was pushed directly.
        objections: logins that ask for changes.
        unknowns: what is not known, and must be.
        discounted: approvals that do not count.
    """

    standing: Standing
    outcomes: tuple[Outcome, ...] = ()
    reasons: tuple[str, ...] = ()
    objections: tuple[str, ...] = ()
    unknowns: tuple[str, ...] = ()
    discounted: tuple[Discounted, ...] = ()

    @property
    def approved(self) -> bool:
        """Whether the text may go out."""
        return self.standing in (Standing.APPROVED, Standing.EMERGENCY)
