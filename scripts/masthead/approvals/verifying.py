"""Judge a change: what it needs, against what was approved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from masthead.approvals.change import Change, Roster, Route
from masthead.approvals.demands import demands_of
from masthead.approvals.knowing import unknowns
from masthead.approvals.owners import Owners
from masthead.approvals.policy import Policy
from masthead.approvals.verdict import Outcome, Standing, Verdict
from masthead.approvals.voices import voices
from masthead.approvals.weighing import seat
from masthead.pull import Review


def verify(
    change: Change,
    policy: Policy,
    owners: Owners | None,
    reviews: Sequence[Review] | None,
    roster: Roster,
) -> Verdict:
    """Return the verdict on a change.

    Args:
        change: what comes in.
        policy: the policy of the commit before it.
        owners: the owners of the commit before it; None where they are not known.
        reviews: all reviews of the pull request, oldest first; None where they are not known.
        roster: who people are.
    """
    demands = demands_of(change, policy, owners)
    missing = tuple(unknowns(change, policy, owners, reviews, asked=bool(demands)))
    heard = voices(reviews or ()) if change.route is Route.PULL else {}
    bench = seat(change, policy, roster, heard)
    objections = bench.objections()
    reasons = tuple(_reasons(change, policy, asked=bool(demands)))
    if not (demands or missing or objections or reasons):
        return Verdict(Standing.APPROVED)
    outcomes = tuple(bench.judge(demand) for demand in demands)
    standing = _standing(outcomes, reasons, objections, missing)
    if any(one.missing for one in outcomes):
        taken, outcomes = bench.shorten(outcomes)
        if taken and not (reasons or objections or missing):
            standing = Standing.EMERGENCY
    together = tuple(_together(outcomes))
    return Verdict(standing, together, reasons, objections, missing, bench.discounted())


def _standing(
    outcomes: Sequence[Outcome],
    reasons: Sequence[str],
    objections: Sequence[str],
    missing: Sequence[str],
) -> Standing:
    short = [outcome for outcome in outcomes if outcome.missing]
    if missing or any(outcome.unknown for outcome in short):
        return Standing.UNKNOWN
    if objections:
        return Standing.OBJECTED
    return Standing.MISSING if short or reasons else Standing.APPROVED


def _reasons(change: Change, policy: Policy, *, asked: bool) -> Iterator[str]:
    if change.route is Route.DIRECT:
        if asked:
            yield "it was pushed without a pull request"
        return
    if change.target and change.target != policy.branch:
        yield f"it goes into {change.target}, and what is on {policy.branch} counts"
    if change.draft:
        yield "it is a draft"


def _together(outcomes: Sequence[Outcome]) -> Iterator[Outcome]:
    """Yield outcomes that differ in their file only as one."""
    alike: dict[Outcome, list[str]] = {}
    for one in outcomes:
        alike.setdefault(replace(one, paths=()), []).extend(one.paths)
    for one, paths in alike.items():
        yield replace(one, paths=tuple(dict.fromkeys(paths)))
