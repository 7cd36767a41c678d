"""Giving a channel up changes its page, and no other byte."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from hub_builder import OUTBOX, write_hub
from masthead.errors import UsageError
from masthead.retiring import retire

NOW = datetime(2026, 12, 7, 23, 30, tzinfo=UTC)
PAGE = "strategy/channels/outbox.md"


def page(root: Path, raw: str | bytes, why: str = "Closed") -> bytes:
    """Retire the channel on a page; return its bytes."""
    write_hub(root, {PAGE: raw})
    retire(root, "outbox", why, NOW)
    return (root / PAGE).read_bytes()


def test_the_status_changes_and_the_reason_follows(tmp_path: Path) -> None:
    """The day is that of the hub's zone."""
    assert (
        OUTBOX.replace(
            "status: active\n", "status: retired\nretired_on: 2026-12-08\nretired_why: Closed\n"
        )
        == page(tmp_path, OUTBOX).decode()
    )


def test_line_ends_quotes_and_comments_stay(tmp_path: Path) -> None:
    """What a person wrote around the word stays as it is."""
    raw = b'---\r\ntitle: Outbox\r\nservice: folder\r\nstatus: "active"  # yes\r\n---\r\nAll.\r\n'
    new = b'status: "retired"  # yes\r\nretired_on: 2026-12-08\r\nretired_why: Closed\r\n'

    assert raw.replace(b'status: "active"  # yes\r\n', new) == page(tmp_path, raw)


def test_a_page_without_status_gets_one_at_the_end(tmp_path: Path) -> None:
    """The lines stand before the fence; a rule in the text is no fence."""
    raw = "---\ntitle: Outbox\nservice: folder\n---\nAll.\n\n---\n\nMore.\n"
    new = "folder\nstatus: retired\nretired_on: 2026-12-08\nretired_why: Closed\n---\nAll."

    assert raw.replace("folder\n---\nAll.", new) == page(tmp_path, raw).decode()


def test_a_reason_is_quoted_where_it_must_be(tmp_path: Path) -> None:
    """A colon in the reason makes no key."""
    assert b'retired_why: "Closed: nobody came"\n' in page(tmp_path, OUTBOX, "Closed: nobody came")


@pytest.mark.parametrize(
    ("raw", "why", "told"),
    [
        (OUTBOX, "two\nlines", "--why"),
        (OUTBOX, " ", "--why"),
        (OUTBOX.replace("active", "retired"), "Closed", "is retired already"),
        ("---\n{title: Outbox, service: folder}\n---\nAll.\n", "Closed", "does not change"),
        (OUTBOX.replace("active\n", "active\nretired_why: So\n"), "Closed", "does not change"),
    ],
)
def test_what_it_cannot_do_it_leaves_alone(tmp_path: Path, raw: str, why: str, told: str) -> None:
    """The page is as it was, and the message says what to do."""
    write_hub(tmp_path, {PAGE: raw})
    with pytest.raises(UsageError) as error:
        retire(tmp_path, "outbox", why, NOW)

    assert told in error.value.message
    assert error.value.hint
    assert raw == (tmp_path / PAGE).read_text(encoding="utf-8")


def test_a_channel_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The hint has the nearest."""
    with pytest.raises(UsageError) as error:
        retire(write_hub(tmp_path), "outbux", "Closed", NOW)

    assert "there is no channel 'outbux'" == error.value.message
    assert "outbox" in error.value.hint


def test_posts_that_still_go_there_are_named(tmp_path: Path) -> None:
    """The person sees what to change next."""
    root = write_hub(tmp_path)

    assert ("repair-week",) == retire(
        root, "outbox", "Closed", datetime(2026, 12, 7, 7, tzinfo=UTC)
    ).posts
