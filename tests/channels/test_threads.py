"""Threads: containers that take their time, fail or expire, carousels, quota, numbers, mentions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from channels.peering import adapter_of, message
from channels.runs import Runs
from channels.samples import PATHS
from masthead.channels.base import Hears, Measures
from masthead.health import Health
from masthead.protocol.outcome import Absent, Ambiguous, Refused, Sent
from masthead.record import Record, State
from servers.lender import Lender
from servers.lossy import instead, lose
from servers.peer import Peer
from servers.threads import FakeThreads, running

Server = tuple[Peer, FakeThreads, Lender]


@pytest.fixture
def server() -> Iterator[Server]:
    """Return a Threads; at the end nothing broke its contract."""
    with running() as made:
        yield made
        assert [] == made[0].breaches


def runs(server: Server, root: Path, *texts: str, **more: object) -> Runs:
    """Return a publisher."""
    peer = server[0]
    return Runs(adapter_of(peer, root), message(peer, *texts, **more), peer.clock)  # type: ignore[arg-type]


def test_a_container_that_takes_seconds(server: Server, tmp_path: Path) -> None:
    """The run waits for it, and publishes it itself."""
    server[1].busy = 4
    record = runs(server, tmp_path, "Slowly.", media=True).run()

    assert (State.PUBLISHED, 1) == (record.state, len(server[0].posts()))


def test_a_container_that_takes_minutes(server: Server, tmp_path: Path) -> None:
    """It is kept: the next run asks the same one, and makes no other."""
    server[1].busy = 9
    publisher = runs(server, tmp_path, "Slowly.", media=True)
    first = publisher.run()
    record = publisher.until_settled()

    assert (State.SENDING, "still working" in first.reason) == (first.state, True)
    assert (State.PUBLISHED, 1) == (record.state, len(server[0].posts()))
    assert 1 == len(server[1].containers)


def test_a_container_that_fails(server: Server, tmp_path: Path) -> None:
    """The delivery has failed, with Meta's reason."""
    server[1].fault = "FAILED_DOWNLOADING_VIDEO"
    record = runs(server, tmp_path, "Never.").run()

    assert (State.FAILED, []) == (record.state, server[0].posts())
    assert "FAILED_DOWNLOADING_VIDEO" in record.reason


def test_a_container_that_fails_late(server: Server, tmp_path: Path) -> None:
    """One that was kept and fails is made anew, and that comes to an end."""
    server[1].busy, server[1].fault = 7, "UNKNOWN"
    record = runs(server, tmp_path, "Never.").until_settled(30)

    assert (State.FAILED, []) == (record.state, server[0].posts())
    assert "not done with the media in 12 runs" in record.reason


def test_a_container_that_expires(server: Server, tmp_path: Path) -> None:
    """A day later it can no longer be published: a new one is made, and one post comes of it."""
    server[1].busy = 9
    publisher = runs(server, tmp_path, "Late.")
    publisher.run()
    server[0].clock.now += 86_500
    server[1].busy = 0
    record = publisher.until_settled()

    assert (State.PUBLISHED, 1) == (record.state, len(server[0].posts()))
    assert 2 == len(server[1].containers)


def test_it_expires_between_two_looks(server: Server, tmp_path: Path) -> None:
    """Nothing is published of it: the next run begins anew."""
    publisher = runs(server, tmp_path, "Late.")
    subject = publisher.adapter
    made = Record("p", "c", State.SENDING, payload=publisher.payload)
    handle = subject.prepare(made).handle  # type: ignore[union-attr]
    server[0].clock.now += 86_500
    sending = Record("p", "c", State.SENDING, payload=publisher.payload, handle=handle)

    assert Absent(handle_lost=True) == subject.look(sending)
    refused = subject.send(sending)
    assert isinstance(refused, Refused)
    assert refused.retryable


def test_a_container_that_is_gone(server: Server, tmp_path: Path) -> None:
    """Before it was sent a new one is made; after that nobody knows."""
    publisher = runs(server, tmp_path, "Gone.")
    sending = Record("p", "c", State.SENDING, payload=publisher.payload, handle="99")

    refused = publisher.adapter.send(sending)
    assert isinstance(refused, Refused)
    assert refused.retryable
    assert isinstance(publisher.adapter.look(sending), Ambiguous)
    assert Absent(handle_lost=True) == publisher.adapter.look(
        Record("p", "c", State.SENDING, payload=publisher.payload)
    )


def test_a_post_that_is_not_listed_yet(server: Server, tmp_path: Path) -> None:
    """A lost answer is asked for again, and nothing is sent, until the list has it."""
    publisher = runs(server, tmp_path, "Once.")
    server[0].proxy.begin(_5=lose)
    server[1].listed = False
    first = publisher.run()
    second = publisher.run()
    server[0].clock.now += 3600
    third = publisher.run()
    server[1].listed = True
    record = publisher.until_settled()

    assert [State.SENDING] * 3 == [first.state, second.state, third.state]
    assert "does not list it yet" in third.reason
    assert (State.PUBLISHED, 1) == (record.state, len(server[0].posts()))
    assert record.url.startswith("https://www.threads.com/")


def carousel(server: Server, root: Path) -> Runs:
    """Return a publisher of two media."""
    publisher = runs(server, root, "Both.", media=True)
    (picture,) = publisher.payload["media"]
    film = dict(picture, path=PATHS["video"], sha256=sha256("video"), alt="")
    publisher.payload["media"] = [picture, film]
    return publisher


def sha256(kind: str) -> str:
    """Return the hash of a sample."""
    import hashlib

    from channels.samples import CONTENTS

    return hashlib.sha256(CONTENTS[kind]).hexdigest()


def test_a_carousel(server: Server, tmp_path: Path) -> None:
    """Each medium has a container, and one holds them all."""
    record = carousel(server, tmp_path).until_settled()

    (post,) = server[0].posts()
    assert (State.PUBLISHED, ("A brass lamp.", "")) == (record.state, post.media)


def test_a_carousel_whose_media_take_time(server: Server, tmp_path: Path) -> None:
    """Nothing is made of media that are not ready; the next run begins anew."""
    server[1].busy = 3
    publisher = carousel(server, tmp_path)
    first = publisher.run()
    server[1].busy = 0

    assert (State.CLAIMED, True) == (first.state, "still working" in first.reason)
    assert State.PUBLISHED is publisher.until_settled().state


def test_a_carousel_whose_media_fail(server: Server, tmp_path: Path) -> None:
    """The delivery has failed."""
    server[1].fault = "INVALID_DURATION"
    assert State.FAILED is carousel(server, tmp_path).run().state


def test_a_film_alone(server: Server, tmp_path: Path) -> None:
    """It is a post of its own."""
    publisher = carousel(server, tmp_path)
    publisher.payload["media"] = publisher.payload["media"][1:]

    assert State.PUBLISHED is publisher.until_settled().state


def test_a_link_is_attached(server: Server, tmp_path: Path) -> None:
    """A text without media shows its link as a card."""
    runs(server, tmp_path, "See.", link="https://lentera.example/a").until_settled()

    (made,) = server[1].containers.values()
    assert "https://lentera.example/a" == made.fields["link_attachment"]


def test_the_posts_of_the_day_are_used(server: Server, tmp_path: Path) -> None:
    """Nothing is made; it is tried again an hour later."""
    server[1].used = 250
    record = runs(server, tmp_path, "One more.").run()

    assert (State.CLAIMED, {}) == (record.state, server[1].containers)
    assert "250 of 250" in record.reason
    subject = adapter_of(server[0], tmp_path)
    found = {check.what: check for check in subject.examine()}  # type: ignore[attr-defined]
    assert Health.SOON is found["quota"].health


def test_another_account(server: Server, tmp_path: Path) -> None:
    """A token of an account that the page does not name is told."""
    object.__setattr__(server[0], "page", {"handle": "@someone"})
    subject = adapter_of(server[0], tmp_path)
    (first, *_) = list(subject.examine())  # type: ignore[attr-defined]

    assert Health.BAD is first.health


def test_numbers_and_mentions(server: Server, tmp_path: Path) -> None:
    """Meta's own names; where the account was named, without what is no address."""
    publisher = runs(server, tmp_path, "Count me.")
    record = publisher.until_settled()
    subject = publisher.adapter
    assert isinstance(subject, Measures)
    assert isinstance(subject, Hears)
    measured, heard = subject.metrics(record), subject.mentions(0.0)

    assert isinstance(measured, dict)
    assert {"views", "likes", "replies", "reposts", "quotes", "shares"} == measured.keys()
    assert isinstance(heard, tuple)
    assert [("bawa", "Ask @lentera")] == [(one.who, one.text) for one in heard if one.who]


def test_a_refused_number_or_deletion(server: Server, tmp_path: Path) -> None:
    """What the service refuses is told."""
    publisher = runs(server, tmp_path, "Count me.")
    record = publisher.until_settled()
    server[1].token = "another"

    assert isinstance(publisher.adapter.metrics(record), Refused)  # type: ignore[attr-defined]
    assert isinstance(publisher.adapter.retract(record), Refused)  # type: ignore[attr-defined]


def test_a_container_that_was_published_already(server: Server, tmp_path: Path) -> None:
    """It is found, not published again; one that failed meanwhile is refused."""
    publisher = runs(server, tmp_path, "Once.")
    publisher.until_settled()
    (handle,) = server[1].containers
    sending = Record("p", "c", State.SENDING, payload=publisher.payload, handle=handle)

    assert isinstance(publisher.adapter.send(sending), Sent)
    server[0].proxy.begin(_2=instead(500))
    assert isinstance(publisher.adapter.send(sending), Ambiguous)
    server[1].containers[handle].published = ""
    server[1].containers[handle].fault = "UNKNOWN"
    assert isinstance(publisher.adapter.send(sending), Refused)


def test_what_stops_a_first_step(server: Server, tmp_path: Path) -> None:
    """A medium that is not there yet, a medium of a carousel that is refused."""
    files, server[2].files = server[2].files, {}
    record = runs(server, tmp_path, "Look.", media=True).run()
    assert (State.CLAIMED, []) == (record.state, server[0].proxy.asked)

    server[2].files = files
    server[0].proxy.begin(_2=instead(400, b'{"error": {"code": 100, "message": "no"}}'))
    assert State.FAILED is carousel(server, tmp_path).run().state
