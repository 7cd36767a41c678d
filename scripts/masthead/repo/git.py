"""Run git, and find the repository around a hub.

Git runs as a child process, without prompts, hooks or the user's helpers, and it needs no name
or address of its own. GitPython's wrapper starts it, but for the plumbing that only reads
(`READING`): that is all a check of one post asks for, and importing GitPython takes longer than
the rest of such a check.
"""

from __future__ import annotations

import os
import re
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
    "GIT_NO_REPLACE_OBJECTS": "1",  # an id stands for what it is the hash of
}


READING = frozenset({"cat-file", "hash-object", "ls-tree", "rev-parse"})
"""Plumbing that only reads."""

LOCK = re.compile(r"Unable to create '([^']+\.lock)': File exists")
"""What git says when a lock is in its way (git 2.47, refs.c and lockfile.c)."""


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
        """What went wrong, in git's words: its first `fatal:`, or else its last line."""
        lines = [line.strip() for line in self.err.splitlines() if line.strip()]
        for number, line in enumerate(lines):
            if line.startswith("fatal: "):
                rest = lines[number + 1 : number + 2] if line.endswith(":") else []
                return " ".join([line.removeprefix("fatal: "), *rest])
        return (lines or [f"git ended with {self.code}"])[-1]

    @property
    def lock(self) -> str:
        """The lock that is in the way, which another git holds or a killed one left, or empty."""
        found = LOCK.search(self.err)
        return found[1] if found else ""


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
        command = ["git", *options, *arguments]
        execute = _read if arguments[0] in READING else _execute
        return execute(self.root, command, environment, stdin)

    def ask(self, *arguments: str, stdin: bytes | None = None) -> Answer:
        """Run git, which must succeed.

        Raises:
            RepositoryError: git failed; the message is git's.
        """
        answer = self.git(*arguments, stdin=stdin)
        if answer.code:
            raise RepositoryError(f"git {arguments[0]} failed: {answer.fault}")
        return answer


def _read(
    folder: Path, command: list[str], environment: Mapping[str, str], stdin: bytes | None
) -> Answer:
    """Run plumbing that only reads; like GitPython, see that git speaks English."""
    words = {"LANGUAGE": "C", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, **words, **environment},
            input=stdin or b"",
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise _no_git() from error
    return Answer(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


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
