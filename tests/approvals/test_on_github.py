"""The verifier on what GitHub answers: real branches, commits and merges, read over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from git_helper import git
from github_parts import asking
from masthead.approval import Approvals
from masthead.approvals import (
    Change,
    File,
    Owners,
    Policy,
    Roster,
    Route,
    Standing,
    Verdict,
    fingerprint,
    policy_of,
    read_owners,
    verify,
)
from masthead.approvals.owners import PLACES
from masthead.github import GitHub, contents, people, pulls
from masthead.pull import PullRequest
from masthead.settings import Settings
from servers.github import FakeGitHub, Pull, github

POST = "content/posts/repair.md"
OWNERS = "* @lentera/editors\n/.github/ @lead\n"
EMPTY = {"content/posts/first.md": "First.\n", ".github/CODEOWNERS": OWNERS}


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeGitHub]:
    """Return a GitHub with a hub, its editors, and a post in a branch."""
    with github(tmp_path) as made:
        made.commit("main", EMPTY, author="lead")
        made.commit("post", {POST: "Bring your lamp.\n"})
        made.rights = dict.fromkeys(("sari", "dimas", "lead"), "write")
        made.teams["editors"] = ["sari", "dimas"]
        yield made


@pytest.fixture
def pull(fake: FakeGitHub) -> Pull:
    """Return Sari's pull request, approved by Dimas."""
    made = fake.open("post")
    fake.review(made, "dimas")
    return made


def judged(fake: FakeGitHub, delivered: str = "", direct: bool = False) -> Verdict:
    """Return the verdict on pull request 1, or on what a commit delivers of it.

    Args:
        fake: where it is.
        delivered: the commit on main that brings it; empty while it is open.
        direct: no pull request is expected behind the commit.
    """
    one = asking(fake)
    found = pulls.pulls_of_commit(one, delivered) if delivered else (pulls.pull(one, 1),)
    if direct:
        assert () == found
        base = git(fake.git, "rev-parse", f"{delivered}^")
        change = Change(Route.DIRECT, "main", base, delivered, files=(File(POST),))
        return verify(change, policy(base), owners(one, base), (), Roster())
    pull = pulls.pull(one, found[0].number)
    reviews = pulls.reviews(one, pull.number)
    change = changed(one, pull, delivered or pull.head, {review.commit for review in reviews})
    logins = {review.reviewer.login for review in reviews}
    roster = Roster(
        {"@lentera/editors": people.members(one, "lentera/editors")},
        {login: people.may_write(one, login) for login in logins},
    )
    return verify(change, policy(pull.base), owners(one, pull.base), reviews, roster)


def changed(one: GitHub, pull: PullRequest, head: str, read: set[str]) -> Change:
    """Return a pull request as a change, with the fingerprints of what people read."""
    files = pulls.files(one, pull)
    prints = {
        commit: {
            file.path: fingerprint(f"file {file.path}", contents.read(one, file.path, commit))
            for file in files
        }
        for commit in {head, *read}
    }
    return Change(
        Route.PULL,
        pull.target,
        pull.base,
        head,
        pull.author,
        pulls.last_pusher(one, pull),
        tuple(File(file.path, file.previous) for file in files),
        pulls.commits(one, pull),
        pulls.requested(one, pull.number).people,
        prints,
        pull.labels,
        pull.draft,
    )


def policy(commit: str) -> Policy:
    """Return the policy of a team."""
    return policy_of(Settings("Lentera", profile="team", approval=Approvals()), commit)


def owners(one: GitHub, commit: str) -> Owners:
    """Return the owners at a commit."""
    text = contents.read(one, PLACES[0], commit)
    return read_owners(None if text is None else text.decode(), commit)


def test_an_approved_pull_request(fake: FakeGitHub, pull: Pull) -> None:
    """Open, with one owner's approval of its last commit."""
    assert Standing.APPROVED is judged(fake).standing


@pytest.mark.parametrize("how", ["merge", "squash", "rebase"])
def test_however_it_is_merged_the_text_is_the_approved_one(
    fake: FakeGitHub, pull: Pull, how: str
) -> None:
    """The commit on main is another, its text is not; something else on main changes nothing."""
    fake.commit("main", {"content/posts/other.md": "Other.\n"}, author="lead")

    assert Standing.APPROVED is judged(fake, fake.merge(pull, how)).standing


@pytest.mark.parametrize("how", ["merge", "squash", "rebase"])
def test_an_edit_after_the_approval_is_found_after_the_merge(
    fake: FakeGitHub, pull: Pull, how: str
) -> None:
    """Nobody has read the last commit."""
    fake.commit("post", {POST: "Bring your money.\n"})

    verdict = judged(fake, fake.merge(pull, how))

    assert Standing.MISSING is verdict.standing
    assert "changed after it" in verdict.discounted[0].reason


def test_a_force_push_is_judged_by_its_text(fake: FakeGitHub, pull: Pull) -> None:
    """The same text again holds; another does not."""
    fake.commit("post", {POST: "Bring your lamp.\n"}, message="Again", force=True)
    assert Standing.APPROVED is judged(fake).standing

    fake.commit("post", {POST: "Bring your money.\n"}, force=True)
    assert Standing.MISSING is judged(fake).standing


def test_a_suggestion_that_the_approver_has_put_in(fake: FakeGitHub, pull: Pull) -> None:
    """They pushed last, and approve what is theirs."""
    fake.commit("post", {POST: "Bring a lamp.\n"}, author="dimas")
    fake.review(pull, "dimas")

    (found,) = judged(fake).discounted

    assert "nobody approves what they pushed last" == found.reason


def test_a_commit_picked_onto_main(fake: FakeGitHub, pull: Pull) -> None:
    """The text of an approved pull request, without the pull request."""
    picked = fake.commit("main", {POST: "Bring your lamp.\n"}, author="dimas")

    verdict = judged(fake, picked, direct=True)

    assert ("it was pushed without a pull request",) == verdict.reasons
    assert not verdict.approved


def test_owners_are_those_of_the_base(fake: FakeGitHub, pull: Pull) -> None:
    """A pull request that makes its own author an owner has the owners of before."""
    fake.commit("post", {".github/CODEOWNERS": "* @dimas\n"})
    fake.review(pull, "dimas")

    short = {one.name: one.who for one in judged(fake).outcomes if one.missing}

    assert {"owners": ("@lead",), "guardians": ("@lead",)} == short
    fake.review(pull, "lead")
    assert Standing.APPROVED is judged(fake).standing


def test_a_form_stands_for_somebody(fake: FakeGitHub) -> None:
    """The program opened it for Dimas, who cannot approve it; Sari can."""
    message = "Add a post\n\nSubmitted-by: @dimas"
    fake.commit("post", {POST: "From a form.\n"}, author="forms[bot]", message=message, force=True)
    pull = fake.open("post", author="forms[bot]")
    fake.review(pull, "dimas")
    assert Standing.MISSING is judged(fake).standing

    fake.review(pull, "sari")
    assert Standing.APPROVED is judged(fake).standing


def test_a_team_that_we_may_not_see(fake: FakeGitHub, pull: Pull) -> None:
    """Then nobody knows whether an owner has approved."""
    fake.teams.clear()

    verdict = judged(fake)

    assert Standing.UNKNOWN is verdict.standing
    assert [("who is in @lentera/editors is not known",)] == [
        one.unknown for one in verdict.outcomes if one.missing
    ]
