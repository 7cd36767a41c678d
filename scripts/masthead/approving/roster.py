"""Who people are on GitHub, as far as a verdict needs to know it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial

from masthead.approvals import Change, Roster
from masthead.approvals.demands import demands_of
from masthead.approving.knowing import Asking
from masthead.approving.law import Law
from masthead.github import GitHub
from masthead.github.people import may_write, members
from masthead.pull import Opinion, Review

SAYING = frozenset({Opinion.APPROVED, Opinion.CHANGES_REQUESTED, Opinion.UNKNOWN})
"""Reviews whose author matters."""

MOST = 100
"""Reviewers of one pull request about whom is asked; of the others it is not known who they are."""

HIDDEN = "the token may not see the team, or there is none of that name"
NEXT = "give MASTHEAD_TEAMS_TOKEN a token that may read the members of the organisation's teams"


def roster_of(
    github: GitHub,
    asking: Asking,
    change: Change,
    law: Law,
    reviews: Sequence[Review],
) -> Roster:
    """Return who reviewed, and who is in the teams that must approve.

    Where nobody has approved, nobody asks who is in a team.

    Args:
        github: the repository.
        asking: asks, and keeps what went wrong.
        change: the change.
        law: what it is judged by.
        reviews: all reviews.
    """
    said = {one.reviewer.login: one.opinion for one in reviews if one.opinion in SAYING}
    logins = list(filter(None, said))
    writers = {
        login: asking.ask(f"whether {login} may write", partial(may_write, github, login))
        for login in logins[:MOST]
    }
    if len(logins) > MOST:
        asking.note(f"more than {MOST} people have reviewed: not all of them are looked at")
    teams = sorted(set(_teams(change, law)))
    approved = any(one.opinion is Opinion.APPROVED for one in reviews)
    if not approved:
        return Roster(dict.fromkeys(teams, frozenset[str]()), writers)
    return Roster({team: _members(github, asking, team) for team in teams}, writers)


def _teams(change: Change, law: Law) -> Iterator[str]:
    """Yield the teams that anything about the change names."""
    way = law.policy.emergency
    short: Collection[str] = way.who if way else ()
    demands = demands_of(change, law.policy, law.owners)
    named = (name for one in demands for name in one.who or ())
    yield from (name for name in (*named, *short) if name.startswith("@") and "/" in name)


def _members(github: GitHub, asking: Asking, team: str) -> frozenset[str] | None:
    found = asking.ask(f"who is in {team}", partial(members, github, team.removeprefix("@")))
    if found is None and not any(one.startswith(f"who is in {team}") for one in asking.troubles):
        asking.note(f"who is in {team}: {HIDDEN}")
        asking.hints.append(NEXT)
    return found
