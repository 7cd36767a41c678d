"""Files, branches and commits without a clone; guards that GitHub holds."""

from __future__ import annotations

import pytest

from git_helper import git
from github_parts import asking
from masthead.errors import GitHubError
from masthead.github import contents, guards
from masthead.pull import BranchRule, OwnersError
from servers.github import FakeGitHub, Fault


def test_a_file_is_read_at_a_commit(fake: FakeGitHub) -> None:
    """As it was there."""
    first = fake.commit_of("main")
    fake.commit("main", {"a b#.md": "Grüße\n" * 40})
    github = asking(fake)

    assert contents.read(github, "a b#.md", first) is None
    assert ("Grüße\n" * 40).encode() == contents.read(github, "a b#.md", "main")


def test_what_is_no_file_is_an_error(fake: FakeGitHub) -> None:
    """A folder, or a file that GitHub does not give at once."""
    fake.commit("main", {"folder/x.md": "x", "large.txt": "x" * 1_000_001})
    github = asking(fake)

    with pytest.raises(GitHubError, match="folder is no file at main"):
        contents.read(github, "folder", "main")
    with pytest.raises(GitHubError, match=r"large.txt is larger than GitHub gives at once"):
        contents.read(github, "large.txt", "main")
    fake.faults.append(Fault("/contents/", status=403))
    with pytest.raises(GitHubError, match="403"):
        contents.read(github, "folder/x.md", "main")


def test_content_that_cannot_be_read_is_an_error(fake: FakeGitHub) -> None:
    """Nothing is read from half of it."""
    fake.spoiled = "a*b"

    with pytest.raises(GitHubError, match=r"answer about README.md cannot be read"):
        contents.read(asking(fake), "README.md", "main")


def test_a_branch_shows_a_commit(fake: FakeGitHub) -> None:
    """Or there is none of that name; other trouble is an error."""
    github = asking(fake)

    assert fake.commit_of("main") == contents.tip(github, "main")
    assert contents.tip(github, "form/none") is None
    fake.faults.append(Fault("/branches/", status=403))
    with pytest.raises(GitHubError, match="403"):
        contents.tip(github, "main")


def test_files_are_committed_without_a_clone(fake: FakeGitHub) -> None:
    """On top of a commit: new, changed and taken away; then a branch shows them."""
    github, base = asking(fake), fake.commit_of("main")
    files = {"content/posts/é.md": b"\xff\x00", "README.md": b"New.\n", "a.jpg": None}

    commit = contents.commit_files(github, base, files, "Add a post\n\nSubmitted-by: @ayu")
    contents.make_branch(github, "form/7", commit)

    assert commit == contents.tip(github, "form/7")
    assert b"\xff\x00" == contents.read(github, "content/posts/é.md", commit)
    assert contents.read(github, "a.jpg", commit) is None
    assert base == git(fake.git, "rev-parse", f"{commit}^")
    assert "Submitted-by: @ayu" in git(fake.git, "show", "-s", "--format=%B", commit)


def test_a_branch_is_moved_forward_only(fake: FakeGitHub) -> None:
    """A branch that exists is not made anew, and none loses a commit."""
    github, base = asking(fake), fake.commit_of("main")
    one = contents.commit_files(github, base, {"x.md": b"1"}, "One")
    other = contents.commit_files(github, base, {"x.md": b"2"}, "Other")
    contents.make_branch(github, "form/7", base)

    contents.move_branch(github, "form/7", one)
    with pytest.raises(GitHubError, match="Reference already exists"):
        contents.make_branch(github, "form/7", other)
    with pytest.raises(GitHubError, match="not a fast forward"):
        contents.move_branch(github, "form/7", other)
    with pytest.raises(GitHubError, match="Reference does not exist"):
        contents.move_branch(github, "form/8", other)
    assert one == contents.tip(github, "form/7")

    contents.drop_branch(github, "form/7")
    assert contents.tip(github, "form/7") is None
    with pytest.raises(GitHubError, match="Reference does not exist"):
        contents.drop_branch(github, "form/7")


def test_errors_in_codeowners_are_told(fake: FakeGitHub) -> None:
    """By GitHub, which knows teams and people; no CODEOWNERS is not the same as no error."""
    with pytest.raises(GitHubError) as caught:
        guards.owners_errors(asking(fake), "main")
    assert "missing" == caught.value.cause

    fake.owners_errors = [
        {
            "line": 3,
            "column": 9,
            "kind": "Unknown owner",
            "source": "*  @nobody",
            "suggestion": None,
            "message": "Unknown owner on line 3",
            "path": ".github/CODEOWNERS",
        }
    ]
    assert (
        OwnersError(".github/CODEOWNERS", 3, "Unknown owner", "Unknown owner on line 3"),
    ) == guards.owners_errors(asking(fake), "main")


def test_the_rules_of_a_branch_are_told(fake: FakeGitHub) -> None:
    """With what they ask for."""
    parameters = {
        "allowed_merge_methods": ["merge"],
        "dismiss_stale_reviews_on_push": True,
        "require_code_owner_review": True,
        "require_last_push_approval": True,
        "required_approving_review_count": 1,
        "required_review_thread_resolution": False,
    }
    fake.rules = [
        {"type": "deletion", "ruleset_id": 1},
        {"type": "pull_request", "parameters": parameters, "ruleset_id": 1},
    ]

    assert (BranchRule("deletion"), BranchRule("pull_request", parameters)) == guards.branch_rules(
        asking(fake), "main"
    )
