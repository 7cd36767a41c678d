"""The ledger as a publisher uses it: fetched, read for some posts, written by compare-and-swap."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from masthead.errors import LedgerError, RepositoryError
from masthead.ledger import decoding, form
from masthead.ledger.branch import (
    HEARTBEAT,
    HOLD,
    OPEN,
    Entry,
    Tree,
    push_fault,
    read_contents,
    read_tree,
    tip,
    write_commit,
)
from masthead.ledger.faults import missing, unreachable
from masthead.protocol.effect import Lost, Pushed, Rejected, Snapshot
from masthead.record import Hold, Record, State
from masthead.repo import Repository, has_remote, transport_settings
from masthead.settings import Publishing

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

NEXT = "refs/masthead/next"
SEEN = "refs/masthead/seen"


class Ledger:
    """The ledger's branch: on the remote where the hub has one, else the local branch.

    Args:
        main: the hub's repository.
        store: where objects are kept: `main`, or a temporary repository that holds nothing
            but the newest commit of a remote's ledger.
        remote: the remote's name, or empty.
        branch: the ledger's branch.

    `open` names the posts with a delivery that may be out and nobody knows: what a dead run
    has left is found by it even where the post has gone from the hub.
    """

    def __init__(self, main: Repository, store: Repository, remote: str, branch: str) -> None:
        self.main = main
        self.store = store
        self.remote = remote
        self.branch = branch
        self.tip = ""
        self.listed = ""
        self.tree = Tree()
        self.asked: frozenset[str] = frozenset()
        self.paths: dict[str, str] = {}
        self.hold: Hold | None = None
        self.heartbeat = 0.0
        self.open: frozenset[str] = frozenset()
        self.contents: dict[str, bytes] = {}
        self.records: dict[str, dict[str, Record]] = {}

    @property
    def ref(self) -> str:
        """The full name of the ledger's branch."""
        return f"refs/heads/{self.branch}"

    # --- reading ---

    def exists(self) -> bool:
        """Tell whether there is a ledger."""
        return bool(self._fetch_tip())

    def fetch(self, posts: Collection[str]) -> Snapshot:
        """Read what the ledger knows of some posts now.

        Raises:
            LedgerError: there is no ledger, or a file in it cannot be used.
            RepositoryError: the remote cannot be reached.
        """
        tip_now = self._fetch_tip()
        if not tip_now:
            raise missing(self.branch, self.remote)
        if tip_now != self.listed:
            self.tree = read_tree(self.store, tip_now)
            self.tip = self.listed = tip_now
        return self._snapshot(posts)

    def _snapshot(self, posts: Collection[str]) -> Snapshot:
        self.asked = frozenset(posts)
        entries = self.tree.find(posts)
        others = [entry for name in (HEARTBEAT, HOLD, OPEN) if (entry := self.tree.other(name))]
        self._load([*entries, *others])
        self.paths = {form.post_of(entry.path): entry.path for entry in entries}
        self.records = {
            form.post_of(entry.path): decoding.decode(entry.path, self.contents[entry.id])
            for entry in entries
        }
        held = self._other(HOLD)
        self.hold = None if held is None else decoding.decode_hold(HOLD, held)
        beat = self._other(HEARTBEAT)
        self.heartbeat = 0.0 if beat is None else decoding.decode_heartbeat(HEARTBEAT, beat)
        listed = self._other(OPEN)
        self.open = frozenset() if listed is None else decoding.decode_open(OPEN, listed)
        return Snapshot(self.tip, self._by_name())

    def _by_name(self) -> dict[str, Record]:
        files = self.records.values()
        return {record.name: record for file in files for record in file.values()}

    def _other(self, name: str) -> bytes | None:
        entry = self.tree.other(name)
        return None if entry is None else self.contents[entry.id]

    def _load(self, entries: Collection[Entry]) -> None:
        """Bring contents in that are not known yet; from a remote, in one fetch."""
        new = {entry.id for entry in entries} - self.contents.keys()
        if new and self.remote:
            self._fetch_contents(new)
        self.contents.update(read_contents(self.store, new))

    def _fetch_tip(self) -> str:
        if not self.remote:
            return tip(self.store, self.ref)
        answer = self.store.git(
            "fetch",
            "--quiet",
            "--no-tags",
            "--no-write-fetch-head",
            "--depth=1",
            "--filter=blob:none",
            self.remote,
            f"+{self.ref}:{SEEN}",
        )
        if answer.code == 0:
            return tip(self.store, SEEN)
        if "couldn't find remote ref" in answer.err:
            return ""
        raise unreachable(self.remote, answer.fault)

    def _fetch_contents(self, ids: Collection[str]) -> None:
        answer = self.store.git(
            "-c",
            "fetch.negotiationAlgorithm=noop",
            "fetch",
            "--quiet",
            "--no-tags",
            "--no-write-fetch-head",
            "--recurse-submodules=no",
            "--filter=blob:none",
            "--stdin",
            self.remote,
            stdin="".join(f"{id}\n" for id in sorted(ids)).encode(),
        )
        if answer.code:
            raise unreachable(self.remote, answer.fault)

    # --- writing ---

    def push(
        self, base: str, changes: Mapping[str, Record], message: str, *, now: float
    ) -> Pushed | Rejected | Lost:
        """Write whole records by delivery name, if the branch still stands at `base`.

        The heartbeat goes along. Only posts that the last `fetch` asked for may be written.

        Raises:
            RepositoryError: the remote refuses the ledger for good, or git cannot write.
        """
        after: dict[str, dict[str, Record]] = {}
        for record in changes.values():
            if record.post not in self.asked:
                raise ValueError(f"{record.post} was not asked for, its file is not known")
            file = after.setdefault(record.post, dict(self.records.get(record.post, {})))
            file[record.channel] = record
        files: dict[str, bytes | None] = {}
        for post, file in after.items():
            if post not in self.paths and self.tree.holds(post):
                raise LedgerError(f"the records of {post} were not read", "start the run again")
            path = self.paths.setdefault(post, form.path_of(post, now))
            files[path] = form.encode(post, file.values())
        waits = (self.open - after.keys()) | {post for post, file in after.items() if _open(file)}
        if waits != self.open:
            files[OPEN] = form.encode_open(waits)
        answer = self.write(base, files, message, now=now)
        if isinstance(answer, Pushed):
            self.records.update(after)
            self.open = waits
        return answer

    def write(
        self, base: str, files: Mapping[str, bytes | None], message: str, *, now: float
    ) -> Pushed | Rejected | Lost:
        """Write files and the heartbeat, if the branch still stands at `base` (empty: is new)."""
        written = {**files, HEARTBEAT: form.encode_heartbeat(now)}
        ref, force = (NEXT, True) if self.remote else (self.ref, False)
        commit = write_commit(self.store, ref, base, written, message=message, now=now, force=force)
        if not commit:
            return Rejected()
        answer = self._push(commit) if self.remote else Pushed(commit)
        if isinstance(answer, Pushed):
            self.tip, self.heartbeat, self.listed = commit, now, ""
        return answer

    def _push(self, commit: str) -> Pushed | Rejected | Lost:
        answer = self.store.git(
            "push", "--quiet", "--porcelain", self.remote, f"{commit}:{self.ref}"
        )
        if answer.code == 0:
            return Pushed(commit)
        fault = push_fault(answer)
        if fault == "refused":
            raise RepositoryError(
                f"the remote {self.remote} refuses the branch {self.branch}: {answer.fault}",
                f"allow whoever publishes to push to {self.branch}; nothing was sent unrecorded",
            )
        return Rejected() if fault == "rejected" else Lost()


def _open(file: Mapping[str, Record]) -> bool:
    """Tell whether a post has a delivery that may be out, and nobody knows."""
    return any(record.state in {State.SENDING, State.UNKNOWN} for record in file.values())


@contextmanager
def open_ledger(main: Repository, settings: Publishing) -> Iterator[Ledger]:
    """Open the ledger of a hub; it is read by `fetch`."""
    if not has_remote(main, settings.remote):
        yield Ledger(main, main, "", settings.ledger)
        return
    with _temporary() as folder:
        store = Repository(
            main.root, None, Path(folder), Path(folder), transport_settings(main, settings.remote)
        )
        store.ask("init", "--quiet", "--bare", "--template=")
        yield Ledger(main, store, settings.remote, settings.ledger)


def _temporary() -> TemporaryDirectory[str]:
    from tempfile import TemporaryDirectory

    try:
        return TemporaryDirectory(prefix="masthead-ledger-", ignore_cleanup_errors=True)
    except OSError as error:
        raise RepositoryError(
            f"no temporary folder can be made: {error.strerror}", "see to the disk, or set TMPDIR"
        ) from error


def set_hold(ledger: Ledger, hold: Hold | None, *, now: float, tries: int = 10) -> None:
    """Stop all publishing, or end the stop.

    Raises:
        LedgerError: there is no ledger, or others kept writing to it.
    """
    content = None if hold is None else form.encode_hold(hold)
    for _ in range(tries):
        ledger.fetch(())
        if content is None and not ledger.tree.other(HOLD):
            return
        message = "Release" if hold is None else f"Hold: {hold.why}"
        if isinstance(ledger.write(ledger.tip, {HOLD: content}, message, now=now), Pushed):
            return
    raise LedgerError("others kept writing to the ledger", "try again in a minute")
