"""Begin the ledger's branch."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from masthead.errors import LedgerError
from masthead.ledger.book import open_ledger
from masthead.ledger.branch import NOTE, tip
from masthead.ledger.form import encode, path_of
from masthead.protocol.effect import Pushed
from masthead.record import Record
from masthead.repo import fetch_branch, open_repository
from masthead.settings import Settings

TEXT = """\
# The ledger

Masthead writes this branch: one file per post under `ledger/`, which says what became of each
delivery. Nobody edits it by hand: a file that is not exactly what Masthead writes stops all
publishing. To decide on a delivery, use `masthead resolve`; to stop everything, `masthead hold`.
"""


def create(root: Path, settings: Settings, *, now: float, records: Iterable[Record] = ()) -> bool:
    """Create the ledger's branch; a local one goes to the remote as it is.

    Args:
        root: the hub.
        settings: the hub's settings.
        now: the time in seconds since 1970, UTC.
        records: what is known already, for a hub that moves in from elsewhere.

    Returns:
        False where the ledger was there before; it is left alone.

    Raises:
        RepositoryError: there is no repository, or the remote does not answer or refuses.
        LedgerError: the remote has lost its ledger, and this clone still has a copy.
    """
    repository = open_repository(root)
    with open_ledger(repository, settings.publishing) as ledger:
        copy = f"refs/remotes/{ledger.remote}/{ledger.branch}"
        if ledger.exists():
            created = False
        elif ledger.remote and tip(repository, copy):
            raise LedgerError(
                f"{ledger.remote} has lost the branch {ledger.branch}, but this clone has a copy",
                f"bring it back: git push {ledger.remote} {copy}:{ledger.ref}",
            )
        elif ledger.remote and tip(repository, ledger.ref):
            repository.ask("push", "--quiet", ledger.remote, f"{ledger.ref}:{ledger.ref}")
            created = True
        else:
            files = _first_files(records)
            created = isinstance(ledger.write("", files, "Begin the ledger", now=now), Pushed)
        if ledger.remote:
            fetch_branch(repository, ledger.remote, ledger.branch)
    return created


def _first_files(records: Iterable[Record]) -> dict[str, bytes | None]:
    posts: dict[str, list[Record]] = {}
    for record in records:
        posts.setdefault(record.post, []).append(record)
    files: dict[str, bytes | None] = {
        path_of(post, min(record.at for record in known)): encode(post, known)
        for post, known in posts.items()
    }
    return {NOTE: TEXT.encode(), **files}
