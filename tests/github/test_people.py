"""Teams and rights; what we may not see is unknown, never empty."""

from __future__ import annotations

import pytest

from github_parts import asking
from masthead.errors import GitHubError
from masthead.github import people
from servers.github import FakeGitHub, Fault

MEMBERS = "/orgs/lentera/teams/legal/members"


def test_a_team_has_members(fake: FakeGitHub) -> None:
    """Page after page."""
    fake.per_page, fake.teams["legal"] = 1, ["ayu", "Budi"]

    assert frozenset({"ayu", "Budi"}) == people.members(asking(fake), "lentera/legal")


@pytest.mark.parametrize("status", [403, 404])
def test_a_hidden_team_is_unknown(fake: FakeGitHub, status: int) -> None:
    """The token of a workflow may not read teams; that is not a team without members."""
    fake.faults.append(Fault(MEMBERS, status=status))

    assert people.members(asking(fake), "lentera/legal") is None


def test_a_team_that_cannot_be_read_is_an_error(fake: FakeGitHub) -> None:
    """GitHub has trouble: run it again."""
    fake.faults.append(Fault(MEMBERS, status=500, times=9))

    with pytest.raises(GitHubError):
        people.members(asking(fake), "lentera/legal")


@pytest.mark.parametrize(
    ("role", "may"),
    [("admin", True), ("maintain", True), ("write", True), ("triage", False), ("read", False)],
)
def test_who_may_write(fake: FakeGitHub, role: str, may: bool) -> None:
    """Only their approvals count on GitHub, too."""
    fake.rights["dimas"] = role

    assert may is people.may_write(asking(fake), "dimas")


def test_strangers_may_not_write(fake: FakeGitHub) -> None:
    """GitHub knows no such collaborator."""
    assert people.may_write(asking(fake), "stranger") is False


def test_rights_that_we_may_not_see_are_unknown(fake: FakeGitHub) -> None:
    """Neither yes nor no; and other trouble is an error."""
    where = "/collaborators/dimas/permission"
    fake.faults.append(Fault(where, status=403))
    assert people.may_write(asking(fake), "dimas") is None

    fake.faults.append(Fault(where, status=422))
    with pytest.raises(GitHubError):
        people.may_write(asking(fake), "dimas")
