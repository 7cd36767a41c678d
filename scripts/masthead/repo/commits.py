"""What the commits of a hub's repository hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from masthead.commit import Commit
from masthead.errors import RepositoryError
from masthead.repo.git import Repository, find_repository

_TEXTS = (".md", ".yml", ".yaml", ".vtt", ".srt")
"""How files end in which the way of ending lines means nothing."""

_POINTER = re.compile(
    rb"version https://git-lfs\.github\.com/spec/v1\noid sha256:([0-9a-f]{64})\nsize [0-9]+\n"
)
"""What Git LFS keeps in the place of a large file (its specification, version 1)."""


def head_commit(repository: Repository) -> str:
    """Return the id of the commit that is checked out.

    Raises:
        RepositoryError: nothing was committed yet, or git cannot read the repository.
    """
    answer = repository.git("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    if answer.code and answer.err.strip():
        raise RepositoryError(f"git cannot read this repository: {answer.fault}")
    if answer.code:
        raise RepositoryError(
            f"the repository in {repository.top} has no commit yet",
            "commit the hub: git add -A && git commit -m 'First commit'",
        )
    return answer.text


def require_branch(repository: Repository, branch: str, remote: str) -> str:
    """Return the checked-out commit, which must be on a branch, or contained in it.

    Raises:
        RepositoryError: there is no commit, or it is not on the branch.
    """
    commit = head_commit(repository)
    here = repository.git("symbolic-ref", "--quiet", "HEAD").text
    if here == f"refs/heads/{branch}":
        return commit
    for ref in (f"refs/remotes/{remote}/{branch}", f"refs/heads/{branch}"):
        if repository.git("merge-base", "--is-ancestor", commit, ref).code == 0:
            return commit
    name = here.removeprefix("refs/heads/") or "no branch"
    raise RepositoryError(
        f"{name} is checked out at {commit[:9]}, which is not on {branch}: "
        "what is not merged is not approved",
        f"merge it, or go to the branch: git switch {branch}",
    )


def differing(repository: Repository, paths: Iterable[str]) -> frozenset[str]:
    """Return those of the files (relative to the hub) that are not what the last commit holds.

    The bytes are compared, not git's notes about them, so that ignored and hidden files count, and
    what `.gitattributes` makes of a file when it is checked out (`ident`, an encoding, a filter).
    Line ends may differ in texts, and large files may lie elsewhere (Git LFS).
    """
    wanted = sorted(set(paths))
    present = [path for path in wanted if _plain_file(repository.root / path)]
    if not present:
        return frozenset(wanted)
    listing = repository.ask("ls-tree", "-z", "HEAD", "--", *present).out.split(b"\0")
    rows = (row.partition(b"\t") for row in listing if row)
    committed = {path.decode(): head.split()[2].decode() for head, _, path in rows}
    # Unlike other commands, this one takes its paths from the top of the work tree.
    names = "".join(f"{repository.prefix}{path}\n" for path in present).encode()
    words = ("hash-object", "--no-filters", "--stdin-paths")
    written = repository.ask(*words, stdin=names).text.split()
    same = {
        path
        for path, id in zip(present, written, strict=True)
        if committed.get(path) == id or (path in committed and _alike(repository, path))
    }
    return frozenset(wanted) - same


def committed(repository: Repository, paths: Iterable[str]) -> frozenset[str]:
    """Return those of the files (relative to the hub) that the last commit holds."""
    wanted = sorted(set(paths))
    if not wanted:
        return frozenset()
    found = repository.ask("ls-tree", "-z", "--name-only", "HEAD", "--", *wanted).out
    return frozenset(path.decode() for path in found.split(b"\0") if path)


def _alike(repository: Repository, path: str) -> bool:
    """Tell whether a file is what the last commit means, though its bytes are others."""
    import hashlib  # loads OpenSSL: most commands need none of it

    committed = read_committed(repository, "HEAD", path)
    if committed is None:
        return False
    if pointed := _POINTER.fullmatch(committed):
        with (repository.root / path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest().encode() == pointed[1]
    if not path.endswith(_TEXTS):
        return False
    return (repository.root / path).read_bytes().replace(b"\r\n", b"\n") == committed


def _plain_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and "\n" not in path.name


def read_committed(repository: Repository, commit: str, path: str) -> bytes | None:
    """Return the bytes of a file (relative to the hub) in a commit, or None."""
    # Without a commit git would read its index.
    answer = repository.git("cat-file", "blob", f"{commit}:./{path}") if commit else None
    return None if answer is None or answer.code else answer.out


def find_commit(repository: Repository, ref: str) -> str:
    """Return the id of the commit that a name stands for.

    Raises:
        RepositoryError: git knows no such commit.
    """
    asked = repository.git(
        "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"
    )
    if asked.code:
        raise RepositoryError(
            f"git knows no commit {ref!r}",
            "fetch it first: a shallow clone holds the newest commit only",
        )
    return asked.text


def base_of(repository: Repository, ref: str) -> str:
    """Return the commit that a change since `ref` began at.

    Where `ref` and the checked-out commit have parted, it is the commit they share.

    Raises:
        RepositoryError: nothing was committed yet, or git knows no such commit.
    """
    head = head_commit(repository)
    asked = find_commit(repository, ref)
    shared = repository.git("merge-base", asked, head)
    return asked if shared.code else shared.text


def files_since(repository: Repository, base: str) -> frozenset[str]:
    """Return the files (relative to the hub) that differ from a commit, untracked ones too."""
    changed = repository.ask("diff", "--name-only", "--no-renames", "--relative", "-z", base, "--")
    added = repository.ask("ls-files", "--others", "--exclude-standard", "-z")
    names = (changed.out + added.out).decode("utf-8", "replace").split("\0")
    return frozenset(name for name in names if name)


def commit_dates(root: Path) -> Mapping[str, datetime]:
    """Return when each file (relative to the hub) was last committed, in one pass.

    Empty where there is no repository or no commit. The oldest commits of a shallow clone stand
    for all that was cut off, so what they say of a file is left out.
    """
    repository = find_repository(root)
    if repository is None:
        return {}
    cut = cut_off(repository)
    log = repository.git(
        "log", "--format=%x01%H %ct", "--name-only", "--no-renames", "--relative", "-z"
    )
    dates: dict[str, datetime | None] = {}
    for commit in log.out.decode("utf-8", "replace").split("\x01")[1:]:
        head, *names = commit.replace("\n", "").split("\0")
        id, _, seconds = head.partition(" ")
        moment = None if id in cut else datetime.fromtimestamp(int(seconds), UTC)
        for name in names:
            if name:
                dates.setdefault(name, moment)
    return {name: moment for name, moment in dates.items() if moment}


def commit_history(root: Path, folder: str) -> Mapping[str, tuple[Commit, ...]]:
    """Return the commits of each file in a folder (relative to the hub), newest first, in one pass.

    Empty where there is no repository or no commit; without what a shallow clone has left out.
    """
    repository = find_repository(root)
    if repository is None:
        return {}
    cut = cut_off(repository)
    log = repository.git(
        "log",
        "--format=%x01%H%x02%ct%x02%an%x02%s",
        "--name-only",
        "--no-renames",
        "--relative",
        "-z",
        "--",
        folder,
    )
    found: dict[str, list[Commit]] = {}
    for text in log.out.decode("utf-8", "replace").split("\x01")[1:]:
        head, *names = text.split("\0")
        id, seconds, author, subject = head.split("\x02", 3)
        if id in cut:
            continue
        commit = Commit(datetime.fromtimestamp(int(seconds), UTC), author, subject.strip())
        for name in names:
            if name.strip():
                found.setdefault(name.lstrip("\n"), []).append(commit)
    return {name: tuple(commits) for name, commits in found.items()}


def cut_off(repository: Repository) -> frozenset[str]:
    """Return the commits whose parents a shallow clone has left out."""
    mark = repository.common_dir / "shallow"
    return frozenset(mark.read_text().split()) if mark.is_file() else frozenset()
