"""Lines that a change adds, and files of another commit."""

from __future__ import annotations

from pathlib import Path

import pytest

from git_helper import commit_file, git, make_repository
from masthead.errors import RepositoryError
from masthead.repo import changes, read_files


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """Return a hub in a folder of a repository, with one committed file."""
    root = make_repository(tmp_path / "all")
    commit_file(root, "hub/a.md", "one\ntwo\nthree\n")
    return root / "hub"


def test_added_and_changed_lines(hub: Path) -> None:
    """Lines of the new text, by files relative to the hub; what is new to git has none."""
    (hub / "a.md").write_text("zero\none\n+++ b/x.md\n@@ -1 +1 @@\nthree\nfour")
    (hub / "new.md").write_text("new\n")
    (hub / "b.txt").write_text("no page\n")

    expected = {"a.md": frozenset({1, 3, 4, 6}), "new.md": None, "b.txt": None}

    assert expected == changes(hub, "HEAD")


def test_deleted_lines_and_files(hub: Path) -> None:
    """What only loses lines gains none."""
    commit_file(hub, "gone.md", "text\n")
    (hub / "gone.md").unlink()
    (hub / "a.md").write_text("one\nthree\n")

    added = changes(hub, "HEAD")

    assert frozenset() == added["a.md"]
    assert not added.get("gone.md")


def test_the_shared_commit_counts(hub: Path) -> None:
    """What the other branch has got since is not part of the change."""
    git(hub, "switch", "-q", "-c", "change")
    commit_file(hub, "Grüße.md", "hello\n")
    git(hub, "switch", "-q", "main")
    commit_file(hub, "a.md", "other\n")
    git(hub, "switch", "-q", "change")

    assert {"Grüße.md": frozenset({1})} == changes(hub, "main")


def test_files_of_a_commit(hub: Path) -> None:
    """Named files and folders, as they were; links are left out."""
    commit_file(hub, "content/voice/en.md", "old\n")
    commit_file(hub, "content/voice/packs/p/A.yml", "a: b\n")
    (hub / "content/voice/link.md").symlink_to("en.md")
    git(hub, "add", "content/voice/link.md")
    git(hub, "commit", "-q", "-m", "link")
    (hub / "content/voice/en.md").write_text("new\n")

    assert {
        "content/voice/en.md": b"old\n",
        "content/voice/packs/p/A.yml": b"a: b\n",
    } == read_files(hub, "HEAD", "masthead.yml", "content/voice")


def test_nothing_to_read(hub: Path) -> None:
    """A commit without the files has none."""
    assert {} == read_files(hub, "HEAD", "masthead.yml")


def test_an_unknown_commit(hub: Path) -> None:
    """The message says what to do."""
    with pytest.raises(RepositoryError, match="git knows no commit 'nowhere'"):
        read_files(hub, "nowhere", "a.md")
    with pytest.raises(RepositoryError, match="git knows no commit '--help'"):
        changes(hub, "--help")
