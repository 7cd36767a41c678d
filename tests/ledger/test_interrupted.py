"""A person may interrupt a run anywhere: what it then records takes nothing away."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from git_helper import commit_file, make_repository
from masthead.errors import LedgerError
from masthead.ledger import branch, create, read_records
from masthead.ledger.book import Ledger, open_ledger
from masthead.protocol.effect import Pushed
from masthead.record import Receipt, Record, State
from masthead.repo import open_repository
from masthead.settings import Settings

SETTINGS = Settings("Test brand")
POLICY = SETTINGS.publishing
T = 1796634000.0
POSTS = [f"post-{number:02}" for number in range(branch.Tree.FEW + 4)]
"""More than a run looks up one by one, so that it makes the whole index."""


def published(post: str) -> Record:
    """Return a delivery that is out."""
    receipts = (Receipt("1", "", T),)
    key = f"{post}@site"
    return Record(post, "site", State.PUBLISHED, key=key, receipts=receipts, at=T)


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """Return a hub whose ledger knows one delivery of each post."""
    root = make_repository(tmp_path / "hub")
    commit_file(root, "a.md", "one\n")
    create(root, SETTINGS, now=T)
    records = {f"{post}@site": published(post) for post in POSTS}
    with open_ledger(open_repository(root), POLICY) as ledger:
        seen = ledger.fetch(POSTS)
        assert isinstance(ledger.push(seen.tip, records, "Record", now=T), Pushed)
    return root


@contextmanager
def interrupted(at: int) -> Iterator[None]:
    """Raise what control-C raises, before the nth line that the ledger's code runs."""
    left = at

    def trace(frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal left
        if "/masthead/ledger/" not in frame.f_code.co_filename:
            return None
        if event == "line":
            left -= 1
            if left == 0:
                sys.settrace(None)
                raise KeyboardInterrupt
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(before)


def read_again(ledger: Ledger, at: int) -> bool:
    """Read the ledger, interrupted at a line, then once more; tell whether it came so far."""
    try:
        with interrupted(at):
            ledger.fetch(POSTS)
    except KeyboardInterrupt:
        ledger.fetch(POSTS)
        return True
    return False


def test_reading_again_after_an_interruption(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever reading is interrupted, reading again gives every record, and a push keeps them."""
    repository = open_repository(hub)
    listing: dict[tuple[str, ...], Any] = {}
    ask = type(repository).git

    def remembered(self: Any, *arguments: str, stdin: bytes | None = None) -> Any:
        key = (*arguments, str(stdin))
        if key not in listing:
            listing[key] = ask(self, *arguments, stdin=stdin)
        return listing[key]

    # Git answers each question once: only our own lines are interrupted here, a hundred times.
    monkeypatch.setattr(type(repository), "git", remembered)
    at = 0
    while True:
        at += 1
        with open_ledger(repository, POLICY) as ledger:
            if not read_again(ledger, at):
                break
            assert sorted(POSTS) == sorted(ledger.records), f"interrupted at line {at}"
            assert sorted(POSTS) == sorted(ledger.paths)
    assert at > len(POSTS)


def test_a_post_that_was_not_read_is_not_written(hub: Path) -> None:
    """The ledger refuses to write a post's file over records that it has not read."""
    record = Record(POSTS[3], "mastodon", State.CLAIMED, key=f"{POSTS[3]}@mastodon", at=T)
    with open_ledger(open_repository(hub), POLICY) as ledger:
        seen = ledger.fetch(POSTS)
        del ledger.paths[POSTS[3]], ledger.records[POSTS[3]]
        with pytest.raises(LedgerError, match=f"the records of {POSTS[3]} were not read"):
            ledger.push(seen.tip, {record.name: record}, "Claim", now=T)

    assert State.PUBLISHED is read_records(hub, SETTINGS)[f"{POSTS[3]}@site"].state
    assert f"{POSTS[3]}@mastodon" not in read_records(hub, SETTINGS)


def test_another_channel_keeps_what_is_there(hub: Path) -> None:
    """A second delivery of a post is written beside the first."""
    record = Record(POSTS[0], "mastodon", State.CLAIMED, key=f"{POSTS[0]}@mastodon", at=T)
    with open_ledger(open_repository(hub), POLICY) as ledger:
        seen = ledger.fetch(POSTS)
        assert isinstance(ledger.push(seen.tip, {record.name: record}, "Claim", now=T), Pushed)

    known = read_records(hub, SETTINGS)
    assert record == known[record.name]
    assert f"{POSTS[0]}@site" in known
