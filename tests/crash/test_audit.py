"""The audit sees what it is there to see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crash.audit import Tally, audit
from crash.building import Post
from crash.history import History, read_history, repository_faults
from git_helper import commit_file, git, make_repository
from masthead.ledger.form import encode
from masthead.record import Receipt, Record, State

POST = Post("repair-week", 2)
PUBLISHED = Record(
    "repair-week",
    "own",
    State.PUBLISHED,
    nonce="n1",
    key="repair-week@own",
    receipts=(Receipt("own-1"), Receipt("own-2")),
)
BOTH = ((0, "own-1"), (1, "own-2"))


def dump(*made: tuple[int, str], texts: str = "Hello. Edition 0.", **rest: Any) -> dict[str, Any]:
    """Return what a service holds that made these parts under these ids."""
    message = {"delivery": "repair-week@own", "text": texts}
    posts = [{"id": id, "message": {**message, "part": part}} for part, id in made]
    return {"made": posts, "changed": [], **rest}


def judged(record: Record | None, held: Mapping[str, Any], kind: str = "own") -> tuple[Any, Any]:
    """Return the tally and the faults of one delivery."""
    records = {record.name: record} if record else {}
    found = audit([POST], [kind], held, History(records, (), 1))
    return found.tallies[kind], found.wrong


def test_posted_once_and_recorded_is_right() -> None:
    """Each part once, with its receipt: nothing is wrong."""
    assert (Tally(1, published=1), []) == judged(PUBLISHED, dump(*BOTH))


@pytest.mark.parametrize(
    ("record", "held", "tally", "fault"),
    [
        (PUBLISHED, dump(*BOTH, (1, "own-3")), Tally(1, doubled=1), "posted 2 times"),
        (PUBLISHED, dump((0, "own-1")), Tally(1, lost=1), "recorded as published, but not posted"),
        (None, dump(), Tally(1, stuck=1), "not in the ledger, posted 0 of 2"),
        (None, dump((0, "own-1")), Tally(1, stuck=1), "not in the ledger, posted 1 of 2"),
        (
            replace(PUBLISHED, state=State.SENDING),
            dump(*BOTH),
            Tally(1, stuck=1),
            "sending, posted 2 of 2",
        ),
        (
            replace(PUBLISHED, state=State.UNKNOWN),
            dump(*BOTH),
            Tally(1, unknown_posted=1),
            "unknown, though the service can tell:  (attempt 1)",
        ),
        (
            PUBLISHED,
            dump((0, "own-1"), (1, "own-7")),
            Tally(1, published=1),
            "a receipt for nothing",
        ),
        (
            PUBLISHED,
            {**dump(*BOTH), "changed": ["repair-week@own"]},
            Tally(1, published=1),
            "a repeat had another text",
        ),
    ],
)
def test_what_breaks_the_guarantee_is_told(
    record: Record | None, held: dict[str, Any], tally: Tally, fault: str
) -> None:
    """Doubled, lost, stuck, needlessly unknown: each is counted and named."""
    counted, wrong = judged(record, held)

    assert tally == counted
    assert f"repair-week@own: {fault}" in wrong


def test_parts_of_two_texts_are_told() -> None:
    """A delivery whose parts come from two editions was not frozen."""
    held = dump(*BOTH)
    held["made"][1]["message"] = {**held["made"][1]["message"], "text": "World. Edition 1."}

    assert ["repair-week@own: its parts come from different texts"] == judged(PUBLISHED, held)[1]


@pytest.mark.parametrize("made", [(), ((0, "blind-1"),)])
def test_a_blind_service_may_leave_it_unknown(made: tuple[tuple[int, str], ...]) -> None:
    """Where nobody can tell, `unknown` is right, and the audit says what is true."""
    held = dump(*made)
    for one in held["made"]:
        one["message"]["delivery"] = "repair-week@blind"
    unknown = Record("repair-week", "blind", State.UNKNOWN)
    truth = Tally(1, unknown_posted=len(made), unknown_absent=1 - len(made))

    assert (truth, []) == judged(unknown, held, "blind")


def test_a_post_that_nobody_ordered_is_told() -> None:
    """What the service holds and the hub does not is wrong."""
    assert ["repair-week@own: posted, but not in the hub"] == judged(
        Record("repair-week", "blind", State.UNKNOWN), dump((0, "own-1")), "blind"
    )[1]


# --- the history --------------------------------------------------------------------------------


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Return a repository whose ledger says that a delivery is published."""
    root = make_repository(tmp_path / "hub")
    git(root, "switch", "-q", "-c", "ledger")
    write(root, replace(PUBLISHED, state=State.SENDING, receipts=()))
    write(root, PUBLISHED)
    return root


def write(root: Path, *records: Record) -> None:
    """Put a post's file into the ledger."""
    text = encode("repair-week", records).decode()
    commit_file(root, "ledger/2026/12/repair-week.json", text)


def test_a_legal_history_is_read(ledger: Path) -> None:
    """The last records come out, and nothing is illegal."""
    assert History({PUBLISHED.name: PUBLISHED}, (), 2) == read_history(ledger)
    assert [] == repository_faults(ledger)


@pytest.mark.parametrize(
    ("records", "fault"),
    [
        ((replace(PUBLISHED, state=State.SENDING),), "published may not become sending"),
        ((replace(PUBLISHED, channel="two", key="repair-week@two"),), "its record vanished"),
    ],
)
def test_an_illegal_step_is_told(ledger: Path, records: tuple[Record, ...], fault: str) -> None:
    """A record that goes back or vanishes is seen in the history, whatever comes later."""
    write(ledger, *records)
    write(ledger, PUBLISHED)

    assert any(fault in told for told in read_history(ledger).illegal)


def test_a_removed_file_and_a_merge_are_told(ledger: Path) -> None:
    """The ledger is a line, and nothing leaves it."""
    git(ledger, "rm", "-q", "ledger/2026/12/repair-week.json")
    git(ledger, "commit", "-q", "-m", "Remove")
    git(ledger, "switch", "-q", "-c", "side", "HEAD~1")
    commit_file(ledger, "README.md", "Side.\n")
    git(ledger, "switch", "-q", "ledger")
    git(ledger, "merge", "-q", "--no-ff", "-m", "Merge", "side")

    told = read_history(ledger).illegal
    assert "ledger/2026/12/repair-week.json was removed" in told
    assert any("does not stand on one other" in fault for fault in told)


def test_a_lock_and_a_broken_object_are_told(ledger: Path) -> None:
    """Git's own check counts too."""
    (ledger / ".git" / "refs" / "heads" / "ledger.lock").touch()
    broken = next((ledger / ".git" / "objects").glob("??/*"))
    broken.chmod(0o644)
    broken.write_bytes(b"")

    told = repository_faults(ledger)
    assert "a lock was left: ledger.lock" in told
    assert any(fault.startswith("git fsck") for fault in told)
