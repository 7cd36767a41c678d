"""What git keeps, asked of GitHub: never half a list, never another object."""

from __future__ import annotations

import base64

import pytest

from git_helper import git
from github_parts import asking
from masthead.errors import GitHubError
from masthead.github.objects import blob, blob_id, merge_base, tree
from masthead.github.statuses import LONGEST, set_status
from servers.github import FakeGitHub


def test_the_files_of_a_commit(fake: FakeGitHub) -> None:
    """All of them with mode and id, folders left out; their bytes by that id."""
    commit = fake.commit("main", {"a/b.md": "Text.\n"})

    mode, id = tree(asking(fake), commit)["a/b.md"]

    assert "100644" == mode
    assert b"Text.\n" == blob(asking(fake), id)
    assert "a" not in tree(asking(fake), commit)


def test_a_list_that_is_cut(fake: FakeGitHub) -> None:
    """Is no list."""
    commit = fake.commit("main", {"a.md": "1", "b.md": "2"})
    fake.cut_trees = True

    with pytest.raises(GitHubError, match="lists not all files"):
        tree(asking(fake), commit)


@pytest.mark.parametrize(
    ("spoiled", "told"),
    [("!", "cannot be read"), (base64.b64encode(b"other").decode(), "is another object")],
)
def test_bytes_that_are_others(fake: FakeGitHub, spoiled: str, told: str) -> None:
    """An object's id is the hash of its bytes: what does not fit is refused."""
    commit = fake.commit("main", {"a.md": "1"})
    _, id = tree(asking(fake), commit)["a.md"]
    fake.spoiled = spoiled

    with pytest.raises(GitHubError, match=told):
        blob(asking(fake), id)


@pytest.mark.parametrize("content", [b"", b"x\n", b"\0" * 999])
def test_ids_are_those_of_git(fake: FakeGitHub, content: bytes) -> None:
    """As git counts them, in repositories of either kind."""
    (fake.work / "x").write_bytes(content)

    assert git(fake.work, "hash-object", "--no-filters", "x") == blob_id(content)
    assert 64 == len(blob_id(content, 64))


def test_where_two_commits_parted(fake: FakeGitHub) -> None:
    """It is the commit that they share."""
    shared = fake.commit("main", {"a.md": "1"})
    one, other = fake.commit("one", {"b.md": "1"}), fake.commit("main", {"c.md": "1"})

    assert shared == merge_base(asking(fake), other, one)


def test_a_status_is_set(fake: FakeGitHub) -> None:
    """What it says is cut to what GitHub takes."""
    commit = fake.commit("main", {"a.md": "1"})
    set_status(asking(fake), commit, "x", state="success", description="y" * 999)
    (found,) = fake.statuses

    assert LONGEST == len(found["description"])
    assert "target_url" not in found
