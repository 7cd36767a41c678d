"""A bare git repository, read and written as a code host does: by objects, without a work tree."""

from __future__ import annotations

import base64
import os
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Bare:
    """A bare repository."""

    folder: Path
    known: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)

    def git(self, *words: str, content: bytes = b"", index: str = "", check: bool = True) -> bytes:
        """Run git, which must succeed; return what it printed."""
        own = {"GIT_INDEX_FILE": index} if index else {}
        done = subprocess.run(
            ["git", "-C", str(self.folder), *words],
            input=content,
            capture_output=True,
            check=check,
            env={**os.environ, **own},
        )
        return done.stdout

    def head(self, branch: str) -> str:
        """Return a branch's commit, or nothing."""
        return (
            self.git("rev-parse", "-q", "--verify", f"refs/heads/{branch}", check=False)
            .decode()
            .strip()
        )

    def kind(self, oid: str) -> str:
        """Return what an object is."""
        return self.git("cat-file", "-t", oid).decode().strip()

    def content(self, oid: str) -> bytes:
        """Return a blob."""
        return self.git("cat-file", "blob", oid)

    def entry(self, commit: str, path: str) -> str:
        """Return the blob of a file in a commit, or nothing."""
        return (
            self.git("rev-parse", "-q", "--verify", f"{commit}:{path}", check=False)
            .decode()
            .strip()
        )

    def tree(self, commit: str) -> list[dict[str, Any]]:
        """Return every file of a commit, as GitHub lists them."""
        rows = self.git("ls-tree", "-r", "-l", "-z", commit).decode().split("\0")
        found = []
        for row in filter(None, rows):
            about, _, path = row.partition("\t")
            _, kind, oid, size = about.split()
            found.append({"path": path, "type": kind, "sha": oid, "size": int(size)})
        return found

    def last(self, commit: str, path: str) -> list[tuple[str, str]]:
        """Return the last commit of a file, or the commit itself where no file is named."""
        if commit not in self.known:
            self.known[commit] = self._history(commit)
        found = self.known[commit].get(path)
        return [found] if found else []

    def _history(self, commit: str) -> dict[str, tuple[str, str]]:
        """Return the last commit of each file, found in one pass."""
        found: dict[str, tuple[str, str]] = {}
        log = self.git("log", "--format=%x01%H%x02%s", "--name-only", "-z", commit).decode()
        for part in log.split("\x01")[1:]:
            about, _, names = part.partition("\0")
            oid, _, said = about.partition("\x02")
            for name in ("", *names.strip("\0\n").split("\0")):
                found.setdefault(name.strip("\n"), (oid, said))
        return found

    def changed(self, base: str, head: str) -> list[tuple[str, str]]:
        """Return what a branch changes, as GitHub's words for it and paths."""
        words = {"A": "ADDED", "M": "MODIFIED", "D": "DELETED"}
        rows = self.git("diff", "--no-renames", "--name-status", f"{base}...{head}").decode()
        pairs = (row.split("\t", 1) for row in rows.splitlines())
        return [(words[mark], path) for mark, path in pairs]

    def move(self, branch: str, commit: str) -> None:
        """Point a branch to a commit."""
        self.git("update-ref", f"refs/heads/{branch}", commit)

    def commit(
        self,
        branch: str,
        message: str,
        additions: list[dict[str, str]],
        deletions: list[dict[str, str]],
    ) -> str:
        """Commit files to a branch; return the commit.

        Args:
            branch: the branch.
            message: what the commit says.
            additions: `path` and `contents`, in base64.
            deletions: `path`.
        """
        head = self.head(branch)
        with tempfile.TemporaryDirectory() as place:
            index = str(Path(place) / "index")
            self.git("read-tree", head, index=index)
            for one in additions:
                content = base64.b64decode(one["contents"])
                oid = self.git("hash-object", "-w", "--stdin", content=content).decode().strip()
                info = f"100644,{oid},{one['path']}"
                self.git("update-index", "--add", "--cacheinfo", info, index=index)
            for one in deletions:
                self.git("update-index", "--force-remove", one["path"], index=index)
            tree = self.git("write-tree", index=index).decode().strip()
        commit = self.git("commit-tree", tree, "-p", head, "-m", message).decode().strip()
        self.move(branch, commit)
        return commit
