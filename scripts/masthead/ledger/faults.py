"""The errors for a ledger that is not there, or cannot be reached."""

from __future__ import annotations

from masthead.errors import LedgerError, RepositoryError


def missing(branch: str, remote: str) -> LedgerError:
    """Return the error for a hub whose ledger is not there."""
    place = f"the remote {remote} has" if remote else "this repository has"
    return LedgerError(
        f"{place} no branch {branch}: without the record of deliveries nothing is sent",
        "for a new hub: masthead ledger init; for an old one: bring the branch back first",
    )


def unreachable(remote: str, fault: str) -> RepositoryError:
    """Return the error for a remote that does not answer."""
    return RepositoryError(
        f"the remote {remote} cannot be reached: {fault}",
        "check the network and the access rights, then run this again",
    )
