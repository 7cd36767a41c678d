"""How git is run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from git_helper import add_remote, commit_file, git, make_repository
from masthead.errors import RepositoryError
from masthead.repo import (
    Answer,
    find_repository,
    has_remote,
    open_repository,
    person,
    transport_settings,
)


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """Return a repository with one committed file."""
    root = make_repository(tmp_path / "hub")
    commit_file(root, "a.md", "one\n")
    return root


def test_a_linked_work_tree_shares_the_repository(hub: Path, tmp_path: Path) -> None:
    """`.git` may be a file that leads to the common folder."""
    git(hub, "worktree", "add", "-q", "-b", "other", str(tmp_path / "tree"))

    found = find_repository(tmp_path / "tree")

    assert found is not None
    assert (hub / ".git").resolve() == found.common_dir
    assert "a.md" == found.ask("ls-files").text


def test_a_git_file_that_leads_nowhere_is_no_repository(tmp_path: Path) -> None:
    """A stray file named `.git` is not followed."""
    (tmp_path / ".git").write_text("hello")

    assert find_repository(tmp_path) is None


def test_hooks_and_a_foreign_git_dir_do_not_matter(
    hub: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user's hooks do not run, and variables of an outer git do not lead astray."""
    hook = hub / ".git" / "hooks" / "reference-transaction"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    repository = open_repository(hub)

    repository.ask("update-ref", "refs/test/x", "HEAD")

    assert "a.md" == repository.ask("ls-files").text


def test_a_failing_command_is_an_error_with_gits_words(hub: Path) -> None:
    """Git's message is shown, without its prefix."""
    with pytest.raises(RepositoryError, match=r"^git cat-file failed: Not a valid object name x$"):
        open_repository(hub).ask("cat-file", "-p", "x")


SSH = """\
ssh: connect to host example.org port 22: Connection refused
fatal: Could not read from remote repository.

Please make sure you have the correct access rights
and the repository exists.
"""
LOCKED = """\
error: cannot lock ref 'refs/heads/ledger': Unable to create '/hub/x.lock': File exists.

Another git process seems to be running in this repository, e.g.
remove the file manually to continue.
"""


@pytest.mark.parametrize(
    ("said", "fault", "lock"),
    [
        (SSH, "Could not read from remote repository.", ""),
        ("fatal: one\nfatal: two\n", "one", ""),
        (
            "fatal: unable to connect to host:\nhost[0: ::1]: errno=refused\n\n",
            "unable to connect to host: host[0: ::1]: errno=refused",
            "",
        ),
        ("fatal: it ends:", "it ends:", ""),
        ("warning: x\nerror: y\n", "error: y", ""),
        ("", "git ended with 128", ""),
        (LOCKED, "remove the file manually to continue.", "/hub/x.lock"),
    ],
)
def test_what_went_wrong_is_gits_first_fatal_line(said: str, fault: str, lock: str) -> None:
    """What follows it is advice for people at a terminal; a lock is known by its file."""
    answer = Answer(128, b"", said)

    assert (fault, lock) == (answer.fault, answer.lock)


def test_reading_runs_without_gitpython(hub: Path) -> None:
    """Importing it takes longer than the rest of a small check."""
    script = (
        "import sys; from pathlib import Path; from masthead.repo import open_repository\n"
        "repository = open_repository(Path('.'))\n"
        "print(len(repository.ask('ls-tree', '-r', 'HEAD').out) > 0, 'git' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=hub, check=True, capture_output=True, text=True
    )

    assert "True False\n" == done.stdout


def test_git_speaks_english_whatever_the_user_speaks(
    hub: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its words decide what an answer means."""
    monkeypatch.setenv("LANGUAGE", "de")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")

    for words in (("cat-file", "-p", "x"), ("merge-base", "x", "y")):
        assert "fatal: Not a valid object name x" in open_repository(hub).git(*words).err


def test_a_silent_failure_names_the_exit_code(hub: Path) -> None:
    """Where git says nothing, its exit code is shown."""
    with pytest.raises(RepositoryError, match="git ended with 1"):
        open_repository(hub).ask("rev-parse", "--verify", "--quiet", "x")


def test_git_that_is_not_there_is_an_error(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git the message says what to install."""
    monkeypatch.setenv("PATH", "/nowhere")

    with pytest.raises(RepositoryError, match="git cannot be run"):
        open_repository(hub).git("status")


def test_a_person_is_known_by_the_ci_service_or_git(
    hub: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The CI service's actor comes first, then git's name, then somebody."""
    repository = open_repository(hub)
    assert "somebody" == person(repository)
    git(hub, "config", "user.name", "Sari")
    assert "Sari" == person(repository)
    monkeypatch.setenv("GITHUB_ACTOR", "sari-lamp")
    assert "sari-lamp" == person(repository)


def test_another_repository_reaches_the_remote_with_the_same_settings(
    hub: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Settings for transport are handed on, also from an included file; others are not."""
    add_remote(hub, tmp_path / "remote.git")
    secrets = tmp_path / "secrets"
    secrets.write_text('[http "https://git.example/"]\n extraheader = AUTHORIZATION: x\n')
    git(hub, "config", f"includeIf.gitdir:{hub / '.git'}.path", str(secrets))
    git(hub, "config", "user.name", "Sari")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "http.proxy")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "http://127.0.0.1:9")

    settings = transport_settings(open_repository(hub), "origin")

    pairs = {
        settings[f"GIT_CONFIG_KEY_{n}"]: settings[f"GIT_CONFIG_VALUE_{n}"]
        for n in range(int(settings["GIT_CONFIG_COUNT"]))
    }
    assert "http://127.0.0.1:9" == pairs["http.proxy"]
    assert str(tmp_path / "remote.git") == pairs["remote.origin.url"]
    assert "AUTHORIZATION: x" == pairs["http.https://git.example/.extraheader"]
    assert "user.name" not in pairs
    assert os.environ["GIT_CONFIG_COUNT"] == "1"


def test_a_remote_is_known_by_name(hub: Path, tmp_path: Path) -> None:
    """Only a remote with an address counts."""
    assert not has_remote(open_repository(hub), "origin")
    add_remote(hub, tmp_path / "remote.git")
    assert has_remote(open_repository(hub), "origin")
