"""Say why a text may not go out: who is missing, by which rule, in which pull request."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.approvals import Outcome, Standing
from masthead.approving.judged import Judged

MOST = 4
"""Reasons that are named; `masthead approvals` has all."""

LONGEST = 300
"""Characters of one reason: names and rules are as long as their writers like."""


def why_withheld(judged: Judged, path: str) -> tuple[str, str]:
    """Return why a file that a pull request brought may not go out, and what to do next.

    Args:
        judged: the pull request, which is not approved.
        path: the file.
    """
    known = judged.verdict.standing is not Standing.UNKNOWN
    how = "which is not approved" if known else "of which it is not known whether it is approved"
    reasons = list(dict.fromkeys(_reasons(judged)))
    named = [one if len(one) <= LONGEST else f"{one[:LONGEST]}..." for one in reasons[:MOST]]
    more = [f"{len(reasons) - MOST} more"] if len(reasons) > MOST else []
    said = "; ".join((*named, *more)) or "GitHub does not say more"
    reason = f"{path} came by pull request #{judged.number} ({judged.url}), {how}: {said}"
    step = (
        f"masthead approvals --pr {judged.number} says what it needs: have it approved there, "
        "or bring the text anew by a pull request; the next run asks again"
    )
    return reason, step


def _reasons(judged: Judged) -> Iterator[str]:
    verdict = judged.verdict
    yield from verdict.reasons
    yield from (f"{login} asks for changes" for login in verdict.objections)
    for outcome in verdict.outcomes:
        if outcome.missing and not outcome.waived:
            yield _short(outcome)
    yield from (f"not known: {text}" for text in verdict.unknowns)
    for outcome in verdict.outcomes:
        yield from (f"not known: {text}" for text in outcome.unknown)
    yield from judged.troubles
    for one in verdict.discounted:
        yield f"the approval of {one.login} does not count: {one.reason}"


def _short(outcome: Outcome) -> str:
    """Return what is missing of one demand."""
    many = f"{outcome.missing} {'approval is' if outcome.missing == 1 else 'approvals are'} missing"
    if outcome.nobody:
        return f"{outcome.name}: {many}, and nobody is named who could give it"
    who = "anybody who may write" if outcome.who is None else " or ".join(outcome.who)
    return f"{outcome.name}: {many}, from {who}"
