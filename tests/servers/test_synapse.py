"""The Matrix server answers as its adapter needs it to."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from servers.lossy import QUICK, lossy
from servers.running import client
from servers.synapse import Account, Synapse
from servers.synapse import synapse as run


def send(url: str, account: Account, room: str, text: str, key: str) -> httpx.Response:
    """Send a message under a key of the client's."""
    path = f"/_matrix/client/v3/rooms/{quote(room, safe='')}/send/m.room.message/{key}"
    return client().put(
        f"{url}{path}",
        json={"msgtype": "m.text", "body": text},
        headers={"Authorization": f"Bearer {account.token}"},
    )


def test_a_message_that_is_sent_twice_is_there_once(synapse: Synapse) -> None:
    """The same key from the same device names the same event."""
    account = synapse.account()
    room = synapse.room(account)

    first = send(synapse.url, account, room, "Ремонт 🛠", "key-1")
    second = send(synapse.url, account, room, "Ремонт 🛠", "key-1")

    assert (200, 200) == (first.status_code, second.status_code)
    assert first.json() == second.json()
    (event,) = synapse.events(account, room)
    assert ("Ремонт 🛠", "key-1") == (
        event["content"]["body"],
        event["unsigned"]["transaction_id"],
    )


@pytest.mark.parametrize("how", QUICK)
def test_a_lost_reply_leaves_one_message(synapse: Synapse, how: str) -> None:
    """However it was lost: asking again with the same key writes nothing more."""
    account = synapse.account()
    room = synapse.room(account)

    with lossy(synapse.url) as proxy:
        proxy.begin(_1=QUICK[how])
        with suppress(httpx.HTTPError):
            send(proxy.url, account, room, "One", "key-1")
        send(proxy.url, account, room, "One", "key-1")

    assert 2 == len(proxy.asked)
    assert ["One"] == [event["content"]["body"] for event in synapse.events(account, room)]


def test_a_key_holds_for_one_device(synapse: Synapse) -> None:
    """A new sign-in on the same device keeps it; another device does not."""
    account = synapse.account()
    room = synapse.room(account)
    send(synapse.url, account, room, "x", "key-1")

    send(synapse.url, synapse.sign_in(account, account.device_id), room, "x", "key-1")
    same = len(synapse.events(account, room))
    send(synapse.url, synapse.sign_in(account), room, "x", "key-1")
    other = len(synapse.events(account, room))

    assert (1, 2) == (same, other)


def test_a_token_that_was_signed_out_is_refused(synapse: Synapse) -> None:
    """As a token that was taken back."""
    account = synapse.account()
    room = synapse.room(account)
    synapse.sign_out(account)

    got = send(synapse.url, account, room, "x", "key-1")

    assert (401, "M_UNKNOWN_TOKEN") == (got.status_code, got.json()["errcode"])


def test_media_come_back_as_they_were(synapse: Synapse) -> None:
    """What is uploaded can be read by its address."""
    account = synapse.account()
    headers = {"Authorization": f"Bearer {account.token}", "Content-Type": "text/plain"}

    address = f"{synapse.url}/_matrix/media/v3/upload?filename=a.txt"
    made = client().post(address, content=b"bytes", headers=headers).json()["content_uri"]

    assert b"bytes" == synapse.media(account, made)


def test_a_server_that_is_not_installed_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The test fails with the way to get it: it is never passed over."""
    monkeypatch.setattr("servers.synapse.PEERS", tmp_path / "none")

    with pytest.raises(AssertionError, match="`make test` sets it up"), run(tmp_path / "a"):
        pass
