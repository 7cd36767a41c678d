"""What GitHub itself enforces: the rules of a branch, and what is wrong with CODEOWNERS."""

from __future__ import annotations

from masthead.github.client import GitHub
from masthead.pull import BranchRule, OwnersError


def owners_errors(github: GitHub, commit: str) -> tuple[OwnersError, ...]:
    """Return the lines of CODEOWNERS that GitHub cannot use, unknown teams and people too.

    Args:
        github: the repository.
        commit: a commit's id, or a branch.

    Raises:
        GitHubError: there is no CODEOWNERS (`missing`).
    """
    got = github.get(github.path("codeowners", "errors"), ref=commit)
    return tuple(
        OwnersError(row.text("path"), row.number("line"), row.text("kind"), row.text("message"))
        for row in got.rows("errors")
    )


def branch_rules(github: GitHub, branch: str) -> tuple[BranchRule, ...]:
    """Return the rules of all active rulesets that hold for a branch."""
    rows = github.pages(github.path("rules", "branches", branch))
    return tuple(_rule(row.text("type"), row.maybe("parameters")) for row in rows)


def _rule(type: str, parameters: object) -> BranchRule:
    value = getattr(parameters, "value", None)
    return BranchRule(type, value if isinstance(value, dict) else {})
