"""The files of any commit: from git where it is here, else from GitHub.

Files are looked up in the list of all files of a commit, so that "not there" is certain: an object
that cannot be read is an error and never an absent file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from masthead.errors import GitHubError, RepositoryError
from masthead.github import GitHub
from masthead.github.objects import blob, merge_base, tree
from masthead.repo import Repository

REGULAR = frozenset({"100644", "100755"})
"""Modes of plain files; links and submodules hold no text that Masthead reads."""

MOST_ASKED = 500
"""Objects that are asked of GitHub in one run; its hourly limits are not far above."""

FETCH = "bring it here: git fetch origin, or fetch-depth: 0 in a workflow"

_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a commit: its mode, and the id of its bytes."""

    mode: str
    id: str

    @property
    def regular(self) -> bool:
        """Whether it is a plain file."""
        return self.mode in REGULAR


Files = Mapping[str, Entry]
"""All files of a commit, by path from the repository's root."""


@dataclass(slots=True)
class Texts:
    """What commits hold; each is asked for once.

    Args:
        repository: where git is asked first.
        github: whom else to ask, or None.
    """

    repository: Repository
    github: GitHub | None = None
    _files: dict[str, Files] = field(default_factory=dict, repr=False)
    _bytes: dict[str, bytes] = field(default_factory=dict, repr=False)
    _hashes: dict[str, str] = field(default_factory=dict, repr=False)
    _asked: int = 0

    def files(self, commit: str) -> Files:
        """Return all files of a commit.

        Raises:
            RepositoryError: it is not here, and nobody else can be asked.
            GitHubError: GitHub does not give all of them.
        """
        if commit not in self._files:
            here = self._local(commit)
            self._files[commit] = self._remote(commit) if here is None else here
        return self._files[commit]

    def parted(self, base: str, head: str) -> str:
        """Return the commit at which two commits parted."""
        found = ""
        if self.here(base) and self.here(head):
            found = self.repository.git("merge-base", base, head).text
        if not found and self.github is not None:
            found = _commit(merge_base(self.github, _commit(base), _commit(head)))
        if not found:
            raise RepositoryError(f"{base[:10]} and {head[:10]} share no commit here", FETCH)
        return found

    def here(self, commit: str) -> bool:
        """Tell whether git has a commit."""
        words = ("rev-parse", "--verify", "--quiet", f"{_commit(commit)}^{{commit}}")
        return self.repository.git(*words).code == 0

    def read(self, commit: str, path: str) -> bytes | None:
        """Return the bytes of a file at a commit; None where it is not there.

        Of a link or submodule they say what it is, so that no plain file has the same.
        """
        entry = self.files(commit).get(path)
        if entry is None:
            return None
        if entry.mode == "160000":
            return f"\0submodule {entry.id}".encode()
        self.fetch([entry])
        content = self._bytes[entry.id]
        return content if entry.regular else b"\0link " + content

    def hash(self, commit: str, path: str) -> str:
        """Return the SHA-256 of a plain file's bytes; empty where there is none."""
        entry = self.files(commit).get(path)
        if entry is None or not entry.regular:
            return ""
        if entry.id not in self._hashes:
            self.fetch([entry])
            self._hashes[entry.id] = hashlib.sha256(self._bytes[entry.id]).hexdigest()
        return self._hashes[entry.id]

    def fetch(self, entries: Iterable[Entry]) -> None:
        """Read the bytes of files, all at once where git has them."""
        wanted = [id for id in dict.fromkeys(one.id for one in entries) if id not in self._bytes]
        missing = self._batch(wanted)
        if missing and self.github is None:
            raise RepositoryError(f"git has no object {missing[0][:10]}", FETCH)
        self._asked += len(missing)
        if self._asked > MOST_ASKED:
            raise RepositoryError("more files are missing here than GitHub can be asked for", FETCH)
        for id in missing:
            assert self.github is not None  # noqa: S101 - told a few lines above
            self._bytes[id] = blob(self.github, id)

    def _batch(self, ids: list[str]) -> list[str]:
        """Read objects by one process of git, and return those that it does not have."""
        if not ids:
            return []
        stdin = "".join(f"{id}\n" for id in ids).encode()
        out, at, missing = self.repository.ask("cat-file", "--batch", stdin=stdin).out, 0, []
        for id in ids:
            end = out.index(b"\n", at)
            head = out[at:end].split()
            at = end + 1
            if len(head) != 3 or head[1] != b"blob":
                missing.append(id)
                at += int(head[2]) + 1 if len(head) == 3 else 0
                continue
            self._bytes[id] = out[at : at + int(head[2])]
            at += int(head[2]) + 1
        return missing

    def _local(self, commit: str) -> Files | None:
        """Return the files of a commit from git; None where it does not have all of them."""
        if not self.here(commit):
            return None
        got = self.repository.git("ls-tree", "-r", "-z", "--full-tree", commit)
        if got.code:
            return None
        found = {}
        for row in got.out.decode("utf-8", "surrogateescape").split("\0"):
            if row:
                head, _, path = row.partition("\t")
                mode, _, id = head.split()
                found[path] = Entry(mode, id)
        return found

    def _remote(self, commit: str) -> Files:
        if self.github is None:
            raise RepositoryError(f"commit {commit[:10]} is not here", FETCH)
        found = tree(self.github, _commit(commit))
        return {path: Entry(mode, _commit(id)) for path, (mode, id) in found.items()}


def _commit(id: str) -> str:
    """Return an id of git's, which goes into commands and addresses.

    Raises:
        GitHubError: it is none.
    """
    if not _ID.fullmatch(id):
        raise GitHubError("GitHub names a commit by what is no commit's id", "", "odd")
    return id
