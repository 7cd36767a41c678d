"""The Slack of the tests notices what the real one would refuse."""

from __future__ import annotations

import json
from typing import Any

from loopback import Reply, Request
from servers.peer import Clock
from servers.slack import CHANNEL, HOOK, TOKEN, FakeSlack


def ask(fake: FakeSlack, method: str, said: dict[str, Any], token: str = TOKEN) -> Any:
    """Return what it answers to a method."""
    headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
    reply = fake.answer(Request("POST", f"/{method}", headers, json.dumps(said).encode()))
    return json.loads(reply[2])


def hook(fake: FakeSlack, path: str, said: object) -> Reply:
    """Return what it answers to a webhook."""
    return fake.answer(Request("POST", path, {}, json.dumps(said).encode()))


def test_a_wrong_call_is_noticed() -> None:
    """Unknown fields, missing ones, signs that are not escaped, odd blocks."""
    fake = FakeSlack(Clock())
    blocks = [{"type": "rich_text", "block_id": "b" * 256, "elements": [{"elements": [{}]}]}]
    said = {"channel": CHANNEL, "text": "a < b", "link_names": True, "blocks": blocks}
    ask(fake, "chat.postMessage", {**said, "metadata": {"event_type": 1}})

    assert [
        "chat.postMessage: there is no field link_names",
        "a block's id of more than 255 characters",
        "a piece: type is missing",
        "metadata: event_type is 1",
        "metadata: event_payload is missing",
        "a text that is not escaped",
    ] == [fault for fault in fake.breaches if not fault.startswith("slack ")]
    assert 1 == sum(fault.startswith("slack chat.postMessage ") for fault in fake.breaches)


def test_it_says_no_as_slack_does() -> None:
    """With a status of 200."""
    fake = FakeSlack(Clock())
    meta = {"event_type": "a", "event_payload": {}}
    long = {"channel": CHANNEL, "text": "a" * 40_001, "metadata": meta}

    assert "invalid_auth" == ask(fake, "auth.test", {}, "x")["error"]
    assert "unknown_method" == ask(fake, "chat.shout", {})["error"]
    assert "channel_not_found" == ask(fake, "conversations.info", {"channel": "C1"})["error"]
    assert "msg_too_long" == ask(fake, "chat.postMessage", long)["error"]
    size = {"filename": "a", "length": "1"}
    assert (
        "alt_txt_too_large"
        == ask(fake, "files.getUploadURLExternal", {**size, "alt_txt": "a" * 1001})["error"]
    )
    assert "file_not_found" == ask(fake, "files.delete", {"file": "F1"})["error"]
    files = {"files": [{"id": "F1"}], "channel_id": CHANNEL}
    assert "file_not_found" == ask(fake, "files.completeUploadExternal", files)["error"]


def test_a_token_that_is_sent_to_an_upload_address_is_noticed() -> None:
    """The address is enough."""
    fake = FakeSlack(Clock(), files={"F1": {}})
    fake.answer(Request("POST", "/upload/v1/F1", {"authorization": "x"}, b"1"))

    assert ["the token was sent to an upload address"] == fake.breaches


def test_a_file_without_a_channel_is_private() -> None:
    """Nobody sees it."""
    fake = FakeSlack(Clock(), files={"F1": {"filename": "a", "length": "0", "content": b""}})

    assert ask(fake, "files.completeUploadExternal", {"files": [{"id": "F1"}]})["ok"] is True
    assert [] == fake.messages


def test_a_webhook_wants_its_key_and_a_text() -> None:
    """It answers in plain text."""
    fake = FakeSlack(Clock())

    assert (403, b"invalid_token") == hook(fake, "/services/T/B/k", {})[::2]
    assert (400, b"no_text") == hook(fake, HOOK, {})[::2]
    assert (200, b"ok") == hook(fake, HOOK, {"text": "One."})[::2]
    assert [] == fake.breaches
