"""After an outage in the middle of a delivery, the next run finds out what the servers have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from channels.peering import adapter_of, message, parts_sent, runs
from masthead import http
from masthead.channels.base import Edits
from masthead.protocol.outcome import Absent, Refused, Sent
from masthead.record import State
from servers.lossy import lose
from servers.peer import Peer
from servers.peers import PEERS


@pytest.fixture(params=["bluesky", "mastodon", "matrix"])
def peer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Peer]:
    """Return a real server behind the proxy; at the end nothing broke its contract."""
    monkeypatch.setattr(http, "WHOLE", 1.0)
    with PEERS[request.param]() as made:
        yield made
        assert [] == made.breaches


def test_a_run_without_answers_is_followed_by_one_that_makes_it_whole(
    peer: Peer, tmp_path: Path
) -> None:
    """From whichever request on all answers are lost: in the end each part is there once."""
    requests = len(parts_sent(peer, tmp_path, "whole"))

    for number in range(1, requests + 1):
        peer.proxy.begin(**{f"_{later}": lose for later in range(number, 99)})
        texts = (f"Bring it, {number}.", f"Take it home, {number}.")
        publisher = runs(peer, tmp_path, message(peer, *texts, media=True), f"lamp-{number}")
        publisher.run()
        peer.proxy.begin()
        peer.clock.now += 2 * 3600
        publisher.adapter = adapter_of(peer, tmp_path)
        record = publisher.until_settled()

        assert (State.PUBLISHED, "", 2) == (record.state, record.reason, len(record.receipts))
        one, two = [post for post in peer.posts() if post.text in texts]
        assert (texts, one.id) == ((one.text, two.text), two.parent)
        assert (("A brass lamp.",), ()) == (one.media, two.media)


def test_what_is_out_is_found(peer: Peer, tmp_path: Path) -> None:
    """A part that is there has its receipt; one that is not is absent."""
    publisher = runs(peer, tmp_path, message(peer, "One.", "Two.", media=True))
    record = publisher.until_settled()
    subject = adapter_of(peer, tmp_path)

    for part in (0, 1):
        asked = replace(record, receipts=record.receipts[:part])
        found = subject.look(asked)
        assert isinstance(found, Sent)
        assert record.receipts[part].remote_id == found.receipt.remote_id
    other = replace(record, key="lamp@elsewhere", payload=message(peer, "Three."), receipts=())
    assert Absent() == subject.look(other)


def test_the_text_can_be_changed(peer: Peer, tmp_path: Path) -> None:
    """Each part says what it is to say; media and thread stay."""
    record = runs(peer, tmp_path, message(peer, "One.", "Two.", media=True)).until_settled()
    subject = adapter_of(peer, tmp_path)
    assert isinstance(subject, Edits)
    changed = replace(record, payload=message(peer, "Eins. #lamp", "Two.", media=True))

    assert isinstance(subject.edit(changed), Sent)
    assert isinstance(subject.edit(changed), Sent)
    assert ["Eins. #lamp", "Two."] == [post.text for post in peer.posts()]
    assert ("A brass lamp.",) == peer.posts()[0].media
    assert isinstance(subject.edit(replace(record, receipts=())), Refused)
