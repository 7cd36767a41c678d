"""What a verdict on approvals says, as the comment shows it."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.approvals import Outcome
from masthead.approving.judged import Judged
from masthead.approving.telling import ANYBODY, headline, needs_of, next_step, not_known
from masthead.feedback.facts import Approving, Need


def approving_of(judged: Judged) -> Approving:
    """Return who must approve a change and who has, as it was judged."""
    needs = tuple(map(_need, needs_of(judged.verdict)))
    return Approving(needs, tuple(_notes(judged)), headline(judged), next_step(judged))


def not_judged(reason: str, hint: str) -> Approving:
    """Return that nobody can say who must approve a change.

    Args:
        reason: why.
        hint: what to do about it.
    """
    return Approving((), (reason,), "not known, and so not approved", hint)


def _need(outcome: Outcome) -> Need:
    paths = outcome.paths
    files = f"{len(paths)} files" if len(paths) > 1 else "".join(paths)
    why = f"{outcome.name}, for {files}: {outcome.why}".removesuffix(": ")
    who = (ANYBODY,) if outcome.who is None else outcome.who
    return Need(why, who, outcome.minimum, outcome.have, outcome.waived)


def _notes(judged: Judged) -> Iterator[str]:
    verdict, told = judged.verdict, headline(judged)
    yield from (reason for reason in verdict.reasons if reason not in told)
    if len(verdict.objections) > 1:
        yield from (f"{login} asks for changes" for login in verdict.objections)
    for one in verdict.discounted:
        yield f"the approval of {one.login} does not count: {one.reason}"
    yield from (f"{login} has approved after the merge" for login in judged.after_merge)
    yield from (f"not known: {text}" for text in not_known(judged))
