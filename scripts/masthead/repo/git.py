"""Run git, and find the repository around a hub.

Git runs as a child process through GitPython's wrapper, without prompts, hooks or the
user's helpers, and it needs no name or address of its own.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from masthead.errors import RepositoryError

OPTIONS = (
    f"core.hooksPath={os.devnull}",
    "core.fsmonitor=false",
    "core.quotePath=false",
    "gc.auto=0",
    "maintenance.auto=false",
)
"""Settings of each call: what a user set up for people must not stop or change a run."""

ENVIRONMENT = {
    "GIT_TERMINAL_PROMPT": "0",
    "GCM_INTERACTIVE": "never",
    "GIT_OPTIONAL_LOCKS": "0",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a git command said: exit code, standard output, standard error."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """Standard output as text, without the final line end."""
        return self.out.decode("utf-8", "replace").rstrip("\n")

    @property
    def fault(self) -> str:
        """The last line of standard error, without git's `fatal:`."""
        lines = [line for line in self.err.splitlines() if line.strip()]
        return (lines or [f"git ended with {self.code}"])[-1].removeprefix("fatal: ")


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository.

    Args:
        root: the hub's folder; commands run there.
        top: the folder that holds `.git`; None for a bare repository.
        git_dir: where git keeps its state for this work tree.
        common_dir: where git keeps its refs and objects.
        settings: environment variables that carry further settings.
    """

    root: Path
    top: Path | None
    git_dir: Path
    common_dir: Path
    settings: Mapping[str, str] | None = None

    @property
    def prefix(self) -> str:
        """The hub's folder from the top of the work tree, with a final slash, or empty."""
        inside = self.root.relative_to(self.top or self.root).as_posix()
        return "" if inside == "." else f"{inside}/"

    def git(self, *arguments: str, stdin: bytes | None = None) -> Answer:
        """Run git and return what it said; a non-zero exit code is not an error here."""
        environment = {**ENVIRONMENT, **(self.settings or {}), "GIT_DIR": str(self.git_dir)}
        if self.top is not None:
            environment["GIT_WORK_TREE"] = str(self.top)
            environment["GIT_INDEX_FILE"] = str(self.git_dir / "index")
        options = [word for option in OPTIONS for word in ("-c", option)]
        return _execute(self.root, ["git", *options, *arguments], environment, stdin)

    def ask(self, *arguments: str, stdin: bytes | None = None) -> Answer:
        """Run git, which must succeed.

        Raises:
            RepositoryError: git failed; the message is git's.
        """
        answer = self.git(*arguments, stdin=stdin)
        if answer.code:
            raise RepositoryError(f"git {arguments[0]} failed: {answer.fault}")
        return answer


def _execute(
    folder: Path, command: list[str], environment: Mapping[str, str], stdin: bytes | None
) -> Answer:
    try:
        from git.cmd import Git
        from git.exc import GitCommandNotFound
    except ImportError as error:
        raise _no_git() from error
    try:
        process = Git(folder).execute(
            command,
            istream=subprocess.PIPE,
            as_process=True,
            env=environment,
        )
    except GitCommandNotFound as error:
        raise _no_git() from error
    out, err = process.communicate(stdin or b"")
    return Answer(process.returncode, out, err.decode("utf-8", "replace"))


def _no_git() -> RepositoryError:
    return RepositoryError("git cannot be run", "install git and see that it is on the PATH")


def find_repository(root: Path) -> Repository | None:
    """Return the repository around a folder, or None; runs no git."""
    root = root.absolute()
    for top in (root, *root.parents):
        mark = top / ".git"
        if mark.is_dir():
            return Repository(root, top, mark, mark)
        if mark.is_file():
            return _linked(root, top, mark)
    return None


def _linked(root: Path, top: Path, mark: Path) -> Repository | None:
    """Follow the `.git` file of a linked work tree or a submodule."""
    text = mark.read_text(encoding="utf-8", errors="replace").strip()
    if not text.startswith("gitdir:"):
        return None
    git_dir = (top / text.removeprefix("gitdir:").strip()).resolve()
    shared = git_dir / "commondir"
    common = (git_dir / shared.read_text().strip()).resolve() if shared.is_file() else git_dir
    return Repository(root, top, git_dir, common)


def open_repository(root: Path) -> Repository:
    """Return the repository around a hub.

    Raises:
        RepositoryError: there is none.
    """
    repository = find_repository(root)
    if repository is None:
        raise RepositoryError(
            f"{root} is not in a git repository",
            "make one there: git init -b main && git add -A && git commit -m 'First commit'",
        )
    return repository
