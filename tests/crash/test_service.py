"""The harness's service: what each kind of it recognises, and how it fails."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crash.adapters import make
from crash.building import START, write_package
from crash.clock import VARIABLE, Clock
from crash.desk import Desk
from crash.faults import ROUGH, Fault, Plan
from crash.kinds import HANDLE_LIFE, KINDS, SERVICE
from crash.service import Server
from crash.store import Message, Store
from masthead import http
from masthead.channel import Channel
from masthead.channels.base import Tools
from masthead.channels.registry import adapter
from masthead.document import Document
from masthead.http import Answer, Client
from masthead.protocol.outcome import Absent, Ambiguous, Prepared, Refused, Sent
from masthead.record import Record, State

MESSAGE = Message("repair-week@own", 0, "repair-week@own", "Bring your lamp.")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a service's memory."""
    return Store(tmp_path / "posts.jsonl")


# --- what it recognises -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "rest", "same"),
    [
        ("own", 1e6, True),
        ("keyed", 3599.0, True),
        ("keyed", 3600.0, False),
        ("window", 3599.0, True),
        ("window", 3600.0, False),
        ("listed", 0.0, False),
        ("blind", 0.0, False),
    ],
)
def test_a_repeat_is_recognised_as_its_kind_can(
    store: Store, kind: str, rest: float, same: bool
) -> None:
    """An own id is known for ever, a key in its window, anything else is a new post."""
    first = store.publish(kind, MESSAGE, START)

    assert same == (first == store.publish(kind, MESSAGE, START + rest))
    assert (1 if same else 2) == len(store.made)


def test_another_text_under_the_same_key_is_noted(store: Store) -> None:
    """A repeat must send the frozen text; the service tells when it does not."""
    store.publish("own", MESSAGE, START)
    store.publish("own", replace(MESSAGE, text="Bring two."), START)

    assert ["repair-week@own"] == store.changed


def test_a_post_shows_in_the_listing_after_its_lag(store: Store) -> None:
    """A listing is behind."""
    id = store.publish("listed", MESSAGE, START)

    assert [] == store.listed("listed", MESSAGE.key, START + 199)
    assert [id] == store.listed("listed", MESSAGE.key, START + 200)
    assert [] == store.listed("keyed", MESSAGE.key, START + 200)


def test_a_handle_is_published_once_and_expires(store: Store) -> None:
    """The second step can be repeated; a handle that nobody published is forgotten."""
    one, two = store.prepare(MESSAGE, START), store.prepare(MESSAGE, START)
    late = START + HANDLE_LIFE + 1

    assert ("ready", "") == store.state(one, START)
    id = store.finish(one, START)
    assert id == store.finish(one, late)
    assert ("published", id) == store.state(one, late)
    assert ("expired", "") == store.state(two, late)
    assert "" == store.finish(two, late)
    assert 1 == len(store.made)


def test_what_it_posted_outlives_it(store: Store, tmp_path: Path) -> None:
    """A second service on the same file knows posts, keys and handles of the first."""
    handle = store.prepare(MESSAGE, START)
    id = store.publish("keyed", MESSAGE, START)
    done = store.finish(handle, START)
    again = Store(tmp_path / "posts.jsonl")

    assert store.made == again.made
    assert id == again.publish("keyed", MESSAGE, START + 1)
    assert done == again.finish(handle, START + 1)


# --- how it fails -------------------------------------------------------------------------------


@pytest.fixture
def server(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Serve without faults; a request lasts as long as 60 seconds of a clock that is fast."""
    clock = Clock.begin(START, 200.0)
    monkeypatch.setattr(http, "WHOLE", clock.real(60.0))
    server = Server(Desk(store, Plan(1, {}), clock, "token"))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    while server.desk.pending:
        time.sleep(0.01)
    server.shutdown()
    thread.join()
    server.server_close()


TOKEN = "token"


def ask(server: Server, *, token: str = TOKEN, sent: float = 1e12) -> Any:
    """Post to the service as an adapter does; `sent` is when the request left."""
    return Client().request(
        "POST",
        f"http://127.0.0.1:{server.server_address[1]}/listed/posts",
        headers={"Authorization": f"Bearer {token}", "Crash-Sent": str(sent)},
        body=json.dumps({"delivery": "a@listed", "part": 0, "key": "a", "text": "A"}).encode(),
    )


@pytest.mark.parametrize(
    ("fault", "answer", "posts"),
    [
        (Fault.NONE, Answer, 1),
        (Fault.SLOW, Answer, 1),
        (Fault.DROPPED, Ambiguous, 0),
        (Fault.ERROR, Ambiguous, 0),
        (Fault.LIMITED, Refused, 0),
        (Fault.STRANGER, Refused, 0),
        (Fault.ACTED_DROPPED, Ambiguous, 1),
        (Fault.ACTED_CUT, Ambiguous, 1),
        (Fault.ACTED_ERROR, Ambiguous, 1),
        (Fault.ACTED_TIMEOUT, Ambiguous, 1),
        (Fault.DROPPED_ACTED, Ambiguous, 1),
        (Fault.TIMEOUT_ACTED, Ambiguous, 1),
    ],
)
def test_a_fault_does_what_it_says(
    server: Server, store: Store, fault: Fault, answer: type, posts: int
) -> None:
    """Each fault looks to a publisher as it does in the world, and posts or does not."""
    server.desk.plan = Plan(1, {fault: 1.0})

    assert isinstance(ask(server), answer)
    while server.desk.pending:
        time.sleep(0.01)
    assert posts == len(store.made)
    assert {fault: 1} == server.desk.counts


def test_it_asks_to_wait(server: Server) -> None:
    """A refusal for haste says how long to wait."""
    server.desk.plan = Plan(1, {Fault.LIMITED: 1.0})

    assert ask(server).retry_after in {1.0, 90.0}


def test_a_stranger_is_refused(server: Server, store: Store) -> None:
    """Without the token nothing is posted."""
    assert ask(server, token="guess").credentials
    assert [] == store.made


def test_what_left_too_long_ago_is_left_aside(server: Server, store: Store) -> None:
    """The service keeps to the time in which it may act; the guard of a publisher counts on it."""
    assert isinstance(ask(server, sent=START - 1000), Ambiguous)
    assert [] == store.made
    assert 1 == server.desk.late


def test_a_request_that_broke_off_never_came(server: Server, store: Store) -> None:
    """Its sender was killed between two of its bytes."""
    with socket.create_connection(server.server_address[:2]) as line:
        line.sendall(b"POST /listed/posts HTTP/1.1\r\nContent-Length: 90\r\n\r\n{")
        line.shutdown(socket.SHUT_WR)
        said = line.recv(100)

    assert (b"", [], {}) == (said, store.made, server.desk.counts)


def test_the_plan_is_the_same_for_the_same_seed() -> None:
    """The n-th request of a name meets the same fate, whatever came between."""
    one, two = Plan(7, ROUGH), Plan(7, ROUGH)
    fates = [one.draw("a")[0] for _ in range(300)]
    others = [two.draw(name)[0] for _ in range(300) for name in ("b", "a")][1::2]

    assert fates == others
    assert set(fates) >= {Fault.NONE, Fault.SLOW, Fault.LIMITED}


# --- the adapters -------------------------------------------------------------------------------


def tools(server: Server, folder: Path) -> Tools:
    """Return what an adapter may use."""
    environment = {
        "CRASH_SERVICE": f"http://127.0.0.1:{server.server_address[1]}",
        "CRASH_TOKEN": "token",
        VARIABLE: Clock.begin(1e12, 1.0).text(),
    }
    return Tools(folder, folder, "", environment, lambda *_: None, Client(), time.time)


def channel(kind: str) -> Channel:
    """Return a channel of a kind."""
    document = Document(f"strategy/channels/{kind}.md", {}, "")
    return Channel(kind, SERVICE + kind, kind, document, secrets={"token": "CRASH_TOKEN"})


def record(kind: str) -> Record:
    """Return a delivery that is to be sent."""
    key = f"repair-week@{kind}"
    return Record("repair-week", kind, State.SENDING, key=key, payload={"parts": ["One", "Two"]})


@pytest.mark.parametrize("kind", KINDS)
def test_an_adapter_posts_and_looks(
    server: Server, store: Store, tmp_path: Path, kind: str
) -> None:
    """Each kind's adapter makes one post of the part and finds it where it shows."""
    speaks, sending = make(channel(kind), tools(server, tmp_path)), record(kind)
    if speaks.capability.two_steps:
        prepared = speaks.prepare(sending)
        assert isinstance(prepared, Prepared)
        sending = replace(sending, handle=prepared.handle)
    before = speaks.look(sending)
    sent = speaks.send(sending)

    assert Absent() == before
    assert isinstance(sent, Sent)
    assert [sent.receipt.remote_id] == [post.id for post in store.made]
    assert ("One" if KINDS[kind].capability.per_part else "One\nTwo") == store.made[0].message.text
    server.desk.clock = Clock.begin(START + 3600, 200.0)
    assert sent == speaks.look(sending)


def test_an_expired_handle_is_refused(server: Server, tmp_path: Path) -> None:
    """A handle that the service forgot can be made anew."""
    speaks = make(channel("steps"), tools(server, tmp_path))
    sending = replace(record("steps"), handle="handle-9")

    assert Absent(handle_lost=True) == speaks.look(sending)
    assert Refused("the handle has expired", retryable=True) == speaks.send(sending)


def test_the_product_finds_the_adapters(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A package offers adapters by entry points of the group `masthead.channels`."""
    write_package(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)

    assert (
        KINDS["steps"].capability == adapter(channel("steps"), tools(server, tmp_path)).capability
    )
