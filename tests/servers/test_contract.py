"""What services publish of themselves is read right: known requests fit, wrong ones do not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from servers import contract
from servers.contract import faults_of_answer, faults_of_request, operations

TELEGRAM = {"message_id": 1, "date": 3, "chat": {"id": 1, "type": "channel", "title": "Repair"}}
DISCORD = "discord POST /channels/{channel_id}/messages"
WEBHOOK = "discord POST /webhooks/{webhook_id}/{webhook_token}"
VIDEO = {"snippet": {"title": "A", "tags": ["b"]}, "status": {"privacyStatus": "private"}}
PICTURE = {"source_type": "image_url", "url": "https://hub.example/a.png"}


@pytest.mark.parametrize(
    ("operation", "value"),
    [
        (
            "telegram sendMessage",
            {
                "chat_id": "@repair",
                "text": "a",
                "link_preview_options": {"is_disabled": True},
                "reply_parameters": {"message_id": 3},
            },
        ),
        (
            "slack chat.postMessage",
            {
                "channel": "C1",
                "text": "a",
                "unfurl_links": False,
                "metadata": {"event_type": "masthead", "event_payload": {"key": "1"}},
            },
        ),
        (DISCORD, {"content": "a", "nonce": "1", "enforce_nonce": True}),
        (WEBHOOK, {"content": "a", "allowed_mentions": {"parse": []}}),
        ("mastodon POST /api/v1/statuses", {"status": "a", "media_ids": ["1"], "language": "en"}),
        ("vk wall.post", {"owner_id": -1, "from_group": 1, "message": "a", "guid": "1"}),
        ("youtube POST /youtube/v3/videos", VIDEO),
        ("x POST /2/tweets", {"text": "a", "reply": {"in_reply_to_tweet_id": "1"}}),
        ("x POST /2/media/metadata", {"id": "1", "metadata": {"alt_text": {"text": "a"}}}),
        ("facebook POST /{page}/feed", {"message": "a", "access_token": "t"}),
        ("facebook POST /{page}/photos", {"published": False, "alt_text_custom": "a"}),
        ("instagram POST /{user}/media", {"image_url": "u", "alt_text": "a", "caption": "b"}),
        ("pinterest POST /v5/pins", {"board_id": "1", "alt_text": "a", "media_source": PICTURE}),
    ],
)
def test_a_right_request_fits(operation: str, value: dict[str, Any]) -> None:
    """And one more key, that no service knows, does not."""
    assert [] == faults_of_request(operation, value)
    assert [] != faults_of_request(operation, {**value, "colour_of_nothing": 1})


@pytest.mark.parametrize(
    ("operation", "value", "said"),
    [
        ("telegram sendMessage", {"chat_id": "@a"}, "'text' is a required property"),
        ("vk wall.post", {"from_group": True}, "True is not one of [0, 1]"),
        ("youtube POST /youtube/v3/videos", {"snippet": {"titel": "a"}}, "titel"),
        ("x POST /2/tweets", {"reply": {"in_reply_to": "1"}}, "in_reply_to"),
        ("pinterest POST /v5/pins", {"title": "a" * 101}, "is too long"),
        ("pinterest POST /v5/pins", {"media_source": {**PICTURE, "url": 1}}, "media_source"),
        (WEBHOOK, {"content": "a", "nonce": "1"}, "nonce"),
    ],
)
def test_a_wrong_request_is_told(operation: str, value: dict[str, Any], said: str) -> None:
    """With the place and the fault."""
    assert said in "\n".join(faults_of_request(operation, value))


@pytest.mark.parametrize(
    ("operation", "right", "wrong"),
    [
        ("telegram sendMessage", {**TELEGRAM, "text": "a"}, TELEGRAM),
        ("vk wall.post", {"post_id": 1}, {"post_id": "1"}),
        ("slack chat.postMessage", {"ok": True, "ts": "1.2"}, {"ok": "yes"}),
        ("x POST /2/tweets", {"data": {"id": "1", "text": "a"}}, {"data": {"id": "1"}}),
    ],
)
def test_answers_are_published_too(operation: str, right: object, wrong: object) -> None:
    """A fake is held to them."""
    assert [] == faults_of_answer(operation, right)
    assert [] != faults_of_answer(operation, wrong)


def test_every_service_with_a_contract_is_there() -> None:
    """Those that publish nothing have contracts of our own."""
    services = {name.partition(" ")[0] for name in operations("requests")}

    assert {
        "discord",
        "facebook",
        "instagram",
        "mastodon",
        "pinterest",
        "slack",
        "telegram",
        "vk",
        "x",
        "youtube",
    } == services


def test_an_operation_that_is_not_known_is_said() -> None:
    """Rather than passed over."""
    with pytest.raises(AssertionError, match="nothing is published of the requests of slack x"):
        faults_of_request("slack x", {})


def test_contracts_that_are_not_installed_are_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The test fails with the way to get them: it is never passed over."""
    monkeypatch.setattr(contract, "PUBLISHED", tmp_path)

    with pytest.raises(AssertionError, match="`make test` sets it up"):
        contract._published.__wrapped__("requests")
