"""What is special about Pinterest: boards, carousels, trial access, films by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from channels.peering import adapter_of, described, message, runs
from masthead.channels.base import carry_out
from masthead.channels.pinterest import Pinterest, _seconds
from masthead.health import Health
from masthead.protocol.effect import Prepare
from masthead.protocol.outcome import Absent, Ambiguous, Refused, Sent
from masthead.record import Plan, Record, State
from servers import pinterest
from servers.lossy import instead
from servers.peer import Peer
from servers.pinterest import FakePinterest

TRIAL = b'{"code": 29, "message": "Apps with Trial access may not create Pins in production"}'


@contextmanager
def service() -> Iterator[tuple[FakePinterest, Peer]]:
    """Run a Pinterest; at the end nothing broke its contract."""
    with pinterest.inside() as (fake, peer):
        yield fake, peer
        assert [] == fake.breaches


def board(peer: Peer, root: Path) -> Pinterest:
    """Return the adapter."""
    made = adapter_of(peer, root)
    assert isinstance(made, Pinterest)
    return made


def sending(peer: Peer, *texts: str, **more: Any) -> Record:
    """Return a delivery that may have been sent."""
    payload = message(peer, *(texts or ("A lamp.",)), **more)
    return Record("lamp", "outbox", State.SENDING, first_sent=peer.clock(), payload=payload)


def test_a_pin_has_title_link_and_text(tmp_path: Path) -> None:
    """Each in a field of its own."""
    with service() as (fake, peer):
        more = {"title": "A lamp", "link": "https://lentera.example"}
        record = runs(peer, tmp_path, message(peer, "Of brass.", **more)).until_settled()

    (pin,) = fake.pins
    assert ("A lamp", "Of brass.", "https://lentera.example") == (
        pin["title"],
        pin["description"],
        pin["link"],
    )
    assert f"https://www.pinterest.com/pin/{pin['id']}/" == record.url


def test_several_pictures_are_a_carousel(tmp_path: Path) -> None:
    """With the first one's alternative text: Pinterest keeps one."""
    with service() as (fake, peer):
        two = [described("image"), {**described("image"), "alt": "Another."}]
        record = runs(peer, tmp_path, message(peer, "A lamp.") | {"media": two}).until_settled()

    assert (State.PUBLISHED, ["A brass lamp."]) == (
        record.state,
        [pin["alt_text"] for pin in fake.pins],
    )


def test_a_film_is_a_bundle_for_a_person(tmp_path: Path) -> None:
    """Nothing is pinned."""
    with service() as (fake, peer):
        payload = message(peer, "A lamp.") | {"media": [described("video")]}
        record = runs(peer, tmp_path, payload).until_settled()

    assert (Plan.PERSON, []) == (record.plan, fake.pins)


def test_trial_access_waits_for_a_person(tmp_path: Path) -> None:
    """The delivery stays, and the reason says what to ask Pinterest for."""
    with service() as (fake, peer):
        peer.proxy.begin(_1=instead(403, TRIAL))
        record = runs(peer, tmp_path, message(peer, "A lamp.")).run()
        peer.proxy.begin(_1=instead(403, b'{"code": 7, "message": "No."}'))
        other = board(peer, tmp_path).send(sending(peer))

    assert (State.CLAIMED, []) == (record.state, fake.pins)
    assert record.reason.startswith("the app has trial access, and needs standard access to pin")
    assert isinstance(other, Refused)
    assert not other.retryable


def test_a_look_goes_through_the_board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Page after page; a pin of before is not ours; one without a date is taken for ours."""
    monkeypatch.setattr("masthead.channels.pinterest.PAGE", 2)
    with service() as (fake, peer):
        made, wanted = board(peer, tmp_path), sending(peer)
        made.send(wanted)
        (mine,) = fake.pins
        others = [{**mine, "id": str(n), "description": "Other."} for n in range(5)]
        old = {**mine, "id": "9", "created_at": "2020-01-01T20:10:40"}
        fake.pins[:] = [*others, old]
        absent = made.look(wanted)
        fake.pins.append({**mine, "created_at": "odd"})
        found = made.look(wanted)
        fake.pins[:] = others * 9
        lost = made.look(wanted)
        peer.proxy.begin(_1=instead(503))
        unknown = made.look(wanted)

    assert (Absent, Ambiguous, Ambiguous) == (type(absent), type(lost), type(unknown))
    assert isinstance(found, Sent)
    assert mine["id"] == found.receipt.remote_id


def test_a_time_without_a_zone_is_utc() -> None:
    """As Pinterest writes it."""
    assert 1_577_909_440.0 == _seconds("2020-01-01T20:10:40")
    assert 1_577_909_440.0 == _seconds("2020-01-01T20:10:40+00:00")
    assert 0.0 == _seconds("yesterday")


def test_a_pin_gets_another_text(tmp_path: Path) -> None:
    """With its title and link; a refusal is one."""
    with service() as (fake, peer):
        publisher = runs(peer, tmp_path, message(peer, "A lamp."))
        made, record = board(peer, tmp_path), publisher.until_settled()
        changed = replace(record, payload={**record.payload, "parts": ["A table."]})
        done = made.edit(changed)
        peer.proxy.begin(_1=instead(403), _2=instead(403), _3=instead(403))
        refused = [made.edit(changed), made.retract(record), made.metrics(record)]

    assert Sent(record.receipts[0]) == done
    assert ["A table."] == [pin["description"] for pin in fake.pins]
    assert [Refused] * 3 == [type(one) for one in refused]


def test_its_numbers_are_read(tmp_path: Path) -> None:
    """Of the pin's whole life."""
    with service() as (_, peer):
        record = runs(peer, tmp_path, message(peer, "A lamp.")).until_settled()
        made = board(peer, tmp_path)
        found = made.metrics(record)
        peer.proxy.begin(_1=instead(200, b"{}"))
        nothing = made.metrics(record)

    assert ({"save": 4}, {}) == (found, nothing)


def test_another_board_is_noticed(tmp_path: Path) -> None:
    """By its number."""
    with service() as (_, peer):
        peer.page = {"account": "12"}
        token, other = board(peer, tmp_path).examine()

    assert (Health.GOOD, Health.BAD) == (token.health, other.health)


def test_what_it_cannot_pin(tmp_path: Path) -> None:
    """Texts without a picture, threads, a board without a number; and one step only."""
    with service() as (_, peer):
        made, record = board(peer, tmp_path), sending(peer)
        bare = made.send(replace(record, payload={**record.payload, "media": []}))
        gone = {**described("image"), "sha256": "0"}
        lost = made.send(replace(record, payload={**record.payload, "media": [gone]}))
        thread = made.send(sending(peer, "One.", "Two."))
        peer.proxy.begin(_1=instead(201, b"{}"))
        odd = made.send(record)
        peer.page = {"account": "lamps"}
        nameless = board(peer, tmp_path).obstacle()

    assert Refused("Pinterest takes no text without a picture") == bare
    assert [Refused, Refused, Ambiguous] == [type(one) for one in (lost, thread, odd)]
    assert nameless.endswith("has no `account`, the board's number")
    assert isinstance(carry_out(made, Prepare(record)), Refused)
