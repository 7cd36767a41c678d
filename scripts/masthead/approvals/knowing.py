"""What must be known to judge a change, and is not: each such thing fails the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from masthead.approvals.change import Change, Route
from masthead.approvals.owners import Owners
from masthead.approvals.policy import Policy
from masthead.approvals.trailers import behind
from masthead.pull import Review


def unknowns(
    change: Change,
    policy: Policy,
    owners: Owners | None,
    reviews: Sequence[Review] | None,
    *,
    asked: bool,
) -> Iterator[str]:
    """Yield what must be known and is not; a policy that asks nobody needs to know nothing.

    Args:
        change: what comes in.
        policy: the policy of the commit before it.
        owners: the owners of the commit before it, or None.
        reviews: all reviews, or None.
        asked: whether somebody must approve, as far as it is known.
    """
    if not (policy.minimum or policy.owners or policy.guards or policy.rules):
        return
    if not change.files:
        yield "which files are changed is not known"
    if not change.base or policy.commit != change.base:
        yield "the policy is not that of the commit before the change"
    if policy.owners or policy.guards:
        yield from _of_owners(change, owners)
    if asked and change.route is Route.UNKNOWN:
        yield "how the text came in is not known"
    elif asked and change.route is Route.PULL:
        yield from _of_text(change)
        yield from _of_people(change, policy, reviews)
        yield from _of_programs(change, policy)


def _of_owners(change: Change, owners: Owners | None) -> Iterator[str]:
    if owners is None:
        yield "CODEOWNERS is not known"
    elif owners.commit != change.base:
        yield "CODEOWNERS is not that of the commit before the change"
    else:
        yield from owners.faults


def _of_text(change: Change) -> Iterator[str]:
    judged = change.prints.get(change.head, {})
    for file in change.files or ():
        if not judged.get(file.path):
            yield f"the text of {file.path} that is judged is not known"
            break
    if not change.target:
        yield "the branch that it goes into is not known"


def _of_people(change: Change, policy: Policy, reviews: Sequence[Review] | None) -> Iterator[str]:
    if not change.author.login:
        yield "who opened the pull request is not known"
    if not policy.last_pusher and not change.pusher.login:
        yield "who pushed last is not known"
    if reviews is None:
        yield "the reviews are not known"
    if change.requested is None:
        yield "who is asked for a review is not known"


def _of_programs(change: Change, policy: Policy) -> Iterator[str]:
    """Yield what is not known of the people behind programs."""
    if change.commits is None:
        yield "the commits of the pull request are not known"
        return
    named, known = behind(change.commits, policy.machines)
    acting = (change.author,) if policy.last_pusher else (change.author, change.pusher)
    program = any(one.bot and one.login.casefold() not in policy.machines for one in acting)
    if not known or (program and not named):
        yield "a program wrote this, and it is not known for whom (no `Submitted-by:`)"
