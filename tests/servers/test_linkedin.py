"""The LinkedIn of the tests notices what the real one would refuse."""

from __future__ import annotations

import json
from typing import Any

import pytest

from loopback import Request
from servers.linkedin import PAGE_URN, PERSON_URN, TOKEN, VERSION, FakeLinkedIn
from servers.linkedin_contract import people_read
from servers.peer import Clock

POST = {
    "author": PAGE_URN,
    "commentary": "One.",
    "visibility": "PUBLIC",
    "distribution": {},
    "lifecycleState": "PUBLISHED",
}


def ask(
    fake: FakeLinkedIn, method: str, path: str, said: object = None, **headers: str
) -> tuple[int, Any]:
    """Return its status and its answer."""
    usual = {
        "authorization": f"Bearer {TOKEN}",
        "linkedin-version": VERSION,
        "x-restli-protocol-version": "2.0.0",
    }
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    body = b"" if said is None else json.dumps(said).encode()
    reply = fake.answer(Request(method, path, {**usual, **named}, body))
    return reply[0], json.loads(reply[2] or b"null")


def test_a_wrong_post_is_noticed() -> None:
    """Unknown fields, missing ones, files that are not there, a text that is cut off."""
    fake = FakeLinkedIn(Clock(), PAGE_URN)
    content = {"multiImage": {"images": [{"id": "urn:li:image:x", "alt": "y"}]}, "poll": {"a": 1}}
    odd = {**POST, "commentary": "a (b", "content": content, "text": "c"}
    ask(fake, "POST", "/rest/posts", odd, x_restli_protocol_version="1")

    assert [
        "no X-Restli-Protocol-Version",
        "post: there is no field text",
        "a text that is cut off: a (b",
        "a number of pictures that no post has",
        "a medium: there is no field alt",
        "there is no urn:li:image:x",
        "poll: there is no field a",
    ] == fake.breaches


def test_it_says_no_as_linkedin_does() -> None:
    """A version that has ended, somebody else's page, the same text twice."""
    fake = FakeLinkedIn(Clock(), PAGE_URN)

    assert 401 == ask(fake, "GET", "/rest/posts", authorization="Bearer x")[0]
    assert 426 == ask(fake, "GET", "/rest/posts", linkedin_version="202401")[0]
    assert 404 == ask(fake, "GET", "/rest/likes")[0]
    assert 201 == ask(fake, "POST", "/rest/posts", POST)[0]
    assert "DUPLICATE_POST" == ask(fake, "POST", "/rest/posts", POST)[1]["code"]
    assert 403 == ask(fake, "POST", "/rest/posts", {**POST, "author": PERSON_URN})[0]
    assert 422 == ask(fake, "POST", "/rest/posts", {**POST, "commentary": "a" * 6001})[0]
    change = {"patch": {"$set": {"commentary": "a"}}}
    assert 404 == ask(fake, "POST", "/rest/posts/u", change, x_restli_method="PARTIAL_UPDATE")[0]
    assert 404 == ask(fake, "GET", "/rest/posts/u")[0]
    said = {"actor": PAGE_URN, "object": "u", "message": {"text": "a"}}
    assert 404 == ask(fake, "POST", "/rest/socialActions/u/comments", said)[0]
    assert [] == fake.breaches


def test_an_odd_look_or_upload_is_noticed() -> None:
    """A token where none belongs, a part without its mark, another author."""
    known = {"urn": "u", "content": b"", "kind": "videos", "done": False}
    fake = FakeLinkedIn(Clock(), PAGE_URN, files={"video-0": known})
    ask(fake, "PUT", "/upload/video-0", {})
    end = {"video": "u", "uploadToken": "", "uploadedPartIds": [""]}
    ask(fake, "POST", "/rest/videos?action=finalizeUpload", {"finalizeUploadRequest": end})
    ask(fake, "GET", "/rest/posts?q=author&author=u", x_restli_method="FINDER")

    assert [
        "an upload of videos with the wrong headers",
        "a part without its mark",
        "odd finder {'q': 'author', 'author': 'u'}",
    ] == fake.breaches


def test_nobody_lists_the_posts_of_a_person() -> None:
    """The right for it is given to few."""
    fake = FakeLinkedIn(Clock(), PERSON_URN)

    assert 403 == ask(fake, "GET", "/rest/posts?q=author", x_restli_method="FINDER")[0]


def test_an_unknown_token_is_not_active() -> None:
    """As introspection tells it."""
    fake = FakeLinkedIn(Clock(), PAGE_URN)
    body = b"client_id=a&client_secret=b&token=c"
    reply = fake.answer(Request("POST", "/oauth/v2/introspectToken", {}, body))

    assert json.loads(reply[2])["active"] is False


@pytest.mark.parametrize(
    ("commentary", "expected"),
    [
        (r"a \(b\) {hashtag|\#|c\_d} @[E F](urn:li:person:1)", "a (b) #c_d E F"),
        ("a (b)", None),
        ("a_b", None),
        ("#a", None),
        ("\\a", None),
    ],
)
def test_people_read_to_the_first_bare_sign(commentary: str, expected: str | None) -> None:
    """After it there is nothing."""
    assert expected == people_read(commentary)
