"""Real servers as peers: Bluesky's own, Synapse, and the Mastodon that is nearly one.

Each is started once a process and kept to its end (`servers.running` shares it between processes
that name the same folder, in `PYTEST_SERVERS`); each peer is a new account on it.
"""

from __future__ import annotations

import atexit
import functools
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from loopback import Reply, Request, serve
from servers import mastodon as mastodon_server
from servers import pds
from servers import synapse as synapse_server
from servers.lossy import Lossy, lossy, pass_on
from servers.mastodon_contract import faults
from servers.moving import MovingClock, with_times
from servers.peer import Clock, Peer, Posted

T = TypeVar("T")


@functools.cache
def _stack() -> ExitStack:
    stack = ExitStack()
    atexit.register(stack.close)
    return stack


@functools.cache
def _kept(run: Callable[[Path], AbstractContextManager[T]]) -> T:
    """Return a server that runs as long as this process does."""
    named = os.environ.get("PYTEST_SERVERS", "")
    root = Path(named or _stack().enter_context(tempfile.TemporaryDirectory(prefix="servers-")))
    return _stack().enter_context(run(root / run.__name__))


@contextmanager
def bluesky() -> Iterator[Peer]:
    """Run a Bluesky server, with a proxy before it.

    It checks each record by Bluesky's lexicons, and says whether it knew the one to check by.
    """
    server = _kept(pds.pds)
    account = server.account()
    breaches: list[str] = []
    behind = Lossy(server.url)

    def answer(request: Request) -> Reply | None:
        reply = pass_on(behind, request)
        put = request.path.endswith("putRecord") and reply is not None and reply[0] == 200
        if put and reply and json.loads(reply[2]).get("validationStatus") != "valid":
            breaches.append(f"a record that was not checked: {reply[2].decode()}")
        return reply

    with serve(answer) as front, lossy(front.url) as proxy:
        yield Peer(
            "bluesky",
            proxy,
            lambda: [_post(one) for one in server.records(account)],
            server="real PDS",
            page={"handle": account.handle},
            secrets={"app_password": account.password},
            breaches=breaches,
            clock=Clock(float(int(time.time()))),
        )


def _post(record: dict[str, Any]) -> Posted:
    """Return a record of Bluesky's as people see it."""
    value = record["value"]
    embed = value.get("embed", {})
    images = embed.get("images", [embed] if "video" in embed else [])
    parent = value.get("reply", {}).get("parent", {}).get("uri", "")
    alts = tuple(image.get("alt", "") for image in images)
    return Posted(record["uri"], value["text"], alts, parent)


@contextmanager
def mastodon() -> Iterator[Peer]:
    """Run a Mastodon server, with our contract and a proxy before it."""
    server = _kept(mastodon_server.mastodon)
    account = server.account()
    clock, breaches = MovingClock(), []
    behind = Lossy(server.url)

    def answer(request: Request) -> Reply | None:
        breaches.extend(faults(request))
        reply = pass_on(behind, request)
        return reply and with_times(reply, clock)

    def posts() -> list[Posted]:
        return [
            Posted(
                one["id"],
                server.call("GET", f"/api/v1/statuses/{one['id']}/source", token=account.token)[
                    "text"
                ],
                tuple(medium["description"] or "" for medium in one["media_attachments"]),
                one["in_reply_to_id"] or "",
            )
            for one in server.posts(account)
        ]

    with serve(answer) as front, lossy(front.url) as proxy:
        yield Peer(
            "mastodon",
            proxy,
            posts,
            server="mastodon_mock",
            page={"settings": {"visibility": "public"}},
            secrets={"access_token": account.token},
            breaches=breaches,
            clock=clock,
        )


def synapse_of() -> synapse_server.Synapse:
    """Return the Matrix server, for tests that prepare something on it."""
    return _kept(synapse_server.synapse)


@contextmanager
def matrix() -> Iterator[Peer]:
    """Run a Matrix server, with a proxy before it."""
    server = synapse_of()
    account = server.account()
    room = server.room(account)
    with lossy(server.url) as proxy:
        yield Peer(
            "matrix",
            proxy,
            lambda: _parts(server.events(account, room)),
            server="real Synapse",
            page={"account": room, "settings": {"device": account.device_id}},
            secrets={"access_token": account.token},
            clock=Clock(float(int(time.time()))),
        )


def _parts(events: list[dict[str, Any]]) -> list[Posted]:
    """Return a room's events as people see them: a file belongs to the text before it."""
    found: list[Posted] = []
    for event in events:
        said = event["content"]
        relation = said.get("m.relates_to", {})
        if relation.get("rel_type") == "m.replace":
            place = [one.id for one in found].index(relation["event_id"])
            found[place] = replace(found[place], text=said["m.new_content"]["body"])
        elif said.get("msgtype") == "m.text":
            parent = relation.get("m.in_reply_to", {}).get("event_id", "")
            found.append(Posted(event["event_id"], said["body"], (), parent))
        elif said:
            found[-1] = replace(found[-1], media=(*found[-1].media, said["body"]))
    return found
