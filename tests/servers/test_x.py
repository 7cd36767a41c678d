"""The X of the tests notices what the real one would refuse."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from loopback import Request
from masthead.channels.x.signing import Keys, authorization
from servers.peer import Clock
from servers.x import ACCOUNT, KEYS, FakeX

HOME = "https://x.test"


def ask(
    fake: FakeX,
    method: str,
    path: str,
    said: object = None,
    *,
    keys: Mapping[str, str] = KEYS,
    nonce: str = "",
) -> tuple[int, Any]:
    """Return what it answers to a signed request."""
    fake.url = HOME
    made = Keys(*(keys[name] for name in ("key", "key_secret", "token", "token_secret")))
    once = nonce or f"n{len(fake.nonces)}"
    header = authorization(made, method, f"{HOME}{path}", fake.clock(), once)
    headers = {"authorization": header, "content-type": "application/json"}
    body = b"" if said is None else json.dumps(said).encode()
    status, _, answer = fake.answer(Request(method, path, headers, body))
    return status, json.loads(answer)


def test_a_signature_that_does_not_fit_is_refused() -> None:
    """With another secret, another parameter, a used nonce, or at another time."""
    fake = FakeX(Clock())
    wrong = [ask(fake, "GET", "/2/users/me", keys={**KEYS, name: "x"})[0] for name in KEYS]
    header = authorization(Keys(*KEYS.values()), "GET", f"{HOME}/2/tweets?ids=1", fake.clock(), "n")
    other = Request("GET", "/2/tweets?ids=2", {"authorization": header}, b"")
    first, again = (ask(fake, "GET", "/2/users/me", nonce="once")[0] for _ in range(2))
    bare = fake.answer(Request("GET", "/2/users/me", {}, b""))[0]
    header = authorization(Keys(*KEYS.values()), "GET", f"{HOME}/2/users/me", 5.0, "late")
    late = fake.answer(Request("GET", "/2/users/me", {"authorization": header}, b""))[0]

    assert [401] * 4 == wrong
    assert (401, 200, 401, 401, 401) == (fake.answer(other)[0], first, again, bare, late)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/2/tweets", {"text": "a", "reply": {"in_reply_to": "1"}}),
        ("/2/tweets", {"text": "a", "colour": "red"}),
        ("/2/media/upload/initialize", {"media_type": "image/svg+xml"}),
    ],
)
def test_a_wrong_request_is_noticed(path: str, said: object) -> None:
    """By X's own types."""
    fake = FakeX(Clock())
    ask(fake, "POST", path, said)

    assert [] != fake.breaches


def test_it_says_no_as_x_does() -> None:
    """A text that is too long or was just posted, an answer to nothing, media that are missing."""
    fake = FakeX(Clock())
    first, again = (ask(fake, "POST", "/2/tweets", {"text": "A lamp."}) for _ in range(2))
    cases: list[dict[str, Any]] = [
        {"text": "ж" * 281},
        {},
        {"text": "b", "reply": {"in_reply_to_tweet_id": "1"}},
        {"text": "c", "media": {"media_ids": ["9"]}},
    ]

    assert (201, 403) == (first[0], again[0])
    assert [400] * 4 == [ask(fake, "POST", "/2/tweets", said)[0] for said in cases]
    assert 404 == ask(fake, "GET", "/2/users/12/tweets")[0]
    assert 404 == ask(fake, "POST", "/2/media/upload/5/finalize")[0]
    assert 404 == ask(fake, "DELETE", "/2/tweets/5")[0]
    assert [] == fake.breaches


def test_a_list_must_be_asked_for_rightly() -> None:
    """Its parameters and fields are known; posts show a little late."""
    fake = FakeX(Clock())
    ask(fake, "POST", "/2/tweets", {"text": "A lamp."})
    path = f"/2/users/{ACCOUNT}/tweets?start_time=2026-12-01T00%3A00%3A00Z&max_results"
    early = ask(fake, "GET", f"{path}=5")[1]
    ask(fake, "GET", f"{path}=500&colour=red&post.fields=shade")

    assert {"meta": {"result_count": 0}} == early
    assert ["no parameter colour", "no field shade", "max_results is not from 5 to 100"] == (
        fake.breaches
    )


def test_a_file_must_be_whole_and_its_kind_alone() -> None:
    """All bytes that were announced; no film beside a picture."""
    fake = FakeX(Clock())
    begin = {"media_type": "image/png", "total_bytes": 9, "media_category": "tweet_image"}
    id = ask(fake, "POST", "/2/media/upload/initialize", begin)[1]["data"]["id"]
    short = ask(fake, "POST", f"/2/media/upload/{id}/finalize")[0]
    fake.files |= {"1": {"media_category": "tweet_video", "done": True, "alt": ""}}
    fake.files |= {"2": {"media_category": "tweet_image", "done": True, "alt": ""}}
    ask(fake, "POST", "/2/tweets", {"media": {"media_ids": ["1", "2"]}})
    long = {"alt_text": {"text": "a" * 1001}}
    ask(fake, "POST", "/2/media/metadata", {"id": "2", "metadata": long})
    fake.files["1"]["asked"] = 0
    ask(fake, "GET", "/2/media/upload?command=LOOK&media_id=1")

    assert 400 == short
    assert [
        "media that do not go together: ['tweet_video', 'tweet_image']",
        "a description of more than 1,000 characters",
        "the command is not STATUS",
    ] == fake.breaches
