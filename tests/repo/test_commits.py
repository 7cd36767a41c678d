"""What a hub learns from its repository's commits."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from git_helper import add_remote, commit_file, git, make_repository
from masthead.errors import RepositoryError
from masthead.repo import (
    changes,
    commit_dates,
    commit_history,
    differing,
    head_commit,
    open_repository,
    read_committed,
    require_branch,
)


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """Return a repository with one committed file."""
    root = make_repository(tmp_path / "hub")
    commit_file(root, "a.md", "one\n")
    return root


def test_no_repository_says_how_to_make_one(tmp_path: Path) -> None:
    """A folder without git gives an error with the commands to run."""
    with pytest.raises(RepositoryError, match="not in a git repository") as caught:
        open_repository(tmp_path)

    assert "git init" in caught.value.hint


def test_no_commit_says_so(tmp_path: Path) -> None:
    """A repository without a commit cannot approve anything."""
    with pytest.raises(RepositoryError, match="has no commit yet"):
        head_commit(open_repository(make_repository(tmp_path)))


def test_a_broken_repository_is_told_from_an_empty_one(hub: Path) -> None:
    """Git's own words are shown when it cannot read the repository."""
    (hub / ".git" / "HEAD").write_text("nonsense")

    with pytest.raises(RepositoryError, match="git cannot read this repository"):
        head_commit(open_repository(hub))


def test_head_is_the_checked_out_commit(hub: Path) -> None:
    """The commit's full id is returned."""
    assert git(hub, "rev-parse", "HEAD") == head_commit(open_repository(hub))


def test_the_approved_branch_is_accepted(hub: Path) -> None:
    """On the branch itself there is nothing to prove."""
    assert git(hub, "rev-parse", "HEAD") == require_branch(open_repository(hub), "main", "origin")


def test_a_detached_commit_of_the_branch_is_accepted(hub: Path) -> None:
    """CI checks out a commit, not a branch."""
    first = git(hub, "rev-parse", "HEAD")
    commit_file(hub, "b.md", "two\n")
    git(hub, "checkout", "-q", first)

    assert first == require_branch(open_repository(hub), "main", "origin")


def test_a_detached_commit_in_a_shallow_clone_is_accepted(hub: Path, tmp_path: Path) -> None:
    """A clone of depth one still knows where the remote's branch stands."""
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{hub}", "shallow")
    git(tmp_path / "shallow", "checkout", "-q", "--detach")
    git(tmp_path / "shallow", "branch", "-D", "main")

    commit = require_branch(open_repository(tmp_path / "shallow"), "main", "origin")

    assert git(hub, "rev-parse", "HEAD") == commit


def test_another_branch_is_not_approved(hub: Path) -> None:
    """What is not merged is not sent, and the message says where we are."""
    git(hub, "switch", "-q", "-c", "draft")
    commit_file(hub, "b.md", "two\n")

    with pytest.raises(RepositoryError, match=r"draft is checked out at .* not on main"):
        require_branch(open_repository(hub), "main", "origin")


def test_a_detached_commit_elsewhere_is_not_approved(hub: Path) -> None:
    """A detached commit that no approved branch holds stops the run."""
    git(hub, "checkout", "-q", "--detach")
    commit_file(hub, "b.md", "two\n")

    with pytest.raises(RepositoryError, match="no branch is checked out"):
        require_branch(open_repository(hub), "main", "origin")


def test_differing_compares_bytes_with_the_commit(hub: Path) -> None:
    """Changed, missing, new, ignored and linked files differ; equal ones do not."""
    commit_file(hub, "folder/b.md", "two\n")
    commit_file(hub, "gone.md", "three\n")
    commit_file(hub, "hidden.md", "four\n")
    git(hub, "update-index", "--assume-unchanged", "hidden.md")
    (hub / "hidden.md").write_text("changed\n")
    (hub / "gone.md").unlink()
    (hub / ".gitignore").write_text("ignored.md\n")
    (hub / "ignored.md").write_text("new\n")
    (hub / "link.md").symlink_to(hub / "a.md")
    paths = ["a.md", "folder/b.md", "gone.md", "hidden.md", "ignored.md", "link.md"]

    assert {"gone.md", "hidden.md", "ignored.md", "link.md"} == differing(
        open_repository(hub), paths
    )


@pytest.mark.parametrize(
    "attributes", ["*.md ident", "*.md working-tree-encoding=UTF-16", "*.jpg text eol=crlf"]
)
def test_differing_sees_what_git_makes_of_a_file(hub: Path, attributes: str) -> None:
    """What is checked out is sent, and it is not what the commit holds."""
    commit_file(hub, "id.md", "$Id$\n")
    commit_file(hub, "id.jpg", "one\ntwo\n")
    commit_file(hub, ".gitattributes", f"{attributes}\n")
    git(hub, "rm", "-rq", "--cached", ".")
    git(hub, "reset", "-q", "--hard")

    name = f"id{attributes[1:].partition(' ')[0]}"
    assert {name} == differing(open_repository(hub), ["id.md", "id.jpg"])


def test_differing_reads_over_the_line_ends_of_texts(hub: Path) -> None:
    """Git writes them in the way of the system; readers take both."""
    commit_file(hub, "ends.md", "one\ntwo\n")
    (hub / "ends.md").write_bytes(b"one\r\ntwo\r\n")

    assert frozenset() == differing(open_repository(hub), ["ends.md"])


def test_differing_follows_git_lfs(hub: Path) -> None:
    """The commit holds the hash of a large file, which lies elsewhere."""
    oid = hashlib.sha256(b"a film").hexdigest()
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{oid}\nsize 6\n"
    commit_file(hub, "film.mp4", pointer)
    assert frozenset() == differing(open_repository(hub), ["film.mp4"])

    (hub / "film.mp4").write_bytes(b"a film")
    assert frozenset() == differing(open_repository(hub), ["film.mp4"])

    (hub / "film.mp4").write_bytes(b"another film")
    assert {"film.mp4"} == differing(open_repository(hub), ["film.mp4"])


def test_differing_works_in_a_hub_below_the_top(hub: Path) -> None:
    """Paths count from the hub, wherever it lies in the repository."""
    commit_file(hub, "brand/a.md", "one\n")
    commit_file(hub, "brand/post ünïcode.md", "two\n")
    (hub / "brand" / "a.md").write_text("changed\n")

    changed = differing(open_repository(hub / "brand"), ["a.md", "post ünïcode.md"])

    assert {"a.md"} == changed


def test_nothing_present_differs_altogether(hub: Path) -> None:
    """Files that are not there need no git."""
    assert {"x.md"} == differing(open_repository(hub), ["x.md"])


def test_a_committed_file_is_read_whatever_lies_in_the_work_tree(hub: Path) -> None:
    """The bytes come from the commit; a path it does not hold gives None."""
    commit = commit_file(hub, "brand/a.bin", "frozen")
    (hub / "brand" / "a.bin").write_text("changed")
    repository = open_repository(hub / "brand")

    assert b"frozen" == read_committed(repository, commit, "a.bin")
    assert read_committed(repository, commit, "b.bin") is None
    assert read_committed(repository, "", "a.bin") is None


def test_changed_files_are_those_since_the_branches_parted(hub: Path) -> None:
    """Committed, staged, unstaged and untracked changes count; the other side's do not."""
    git(hub, "switch", "-q", "-c", "topic")
    commit_file(hub, "committed.md", "x\n")
    (hub / "a.md").write_text("changed\n")
    (hub / "untracked ü.md").write_text("new\n")
    git(hub, "switch", "-q", "main")
    commit_file(hub, "elsewhere.md", "y\n")
    git(hub, "switch", "-q", "topic")

    assert {"committed.md", "a.md", "untracked ü.md"} == set(changes(hub, "main"))


def test_changed_files_count_from_the_hub(hub: Path) -> None:
    """A hub below the top sees its own files only, by its own paths."""
    first = git(hub, "rev-parse", "HEAD")
    commit_file(hub, "brand/b.md", "x\n")
    commit_file(hub, "outside.md", "x\n")

    assert {"b.md"} == set(changes(hub / "brand", first))


@pytest.mark.parametrize("ref", ["nowhere", "-x", "--output=x"])
def test_an_unknown_commit_is_an_error(hub: Path, ref: str) -> None:
    """What git does not know is said, options are not passed on."""
    with pytest.raises(RepositoryError, match="git knows no commit"):
        changes(hub, ref)


def test_commit_dates_come_in_one_pass(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file has the date of its newest commit."""
    for day in (1, 2):
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"2026-12-0{day}T09:00:00+0000")
        commit_file(hub, "posts/ü.md", f"{day}\n")

    assert datetime(2026, 12, 2, 9, tzinfo=UTC) == commit_dates(hub)["posts/ü.md"]
    assert {"ü.md"} == set(commit_dates(hub / "posts"))


def test_a_shallow_clone_dates_only_what_it_has(hub: Path, tmp_path: Path) -> None:
    """Its oldest commit stands for all that was cut off, so it says nothing of a file."""
    commit_file(hub, "b.md", "two\n")
    commit_file(hub, "c.md", "three\n")
    git(hub, "clone", "-q", "--depth", "2", f"file://{hub}", str(tmp_path / "shallow"))

    assert {"c.md"} == set(commit_dates(tmp_path / "shallow"))


def test_without_a_repository_there_are_no_dates(tmp_path: Path) -> None:
    """A hub outside git is not an error here."""
    assert {} == commit_dates(tmp_path)


def test_a_remote_branch_counts_as_approved(hub: Path, tmp_path: Path) -> None:
    """Another local name for a merged commit is fine: its content is approved."""
    add_remote(hub, tmp_path / "remote.git")
    git(hub, "push", "-q", "origin", "main")
    git(hub, "fetch", "-q", "origin")
    git(hub, "switch", "-q", "-c", "same")
    git(hub, "branch", "-D", "main")

    assert git(hub, "rev-parse", "HEAD") == require_branch(open_repository(hub), "main", "origin")


def test_history_lists_the_commits_of_each_file_newest_first(hub: Path) -> None:
    """Who, when, and what they said, for the files of one folder."""
    commit_file(hub, "strategy/index.md", "one\n")
    commit_file(hub, "strategy/index.md", "two\n")
    commit_file(hub, "strategy/goals/a b.md", "one\n")

    history = commit_history(hub, "strategy")

    assert {"strategy/index.md": 2, "strategy/goals/a b.md": 1} == {
        name: len(commits) for name, commits in history.items()
    }
    first, second = history["strategy/index.md"]
    assert first.at >= second.at
    assert first.author
    assert first.subject


def test_outside_git_there_is_no_history(tmp_path: Path) -> None:
    """Reports then say that they do not know."""
    assert {} == commit_history(tmp_path, "strategy")
