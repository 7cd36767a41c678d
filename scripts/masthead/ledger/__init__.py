"""The record of deliveries, on a git branch of its own (design, section 7).

What reads this clone's copy stands here and imports little; what writes is in `book` (a run's
view of the branch) and `beginning` (its first commit).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from masthead.ledger.branch import HEARTBEAT, HOLD, Tree, read_contents, read_tree, tip
from masthead.ledger.decoding import decode, decode_heartbeat, decode_hold
from masthead.record import Hold, Record
from masthead.repo import Repository, find_repository
from masthead.settings import Publishing, Settings


def read_records(root: Path, settings: Settings) -> Mapping[str, Record]:
    """Return what this clone's copy of the ledger says, by `<post>@<channel>`.

    Reads local refs only. Without a ledger branch the answer is empty, and git is not even
    loaded.

    Raises:
        LedgerError: a file of the ledger cannot be used.
    """
    repository, tree = _local_tree(root, settings)
    if repository is None or tree is None:
        return {}
    entries = tree.posts().values()
    contents = read_contents(repository, [entry.id for entry in entries])
    files = (decode(entry.path, contents[entry.id]) for entry in entries)
    return {record.name: record for file in files for record in file.values()}


def read_hold(root: Path, settings: Settings) -> Hold | None:
    """Return the stop of all publishing that this clone's copy of the ledger tells of.

    Raises:
        LedgerError: the file cannot be used.
    """
    raw = _local_file(root, settings, HOLD)
    return None if raw is None else decode_hold(HOLD, raw)


def read_heartbeat(root: Path, settings: Settings) -> float:
    """Return when a run was last seen, as this clone's copy of the ledger tells; 0 for never.

    Raises:
        LedgerError: the file cannot be used.
    """
    raw = _local_file(root, settings, HEARTBEAT)
    return 0.0 if raw is None else decode_heartbeat(HEARTBEAT, raw)


def _local_file(root: Path, settings: Settings, name: str) -> bytes | None:
    repository, tree = _local_tree(root, settings)
    entry = tree.other(name) if tree else None
    if repository is None or entry is None:
        return None
    return read_contents(repository, [entry.id])[entry.id]


def _local_tree(root: Path, settings: Settings) -> tuple[Repository | None, Tree | None]:
    repository = find_repository(root)
    ref = local_ref(repository, settings.publishing) if repository else ""
    return repository, read_tree(repository, ref) if repository and ref else None


def local_ref(repository: Repository, settings: Publishing) -> str:
    """Return the ref that shows the ledger in this clone, or empty; runs no git.

    That is the remote's branch as last fetched, or the local branch where there is none.
    """
    common = repository.common_dir
    packed = common / "packed-refs"
    refs = packed.read_text(encoding="utf-8", errors="replace") if packed.is_file() else ""
    names = (f"refs/remotes/{settings.remote}/{settings.ledger}", f"refs/heads/{settings.ledger}")
    if (common / "reftable").is_dir():
        return next((name for name in names if tip(repository, name)), "")
    present = (name for name in names if (common / name).is_file() or f" {name}\n" in refs)
    return next(present, "")


def has_ledger(root: Path, settings: Settings) -> bool:
    """Tell whether this clone knows of a ledger; runs no git."""
    repository = find_repository(root)
    return repository is not None and bool(local_ref(repository, settings.publishing))


def create(root: Path, settings: Settings, *, now: float, records: Iterable[Record] = ()) -> bool:
    """Create the ledger's branch; see `masthead.ledger.beginning.create`."""
    from masthead.ledger import beginning

    return beginning.create(root, settings, now=now, records=records)
