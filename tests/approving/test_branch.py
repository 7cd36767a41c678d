"""Who must approve a branch is told by git alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from approving_hub import OWNERS, POST, SETTINGS
from git_helper import commit_file, git
from hub_builder import commit_all, post, write_hub
from masthead.approvals import Standing
from masthead.approving.branch import judge_branch, uncommitted
from masthead.errors import ConfigError, RepositoryError
from masthead.repo import Repository, find_repository


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """Return a hub of a team, on a branch `change`."""
    write_hub(tmp_path, {"masthead.yml": SETTINGS, ".github/CODEOWNERS": OWNERS})
    commit_all(tmp_path)
    git(tmp_path, "checkout", "-q", "-b", "change")
    return tmp_path


def repository(root: Path) -> Repository:
    """Return the repository around a hub."""
    found = find_repository(root)
    assert found is not None
    return found


def test_who_must_approve(hub: Path) -> None:
    """Owners, and anybody; that nobody has is known where there is no pull request."""
    commit_file(hub, POST, post(title="Repair"))

    found = judge_branch(repository(hub), "main", reason="there is none")

    assert Standing.MISSING is found.verdict.standing
    assert [None, ("@lentera/editors",)] == [one.who for one in found.verdict.outcomes]
    assert ("there is none",) == found.verdict.reasons
    assert 0 == found.number


def test_who_has_is_not_known(hub: Path) -> None:
    """Without GitHub the verdict is unknown."""
    commit_file(hub, POST, post(title="Repair"))

    found = judge_branch(repository(hub), "main", unknown="no network", hint="wait")

    assert Standing.UNKNOWN is found.verdict.standing
    assert ("who has approved is not known: no network",) == found.verdict.unknowns
    assert "wait" == found.hint


def test_the_law_is_that_of_the_target_now(hub: Path) -> None:
    """Not that of the commit at which the branch began, nor that of the branch."""
    commit_file(hub, POST, post(title="Repair"))
    commit_file(hub, "masthead.yml", "name: Lentera\nprofile: solo\n")
    git(hub, "checkout", "-q", "main")
    commit_file(hub, "masthead.yml", SETTINGS.replace("profile: team", "profile: organisation"))
    git(hub, "checkout", "-q", "change")

    found = judge_branch(repository(hub), "main")

    assert 2 == next(x.minimum for x in found.verdict.outcomes if x.name == "approvals")
    assert [POST, "masthead.yml"] == [one.path for one in found.change.files or ()]


def test_nothing_is_changed(hub: Path) -> None:
    """Then nobody has to approve anything."""
    found = judge_branch(repository(hub), "main", unknown="no network")

    assert Standing.APPROVED is found.verdict.standing
    assert () == found.change.files


def test_a_hub_that_asks_nobody(hub: Path) -> None:
    """In a hub of one person a change is approved as it is, GitHub or no GitHub."""
    git(hub, "checkout", "-q", "main")
    commit_file(hub, "masthead.yml", "name: Lentera\nprofile: solo\n")
    git(hub, "checkout", "-q", "-b", "other")
    commit_file(hub, POST, post(title="Repair"))

    assert Standing.APPROVED is judge_branch(repository(hub), "main", unknown="no").verdict.standing


def test_a_law_that_nobody_can_read(hub: Path) -> None:
    """Is none."""
    git(hub, "checkout", "-q", "main")
    commit_file(hub, "masthead.yml", "name: [\n")
    git(hub, "checkout", "-q", "-b", "other")

    found = judge_branch(repository(hub), "main")

    assert Standing.UNKNOWN is found.verdict.standing
    assert found.troubles[0].startswith("masthead.yml:")


def test_branches_that_share_nothing(hub: Path) -> None:
    """Where a change began cannot be told."""
    git(hub, "checkout", "-q", "--orphan", "apart")
    commit_all(hub, "apart")

    found = judge_branch(repository(hub), "main")

    assert Standing.UNKNOWN is found.verdict.standing
    assert "share no commit here" in found.troubles[0]


def test_a_commit_that_is_not_there(hub: Path) -> None:
    """Git's own word ends the run."""
    with pytest.raises(RepositoryError, match="git knows no commit 'elsewhere'"):
        judge_branch(repository(hub), "elsewhere")


def test_a_hub_in_a_folder(hub: Path) -> None:
    """It is refused."""
    (hub / "inner").mkdir()

    with pytest.raises(ConfigError):
        judge_branch(repository(hub / "inner"), "main")


def test_what_is_not_committed_is_counted(hub: Path) -> None:
    """New files and changed ones."""
    assert 0 == uncommitted(repository(hub))
    (hub / "masthead.yml").write_text("name: x\n", encoding="utf-8")
    (hub / "new.md").write_text("x", encoding="utf-8")

    assert 2 == uncommitted(repository(hub))
