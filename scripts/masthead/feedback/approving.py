"""What a verdict on approvals says, as the comment shows it."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.approvals.verdict import Outcome, Verdict
from masthead.feedback.facts import Approving, Need

ANYBODY = "anybody who may write here"


def approving_of(verdict: Verdict) -> Approving:
    """Return who must approve a change and who has, by a verdict."""
    return Approving(tuple(map(_need, verdict.outcomes)), tuple(_notes(verdict)))


def _need(outcome: Outcome) -> Need:
    files = f" ({len(outcome.paths)} files)" if len(outcome.paths) > 1 else ""
    why = f"{outcome.name}: {outcome.why}" if outcome.why else outcome.name
    who = (ANYBODY,) if outcome.who is None else outcome.who
    return Need(f"{why}{files}", who, outcome.minimum, outcome.have)


def _notes(verdict: Verdict) -> Iterator[str]:
    yield f"it stands as {verdict.standing}"
    yield from verdict.reasons
    yield from (f"{login} asks for changes" for login in verdict.objections)
    yield from (f"not known: {text}" for text in verdict.unknowns)
    for outcome in verdict.outcomes:
        yield from (f"not known: {text}" for text in outcome.unknown)
        if outcome.waived:
            yield f"{outcome.name} is not met: the short way was taken"
    for one in verdict.discounted:
        yield f"the approval of {one.login} does not count: {one.reason}"
