"""Who is in a team, and what an account may do."""

from __future__ import annotations

from dataclasses import replace

from masthead.errors import GitHubError
from masthead.github.client import GitHub, place

WRITERS = frozenset({"admin", "maintain", "write"})
"""Rights with which an approval counts; GitHub names the role, `maintain` is one with `write`."""


def members(github: GitHub, team: str) -> frozenset[str] | None:
    """Return the logins of a team's members, those of teams inside it too; None where it is hidden.

    A workflow's own token may read no teams: it takes one that may read the members
    (`GitHub.teams_token`).

    Args:
        github: the repository.
        team: `owner/slug`.
    """
    owner, _, slug = team.partition("/")
    asking = replace(github, token=github.teams_token or github.token)
    try:
        rows = tuple(asking.pages(place("orgs", owner, "teams", slug, "members")))
    except GitHubError as error:
        if error.cause in ("missing", "forbidden"):
            return None
        raise
    return frozenset(row.text("login") for row in rows)


def may_write(github: GitHub, login: str) -> bool | None:
    """Return whether an account may write to the repository; None where we may not know."""
    try:
        got = github.get(github.path("collaborators", login, "permission"))
    except GitHubError as error:
        if error.cause == "missing":
            return False
        if error.cause == "forbidden":
            return None
        raise
    return got.text("permission") in WRITERS
