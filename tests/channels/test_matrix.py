"""What is special to Matrix: marks, devices, threads, events of their own for files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from channels.parts import channel, record, tools
from channels.peering import adapter_of, message, runs
from masthead.channels.base import Hears, Measures, Mention, carry_out
from masthead.channels.matrix import events
from masthead.channels.matrix.adapter import Matrix, make
from masthead.channels.outgoing import Medium
from masthead.health import Health
from masthead.protocol.effect import Prepare
from masthead.protocol.outcome import Absent, Ambiguous, Refused, Sent
from masthead.record import Plan, Receipt, State
from servers.lossy import instead, lose
from servers.peer import Peer
from servers.peers import PEERS
from servers.real import synapse_of
from servers.synapse import Account

ROOM = "!room:matrix.example"


@pytest.fixture
def peer() -> Iterator[Peer]:
    """Return a real server behind the proxy."""
    with PEERS["matrix"]() as made:
        yield made


def adapter(peer: Peer, root: Path, **secrets: str) -> Matrix:
    """Return the adapter, as a run makes it."""
    made = adapter_of(peer, root, **secrets)
    assert isinstance(made, Matrix)
    return made


def account_of(peer: Peer) -> Account:
    """Return the account that the adapter writes as."""
    token = peer.secrets["access_token"]
    said = synapse_of().call("GET", "/_matrix/client/v3/account/whoami", token=token)
    return Account(said["user_id"], "", said["device_id"], token)


def contents(peer: Peer) -> list[dict[str, Any]]:
    """Return the contents of the room's messages."""
    found = synapse_of().events(account_of(peer), peer.page["account"])
    return [one["content"] for one in found]


def friend_in(peer: Peer) -> Account:
    """Return another account, in the room."""
    friend = synapse_of().account()
    path = f"/_matrix/client/v3/join/{quote(peer.page['account'], safe='')}"
    synapse_of().call("POST", path, token=friend.token, body={})
    return friend


def say(peer: Peer, who: Account, kind: str, content: dict[str, Any]) -> str:
    """Let an account write into the room; return the event's id."""
    room = quote(peer.page["account"], safe="")
    path = f"/_matrix/client/v3/rooms/{room}/send/{kind}/{abs(hash(json.dumps(content)))}"
    said: str = synapse_of().call("PUT", path, token=who.token, body=content)["event_id"]
    return said


def test_another_device_sends_nothing_twice(peer: Peer, tmp_path: Path) -> None:
    """The server does not know its transactions again; the marks in the room are found."""
    account = synapse_of().account()
    peer.page = {"account": synapse_of().room(account)}
    peer.secrets = {"access_token": account.token}
    peer.proxy.begin(**{f"_{number}": lose for number in range(2, 40)})
    publisher = runs(peer, tmp_path, message(peer, "One.", "Two.", media=True))
    assert State.SENDING is publisher.run().state
    assert 1 == len(contents(peer))

    peer.secrets = {"access_token": synapse_of().sign_in(account).token}
    peer.proxy.begin()
    peer.clock.now += 3600
    publisher.adapter = adapter(peer, tmp_path)
    made = publisher.until_settled()

    assert (State.PUBLISHED, "") == (made.state, made.reason)
    assert ["One.", "A brass lamp.", "Two."] == [one["body"] for one in contents(peer)]


def test_a_mark_of_somebody_else_is_none(peer: Peer, tmp_path: Path) -> None:
    """Anybody in the room may write our marks; they stand for nothing."""
    friend = friend_in(peer)
    fresh = record(payload=message(peer, "One."), first_sent=peer.clock.now)
    (mark,) = events.marks(fresh, "One.", 0)
    say(peer, friend, "m.room.message", {"msgtype": "m.text", "body": "x", events.MARK: mark})
    subject = adapter(peer, tmp_path)

    assert Absent() == subject.look(fresh)
    assert isinstance(subject.send(replace(fresh, plan=Plan.RESEND)), Sent)
    assert ["x", "One."] == [one["body"] for one in contents(peer)]


def test_a_part_that_is_half_out_is_not_known(peer: Peer, tmp_path: Path) -> None:
    """A look says so; the next run sends the rest."""
    peer.proxy.begin(_3=instead(403, b'{"errcode": "M_FORBIDDEN"}'))
    fresh = record(payload=message(peer, "One.", media=True), first_sent=peer.clock.now)
    subject = adapter(peer, tmp_path)
    assert isinstance(subject.send(fresh), Ambiguous)
    peer.proxy.begin()
    outcome = subject.look(fresh)
    assert Ambiguous("1 of its 2 events are in the room") == outcome

    sent = subject.send(replace(fresh, plan=Plan.RESEND))
    assert isinstance(sent, Sent)
    assert 2 == len(sent.receipt.remote_id.split())
    assert ["One.", "A brass lamp."] == [one["body"] for one in contents(peer)]
    assert 0 == sum("upload" in one for one in peer.proxy.asked)


def test_a_file_that_cannot_be_kept(peer: Peer, tmp_path: Path) -> None:
    """Nothing is written; where a part of it is out already, nobody can tell."""
    fresh = record(payload=message(peer, "One.", media=True), first_sent=peer.clock.now)
    subject = adapter(peer, tmp_path)
    peer.proxy.begin(_1=instead(413), _2=instead(200, b'{"content_uri": "http://x"}'))
    assert [False, True] == [getattr(subject.send(fresh), "retryable", None) for _ in range(2)]
    assert [] == contents(peer)

    peer.proxy.begin(_3=instead(502))
    subject.send(fresh)
    peer.proxy.begin(_3=instead(413))
    again = adapter(peer, tmp_path)
    assert isinstance(again.send(replace(fresh, plan=Plan.RESEND)), Ambiguous)


def test_a_look_needs_an_answer(peer: Peer, tmp_path: Path) -> None:
    """Where the server does not say who we are, or what is there, nobody can tell."""
    fresh = record(payload=message(peer, "One."), first_sent=peer.clock.now)
    for fates in ({"_1": instead(200, b"{}")}, {"_1": instead(502)}, {"_2": instead(502)}):
        peer.proxy.begin(**fates)
        subject = adapter(peer, tmp_path)
        assert isinstance(subject.look(fresh), Ambiguous)
        peer.proxy.begin(**fates)
        subject = adapter(peer, tmp_path)
        assert isinstance(subject.send(replace(fresh, plan=Plan.RESEND)), Ambiguous)
    assert [] == contents(peer)


def test_a_mark_is_found_behind_other_messages(peer: Peer, tmp_path: Path) -> None:
    """Page by page, back to when it may have been sent."""
    first = runs(peer, tmp_path, message(peer, "Mine."), "mine").until_settled()
    account = account_of(peer)
    for number in range(101):
        say(peer, account, "m.room.message", {"msgtype": "m.text", "body": f"{number}"})

    peer.clock.now -= 60
    found = adapter(peer, tmp_path).look(replace(first, receipts=(), first_sent=peer.clock.now))
    assert isinstance(found, Sent)
    assert first.remote_id == found.receipt.remote_id


def test_nobody_is_notified_but_who_is_named_in_full(peer: Peer, tmp_path: Path) -> None:
    """Neither the room nor somebody whose name is a word of the text."""
    text = "Hi @room and @sari:peers.test, me@a.example"
    runs(peer, tmp_path, message(peer, text)).until_settled()
    assert {"user_ids": ["@sari:peers.test"]} == contents(peer)[0]["m.mentions"]
    assert {} == events.written("@room x@a.example")["m.mentions"]


@pytest.mark.parametrize(
    ("type", "kind"),
    [
        ("image/png", "m.image"),
        ("video/mp4", "m.video"),
        ("audio/mpeg", "m.audio"),
        ("text/vtt", "m.file"),
    ],
)
def test_a_file_is_shown_as_what_it_is(type: str, kind: str) -> None:
    """With its name where it has no description."""
    made = events.shown(Medium("a/lamp.bin", type, b"123"), "mxc://a/b")
    name = Medium("a/lamp.bin", type, b"").name
    assert (kind, name, name) == (made["msgtype"], made["body"], made["filename"])
    assert {"mimetype": type, "size": 3} == made["info"]


def test_a_picture_alone_is_a_part(peer: Peer, tmp_path: Path) -> None:
    """There is no empty text beside it; and nothing at all is refused."""
    made = runs(peer, tmp_path, message(peer, "", media=True)).until_settled()
    assert (State.PUBLISHED, ["m.image"]) == (
        made.state,
        [one["msgtype"] for one in contents(peer)],
    )
    subject = adapter(peer, tmp_path)
    assert isinstance(subject.send(record(payload=message(peer, ""))), Refused)
    changed = replace(made, payload=message(peer, "Now with words.", media=True))
    assert isinstance(subject.edit(changed), Sent)
    assert 1 == len(contents(peer))


def test_what_others_did_with_it(peer: Peer, tmp_path: Path) -> None:
    """Reactions and answers of others are counted, our own thread is not."""
    made = runs(peer, tmp_path, message(peer, "One.", "Two.")).until_settled()
    friend = friend_in(peer)
    likes = {"rel_type": "m.annotation", "event_id": made.remote_id, "key": "👍"}
    say(peer, friend, "m.reaction", {"m.relates_to": likes})
    answers = {"rel_type": "m.thread", "event_id": made.remote_id}
    said = {"msgtype": "m.text", "body": "Nice", "m.relates_to": answers}
    say(peer, friend, "m.room.message", said)
    subject = adapter(peer, tmp_path)
    assert isinstance(subject, Measures)

    assert {"m.reaction": 1, "m.thread": 1} == subject.metrics(made)
    peer.proxy.begin(_1=instead(404))
    assert isinstance(subject.metrics(made), Refused)
    peer.proxy.begin(_1=instead(404))
    assert isinstance(adapter(peer, tmp_path).metrics(made), Refused)


def test_who_named_the_account(peer: Peer, tmp_path: Path) -> None:
    """In this room, since a time."""
    friend, me = friend_in(peer), account_of(peer)
    named = {"msgtype": "m.text", "body": "Hi!", "m.mentions": {"user_ids": [me.user_id]}}
    id = say(peer, friend, "m.room.message", named)
    say(peer, friend, "m.room.message", {"msgtype": "m.text", "body": "Hi all."})
    subject = adapter(peer, tmp_path)
    assert isinstance(subject, Hears)

    (found,) = subject.mentions(peer.clock.now - 3600)  # type: ignore[misc] # no refusal here
    assert isinstance(found, Mention)
    assert (id, friend.user_id, "Hi!") == (found.id, found.who, found.text)
    assert () == subject.mentions(peer.clock.now + 3600)
    peer.proxy.begin(_1=instead(403))
    assert isinstance(subject.mentions(0), Refused)


def test_a_token_of_another_device_is_noticed(peer: Peer, tmp_path: Path) -> None:
    """Before it posts something twice; a page that names no device is told which it is."""
    account = account_of(peer)
    peer.page = {**peer.page, "settings": {"device": "ANOTHER"}}
    assert [Health.BAD] == [one.health for one in health(peer, tmp_path) if one.what == "device"]
    peer.page = {**peer.page, "settings": {}}
    (device,) = [one for one in health(peer, tmp_path) if one.what == "device"]
    assert (Health.GOOD, account.device_id) == (device.health, device.said)
    assert account.device_id in device.step


def health(peer: Peer, root: Path) -> list[Any]:
    """Return what an examination says."""
    return list(adapter(peer, root).examine())


def test_a_room_that_is_not_ours_or_encrypted(peer: Peer, tmp_path: Path) -> None:
    """It is told before anything is published."""
    friend = synapse_of().account()
    theirs = synapse_of().room(friend)
    ours = peer.page
    peer.page = {**ours, "account": theirs}
    assert [("token", "good"), ("device", "good"), ("room", "bad")] == [
        (one.what, str(one.health)) for one in health(peer, tmp_path)
    ]
    peer.page = ours
    path = f"/_matrix/client/v3/rooms/{quote(ours['account'], safe='')}/state/m.room.encryption/"
    wanted = {"algorithm": "m.megolm.v1.aes-sha2"}
    synapse_of().call("PUT", path, token=account_of(peer).token, body=wanted)
    found = {one.what: one.health for one in health(peer, tmp_path)}
    assert (Health.BAD, Health.GOOD) == (found["encryption"], found["level"])


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (b'{"users_default": 5, "events_default": 50}', Health.UNKNOWN),
        (b'{"users_default": 5, "events_default": 5}', Health.GOOD),
        (b'{"events": {"m.room.message": 7}, "events_default": 0}', Health.UNKNOWN),
        (b'{"users_default": true, "events_default": "9"}', Health.GOOD),
        (None, Health.UNKNOWN),
    ],
)
def test_the_right_to_write(
    levels: bytes | None, expected: Health, peer: Peer, tmp_path: Path
) -> None:
    """By the room's list."""
    no = instead(403, b"{}")
    peer.proxy.begin(_3=no, _4=no if levels is None else instead(200, levels))
    found = {one.what: one.health for one in health(peer, tmp_path)}
    assert (Health.UNKNOWN, expected) == (found["encryption"], found["level"])


def test_what_the_server_refuses(peer: Peer, tmp_path: Path) -> None:
    """The reason is told; what is gone already is gone."""
    subject = adapter(peer, tmp_path)
    made = record(receipts=(Receipt("$a $b"),), payload=message(peer, "x"))
    peer.proxy.begin(_1=instead(404), _2=instead(404))
    assert Absent() == subject.retract(made)
    for answer in (instead(403), instead(502)):
        peer.proxy.begin(_1=answer, _2=answer)
        assert isinstance(subject.retract(made), Refused)
        assert isinstance(subject.edit(made), Refused)
    there = instead(200, b'{"content": {"msgtype": "m.text"}}')
    peer.proxy.begin(_1=there, _2=instead(502))
    assert isinstance(subject.edit(made), Refused)
    peer.proxy.begin(_1=instead(200, b'{"event_id": "none"}'))
    assert isinstance(subject.send(record(payload=message(peer, "x"))), Ambiguous)
    assert isinstance(carry_out(subject, Prepare(made)), Refused)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"account": "#news:matrix.example"}, "no `account`"),
        ({"secrets": {}}, "no variable under `secrets.access_token`"),
        ({"options": {}}, "no `url`"),
        ({}, ""),
    ],
)
def test_what_stands_in_the_way(fields: dict[str, Any], words: str, tmp_path: Path) -> None:
    """The page lacks something."""
    page = {
        "account": ROOM,
        "secrets": {"access_token": "T"},
        "options": {"url": "https://matrix.example"},
    }
    said = make(channel("matrix", **{**page, **fields}), tools(tmp_path, {"T": "token"}))
    assert words in said.obstacle()
    assert bool(words) is bool(said.obstacle())


@pytest.mark.parametrize("event", [{}, {"content": 7}, {"content": {events.MARK: 7}}])
def test_events_without_a_mark(event: dict[str, Any]) -> None:
    """Whatever anybody wrote into the room."""
    assert "" == events.marked({**event, "sender": "@a:b"}, "@a:b")


def test_names_can_be_left_plain(peer: Peer, tmp_path: Path) -> None:
    """Then nobody is told."""
    peer.page = {**peer.page, "settings": {"names": "plain"}}
    runs(peer, tmp_path, message(peer, "Hi @sari:peers.test")).until_settled()
    assert {} == contents(peer)[0]["m.mentions"]
