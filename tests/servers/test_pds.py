"""The Bluesky server answers as its adapter needs it to."""

from __future__ import annotations

import io
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from servers import running
from servers.lossy import QUICK, lossy
from servers.pds import POSTS, Account, Pds
from servers.pds import pds as run
from servers.running import client

RKEY = "3mabcdefghs22"
"""A key of the form that posts must have."""


def tokens(server: Pds, account: Account) -> str:
    """Sign in, and return the token."""
    body = {"identifier": account.handle, "password": account.password}
    token: str = server.call("com.atproto.server.createSession", body=body)["accessJwt"]
    return token


def put(url: str, token: str, account: Account, record: dict[str, Any]) -> httpx.Response:
    """Write a post under a known key where there is none yet."""
    body = {"repo": account.did, "collection": POSTS, "rkey": RKEY, "swapRecord": None}
    return client().post(
        f"{url}/xrpc/com.atproto.repo.putRecord",
        json={**body, "record": record},
        headers={"Authorization": f"Bearer {token}"},
    )


def post(text: str, **more: Any) -> dict[str, Any]:
    """Return a post."""
    return {"$type": POSTS, "text": text, "createdAt": "2026-12-07T09:00:00.000Z", **more}


def picture() -> bytes:
    """Return a small PNG."""
    content = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(content, "PNG")
    return content.getvalue()


def test_a_post_that_is_put_twice_is_there_once(pds: Pds) -> None:
    """The same key and content write nothing the second time: no new revision."""
    account = pds.account()
    token = tokens(pds, account)

    first = put(pds.url, token, account, post("Ремонт 🛠"))
    before = pds.revision(account)
    second = put(pds.url, token, account, post("Ремонт 🛠"))

    assert (200, 200) == (first.status_code, second.status_code)
    assert first.json()["cid"] == second.json()["cid"]
    assert before == pds.revision(account)
    assert ["Ремонт 🛠"] == [one["value"]["text"] for one in pds.records(account)]


@pytest.mark.parametrize("how", QUICK)
def test_a_lost_reply_leaves_one_post(pds: Pds, how: str) -> None:
    """However it was lost: asking again writes nothing more."""
    account = pds.account()
    token = tokens(pds, account)

    with lossy(pds.url) as proxy:
        proxy.begin(_1=QUICK[how])
        with suppress(httpx.HTTPError):
            put(proxy.url, token, account, post("One"))
        before = pds.revision(account)
        put(proxy.url, token, account, post("One"))

    assert 2 == len(proxy.asked)
    assert before == pds.revision(account)
    assert ["One"] == [one["value"]["text"] for one in pds.records(account)]


def test_another_post_under_the_same_key_is_refused(pds: Pds) -> None:
    """Nobody's post is overwritten."""
    account = pds.account()
    token = tokens(pds, account)

    put(pds.url, token, account, post("One"))
    got = put(pds.url, token, account, post("Two"))

    assert (400, "InvalidSwap") == (got.status_code, got.json()["error"])
    assert ["One"] == [one["value"]["text"] for one in pds.records(account)]


def test_a_picture_can_be_uploaded_and_shown(pds: Pds) -> None:
    """It is kept byte for byte once a post holds it."""
    account = pds.account()
    token = tokens(pds, account)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "image/png"}
    address = f"{pds.url}/xrpc/com.atproto.repo.uploadBlob"

    blob = client().post(address, content=picture(), headers=headers).json()["blob"]
    shown = {"$type": "app.bsky.embed.images", "images": [{"alt": "Teal", "image": blob}]}
    got = put(pds.url, token, account, post("Look", embed=shown))

    assert 200 == got.status_code
    assert picture() == pds.blob(account, blob["ref"]["$link"])


@pytest.mark.parametrize(
    ("record", "said"), [(post("a" * 301), "text"), ({"$type": POSTS}, "text"), (post(7), "text")]
)
def test_a_record_is_held_against_the_lexicons(pds: Pds, record: dict[str, Any], said: str) -> None:
    """Bluesky's own rules are what a wrong record meets."""
    account = pds.account()

    got = put(pds.url, tokens(pds, account), account, record)

    assert (400, "InvalidRequest") == (got.status_code, got.json()["error"])
    assert said in got.json()["message"]


def test_a_wrong_password_and_a_suspended_account_are_refused(pds: Pds) -> None:
    """In the same words: who has an app password is not told that the account is suspended."""
    account = pds.account()
    wrong = {"identifier": account.handle, "password": "wrong"}
    right = {"identifier": account.handle, "password": account.password}
    address = f"{pds.url}/xrpc/com.atproto.server.createSession"

    first = client().post(address, json=wrong)
    pds.take_down(account)
    second = client().post(address, json=right)

    for got in (first, second):
        assert (401, "AuthenticationRequired") == (got.status_code, got.json()["error"])


def test_a_server_that_is_not_installed_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The test fails with the way to get it: it is never passed over."""
    monkeypatch.setattr("servers.pds.NODE", tmp_path / "none")
    with pytest.raises(AssertionError, match="`make test` sets it up"), run(tmp_path / "a"):
        pass

    monkeypatch.setattr(running, "PEERS", tmp_path / "none")
    with pytest.raises(AssertionError, match="`make test` sets it up"):
        running.node()
