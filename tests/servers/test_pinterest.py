"""The Pinterest of the tests notices what the real one would refuse."""

from __future__ import annotations

import json
from typing import Any

import pytest

from loopback import Request
from servers.peer import Clock
from servers.pinterest import BOARD, TOKEN, FakePinterest

SOURCE = {"source_type": "image_base64", "content_type": "image/png", "data": "YQ=="}
PIN = {"board_id": BOARD, "media_source": SOURCE}


def ask(fake: FakePinterest, method: str, path: str, said: object = None, key: str = TOKEN) -> Any:
    """Return the status of what it answers."""
    headers = {"authorization": f"Bearer {key}"}
    body = b"" if said is None else json.dumps(said).encode()
    return fake.answer(Request(method, f"/v5/{path}", headers, body))[0]


@pytest.mark.parametrize(
    "more",
    [
        {"title": "a" * 101},
        {"description": "a" * 801},
        {"alt_text": "a" * 501},
        {"colour": "red"},
        {"media_source": {**SOURCE, "content_type": "image/webp"}},
        {"media_source": {"source_type": "multiple_image_base64", "items": [SOURCE] * 6}},
    ],
)
def test_a_wrong_pin_is_noticed(more: dict[str, Any]) -> None:
    """By Pinterest's own types."""
    fake = FakePinterest(Clock())
    ask(fake, "POST", "pins", {**PIN, **more})

    assert [] != fake.breaches


def test_it_says_no_as_pinterest_does() -> None:
    """To others, to another board, to a pin that is not there."""
    fake = FakePinterest(Clock())

    assert 401 == ask(fake, "GET", "user_account", key="x")
    assert [404] * 4 == [
        ask(fake, "POST", "pins", {**PIN, "board_id": "5"}),
        ask(fake, "GET", "boards/5"),
        ask(fake, "DELETE", "pins/5"),
        ask(fake, "PATCH", "pins/5", {}),
    ]
    assert [] == fake.breaches


def test_a_list_must_be_asked_for_rightly() -> None:
    """By its own parameters."""
    fake = FakePinterest(Clock())
    ask(fake, "GET", f"boards/{BOARD}/pins?page_size=500&sort=new")

    assert ["no parameter sort", "page_size is not from 1 to 250"] == fake.breaches
