"""The ledger's files: JSON that people can read. `decoding` reads them, strictly."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import Final

from masthead.errors import LedgerError
from masthead.record import Approval, Hold, Record, State

SCHEMA: Final = 1
ID = r"[a-z0-9][a-z0-9-]{0,79}"
PATH = re.compile(rf"ledger/(\d{{4}})/(0[1-9]|1[0-2])/({ID})\.json")


def fits(post: str, channel: str) -> bool:
    """Tell whether a delivery's ids can stand in the ledger, and in paths and addresses."""
    return all(re.fullmatch(ID, name) for name in (post, channel))


def path_of(post: str, first_claim: float) -> str:
    """Return the file of a post that is claimed for the first time (seconds since 1970, UTC)."""
    return f"ledger/{datetime.fromtimestamp(first_claim, UTC):%Y/%m}/{post}.json"


def post_of(path: str) -> str:
    """Return the post that a ledger file tells of.

    Raises:
        LedgerError: the path is not one that Masthead writes.
    """
    match = PATH.fullmatch(path)
    if match is None:
        raise damaged(path, "Masthead writes no such file")
    return match[3]


def damaged(path: str, fault: str) -> LedgerError:
    """Return the error for a ledger file that cannot be used."""
    return LedgerError(
        f"the ledger's {path} cannot be used: {fault}",
        "nothing is sent until a person mends it on the ledger's branch (`git log` shows its past)",
    )


FIELDS = (
    "generation",
    "attempt",
    "plan",
    "nonce",
    "lease_until",
    "first_sent",
    "confirmed",
    "key",
    "commit",
    "content_hash",
    "payload",
    "approval",
    "receipts",
    "handle",
    "reason",
    "at",
)
"""A record's fields besides its state, in the order of the file."""

TIMES = frozenset({"lease_until", "first_sent", "confirmed", "at"})

_EMPTY = Record("", "", State.CLAIMED)
DEFAULTS = {name: getattr(_EMPTY, name) for name in FIELDS}


def encode(post: str, records: Iterable[Record]) -> bytes:
    """Return a post's file; what has its usual value is left out.

    Raises:
        ValueError: an id is none; nobody could read the file again.
    """
    records = tuple(records)
    if not all(fits(post, record.channel) for record in records):
        raise ValueError(f"{post} or one of its channels has no id that can be recorded")
    deliveries = {record.channel: _plain(record) for record in records}
    return _dump({"schema": SCHEMA, "post": post, "deliveries": deliveries})


def encode_hold(hold: Hold) -> bytes:
    """Return `hold.json`."""
    until = {} if hold.until is None else {"until": _time(hold.until)}
    since = _time(hold.since)
    return _dump({"schema": SCHEMA, "why": hold.why, "who": hold.who, "since": since, **until})


def encode_heartbeat(now: float) -> bytes:
    """Return `heartbeat.json`: when a run was last seen."""
    return _dump({"schema": SCHEMA, "at": _time(now)})


def encode_open(posts: Collection[str]) -> bytes:
    """Return `open.json`: the posts with a delivery that waits for a run, or for a person."""
    return _dump({"schema": SCHEMA, "posts": sorted(posts)})


def _dump(data: Mapping[str, object]) -> bytes:
    # A lone surrogate from a service's answer is written as its escape, which JSON reads back.
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", "backslashreplace")


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _plain(record: Record) -> dict[str, object]:
    plain: dict[str, object] = {"state": str(record.state)}
    for name in FIELDS:
        value = getattr(record, name)
        if value == DEFAULTS[name]:
            continue
        if name == "receipts":
            plain[name] = [
                {"remote_id": one.remote_id, "url": one.url, "at": _time(one.at)} for one in value
            ]
        elif name == "approval":
            plain[name] = _approval(value)
        else:
            plain[name] = _time(value) if name in TIMES else value
    return plain


def _approval(approval: Approval) -> dict[str, object]:
    """Return an approval; what has its usual value is left out."""
    by = [{"login": one.login, "commit": one.commit} for one in approval.by]
    short = {"emergency": True} if approval.emergency else {}
    besides = {"besides": list(approval.besides)} if approval.besides else {}
    place = {"pull": approval.pull, "url": approval.url, "commit": approval.commit}
    return {**place, "by": by, **short, **besides}
