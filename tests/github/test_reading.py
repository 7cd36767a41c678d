"""JSON of GitHub's is read strictly, with the place of what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from masthead.errors import GitHubError
from masthead.github.reading import Json
from masthead.pull import NOBODY, Account

ROW = Json(
    {
        "text": "x",
        "number": 7,
        "flag": True,
        "none": None,
        "list": [1, 2],
        "at": "2026-12-07T09:00:00Z",
        "day": "2026-12-07T09:00:00",
        "user": {"login": "sari", "type": "User"},
        "app": {"login": "forms", "type": "Bot"},
        "odd": {"login": None},
    },
    "GET /x",
)


def test_what_is_there_is_read() -> None:
    """Each kind of value by its own name."""
    assert ("x", 7, True) == (ROW.text("text"), ROW.number("number"), ROW.flag("flag"))
    assert [1, 2] == [item.number() for item in ROW.rows("list")]
    assert datetime(2026, 12, 7, 9, 0, tzinfo=UTC) == ROW.moment("at")
    assert (Account("sari"), Account("forms", bot=True)) == (
        ROW.account("user"),
        ROW.account("app"),
    )


def test_what_may_be_missing() -> None:
    """Null and nothing are the same there."""
    assert ("other", "other", "x") == (
        ROW.text_or("other", "none"),
        ROW.text_or("other", "gone", "deeper"),
        ROW.text_or("other", "text"),
    )
    assert ROW.moment("none") is None
    assert NOBODY == ROW.account("gone")


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda: ROW.text("gone"), "GET /x has no `gone`"),
        (lambda: ROW.text("text", "deeper"), "GET /x > text has no `deeper`"),
        (lambda: ROW.text("number"), "GET /x > number is no text"),
        (lambda: ROW.text("none"), "GET /x > none is no text"),
        (lambda: ROW.text_or("", "list"), "GET /x > list is no text"),
        (lambda: ROW.number("flag"), "GET /x > flag is no whole number"),
        (lambda: ROW.flag("number"), "GET /x > number is neither true nor false"),
        (lambda: list(ROW.rows("text")), "GET /x > text is no list"),
        (lambda: next(ROW.rows("list")).text(), r"GET /x > list\[0\] is no text"),
        (lambda: ROW.moment("text"), "GET /x > text is no time"),
        (lambda: ROW.moment("day"), "GET /x > day is a time without a zone"),
        (lambda: ROW.account("odd"), "GET /x > odd > login is no text"),
    ],
)
def test_what_is_not_as_described_is_an_error(ask: Callable[[], object], said: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(GitHubError, match=said):
        ask()
