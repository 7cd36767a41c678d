"""The Telegram of the tests notices what the real one would refuse."""

from __future__ import annotations

import json
from typing import Any

from loopback import Request
from servers.peer import Clock
from servers.telegram import CHAT, TOKEN, FakeTelegram


def ask(fake: FakeTelegram, method: str, said: dict[str, Any], token: str = TOKEN) -> str:
    """Return how it answers to a method: nothing, or why it refuses."""
    headers = {"content-type": "application/json"}
    path = f"/bot{token}/{method}"
    reply = fake.answer(Request("POST", path, headers, json.dumps(said).encode()))
    found: dict[str, str] = json.loads(reply[2])
    return found.get("description", "")


def test_a_wrong_call_is_noticed() -> None:
    """Unknown fields, in the options too, and files that are not there."""
    fake = FakeTelegram(Clock())
    said = {"chat_id": CHAT, "text": "a", "link_preview_options": {"is_off": True}, "txt": "b"}
    ask(fake, "sendMessage", said)
    ask(fake, "sendPhoto", {"chat_id": CHAT, "photo": "attach://file0"})
    ask(fake, "sendMediaGroup", {"chat_id": CHAT, "media": [{"type": "photo", "media": "x"}] * 2})

    assert [
        "sendMessage: there is no field txt",
        "link_preview_options: there is no field is_off",
        "there is no file for attach://file0",
        "there is no file for x",
        "there is no file for x",
    ] == [fault for fault in fake.breaches if not fault.startswith("telegram ")]
    assert 2 == sum(fault.startswith("telegram sendMessage ") for fault in fake.breaches)


def test_it_says_no_as_telegram_does() -> None:
    """Each with its description."""
    fake = FakeTelegram(Clock())
    one = {"chat_id": CHAT}

    assert "Unauthorized" == ask(fake, "getMe", {}, "1:x")
    assert "Not Found" == ask(fake, "shout", {})
    assert "chat not found" in ask(fake, "getChat", {"chat_id": "@x"})
    assert "too long" in ask(fake, "sendMessage", {**one, "text": "a" * 4097})
    photo = {**one, "photo": "attach://file0", "caption": "a" * 1025}
    assert "too long" in ask(fake, "sendPhoto", photo)
    assert "is empty" in ask(fake, "sendMessage", {**one, "text": ""})
    assert "wrong number" in ask(fake, "sendMediaGroup", {**one, "media": []})
    assert "edit not found" in ask(fake, "editMessageText", {**one, "message_id": 1, "text": "a"})
    ask(fake, "sendMessage", {**one, "text": "a"})
    same = {**one, "message_id": 7}
    assert "not modified" in ask(fake, "editMessageText", {**same, "text": "a"})
    assert "no text" in ask(fake, "editMessageCaption", {**same, "caption": "b"})
