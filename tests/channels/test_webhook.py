"""Signed JSON to an address of your own."""

from __future__ import annotations

import hashlib
import hmac
import json
from pathlib import Path

import pytest

from channels.parts import PAYLOAD, channel, record, tools
from loopback import Reply, Request, Service, serve
from masthead.channels.base import Adapter
from masthead.channels.webhook import _receipt, make
from masthead.http import Answer
from masthead.protocol.outcome import Ambiguous, Outcome, Refused, Sent
from masthead.record import Receipt, Record
from masthead.service import RetryClass

KEY = "hunter2"


def verified(request: Request) -> bool:
    """Check a signature as a receiver does."""
    words = dict(word.split("=", 1) for word in request.headers["masthead-signature"].split(","))
    signed = f"{words['t']}.".encode() + request.body
    return hmac.compare_digest(
        words["v1"], hmac.new(KEY.encode(), signed, hashlib.sha256).hexdigest()
    )


def receiver(request: Request) -> Reply:
    """Take what is signed."""
    return (200, {}, b"") if verified(request) else (401, {}, b"wrong signature")


def webhook(root: Path, url: object = "", **options: object) -> Adapter:
    """Return the adapter of a channel with a key."""
    page = channel(
        "webhook", options={"url": url, **options}, secrets={"signing_key": "LENTERA_KEY"}
    )
    return make(page, tools(root, {"LENTERA_KEY": KEY}))


def post(root: Path, service: Service, sent: Record | None = None, **options: object) -> Outcome:
    """Send a record to a service."""
    return webhook(root, service.url, **options).send(sent or record())


def test_the_json_has_exactly_the_promised_keys(tmp_path: Path) -> None:
    """A contract: whoever receives relies on it; the signature fits."""
    with serve(receiver) as service:
        assert Sent(Receipt("lamp@outbox")) == post(tmp_path, service)

    (request,) = service.requests
    body = json.loads(request.body)
    assert ["key", "post", "channel", "title", "parts", "media", "link", "lang"] == list(body)
    assert {key: PAYLOAD[key] for key in body} == body
    assert "application/json" == request.headers["content-type"]
    assert "t=1796634000" == request.headers["masthead-signature"].split(",")[0]
    assert "idempotency-key" not in request.headers


def test_the_json_names_a_format_that_text_and_files_do_not_show(tmp_path: Path) -> None:
    """A poll or a story; for all else the keys stay those that were promised."""
    with serve(receiver) as service:
        post(tmp_path, service, record(payload={**PAYLOAD, "format": "poll"}))

    (request,) = service.requests
    assert "poll" == json.loads(request.body)["format"]


def test_a_wrong_key_is_refused_by_the_receiver(tmp_path: Path) -> None:
    """The channel's credentials are dead then."""
    page = channel("webhook", secrets={"signing_key": "LENTERA_KEY"})
    with serve(receiver) as service:
        page = channel(
            "webhook", options={"url": service.url}, secrets={"signing_key": "LENTERA_KEY"}
        )
        outcome = make(page, tools(tmp_path, {"LENTERA_KEY": "wrong"})).send(record())

    assert isinstance(outcome, Refused)
    assert outcome.credentials


def test_a_receiver_that_knows_keys_gets_one(tmp_path: Path) -> None:
    """`idempotent: true` makes the channel K2; the key is that of the generation."""
    with serve(receiver) as service:
        post(tmp_path, service, record(key="lamp@outbox.2"), idempotent=True)

    assert "lamp@outbox.2" == service.requests[0].headers["idempotency-key"]
    assert RetryClass.IDEMPOTENCY_KEY is webhook(tmp_path, idempotent=True).capability.retry_class
    assert RetryClass.BLIND is webhook(tmp_path).capability.retry_class


@pytest.mark.parametrize(
    ("body", "receipt"),
    [
        (b'{"id": 7, "url": "https://a.example/7"}', Receipt("7", "https://a.example/7")),
        (b'{"id": "", "url": 5}', Receipt("lamp@outbox")),
        (b"[1]", Receipt("lamp@outbox")),
        (b"thank you", Receipt("lamp@outbox")),
    ],
)
def test_the_receivers_own_id_is_the_receipt(tmp_path: Path, body: bytes, receipt: Receipt) -> None:
    """Where its answer names one; else our key."""
    with serve(lambda _: (200, {}, body)) as service:
        assert Sent(receipt) == post(tmp_path, service)


def test_a_failing_receiver_is_ambiguous(tmp_path: Path) -> None:
    """It may have acted."""
    with serve(lambda _: (500, {}, b"")) as service:
        assert isinstance(post(tmp_path, service), Ambiguous)


def test_the_same_record_is_the_same_body(tmp_path: Path) -> None:
    """A repeat sends the same bytes."""
    with serve(receiver) as service:
        post(tmp_path, service)
        post(tmp_path, service)

    assert service.requests[0].body == service.requests[1].body


@pytest.mark.parametrize(
    ("options", "secrets", "environment", "obstacle"),
    [
        ({}, {"signing_key": "K"}, {"K": "x"}, "strategy/channels/outbox.md has no `url`"),
        ({"url": 5}, {"signing_key": "K"}, {"K": "x"}, "strategy/channels/outbox.md has no `url`"),
        (
            {"url": "http://window.example/hook"},
            {"signing_key": "K"},
            {"K": "x"},
            "strategy/channels/outbox.md: the `url` must start with https://",
        ),
        (
            {"url": "https://a.example"},
            {},
            {},
            "strategy/channels/outbox.md names no variable under `secrets.signing_key`",
        ),
        (
            {"url": "https://a.example"},
            {"signing_key": "K"},
            {"K": ""},
            "the environment variable K is not set",
        ),
    ],
)
def test_what_is_missing_is_said_before_anything_is_claimed(
    tmp_path: Path,
    options: dict[str, object],
    secrets: dict[str, str],
    environment: dict[str, str],
    obstacle: str,
) -> None:
    """The message names the page or the variable."""
    page = channel("webhook", options=options, secrets=secrets)

    assert obstacle == make(page, tools(tmp_path, environment)).obstacle()


def test_a_receipt_holds_web_addresses_only() -> None:
    """What a receiver calls the post's address is not taken for a link unless it is one."""
    bad = Answer(200, {}, b'{"url": "javascript:alert(1)"}')
    good = Answer(200, {}, b'{"url": "https://brand.example/1", "id": 7}')

    assert "" == _receipt(record(), bad, str).url
    assert Receipt("7", "https://brand.example/1") == _receipt(record(), good, str)


def echo(request: Request) -> tuple[int, dict[str, str], bytes]:
    """Answer as a careless receiver does: with the headers that it got."""
    signature = request.headers["masthead-signature"]
    said = {"id": f"got {signature}", "url": "https://a.example/" + signature[-64:]}
    return (200 if b"Good" in request.body else 400), {}, json.dumps(said).encode()


def test_no_reason_keeps_the_signature_that_a_receiver_sends_back(tmp_path: Path) -> None:
    """Neither whole nor in part: reasons stand in the ledger, in logs and in job summaries."""
    with serve(echo) as service:
        refused = post(tmp_path, service)
        whole = service.requests[0].headers["masthead-signature"]

    assert isinstance(refused, Refused)
    assert '"id": "got ***"' in refused.reason
    for piece in (whole, whole[-64:], whole[-40:]):
        assert piece not in refused.reason


def test_no_receipt_keeps_the_signature(tmp_path: Path) -> None:
    """The ledger is read by many."""
    with serve(echo) as service:
        sent = post(tmp_path, service, record(payload={**PAYLOAD, "parts": ["Good"]}))
        hex = service.requests[0].headers["masthead-signature"][-64:]

    assert isinstance(sent, Sent)
    assert "https://a.example/***" == sent.receipt.url
    assert hex not in sent.receipt.remote_id
