"""The audit: what the service really posted, against what the ledger says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from crash.building import Post
from crash.history import History
from crash.kinds import KINDS
from masthead.record import Record, State

EDITION = re.compile(r"Edition \d+\.")


@dataclass(slots=True)
class Tally:
    """What became of the deliveries to one kind of service.

    Args:
        deliveries: how many there were.
        published: recorded as published, and posted once.
        doubled: a part of it was posted twice.
        lost: recorded as published, but not (all) posted.
        stuck: without a final state after the calm runs.
        unknown_posted, unknown_absent: waits for a person; in truth (partly) posted, or not.
    """

    deliveries: int = 0
    published: int = 0
    doubled: int = 0
    lost: int = 0
    stuck: int = 0
    unknown_posted: int = 0
    unknown_absent: int = 0


@dataclass(slots=True)
class Audit:
    """What an audit found.

    Args:
        tallies: by kind of service.
        wrong: what breaks the guarantee, in words.
        commits: the ledger's length.
    """

    tallies: dict[str, Tally]
    wrong: list[str] = field(default_factory=list)
    commits: int = 0


def audit(
    posts: Sequence[Post], kinds: Iterable[str], dump: Mapping[str, Any], history: History
) -> Audit:
    """Compare a service's posts with a ledger.

    Args:
        posts: the hub's posts; each goes to every kind.
        kinds: the kinds of services.
        dump: what the service holds (`desk.Desk.manage`).
        history: the ledger's history.
    """
    found = Audit({kind: Tally() for kind in kinds}, list(history.illegal), history.commits)
    made: dict[str, list[dict[str, Any]]] = {}
    for one in dump["made"]:
        made.setdefault(one["message"]["delivery"], []).append(one)
    for post in posts:
        for kind, tally in found.tallies.items():
            name = f"{post.id}@{kind}"
            parts = post.parts if KINDS[kind].capability.per_part else 1
            record = history.records.get(name)
            faults = _judge(tally, record, made.pop(name, []), parts, can_tell=KINDS[kind].can_tell)
            found.wrong += [f"{name}: {fault}" for fault in faults]
    found.wrong += [f"{name}: posted, but not in the hub" for name in made]
    found.wrong += [f"{name}: a repeat had another text" for name in dump["changed"]]
    return found


def _judge(
    tally: Tally,
    record: Record | None,
    made: Sequence[Mapping[str, Any]],
    parts: int,
    *,
    can_tell: bool,
) -> list[str]:
    """Count a delivery, and return what is wrong with it."""
    faults = []
    times = Counter(one["message"]["part"] for one in made)
    state = record.state if record else None
    tally.deliveries += 1
    if any(count > 1 for count in times.values()):
        tally.doubled += 1
        faults.append(f"posted {max(times.values())} times")
    if state is State.PUBLISHED and len(times) < parts:
        tally.lost += 1
        faults.append("recorded as published, but not posted")
    elif state is State.PUBLISHED:
        tally.published += all(count == 1 for count in times.values())
    elif state is State.UNKNOWN:
        tally.unknown_posted += bool(made)
        tally.unknown_absent += not made
        if can_tell:
            said = f"{record.reason} (attempt {record.attempt})" if record else ""
            faults.append(f"unknown, though the service can tell: {said}")
    else:
        tally.stuck += 1
        faults.append(f"{state or 'not in the ledger'}, posted {len(made)} of {parts}")
    if record and not {one.remote_id for one in record.receipts} <= {one["id"] for one in made}:
        faults.append("a receipt for nothing")
    if len({tuple(EDITION.findall(one["message"]["text"]))[:1] for one in made}) > 1:
        faults.append("its parts come from different texts")
    return faults
