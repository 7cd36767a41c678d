"""Which commit of a branch brought each file, and commits that no branch holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from git_helper import add_remote, commit_file, git, make_repository
from masthead.errors import RepositoryError
from masthead.repo import Repository, brought_by, fetch_commits, open_repository


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """Return an empty repository."""
    return make_repository(tmp_path / "work")


def merge(work: Path) -> str:
    """Merge the branch `post` into main, and return the merge."""
    git(work, "checkout", "-q", "main")
    git(work, "merge", "-q", "--no-ff", "-m", "merge", "post")
    return git(work, "rev-parse", "HEAD")


def asked(work: Path, *paths: str) -> dict[str, str]:
    """Return what brought each file."""
    return dict(brought_by(open_repository(work), "HEAD", paths))


def test_a_merge_brings_what_its_branch_did(work: Path) -> None:
    """What was on the branch before stays with the commit that brought it."""
    first = commit_file(work, "a.md", "1")
    commit_file(work, "b.md", "1")
    git(work, "checkout", "-q", "-b", "post")
    commit_file(work, "b.md", "2")
    commit_file(work, "c/d e.md", "1")
    git(work, "checkout", "-q", "main")
    commit_file(work, "other.md", "1")
    merged = merge(work)

    assert {"a.md": first, "b.md": merged, "c/d e.md": merged} == asked(
        work, "a.md", "b.md", "c/d e.md"
    )


def test_the_last_change_counts_and_taking_away_is_one(work: Path) -> None:
    """What never was there was brought by nobody."""
    commit_file(work, "a.md", "1")
    commit_file(work, "b.md", "1")
    last = commit_file(work, "a.md", "2")
    git(work, "rm", "-q", "b.md")
    git(work, "commit", "-q", "-m", "gone")

    found = asked(work, "a.md", "b.md", "never.md")

    assert {"a.md": last, "b.md": git(work, "rev-parse", "HEAD")} == found
    assert {} == asked(work)


def test_names_mean_themselves(work: Path) -> None:
    """A star or a bracket in a name matches no other file; a line end names none."""
    names = ["b/*.md", "b/[a].md", "b/:(top)x"]
    commits = {name: commit_file(work, name, "1") for name in names}
    commit_file(work, "b/a.md", "1")

    assert commits == asked(work, *names, "a\nb")


def test_the_end_of_a_shallow_clone_brought_nothing(work: Path, tmp_path: Path) -> None:
    """It stands for all that was cut off."""
    commit_file(work, "a.md", "1")
    commit_file(work, "b.md", "1")
    git(tmp_path, "clone", "-q", "--depth=2", f"file://{work}", "shallow")
    last = commit_file(work, "c.md", "1")
    git(tmp_path / "shallow", "pull", "-q", "--depth=2")

    assert {"c.md": last} == asked(tmp_path / "shallow", "a.md", "b.md", "c.md")


def test_a_hub_in_a_folder_of_its_repository(work: Path) -> None:
    """Paths are those of the hub."""
    made = commit_file(work, "hub/a.md", "1")
    commit_file(work, "a.md", "1")

    assert {"a.md": made} == asked(work / "hub", "a.md")


def test_a_commit_that_is_not_there_is_an_error(work: Path) -> None:
    """Nothing is guessed."""
    commit_file(work, "a.md", "1")

    with pytest.raises(RepositoryError, match="git log failed"):
        brought_by(open_repository(work), "0" * 40, ["a.md"])


def held(repository: Repository, commit: str) -> bool:
    """Tell whether a repository has a commit."""
    return repository.git("cat-file", "-e", commit).code == 0


def test_commits_are_brought_from_the_remote(work: Path, tmp_path: Path) -> None:
    """One that a branch held once, and that this clone has never seen."""
    commit_file(work, "a.md", "1")
    remote = add_remote(work, tmp_path / "remote.git")
    git(work, "push", "-q", "origin", "main")
    git(tmp_path, "clone", "-q", f"file://{remote}", "clone")
    git(work, "checkout", "-q", "-b", "post")
    read = commit_file(work, "a.md", "2")
    git(work, "push", "-q", "origin", "post")
    clone = open_repository(tmp_path / "clone")

    assert not held(clone, read)
    fetch_commits(clone, "origin", [read, read, "0" * 40, "--upload-pack=touch x", ""])

    assert held(clone, read)
