"""What a change needs: per file, who must approve it, how many of them, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from masthead.approvals.change import Change, File
from masthead.approvals.conditions import is_about
from masthead.approvals.owners import PLACES, Owners
from masthead.approvals.patterns import matches
from masthead.approvals.policy import Policy

PROTECTED = (*PLACES, ".github/**", "masthead.yml", "mkdocs.yml", "requirements*.txt")
"""What decides about approval and publishing, and so needs guardians."""

OWNERS, GUARDIANS, ANYBODY = "owners", "guardians", "approvals"


@dataclass(frozen=True, slots=True)
class Demand:
    """What one file needs.

    Args:
        name: of the rule; `owners`, `guardians` and `approvals` are the built-in ones.
        why: the reason, for people.
        path: the file.
        who: accounts and teams; None for all who may write.
        minimum: how many of them.
    """

    name: str
    why: str
    path: str
    who: tuple[str, ...] | None
    minimum: int


def demands_of(change: Change, policy: Policy, owners: Owners | None) -> tuple[Demand, ...]:
    """Return all that a change needs, file by file.

    Args:
        change: the change.
        policy: the policy of the commit before it.
        owners: the owners of the commit before it; None where they are not known.
    """
    return tuple(one for file in change.files or () for one in _of(file, policy, owners))


def _of(file: File, policy: Policy, owners: Owners | None) -> Iterator[Demand]:
    places = [path for path in (file.path, file.previous) if path]
    known = {path: owners.of(path) if owners else () for path in places}
    if policy.minimum:
        why = "Nobody publishes alone."
        yield Demand(ANYBODY, why, file.path, None, policy.minimum)
    for path, who in known.items() if policy.owners else ():
        if who:
            yield Demand(OWNERS, f"They own {path}.", file.path, who, 1)
    guarded = [path for path in places if any(matches(one, path) for one in PROTECTED)]
    for path in guarded if policy.guards else ():
        why = f"{path} decides about approval and publishing."
        yield Demand(GUARDIANS, why, file.path, policy.guardians or known[path], 1)
    for rule in policy.rules:
        if rule.minimum and is_about(rule, file, policy.language):
            yield Demand(rule.name, rule.why, file.path, rule.who, rule.minimum)
