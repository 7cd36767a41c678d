"""The Discord of the tests notices what the real one would refuse."""

from __future__ import annotations

import json
from typing import Any

from loopback import Request
from servers.discord import CHANNEL, HOOK, TOKEN, FakeDiscord
from servers.peer import Clock


def ask(fake: FakeDiscord, method: str, path: str, said: object = None) -> tuple[int, Any]:
    """Return its status and its answer."""
    body = b"" if said is None else json.dumps(said).encode()
    headers = {"authorization": f"Bot {TOKEN}", "content-type": "application/json"}
    reply = fake.answer(Request(method, path, headers, body))
    return reply[0], json.loads(reply[2] or b"null")


def test_a_wrong_message_is_noticed() -> None:
    """Unknown fields, too long ones, mentions that are not switched off."""
    fake = FakeDiscord(Clock())
    attachments = [{"id": 0, "description": "a" * 1025}]
    said = {"content": "a" * 2001, "nonce": "b" * 26, "tts": True, "attachments": attachments}
    ask(fake, "POST", f"/channels/{CHANNEL}/messages", said)

    assert [
        "no field tts",
        "a text of more than 2,000 characters",
        "a nonce of more than 25 characters",
        "mentions are not switched off",
        "files and attachments do not go together",
        "a description of more than 1,024 characters",
    ] == [fault for fault in fake.breaches if not fault.startswith("discord ")]


def test_a_webhook_has_no_nonce() -> None:
    """And without `wait` it does not answer with the message."""
    fake = FakeDiscord(Clock())
    said = {"content": "a", "allowed_mentions": {"parse": []}}

    assert (204, None) == ask(fake, "POST", HOOK, said)
    assert 200 == ask(fake, "POST", f"{HOOK}?wait=true", {**said, "nonce": "1"})[0]
    assert ["no field nonce", True] == [fake.breaches[0], "nonce" in fake.breaches[1]]
    assert 10015 == ask(fake, "GET", "/api/v10/webhooks/1/x")[1]["code"]
    assert 405 == ask(fake, "PUT", HOOK)[0]
    assert 404 == ask(fake, "PATCH", f"{HOOK}/messages/1", said)[0]
    assert 404 == ask(fake, "GET", "/channels/1")[0]
