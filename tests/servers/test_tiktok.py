"""The TikTok of the tests notices what the real one would refuse."""

from __future__ import annotations

import json
from typing import Any

import pytest

from loopback import Request
from servers.peer import Clock
from servers.tiktok import LEAST, LIFE, TOKEN, FakeTikTok, faults_of_pieces

SOURCE = {"source": "FILE_UPLOAD", "video_size": 9, "chunk_size": 9, "total_chunk_count": 1}
POST = {"title": "A lamp", "privacy_level": "SELF_ONLY"}


def ask(fake: FakeTikTok, path: str, said: dict[str, Any], token: str = TOKEN) -> tuple[int, Any]:
    """Return its answer to a request."""
    headers = {"authorization": f"Bearer {token}"}
    reply = fake.answer(Request("POST", path, headers, json.dumps(said).encode()))
    return reply[0], json.loads(reply[2])


def begin(fake: FakeTikTok, **post: Any) -> tuple[int, Any]:
    """Name an upload of a post."""
    said = {"source_info": SOURCE, "post_info": {**POST, **post}}
    return ask(fake, "/v2/post/publish/video/init/", said)


def put(fake: FakeTikTok, body: bytes, range: str, **headers: str) -> int:
    """Send a piece to the first upload."""
    path = "/video/?upload_id=v_pub_file~0"
    return fake.answer(Request("PUT", path, {"content-range": range, **headers}, body))[0]


@pytest.mark.parametrize(
    ("size", "piece", "count", "right"),
    [
        (LEAST - 1, LEAST - 1, 1, True),
        (LEAST - 1, 9, 1, False),
        (2 * LEAST + 1, LEAST, 2, True),
        (2 * LEAST + 1, LEAST, 3, False),
        (2 * LEAST, LEAST - 1, 2, False),
        (300_000_000, 129_000_000, 2, False),
        (9, 9, 0, False),
    ],
)
def test_the_rules_for_pieces(size: int, piece: int, count: int, right: bool) -> None:
    """As the guide Media Transfer says."""
    said = {**SOURCE, "video_size": size, "chunk_size": piece, "total_chunk_count": count}

    assert right is (not list(faults_of_pieces(said)))


def test_wrong_fields_are_noticed() -> None:
    """Unknown, missing, too long, of another type, not allowed."""
    fake = FakeTikTok(Clock())
    begin(fake, titel="b", title="ä" * 2201)
    ask(fake, "/v2/post/publish/inbox/video/init/", {"source_info": {**SOURCE, "video_size": 8}})
    ask(fake, "/v2/post/publish/status/fetch/", {})

    assert [
        "post_info: there is no field titel",
        "a title of more than 2,200 UTF-16 units",
        "a small film is one piece",
        "status: publish_id is missing",
    ] == fake.breaches
    assert 403 == begin(fake, privacy_level="FOLLOWER_OF_CREATOR")[0]


def test_a_film_arrives_in_order_and_in_time() -> None:
    """The last piece makes the post; the address needs no token, and ends."""
    fake = FakeTikTok(Clock())
    begin(fake)

    assert 416 == put(fake, b"12345", "bytes 4-8/9")
    assert 201 == put(fake, b"123456789", "bytes 0-8/9")
    assert ([], 1) == (fake.breaches, len(fake.posts()))
    begin(fake)
    put(fake, b"1", "bytes 0-8/9", authorization="Bearer x")
    assert ["a film is sent with the token", "a piece is not as long as it says"] == fake.breaches
    fake.clock.now += LIFE + 1
    assert 403 == put(fake, b"", "bytes 0-0/9")


def test_pieces_are_those_that_were_named() -> None:
    """Of one size, and so many."""
    fake = FakeTikTok(Clock())
    begin(fake)
    put(fake, b"1234", "bytes 0-3/9")
    put(fake, b"56789", "bytes 4-8/9")

    assert ["a piece is not of the size that was named", "other pieces than were named"] == (
        fake.breaches
    )


def test_who_is_not_known_gets_nothing() -> None:
    """A token, an upload, a path that there is not."""
    fake = FakeTikTok(Clock())

    assert 401 == ask(fake, "/v2/user/info/", {}, "other")[0]
    assert 400 == ask(fake, "/v2/post/publish/status/fetch/", {"publish_id": "x"})[0]
    assert 404 == ask(fake, "/v2/other/", {})[0]
