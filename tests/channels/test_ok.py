"""What is special about Odnoklassniki: signatures, photos, nobody can look, films by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from channels.peering import SECRET, adapter_of, described, message, runs
from masthead.channels.base import carry_out
from masthead.channels.ok import Ok, _judged, signature
from masthead.channels.wire import Reply
from masthead.health import Health
from masthead.protocol.effect import Look, Prepare
from masthead.protocol.outcome import Ambiguous, Refused
from masthead.record import Plan, Record, State
from servers import ok
from servers.lossy import instead, lose
from servers.ok import FakeOk
from servers.peer import Peer


@contextmanager
def service() -> Iterator[tuple[FakeOk, Peer]]:
    """Run an Odnoklassniki; at the end nothing broke its contract."""
    with ok.inside() as (fake, peer):
        yield fake, peer
        assert [] == fake.breaches


def group(peer: Peer, root: Path) -> Ok:
    """Return the adapter."""
    made = adapter_of(peer, root)
    assert isinstance(made, Ok)
    return made


def sending(peer: Peer, *texts: str, **more: Any) -> Record:
    """Return a delivery."""
    payload = message(peer, *(texts or ("A lamp.",)), **more)
    return Record("lamp", "outbox", State.SENDING, payload=payload)


def test_a_signature_is_that_of_the_pages() -> None:
    """The example of a published client (aiookru, "Executing requests")."""
    asked = {"method": "events.get", "application_key": "ABCDEFGHIGKLMNOPK", "format": "json"}
    token = "-s-84W-s3egarWUsbkq-IWTucuedzTKT8VUXIA.s4Xx8IW7"

    assert "232c8eb921951c4dba9b72606f9ddb4c" == signature(asked, token, "ABC123DEF456GHI789JKL123")


def test_a_link_is_a_block_of_its_own(tmp_path: Path) -> None:
    """Where there are no photos."""
    with service() as (fake, peer):
        link = "https://lentera.example"
        payload = message(peer, "A lamp.", link=link)
        record = runs(peer, tmp_path, payload).until_settled()
        runs(peer, tmp_path, {**payload, "media": [described("image")]}, "two").until_settled()

    kinds = [[block["type"] for block in topic["media"]] for topic in fake.topics]
    assert [["text", "link"], ["text", "photo"]] == kinds
    assert f"https://ok.ru/group/{ok.GROUP}/topic/{record.remote_id}" == record.url


def test_a_lost_answer_is_for_a_person(tmp_path: Path) -> None:
    """Nobody can tell whether the topic is there; looking says so."""
    with service() as (fake, peer):
        peer.proxy.begin(_1=lose)
        publisher = runs(peer, tmp_path, message(peer, "A lamp."))
        record = publisher.until_settled()
        seen = carry_out(publisher.adapter, Look(record))

    assert (State.UNKNOWN, 1) == (record.state, len(fake.topics))
    assert isinstance(seen, Ambiguous)


def test_a_film_is_a_bundle_for_a_person(tmp_path: Path) -> None:
    """Nothing is posted."""
    with service() as (fake, peer):
        payload = message(peer, "A lamp.") | {"media": [described("video")]}
        record = runs(peer, tmp_path, payload).until_settled()

    assert (Plan.PERSON, []) == (record.plan, fake.topics)


@pytest.mark.parametrize(
    ("fate", "reason"),
    [
        (
            instead(200, b'{"upload_url": "https://evil.example/up", "photo_ids": ["1"]}'),
            "Odnoklassniki named no address of its own to send photos to",
        ),
        (
            instead(200, b'{"upload_url": "", "photo_ids": []}'),
            "Odnoklassniki named no address of its own to send photos to",
        ),
    ],
)
def test_photos_go_to_no_other_host(fate: Any, reason: str, tmp_path: Path) -> None:
    """A definite refusal; nothing was sent there."""
    with service() as (fake, peer):
        peer.proxy.begin(_1=fate)
        record = runs(peer, tmp_path, message(peer, "A lamp.", media=True)).until_settled()

    assert (State.FAILED, reason, []) == (record.state, record.reason, fake.topics)


def test_an_upload_that_fails_shows_no_address(tmp_path: Path) -> None:
    """Whoever has it may send photos; nothing was posted, and it is tried again."""
    with service() as (_, peer):
        said = f'{{"error": "token-of-an-upload, {SECRET}"}}'.encode()
        peer.proxy.begin(_2=instead(403, said))
        refused = group(peer, tmp_path).send(sending(peer, media=True))
        peer.proxy.begin(_2=instead(200, b'{"photos": {}}'))
        missing = group(peer, tmp_path).send(sending(peer, media=True))
        peer.proxy.begin(_1=instead(503))
        away = group(peer, tmp_path).send(sending(peer, media=True))

    assert isinstance(refused, Refused)
    assert "token-of-an-upload" not in refused.reason
    assert Refused("Odnoklassniki did not take every photo", retryable=True) == missing
    assert isinstance(away, Refused)
    assert away.retryable


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (2, Ambiguous("Odnoklassniki answered 2: W.")),
        ("odd", Ambiguous("Odnoklassniki answered odd: W.")),
        (102, Refused("Odnoklassniki answered 102: W.", retryable=True, credentials=True)),
        (200, Refused("Odnoklassniki answered 200: W.", retryable=True, credentials=True)),
        (8, Refused("Odnoklassniki answered 8: W.", retryable=True, retry_after=600.0)),
        (454, Refused("Odnoklassniki answered 454: W.")),
    ],
)
def test_a_refusal_has_a_number(code: object, expected: Refused | Ambiguous) -> None:
    """With a status of 200; each number means something for the delivery."""
    assert expected == _judged(Reply({"error_code": code, "error_msg": "W."}))


def test_it_is_said_what_is_missing(tmp_path: Path) -> None:
    """The group's number, the app's key; and there are no threads and no second step."""
    with service() as (_, peer):
        page = peer.page
        peer.page = {**page, "account": "lentera"}
        assert group(peer, tmp_path).obstacle().endswith("has no `account`, the group's number")
        peer.page = {**page, "settings": {}}
        assert "`application_key` under `settings`" in group(peer, tmp_path).obstacle()
        made = group(peer, tmp_path)

    assert isinstance(carry_out(made, Prepare(sending(peer))), Refused)
    assert Refused("Odnoklassniki has no threads: write one part") == made.send(
        sending(peer, "One.", "Two.")
    )


def test_another_group_is_noticed(tmp_path: Path) -> None:
    """By its number."""
    with service() as (_, peer):
        peer.page = {**peer.page, "account": "12"}
        (found,) = group(peer, tmp_path).examine()

    assert (Health.BAD, "it is not there") == (found.health, found.said)


def test_an_odd_answer_and_a_medium_that_is_gone(tmp_path: Path) -> None:
    """The first decides nothing, the second is a refusal."""
    with service() as (_, peer):
        made = group(peer, tmp_path)
        peer.proxy.begin(_1=instead(200, b'{"id": 5}'))
        odd = made.send(sending(peer))
        gone = {**described("image"), "sha256": "0"}
        record = sending(peer)
        refused = made.send(replace(record, payload={**record.payload, "media": [gone]}))

    assert isinstance(odd, Ambiguous)
    assert isinstance(refused, Refused)
