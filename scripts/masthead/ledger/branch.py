"""The ledger's branch: read and written by git plumbing, without a work tree or an index."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from masthead.errors import LedgerError, RepositoryError
from masthead.ledger.form import damaged, post_of
from masthead.repo import Answer, Repository

HEARTBEAT = "heartbeat.json"
HOLD = "hold.json"
OPEN = "open.json"
NOTE = "README.md"
FOLDER = "ledger/"

COMMITTER = "Masthead <masthead@localhost.invalid>"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the branch: its path and the id of its content."""

    path: str
    id: str


class Tree:
    """All files of the branch at one commit.

    The listing stays as git gave it: a run asks for a few posts, and reading 100,000 lines
    for them would cost more than the rest of the run.

    Args:
        listing: what `git ls-tree -r -z` printed.
    """

    FEW = 20

    def __init__(self, listing: bytes = b"") -> None:
        self.listing = b"\0" + listing
        self.index: dict[str, Entry] = {}

    def posts(self) -> dict[str, Entry]:
        """Return every post's file by post id.

        Raises:
            LedgerError: there are files that Masthead does not write, or two for one post.
        """
        if not self.index:
            # Whole or not at all: a person may interrupt this, and the run goes on to record what
            # it has sent. A post that a half-made index lacks would lose its records.
            self.index = self._indexed()
        return self.index

    def _indexed(self) -> dict[str, Entry]:
        index: dict[str, Entry] = {}
        for row in self.listing.split(b"\0"):
            entry = _entry(row)
            if not entry.path.startswith(FOLDER):
                continue
            post = post_of(entry.path)
            if post in index:
                raise damaged(entry.path, f"{index[post].path} tells of the same post")
            index[post] = entry
        return index

    def find(self, posts: Collection[str]) -> list[Entry]:
        """Return the files of those posts that have one."""
        if self.index or len(posts) > self.FEW:
            return [self.posts()[post] for post in posts if post in self.posts()]
        found = (self._look_up(f"/{post}.json") for post in posts)
        return [entry for entry in found if entry]

    def holds(self, post: str) -> bool:
        """Tell whether a post has a file, by the listing alone."""
        return self._look_up(f"/{post}.json") is not None

    def other(self, name: str) -> Entry | None:
        """Return a file beside the posts."""
        return self._look_up(f"\t{name}")

    def _look_up(self, ending: str) -> Entry | None:
        mark = ending.encode() + b"\0"
        at = self.listing.find(mark)
        if at < 0:
            return None
        start, end = self.listing.rfind(b"\0", 0, at) + 1, at + len(mark) - 1
        entry = _entry(self.listing[start:end])
        if self.listing.find(mark, end) >= 0:
            raise damaged(entry.path, "another file tells of the same post")
        return entry


def _entry(row: bytes) -> Entry:
    head, _, path = row.decode("utf-8", "replace").partition("\t")
    return Entry(path, head.rpartition(" ")[2])


def read_tree(repository: Repository, commit: str) -> Tree:
    """List the branch once."""
    return Tree(repository.ask("ls-tree", "-r", "-z", "--full-tree", commit).out)


def read_contents(repository: Repository, ids: Collection[str]) -> dict[str, bytes]:
    """Return the bytes of contents by their ids; a missing one is an error.

    Raises:
        LedgerError: a content cannot be read.
    """
    if not ids:
        return {}
    wanted = sorted(set(ids))
    out = repository.ask("cat-file", "--batch", stdin="\n".join(wanted).encode() + b"\n").out
    found: dict[str, bytes] = {}
    start = 0
    for id in wanted:
        end = out.find(b"\n", start)
        head = out[start:end].split()
        if len(head) != 3 or head[1] != b"blob":
            raise LedgerError(
                f"the ledger's content {id[:12]} cannot be read",
                "fetch the ledger's branch again, or mend the repository (`git fsck`)",
            )
        size = int(head[2])
        found[id] = out[end + 1 : end + 1 + size]
        start = end + 2 + size
    return found


def write_commit(
    repository: Repository,
    ref: str,
    base: str,
    files: Mapping[str, bytes | None],
    *,
    message: str,
    now: float,
    force: bool = False,
) -> str:
    """Put a commit on top of `base` and move `ref` to it, if it still stands there.

    Args:
        repository: where to write.
        ref: full name of the branch; a new one where `base` is empty.
        base: the commit to stand on, or empty.
        files: contents by path; None removes a file.
        message: the commit's message.
        now: the commit's time in seconds since 1970, UTC.
        force: move `ref` wherever it stands.

    Returns:
        The new commit, or empty where `ref` has moved meanwhile.

    Raises:
        RepositoryError: git could not write.
    """
    lines = [
        f"commit {ref}\nmark :1\ncommitter {COMMITTER} {int(now)} +0000\n".encode(),
        _data(message.encode()),
        f"from {base}\n".encode() if base else b"",
    ]
    for path, content in sorted(files.items()):
        if content is None:
            lines.append(f"D {path}\n".encode())
        else:
            lines += [f"M 100644 inline {path}\n".encode(), _data(content)]
    lines.append(b"get-mark :1\ndone\n")
    options = ("--quiet", "--done", *(("--force",) if force else ()))
    answer = repository.git("fast-import", *options, stdin=b"".join(lines))
    if answer.code == 0:
        return answer.text
    if not force and tip(repository, ref) != base:
        return ""
    if answer.lock:
        raise RepositoryError(
            f"git could not write the ledger: {answer.lock} is in the way",
            f"if no other git runs there, a killed one left it: remove {answer.lock}",
        )
    raise RepositoryError(f"git could not write the ledger: {answer.fault}", "see to the disk")


def _data(content: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(content), content)


def tip(repository: Repository, ref: str) -> str:
    """Return the commit that a ref stands at, or empty where there is none."""
    return repository.git("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").text


REJECTED = (
    "[rejected]",
    "fetch first",
    "non-fast-forward",
    "cannot lock ref",
    "failed to update ref",
    "incorrect old value",
)
"""What git says when another push was first."""

REFUSED = ("hook declined", "protected", "denied", "not allowed", "prohibited", "error: 403")
"""What git and its hosts say when this push will never be taken."""


def push_fault(answer: Answer) -> str:
    """Say why a push failed: `rejected` (somebody was first), `refused` for good, or `lost`."""
    words = answer.text + answer.err
    if any(mark in words for mark in REJECTED):
        return "rejected"
    return "refused" if any(mark in words for mark in REFUSED) else "lost"
