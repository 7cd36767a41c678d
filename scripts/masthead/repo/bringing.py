"""Which commit of a branch brought a file as it is, and commits that no branch holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from masthead.repo.commits import cut_off
from masthead.repo.git import Repository

_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


def brought_by(repository: Repository, commit: str, paths: Iterable[str]) -> Mapping[str, str]:
    """Return the commit that last changed each file, or took it away, in one pass.

    Only the branch's own steps count, a merge as one of them: what is returned for a file of a
    pull request is the commit by which it was merged. What is not known is left out: the oldest
    commits of a shallow clone stand for all that was cut off.

    Args:
        repository: the hub's repository.
        commit: the branch's last commit.
        paths: files, relative to the hub.
    """
    wanted = frozenset(path for path in paths if "\n" not in path)
    lines = (commit, "--", *(f":(literal){path}" for path in sorted(wanted)))
    log = repository.ask(
        "log",
        "--first-parent",
        "-m",
        "--format=%x00%H%x00",
        "--name-only",
        "--no-renames",
        "--relative",
        "-z",
        "--stdin",
        stdin="".join(f"{line}\n" for line in lines).encode(),
    )
    cut = cut_off(repository)
    found: dict[str, str] = {}
    for id, names in _steps(log.out.decode("utf-8", "replace")) if wanted else ():
        for name in wanted.intersection(names):
            found.setdefault(name, id)
    return {name: id for name, id in found.items() if id not in cut}


def _steps(log: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each commit with its files; an empty word stands before and after each commit."""
    words = iter(log.split("\0"))
    id, names = "", list[str]()
    for word in words:
        if word:
            names.append(word.removeprefix("\n"))
            continue
        if id:
            yield id, names
        id, names = next(words, ""), []
        next(words, "")


def fetch_commits(repository: Repository, remote: str, commits: Iterable[str]) -> None:
    """Bring commits into this clone that no branch here holds.

    It is a courtesy: what the remote does not give is not there afterwards.
    """
    wanted = [one for one in commits if _ID.fullmatch(one) and not _holds(repository, one)]
    for commit in wanted:
        options = ("--quiet", "--no-tags", "--no-write-fetch-head", "--end-of-options")
        repository.git("fetch", *options, remote, commit)


def _holds(repository: Repository, commit: str) -> bool:
    return repository.git("cat-file", "-e", f"{commit}^{{commit}}").code == 0
