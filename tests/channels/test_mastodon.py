"""What is special to Mastodon: keys for an hour, limits of a server, media that take time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from channels.parts import channel, record, tools
from channels.peering import adapter_of, message, runs
from loopback import Reply, Request
from masthead.channels import wire
from masthead.channels.base import Hears, Measures, Mention, carry_out
from masthead.channels.mastodon.adapter import Mastodon, make
from masthead.channels.mastodon.instance import instance
from masthead.channels.mastodon.words import alike, plain, seconds
from masthead.health import Health
from masthead.protocol.effect import Prepare
from masthead.protocol.outcome import Absent, Ambiguous, Refused, Sent
from masthead.record import Receipt, State
from masthead.service import Limits
from servers.lossy import Lossy, instead, lose, pass_on
from servers.peer import Peer
from servers.peers import PEERS

NOW = 1_796_634_000.0
POST = "POST /api/v1/statuses"


@pytest.fixture
def peer() -> Iterator[Peer]:
    """Return a server behind the proxy; no request broke the contract."""
    with PEERS["mastodon"]() as made:
        yield made
        assert [] == made.breaches


def adapter(peer: Peer, root: Path) -> Mastodon:
    """Return the adapter, as a run makes it."""
    made = adapter_of(peer, root)
    assert isinstance(made, Mastodon)
    return made


def sent(peer: Peer) -> list[dict[str, Any]]:
    """Return the posts that were sent to the proxy."""
    posted = [one for one in peer.proxy.seen if (one.method, one.path) == ("POST", POST[5:])]
    return [json.loads(one.body) for one in posted]


def test_an_hour_later_a_post_is_found_in_the_list(peer: Peer, tmp_path: Path) -> None:
    """And not sent again, although the same words were posted before, and after, and elsewhere."""
    text = "Open today <3 https://lentera.example/a"
    runs(peer, tmp_path, message(peer, text), "last-week").until_settled()
    peer.clock.now += 7 * 86400
    peer.proxy.begin(**{f"_{number}": lose for number in range(2, 40)})
    publisher = runs(peer, tmp_path, message(peer, text), "today")
    assert State.SENDING is publisher.run().state

    peer.proxy.begin()
    peer.clock.now += 3 * 3600
    runs(peer, tmp_path, message(peer, "Between."), "between").until_settled()
    peer.proxy.begin()
    made = publisher.until_settled()

    assert (State.PUBLISHED, [], 3) == (made.state, sent(peer), len(peer.posts()))
    assert made.remote_id == peer.posts()[1].id


def test_a_post_that_never_arrived_is_sent_later(peer: Peer, tmp_path: Path) -> None:
    """The list does not have it, so it goes out."""
    away = instead(502)
    peer.proxy.begin(**{f"_{number}": away for number in range(1, 40)})
    publisher = runs(peer, tmp_path, message(peer, "Now?"))
    assert State.SENDING is publisher.run().state

    peer.proxy.begin()
    peer.clock.now += 3 * 3600
    assert State.PUBLISHED is publisher.until_settled().state
    assert ["Now?"] == [post.text for post in peer.posts()]


def test_who_sees_it_and_in_which_language(peer: Peer, tmp_path: Path) -> None:
    """By the page, and by the post; a language tag is cut to its first part."""
    peer.page = {"settings": {"visibility": "unlisted"}}
    runs(peer, tmp_path, message(peer, "One.", lang="pt-BR")).until_settled()
    peer.page = {}
    runs(peer, tmp_path, message(peer, "Two.", lang=""), "two").until_settled()

    assert [
        {"status": "One.", "visibility": "unlisted", "language": "pt"},
        {"status": "Two."},
    ] == sent(peer)


def test_a_film_is_waited_for(peer: Peer, tmp_path: Path) -> None:
    """It is uploaded once, asked for again in the same run, and posted when it is ready."""
    asked: list[str] = []

    def prepared(proxy: Lossy, request: Request) -> Reply | None:
        """Say that the file is being prepared, at first."""
        reply = pass_on(proxy, request)
        assert reply is not None
        asked.append(request.method)
        if len(asked) > 3:
            return reply
        known = {"id": json.loads(reply[2])["id"], "url": None}
        return (202, reply[1], json.dumps(known).encode()) if len(asked) != 2 else (206, {}, b"")

    peer.proxy.begin(_2=prepared, _3=prepared, _4=prepared, _5=prepared)
    before = peer.clock.now
    made = runs(peer, tmp_path, message(peer, "Look.", media=True)).run()

    assert (State.PUBLISHED, ["POST", "GET", "GET", "GET"]) == (made.state, asked)
    assert 40 <= peer.clock.now - before < 60
    assert ("A brass lamp.",) == peer.posts()[0].media


@pytest.mark.parametrize("number", [2, 3])
def test_a_file_that_is_kept_nowhere(number: int, peer: Peer, tmp_path: Path) -> None:
    """Without its id nothing is posted; it is tried again."""
    fates = {"_2": instead(200, b'{"id": "7"}'), f"_{number}": instead(200, b"{}")}
    peer.proxy.begin(**fates)
    outcome = adapter(peer, tmp_path).send(record(payload=message(peer, "Look.", media=True)))

    assert isinstance(outcome, Refused)
    assert outcome.retryable
    assert [] == peer.posts()


def told(**statuses: int) -> bytes:
    """Return what an instance says of posts."""
    media = {"supported_mime_types": ["image/png", 7], "image_size_limit": 900}
    said = {"configuration": {"statuses": statuses, "media_attachments": media}}
    return json.dumps(said).encode()


def test_the_limits_of_the_server_hold(peer: Peer, tmp_path: Path) -> None:
    """A text that it would refuse is not sent, and says why; addresses count as it says."""
    peer.proxy.begin(_1=instead(200, told(max_characters=30, characters_reserved_per_url=30)))
    made = runs(peer, tmp_path, message(peer, "See https://lentera.example/")).until_settled()

    wanted = "the text has 34 characters, and the server takes 30"
    assert (State.FAILED, wanted) == (made.state, made.reason)
    assert [] == sent(peer)


def test_what_a_server_tells() -> None:
    """The stricter of page and server; what is no number says nothing."""
    page = Limits(text=500, media=4, alt=1500)
    answer = wire.Reply(json.loads(told(max_characters=900, max_media_attachments=2)))
    found = instance(answer, page).limits

    assert (500, 2, 1500, 900) == (found.text, found.media, found.alt, found.image_bytes)
    assert ("image/png",) == found.media_types
    odd = {"configuration": {"statuses": {"max_characters": True, "max_media_attachments": "9"}}}
    assert page == instance(wire.Reply(odd), page).limits
    assert "" == instance(wire.Reply([]), Limits()).too_long("x" * 9000)


@pytest.mark.parametrize(
    ("body", "health", "words"),
    [
        (told(max_characters=300), Health.BAD, "300 characters, 4 files only"),
        (told(max_characters=5000), Health.GOOD, "500 characters, 4 files"),
        (None, Health.UNKNOWN, "does not tell"),
    ],
)
def test_it_is_examined(
    body: bytes | None, health: Health, words: str, peer: Peer, tmp_path: Path
) -> None:
    """A page that allows more than the server takes leads to refusals: it is told before."""
    peer.proxy.begin(_2=instead(404) if body is None else instead(200, body))
    token, limits = adapter(peer, tmp_path).examine()

    assert Health.GOOD is token.health
    assert token.said.startswith("@a")
    assert health is limits.health
    assert words in limits.said


def test_the_numbers_of_a_post(peer: Peer, tmp_path: Path) -> None:
    """Those of all parts together; what is no number is left out."""
    made = runs(peer, tmp_path, message(peer, "One.", "Two.")).until_settled()
    subject = adapter(peer, tmp_path)
    assert isinstance(subject, Measures)
    peer.proxy.begin()
    found = subject.metrics(made)
    assert isinstance(found, dict)
    assert {"replies_count": 1, "favourites_count": 0} == {
        name: found[name] for name in ("replies_count", "favourites_count")
    }
    peer.proxy.begin(_1=instead(200, b'{"replies_count": true}'), _2=instead(404, b"{}"))
    assert isinstance(subject.metrics(made), Refused)


def test_who_named_the_account(peer: Peer, tmp_path: Path) -> None:
    """Back to a time, page by page, oldest first, as plain text."""
    subject = adapter(peer, tmp_path)
    assert isinstance(subject, Hears)
    newest, older = [row(9), row(8)], [row(7), row(1)]
    peer.proxy.begin(
        _1=instead(200, json.dumps(newest).encode()), _2=instead(200, json.dumps(older).encode())
    )
    found = subject.mentions(NOW + 300)

    assert isinstance(found, tuple)
    assert ["7", "8", "9"] == [one.id for one in found]
    text, url = "@lentera hi & bye\nthen", "https://b.example/@friend/9"
    assert Mention("9", "friend@b.example", NOW + 540, text, url) == found[-1]
    assert "max_id=8" in peer.proxy.seen[-1].path
    peer.proxy.begin(_1=instead(403))
    assert isinstance(subject.mentions(0), Refused)


def row(minute: int) -> dict[str, Any]:
    """Return a notification some minutes after nine."""
    words = "<p><span>@lentera</span> hi &amp; bye</p><p>then</p>"
    return {
        "id": str(minute),
        "created_at": f"2026-12-07T09:0{minute}:00.000Z",
        "account": {"acct": "friend@b.example"},
        "status": {"content": words, "url": f"https://b.example/@friend/{minute}"},
    }


def test_a_server_without_sources_shows_its_html(peer: Peer, tmp_path: Path) -> None:
    """Then that is compared."""
    made = runs(peer, tmp_path, message(peer, "One & two.\n\nThree.")).until_settled()
    peer.proxy.begin(_3=instead(404, b"{}"))

    found = adapter(peer, tmp_path).look(replace(made, receipts=()))
    assert isinstance(found, Sent)
    assert made.remote_id == found.receipt.remote_id


def test_what_cannot_be_looked_up_is_not_known(peer: Peer, tmp_path: Path) -> None:
    """Without a name, without a list, or with a list that never ends."""
    subject = adapter(peer, tmp_path)
    asked = record(payload=message(peer, "x"), first_sent=peer.clock.now)
    endless = instead(200, json.dumps([{"id": "1", "created_at": "2099-01-01T00:00:00Z"}]).encode())
    for fates in (
        {"_1": instead(200, b'{"id": "a/b"}')},
        {"_2": instead(403)},
        {f"_{number}": endless for number in range(2, 40)},
    ):
        peer.proxy.begin(**fates)
        assert isinstance(subject.look(asked), Ambiguous)
    peer.proxy.begin()
    assert Absent() == subject.look(asked)


def test_a_server_whose_clock_is_behind(peer: Peer, tmp_path: Path) -> None:
    """A post that it dates before the request left is found by the time that its answers tell."""
    made = runs(peer, tmp_path, message(peer, "Once.")).until_settled()
    asked = replace(made, receipts=(), first_sent=peer.clock.now + 600)
    subject = adapter(peer, tmp_path)
    peer.clock.now += 600
    peer.proxy.begin()
    assert Absent() == subject.look(asked)

    peer.proxy.clock = lambda: peer.clock.now - 600
    found = subject.look(asked)
    assert isinstance(found, Sent)
    assert made.remote_id == found.receipt.remote_id


def test_an_answer_without_an_id(peer: Peer, tmp_path: Path) -> None:
    """The post may be there."""
    peer.proxy.begin(_2=instead(200, b'{"id": "../x"}'))
    assert isinstance(adapter(peer, tmp_path).send(record(payload=message(peer, "x"))), Ambiguous)


def test_what_the_server_refuses_to_delete_or_change(peer: Peer, tmp_path: Path) -> None:
    """The reason is told."""
    subject = adapter(peer, tmp_path)
    made = record(receipts=(Receipt("7"),), payload=message(peer, "x"))
    peer.proxy.begin(_1=instead(403), _2=instead(403), _4=instead(422))

    assert isinstance(subject.retract(made), Refused)
    assert isinstance(subject.edit(made), Refused)
    peer.proxy.begin(_1=instead(200, b"{}"), _2=instead(422))
    assert isinstance(subject.edit(made), Refused)
    assert isinstance(carry_out(subject, Prepare(made)), Refused)


def test_the_page_names_the_server(tmp_path: Path) -> None:
    """And the variable of the token."""
    page = channel("mastodon", secrets={"access_token": "T"})
    kit = tools(tmp_path, {"T": "token-of-the-tests"})
    assert "has no `url`" in make(page, kit).obstacle()
    home = replace(page, options={"url": "https://social.example/"})
    assert "" == make(home, kit).obstacle()
    assert "T is not set" in make(home, tools(tmp_path)).obstacle()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p>a<br />b</p><p>c &lt;3</p>", "a\nb\nc <3"),
        ('<a href="x"><span class="invisible">https://</span>a.example</a>', "https://a.example"),
        ("<" * 100_000, "<" * 100_000),
        ("", ""),
    ],
)
def test_words_of_html(content: str, text: str) -> None:
    """Tags go, breaks stay, and nothing takes long."""
    assert text == plain(content)
    assert alike(f" {text}\n", text)


@pytest.mark.parametrize(
    ("text", "time"),
    [("2026-12-07T09:00:00Z", NOW), ("2026-12-07T09:00:00", 0.0), ("soon", 0.0)],
)
def test_times(text: str, time: float) -> None:
    """What is no time, or one without a zone, is nought."""
    assert time == seconds(text)
