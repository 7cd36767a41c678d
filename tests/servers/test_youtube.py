"""The YouTube of the tests notices what the real one would refuse."""

from __future__ import annotations

import json
from typing import Any

import pytest

from loopback import Reply, Request
from servers.peer import Clock
from servers.youtube import CLIENT, LIFE, QUARTER, REFRESH, SECRET, TOKEN, FakeYouTube

ABOUT: dict[str, Any] = {
    "snippet": {"title": "A lamp", "description": "Bring it.", "categoryId": "22"},
    "status": {"privacyStatus": "public", "selfDeclaredMadeForKids": False},
}
PLACE = "/upload/youtube/v3/videos"
FORM = f"client_id={CLIENT}&client_secret={SECRET}&refresh_token={REFRESH}&grant_type=refresh_token"


@pytest.fixture
def fake() -> FakeYouTube:
    """Return one that somebody has signed in to."""
    made = FakeYouTube(Clock(), "http://127.0.0.1")
    assert 200 == made.answer(Request("POST", "/token", {}, FORM.encode()))[0]
    return made


def ask(fake: FakeYouTube, method: str, path: str, body: bytes = b"", **more: str) -> Reply:
    """Return its answer to a request with the token."""
    headers = {name.replace("_", "-"): value for name, value in more.items()}
    return fake.answer(
        Request(method, path, {"authorization": f"Bearer {TOKEN}-1", **headers}, body)
    )


def start(fake: FakeYouTube, about: dict[str, Any], size: str = "600000") -> Reply:
    """Start a session."""
    return ask(
        fake,
        "POST",
        f"{PLACE}?uploadType=resumable&part={','.join(about)}",
        json.dumps(about).encode(),
        x_upload_content_length=size,
        x_upload_content_type="video/mp4",
    )


def put(fake: FakeYouTube, body: bytes, range: str, type: str = "video/mp4") -> Reply:
    """Send a piece to the first session."""
    path = f"{PLACE}?uploadType=resumable&upload_id=session-0-is-a-key"
    return ask(fake, "PUT", path, body, content_range=range, content_type=type)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"title": ""}, "a title of 0 characters"),
        ({"title": "a" * 101}, "a title of 101 characters"),
        ({"description": "ü" * 2501}, "a description of more than 5,000 bytes"),
        ({"description": "1 < 2"}, "a sign that YouTube does not take"),
        ({"tags": ["a" * 251, "b" * 249]}, "tags of more than 500 characters"),
        ({"categoryId": "People"}, "a video has a category"),
    ],
)
def test_what_a_video_may_not_say(fake: FakeYouTube, changed: dict[str, Any], fault: str) -> None:
    """Lengths and signs."""
    start(fake, {**ABOUT, "snippet": {**ABOUT["snippet"], **changed}})

    assert [fault] == fake.breaches


def test_unknown_fields_are_noticed(fake: FakeYouTube) -> None:
    """By the types that are generated from Google's own description."""
    start(fake, {**ABOUT, "status": {"privacy": "public"}})
    start(fake, {"snippet": ABOUT["snippet"], "status": {"privacyStatus": "friends"}}, "many")

    assert "youtube POST /youtube/v3/videos $.status" in fake.breaches[0]
    assert "no such privacy" in fake.breaches


def test_a_session_takes_its_film_in_order(fake: FakeYouTube) -> None:
    """It says how far it is, and one film makes one video."""
    size = QUARTER + 9
    start(fake, ABOUT, str(size))

    assert (308, {}) == put(fake, b"", f"bytes */{size}", "")[:2]
    assert (308, {}) == put(fake, bytes(9), f"bytes {QUARTER}-{size - 1}/{size}")[:2]
    first = put(fake, bytes(QUARTER), f"bytes 0-{QUARTER - 1}/{size}")
    assert (308, {"Range": f"bytes=0-{QUARTER - 1}"}) == first[:2]
    assert 201 == put(fake, bytes(9), f"bytes {QUARTER}-{size - 1}/{size}")[0]
    assert 201 == put(fake, b"", f"bytes */{size}", "")[0]
    assert ([], 1) == (fake.breaches, len(fake.videos))
    fake.clock.now += LIFE + 1
    assert 404 == put(fake, b"", f"bytes */{size}", "")[0]


def test_wrong_pieces_are_noticed(fake: FakeYouTube) -> None:
    """Lengths, sizes, types, and a question that is none."""
    start(fake, ABOUT)
    put(fake, bytes(9), "bytes 0-8/600000", "video/webm")
    put(fake, bytes(9), "bytes 9-20/600000")
    put(fake, b"x", "bytes */600000")

    assert [
        "a piece is no multiple of 256 KiB",
        "a piece is of another type",
        "a piece is not as long as it says",
        "a piece is no multiple of 256 KiB",
        "asked with bytes */600000",
    ] == fake.breaches


def test_who_is_not_known_gets_nothing(fake: FakeYouTube) -> None:
    """Neither a token, nor an answer."""
    assert 400 == fake.answer(Request("POST", "/token", {}, b"grant_type=refresh_token"))[0]
    assert 401 == fake.answer(Request("GET", "/youtube/v3/channels", {}, b""))[0]
    assert 404 == ask(fake, "GET", "/youtube/v3/search")[0]
    assert 404 == put(fake, b"", "bytes */1", "")[0]
    ask(fake, "GET", "/youtube/v3/playlistItems?playlistId=x&maxResults=99")
    assert 1 == len(fake.breaches)
