"""Pull requests, their reviews, commits, files and pushes are read whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from github_parts import asking
from masthead.errors import GitHubError
from masthead.github import pulls
from masthead.pull import NOBODY, Account, Opinion, PullFile, PullRequest, Push, Requested, Review
from servers.github import OWN, FakeGitHub, Fault, Pull, user

AT = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)


@pytest.fixture
def opened(fake: FakeGitHub) -> Pull:
    """Return a pull request of one post."""
    fake.commit("post/repair", {"content/posts/repair.md": "Bring your lamp.\n"})
    return fake.open("post/repair", title="Repair week", body="Please <look>")


def test_a_pull_request_is_read(fake: FakeGitHub, opened: Pull) -> None:
    """With its ends, its labels, and how much it holds."""
    opened.labels = ["emergency"]
    base, head = fake.commit_of("main"), fake.commit_of("post/repair")

    assert PullRequest(
        number=2,
        title="Repair week",
        author=Account("sari"),
        target="main",
        base=base,
        branch="post/repair",
        head=head,
        body="Please <look>",
        source="lentera/hub",
        labels=("emergency",),
        commits=1,
        files=1,
        url="https://github.com/lentera/hub/pull/2",
    ) == pulls.pull(asking(fake), 2)


@pytest.mark.parametrize("how", ["merge", "squash", "rebase"])
def test_the_pull_request_behind_a_commit_is_found(
    fake: FakeGitHub, opened: Pull, how: str
) -> None:
    """However it was merged."""
    fake.commit("post/repair", {"content/posts/repair.md": "Bring your lamp!\n"})
    commit = fake.merge(opened, how)

    (found,) = pulls.pulls_of_commit(asking(fake), commit)

    assert (2, False, AT, commit) == (found.number, found.open, found.merged_at, found.merge_commit)
    assert (None, None) == (found.commits, found.files)


def test_a_commit_that_nobody_asked_for_has_no_pull_request(fake: FakeGitHub) -> None:
    """It was pushed directly."""
    assert () == pulls.pulls_of_commit(asking(fake), fake.commit_of("main"))


def test_a_commit_that_is_not_there_is_an_error(fake: FakeGitHub) -> None:
    """It is not the same as no pull request."""
    with pytest.raises(GitHubError, match="No commit found"):
        pulls.pulls_of_commit(asking(fake), "0" * 40)


def test_the_pull_request_of_a_branch_is_found(fake: FakeGitHub, opened: Pull) -> None:
    """While it is open."""
    assert [2] == [one.number for one in pulls.pulls_of_branch(asking(fake), "post/repair")]
    assert () == pulls.pulls_of_branch(asking(fake), "post/other")


def test_a_pull_request_is_opened_as_a_draft(fake: FakeGitHub) -> None:
    """By the account of the token."""
    fake.commit("form/7", {"content/posts/new.md": "New.\n"})

    made = pulls.open_pull(asking(fake), "form/7", "main", "New", "From a form")

    assert (True, Account(OWN, bot=True), "form/7") == (made.draft, made.author, made.branch)
    with pytest.raises(GitHubError, match="Validation Failed; PullRequest head invalid"):
        pulls.open_pull(asking(fake), "nowhere", "main", "New", "")


def test_reviews_are_read_in_their_order(fake: FakeGitHub, opened: Pull) -> None:
    """A word that is new to us, and an account that is gone, are no reasons to fail."""
    head = fake.commit_of("post/repair")
    for reviewer, state in (("dimas", "APPROVED"), ("", "DISMISSED"), ("ayu", "ENDORSED")):
        fake.review(opened, reviewer, state)
    fake.review(opened, "copilot[bot]", "COMMENTED")
    opened.reviews[3]["commit_id"] = None

    first, second, third, fourth = pulls.reviews(asking(fake), 2)

    assert Review(Account("dimas"), Opinion.APPROVED, head, AT, first.url) == first
    assert (NOBODY, Opinion.DISMISSED) == (second.reviewer, second.opinion)
    assert (Account("ayu"), Opinion.UNKNOWN) == (third.reviewer, third.opinion)
    assert (Account("copilot[bot]", bot=True), "") == (fourth.reviewer, fourth.commit)


def test_who_is_asked_for_a_review(fake: FakeGitHub, opened: Pull) -> None:
    """People by login, teams with their owner."""
    opened.people, opened.teams = ["dimas"], ["legal"]

    assert Requested(("dimas",), ("lentera/legal",)) == pulls.requested(asking(fake), 2)


def test_commits_tell_who_wrote_them(fake: FakeGitHub, opened: Pull) -> None:
    """Nobody, where GitHub does not know the address."""
    fake.commit("post/repair", {"x.md": "y"}, author="ayu", message="Web\n\nSubmitted-by: @ayu")
    github = asking(fake)

    first, second = pulls.commits(github, pulls.pull(github, 2))

    assert (Account("sari"), Account("sari")) == (first.author, first.committer)
    assert ("Web\n\nSubmitted-by: @ayu", (first.id,)) == (second.message, second.parents)


def test_a_commit_from_an_unknown_address_is_nobodys(fake: FakeGitHub, opened: Pull) -> None:
    """An empty object, as GitHub also answers, means the same."""
    github = asking(fake)
    fake.strangers.add("sari")
    (commit,) = pulls.commits(github, pulls.pull(github, 2))

    assert (NOBODY, NOBODY) == (commit.author, commit.committer)


def test_files_tell_where_they_were(fake: FakeGitHub, opened: Pull) -> None:
    """Added, changed, renamed, removed."""
    text = fake.work / "a.jpg"
    fake.commit(
        "post/repair",
        {"b.jpg": text.read_text(), "a.jpg": None, "README.md": "A better hub.\n"},
    )
    github = asking(fake)

    assert {
        PullFile("content/posts/repair.md", "added"),
        PullFile("README.md", "modified"),
        PullFile("b.jpg", "renamed", "a.jpg"),
    } == set(pulls.files(github, pulls.pull(github, 2)))


@pytest.mark.parametrize("told", [None, 2])
def test_a_list_that_is_not_whole_is_an_error(
    fake: FakeGitHub, opened: Pull, told: int | None
) -> None:
    """GitHub lists 3,000 files and 250 commits at most; fewer than there are will not do."""
    github = asking(fake)
    pull = replace(pulls.pull(github, 2), files=told, commits=told)

    with pytest.raises(GitHubError, match=r"GitHub lists 1 of .* files of pull request 2"):
        pulls.files(github, pull)
    with pytest.raises(GitHubError, match=r"GitHub lists 1 of .* commits of pull request 2"):
        pulls.commits(github, pull)


def test_pushes_tell_who_moved_a_branch(fake: FakeGitHub, opened: Pull) -> None:
    """Newest first, with force or without."""
    first = fake.commit_of("post/repair")
    second = fake.commit("post/repair", {"x.md": "y"}, author="ayu", force=True)

    assert (
        Push(Account("ayu"), "force_push", "post/repair", first, second),
        Push(Account("sari"), "branch_creation", "post/repair", "0" * 40, first),
    ) == tuple(pulls.pushes(asking(fake), "post/repair"))


@pytest.mark.parametrize("force", [False, True])
def test_who_pushed_last_is_githubs_own_word(fake: FakeGitHub, opened: Pull, force: bool) -> None:
    """Not that of the commit, whose author can be anybody; later movements bring nothing."""
    fake.per_page = 1
    head = fake.commit("post/repair", {"x.md": "y"}, author="ayu", force=force)
    fake.pushes[0]["actor"] = user("budi")
    fake.note_push("post/repair", head, "0" * 40, "dimas", "branch_deletion")
    fake.note_push("post/repair", "0" * 40, head, "dimas", "pr_merge")
    github = asking(fake)

    assert Account("budi") == pulls.last_pusher(github, pulls.pull(github, 2))


def test_who_pushed_last_may_be_unknown(fake: FakeGitHub, opened: Pull) -> None:
    """The fork is gone, or we may not see it, or GitHub does not list the push."""
    github = asking(fake)
    pull = pulls.pull(github, 2)

    assert Account("sari") == pulls.last_pusher(github, pull)
    assert NOBODY == pulls.last_pusher(github, replace(pull, source=""))
    assert NOBODY == pulls.last_pusher(github, replace(pull, source="ayu/hub"))
    assert NOBODY == pulls.last_pusher(github, replace(pull, head="f" * 40))
    fake.faults.append(Fault("/activity", status=422))
    with pytest.raises(GitHubError, match="422"):
        pulls.last_pusher(github, pull)


@pytest.mark.parametrize("status", [403, 404, 500])
@pytest.mark.parametrize("what", ["reviews", "files", "commits", "requested_reviewers"])
def test_what_cannot_be_read_is_an_error(
    fake: FakeGitHub, opened: Pull, status: int, what: str
) -> None:
    """Never an empty list: whoever asks can fail closed."""
    github = asking(fake)
    pull = pulls.pull(github, 2)
    fake.faults.append(Fault(f"/pulls/2/{what}", status=status, times=9))
    ask = {
        "reviews": lambda: pulls.reviews(github, 2),
        "files": lambda: pulls.files(github, pull),
        "commits": lambda: pulls.commits(github, pull),
        "requested_reviewers": lambda: pulls.requested(github, 2),
    }

    with pytest.raises(GitHubError, match=f"with {status}: No"):
        ask[what]()
