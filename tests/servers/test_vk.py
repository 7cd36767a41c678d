"""The VK of the tests notices what the real one would refuse."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from loopback import Request
from servers.peer import Clock
from servers.vk import GROUP, SERVICE, TOKEN, FakeVk

OWN = {"owner_id": f"-{GROUP}"}


def ask(fake: FakeVk, method: str, said: dict[str, str], key: str = TOKEN, v: str = "5.199") -> Any:
    """Return what it answers to a method."""
    body = urlencode({**said, "access_token": key, "v": v}).encode()
    return json.loads(fake.answer(Request("POST", f"/method/{method}", {}, body))[2])


def test_a_wrong_call_is_noticed() -> None:
    """Unknown fields, another version, another wall, not in the name of the community."""
    fake = FakeVk(Clock())
    ask(fake, "wall.post", {"owner_id": "-5", "message": "a", "colour": "red"}, v="5.81")
    ask(fake, "wall.get", {**OWN, "count": "500"}, SERVICE)
    ask(fake, "wall.createComment", {**OWN, "post_id": "10", "message": "b", "sticker_id": "1"})

    told = "\n".join(fake.breaches)
    for words in (
        "the version is '5.81'",
        "colour",
        "the owner is -5",
        "not in the name of the community",
        "count is not from 1 to 100",
        "there is no field sticker_id",
    ):
        assert words in told
    assert 2 == told.count("not in the name of the community")


def test_each_key_does_its_own() -> None:
    """The community's posts, the app's reads; any other does nothing."""
    fake = FakeVk(Clock())
    codes = [
        ask(fake, "wall.get", OWN)["error"]["error_code"],
        ask(fake, "photos.getWallUploadServer", {"group_id": GROUP})["error"]["error_code"],
        ask(fake, "wall.post", {**OWN, "message": "a"}, SERVICE)["error"]["error_code"],
        ask(fake, "wall.post", OWN, "x")["error"]["error_code"],
    ]

    assert ([27, 27, 28, 5], []) == (codes, fake.wall)


def test_it_says_no_as_vk_does() -> None:
    """To nothing, and to two links."""
    fake = FakeVk(Clock())
    mine = {**OWN, "from_group": "1"}
    two = {**mine, "attachments": "https://a.example,https://b.example"}

    assert 100 == ask(fake, "wall.post", mine)["error"]["error_code"]
    assert 222 == ask(fake, "wall.post", two)["error"]["error_code"]
    assert [] == fake.breaches
