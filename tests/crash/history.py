"""The ledger's history as the remote holds it, read commit by commit, and git's own opinion."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from masthead.ledger.decoding import decode
from masthead.record import Record, illegal_step

LEDGER = "refs/heads/ledger"


@dataclass(frozen=True, slots=True)
class History:
    """The ledger's history.

    Args:
        records: every delivery's last record, by name.
        illegal: steps that no run may take.
        commits: how many commits it has.
    """

    records: Mapping[str, Record]
    illegal: tuple[str, ...]
    commits: int


def read_history(remote: Path) -> History:
    """Read every commit of a bare repository's ledger, and judge each step."""
    log = _git(
        remote, "log", "--reverse", "--raw", "--no-abbrev", "--no-renames", "--format=%x01%H %P"
    )
    commits = [commit.splitlines() for commit in log.decode().split("\x01")[1:]]
    rows = [line for _, *lines in commits for line in lines if "\tledger/" in line]
    contents = _contents(remote, {row.split()[3] for row in rows} - {"0" * 40})
    records: dict[str, Record] = {}
    illegal: list[str] = []
    for (head, *lines), first in zip(commits, (True, *[False] * len(commits)), strict=False):
        if not first and len(head.split()) != 2:
            illegal.append(f"the commit {head[:9]} does not stand on one other")
        for line in lines:
            if "\tledger/" in line:
                illegal += _step(line, contents, records)
    return History(records, tuple(illegal), len(commits))


def _step(line: str, contents: Mapping[str, bytes], records: dict[str, Record]) -> list[str]:
    """Take over a file's change into the records; return the illegal steps in it."""
    path = line.partition("\t")[2]
    content = contents.get(line.split()[3])
    if content is None:
        return [f"{path} was removed"]
    post = Path(path).stem
    after = {record.name: record for record in decode(path, content).values()}
    gone = [name for name in records if name.partition("@")[0] == post and name not in after]
    faults = [f"{name}: its record vanished" for name in gone]
    for name, record in after.items():
        before = records.get(name)
        fault = illegal_step(before, record) if before != record else ""
        if fault:
            faults.append(f"{name}: {fault}")
    records.update(after)
    return faults


def _contents(remote: Path, ids: Iterable[str]) -> dict[str, bytes]:
    wanted = sorted(ids)
    out = _git(remote, "cat-file", "--batch", stdin="\n".join(wanted).encode() + b"\n")
    found, start = {}, 0
    for id in wanted:
        end = out.index(b"\n", start)
        size = int(out[start:end].split()[2])
        found[id] = out[end + 1 : end + 1 + size]
        start = end + 2 + size
    return found


def repository_faults(remote: Path) -> list[str]:
    """Return what git finds wrong with a repository, and locks that were left in it."""
    check = subprocess.run(
        ["git", "fsck", "--full", "--strict", "--no-dangling"],
        cwd=remote,
        capture_output=True,
        text=True,
        check=False,
    )
    faults = [f"git fsck: {line}" for line in check.stderr.splitlines() if check.returncode]
    return faults + [f"a lock was left: {path.name}" for path in remote.rglob("*.lock")]


def _git(remote: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    where = (LEDGER,) if arguments[0] == "log" else ()
    done = subprocess.run(
        ["git", *arguments, *where], cwd=remote, input=stdin, capture_output=True, check=True
    )
    return done.stdout
