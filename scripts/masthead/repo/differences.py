"""What a change adds line by line, and the files of another commit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from masthead.errors import RepositoryError
from masthead.repo.commits import base_of, files_since, find_commit
from masthead.repo.git import Repository, open_repository

_HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_REGULAR = ("100644 ", "100755 ")


MOST_NAMED = 200
"""Files that git is told by name: a command line has room for more, but not without end."""


def changes(root: Path, ref: str) -> Mapping[str, frozenset[int] | None]:
    """Return the files that differ since a commit, each with the lines that it got.

    Lines (from 1) are known of Markdown files that git knows: what is not committed at all is new
    from end to end, and has None.

    Args:
        root: the hub's folder; paths are relative to it.
        ref: a commit; where it and the checked-out one have parted, what they share counts.

    Raises:
        RepositoryError: there is no repository, no commit, or no such commit.
    """
    repository = open_repository(root)
    options = ("-U0", "--no-renames", "--relative", "--no-color", "--no-ext-diff", "--no-textconv")
    prefixes = ("--src-prefix=a/", "--dst-prefix=b/")
    base = base_of(repository, ref)
    changed = files_since(repository, base)
    texts = [f":(literal){path}" for path in sorted(changed) if path.endswith(".md")]
    if not texts:
        return dict.fromkeys(changed)
    named = texts if len(texts) <= MOST_NAMED else ["*.md"]
    answer = repository.ask("diff", *options, *prefixes, base, "--", *named)
    lines = dict(_files(answer.out.decode("utf-8", "replace").split("\n")))
    return {path: lines.get(path) for path in changed}


def _files(lines: list[str]) -> Iterator[tuple[str, frozenset[int]]]:
    """Yield each file of a diff with the lines that it gets."""
    name, added, skip = "", set[int](), 0
    for line in lines:
        if line.startswith("\\"):
            continue  # a note that the file ends without a line end
        if skip:
            skip -= 1
        elif line.startswith("+++ "):
            if name:
                yield name, frozenset(added)
            name, added = line.removeprefix("+++ ").removeprefix("b/").rstrip("\t"), set()
        elif match := _HUNK.match(line):
            old, new = (1 if size is None else int(size) for size in (match[1], match[3]))
            first = int(match[2])
            added.update(range(first, first + new))
            skip = old + new
    if name:
        yield name, frozenset(added)


def read_files(root: Path, ref: str, *paths: str) -> Mapping[str, bytes]:
    """Return the regular files of a commit, by path relative to the hub.

    Args:
        root: the hub's folder.
        ref: the commit.
        paths: files, or folders of which all files are read.

    Raises:
        RepositoryError: there is no repository, no such commit, or it is not whole.
    """
    repository = open_repository(root)
    commit = find_commit(repository, ref)
    listing = repository.ask("ls-tree", "-r", "-z", commit, "--", *paths).out.split(b"\0")
    entries: dict[str, str] = {}
    for row in listing:
        head, _, name = row.decode("utf-8", "replace").partition("\t")
        if head.startswith(_REGULAR):
            entries[name] = head.split()[2]
    return dict(zip(entries, _blobs(repository, tuple(entries.values())), strict=True))


def _blobs(repository: Repository, ids: tuple[str, ...]) -> Iterator[bytes]:
    """Yield the bytes of objects, all read by one process."""
    if not ids:
        return
    out = repository.ask("cat-file", "--batch", stdin="".join(f"{id}\n" for id in ids).encode()).out
    at = 0
    for id in ids:
        end = out.index(b"\n", at)
        head = out[at:end].decode().split()
        if len(head) != 3:
            raise RepositoryError(f"git has no object {id}", "fetch it: the clone is not whole")
        size = int(head[2])
        yield out[end + 1 : end + 1 + size]
        at = end + size + 2
