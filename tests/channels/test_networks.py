"""What every adapter that publishes to a network keeps, before a server that answers like it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from channels.peering import (
    SECRET,
    adapter_of,
    described,
    message,
    parts_sent,
    runs,
    shown,
    threaded,
)
from channels.runs import Runs
from masthead.channels.base import Examines, Retracts
from masthead.compose.services import SERVICES
from masthead.health import Health
from masthead.protocol.outcome import Absent
from masthead.record import Plan, State
from servers.lossy import LOSSES, instead
from servers.peer import Peer


def test_it_is_ready(peer: Peer, tmp_path: Path) -> None:
    """With what its set-up asks for, nothing stands in the way; without a secret something does."""
    assert "" == adapter_of(peer, tmp_path).obstacle()
    for name in peer.secrets:
        assert "" != adapter_of(peer, tmp_path, **{name: ""}).obstacle()


def test_it_publishes_a_text_once(peer: Peer, tmp_path: Path) -> None:
    """One post with the text, whose id is in the receipt; a second run sends nothing."""
    record = runs(peer, tmp_path, message(peer, "Bring your lamp.")).until_settled()

    (post,) = peer.posts()
    assert (State.PUBLISHED, "Bring your lamp.") == (record.state, post.text)
    assert not peer.named or post.id in record.remote_id


def test_it_publishes_letters_of_all_scripts(peer: Peer, tmp_path: Path) -> None:
    """What is written arrives, whatever the service escapes."""
    text = 'Лампа «Bawa» 30% & <b>5 > 3</b> *not bold* _so_ 🪔 #lamp "q" \\ /'
    runs(peer, tmp_path, message(peer, text)).until_settled()

    assert [peer.shown(text)] == [post.text for post in peer.posts()]


def test_it_publishes_a_thread_in_order(peer: Peer, tmp_path: Path) -> None:
    """Each part answers the one before; a service without threads takes one part by its row."""
    if not peer.threads:
        assert 1 == SERVICES[peer.service].limits.parts
        return
    record = runs(peer, tmp_path, message(peer, "One.", "Two.", "Three.")).until_settled()

    first, second, third = peer.posts()
    assert ["One.", "Two.", "Three."] == [first.text, second.text, third.text]
    assert ("", first.id, second.id) == (first.parent, second.parent, third.parent)
    assert 3 == len(record.receipts)


def test_it_publishes_a_medium_with_its_description(peer: Peer, tmp_path: Path) -> None:
    """The file goes along, with its description where the service keeps one.

    Where a program may send none, it is refused, or goes to a person; nothing is posted.
    """
    if not peer.media:
        payload = message(peer, "Look.") | {"media": [described("image")]}
        record = runs(peer, tmp_path, payload).until_settled()
        assert [] == peer.posts()
        by_hand = record.plan is Plan.PERSON
        assert by_hand or (State.FAILED, 0) == (record.state, SERVICES[peer.service].limits.media)
        return
    runs(peer, tmp_path, message(peer, "Look.", media=True)).until_settled()

    (post,) = peer.posts()
    assert (("A brass lamp." if peer.alt else ""),) == post.media


@pytest.mark.parametrize("how", sorted(LOSSES))
def test_a_lost_answer_makes_no_second_post(how: str, peer: Peer, tmp_path: Path) -> None:
    """Whichever answer is lost: one post in the end, or, where nobody can tell, `unknown`."""
    requests = len(parts_sent(peer, tmp_path, "whole"))

    for number in range(1, requests + 1):
        before = len(peer.posts())
        peer.proxy.begin(**{f"_{number}": LOSSES[how]})
        publisher = runs(peer, tmp_path, threaded(peer, f"{how}-{number}"), f"lamp-{how}-{number}")
        record = publisher.until_settled()
        made = len(peer.posts()) - before
        if record.state is State.UNKNOWN and publisher.adapter.capability.blind:
            assert made <= len(publisher.payload["parts"]), peer.proxy.asked
        else:
            found = (record.state, made, record.reason)
            assert (State.PUBLISHED, len(publisher.payload["parts"]), "") == found, peer.proxy.asked


def test_refused_credentials(peer: Peer, tmp_path: Path) -> None:
    """Nothing is posted; the reason says so, and no secret shows in it."""
    status, body = peer.rejects.get("credentials", (401, b'{"message": "bad token SECRET"}'))
    planted = {name: f"{SECRET}-{name}" for name in peer.secrets} | dict(peer.planted)
    said = body.replace(b"SECRET", "".join(planted.values()).encode())
    peer.proxy.begin(**{f"_{number}": instead(status, said) for number in range(1, 60)})
    made = adapter_of(peer, tmp_path, **planted)
    record = Runs(made, message(peer, "Bring it."), peer.clock).run()

    assert ([], State.CLAIMED) == (peer.posts(), record.state)
    assert "" != record.reason
    assert [] == [name for name, value in planted.items() if value in json.dumps(shown(record))]


def test_a_limit_is_waited_for(peer: Peer, tmp_path: Path) -> None:
    """A refusal for now is tried again later, and then goes out once."""
    status, body = peer.rejects.get("limited", (429, b'{"message": "slow down"}'))
    peer.proxy.begin(_1=instead(status, body, {"Retry-After": "7"}))
    record = runs(peer, tmp_path, message(peer, "Bring it.")).until_settled()

    assert (State.PUBLISHED, 1) == (record.state, len(peer.posts()))


@pytest.mark.parametrize("kind", ["too long", "unsupported"])
def test_what_it_does_not_take_has_failed(kind: str, peer: Peer, tmp_path: Path) -> None:
    """A definite refusal, with the service's reason."""
    status, body = peer.rejects.get(kind, (400, b'{"message": "No such thing, sorry."}'))
    peer.proxy.begin(**{f"_{number}": instead(status, body) for number in range(1, 60)})
    record = runs(peer, tmp_path, message(peer, "Bring it.")).until_settled()

    assert (State.FAILED, []) == (record.state, peer.posts())
    assert "" != record.reason


@pytest.mark.parametrize(
    ("name", "fate"),
    {
        "html": instead(200, b"<!DOCTYPE html><p>Welcome", {"Content-Type": "text/html"}),
        "cut": instead(200, b'{"id": "1', {"Content-Length": "900"}),
        "huge": instead(200, b" " * 2_000_000),
        "deep": instead(200, b"[" * 900_000),
        "loop": instead(302, b"", {"Location": "/again"}),
    }.items(),
)
def test_an_odd_answer_publishes_nothing_twice(
    name: str, fate: Any, peer: Peer, tmp_path: Path
) -> None:
    """Where the server never acted: a definite end with its reason, or `unknown`."""
    peer.proxy.begin(**{f"_{number}": fate for number in range(1, 60)})
    record = runs(peer, tmp_path, message(peer, "Bring it.")).run()

    assert [] == peer.posts()
    assert record.state is not State.PUBLISHED
    assert "" != record.reason


def test_it_sends_secrets_to_no_other_host(peer: Peer, tmp_path: Path) -> None:
    """An address that has moved is not followed."""
    moved = instead(307, b"", {"Location": "https://elsewhere.example/steal"})
    peer.proxy.begin(**{f"_{number}": moved for number in range(1, 60)})
    record = runs(peer, tmp_path, message(peer, "Bring it.")).run()

    assert record.state is not State.PUBLISHED
    assert "moved" in record.reason or not peer.moves


def test_it_takes_back_what_it_published(peer: Peer, tmp_path: Path) -> None:
    """All parts go, and taking them back again does no harm."""
    publisher = runs(peer, tmp_path, threaded(peer, "back"))
    record = publisher.until_settled()
    subject = publisher.adapter
    assert peer.deletes is isinstance(subject, Retracts)

    if isinstance(subject, Retracts):
        assert Absent() == subject.retract(record)
        assert [] == peer.posts()
        assert Absent() == subject.retract(record)


def test_it_is_examined_without_publishing(peer: Peer, tmp_path: Path) -> None:
    """All is good, or good until a day; with refused credentials it is not; nothing is posted."""
    subject = adapter_of(peer, tmp_path)
    assert isinstance(subject, Examines)
    found = list(subject.examine())

    assert found
    assert [] == [check for check in found if check.health is Health.BAD]
    status, body = peer.rejects.get("credentials", (401, b'{"message": "bad token"}'))
    peer.proxy.begin(**{f"_{number}": instead(status, body) for number in range(1, 60)})
    assert Health.BAD in {check.health for check in subject.examine()}
    assert [] == peer.posts()
