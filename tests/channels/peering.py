"""What a contract test needs of a peer: its adapter with the tools of a run, messages, records."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from channels.parts import channel
from channels.runs import Runs
from channels.samples import CONTENTS, PATHS
from masthead.channel import Channel
from masthead.channels.base import Adapter, Tools
from masthead.channels.registry import adapter, serving
from masthead.http import Client
from masthead.record import Record, State
from servers.peer import Peer

T = TypeVar("T")

REAL = frozenset({"bluesky", "mastodon", "matrix"})
"""Services that a real server stands for."""

SECRET = "Planted-Secret/9+f&q"
"""Stands for every secret; it must not show anywhere."""


def adapter_of(peer: Peer, root: Path, **secrets: str) -> Adapter:
    """Return the service's adapter."""
    return adapter(*_needs(peer, root, secrets))


def serving_of(peer: Peer, root: Path, **secrets: str) -> Adapter:
    """Return what serves the channel, as a run makes it: the adapter, and a person beside it."""
    return serving(*_needs(peer, root, secrets))


def _needs(peer: Peer, root: Path, secrets: Mapping[str, str]) -> tuple[Channel, Tools]:
    """Return the channel's page and the tools of a run."""
    values = {**peer.secrets, **secrets}
    environment = {f"V_{name.upper()}": value for name, value in values.items()}
    environment[f"MASTHEAD_{peer.service.upper().replace('-', '_')}_URL"] = peer.proxy.url
    names = {name: f"V_{name.upper()}" for name in values}
    page = replace(channel(peer.service, secrets=names), **peer.page)
    return page, tools_of(peer, root, environment, list(values.values()))


def tools_of(peer: Peer, root: Path, environment: dict[str, str], secrets: list[str]) -> Tools:
    """Return the tools of a run in a hub with one medium of each kind."""
    hashes = {hashlib.sha256(content).hexdigest(): content for content in CONTENTS.values()}
    return Tools(
        root,
        root / "build" / "outbox",
        peer.public_url,
        environment,
        lambda _path, sha256, _commit: hashes.get(sha256),
        Client(secrets, clock=peer.clock),
        peer.clock,
    )


def message(peer: Peer, *texts: str, media: bool = False, **more: Any) -> dict[str, Any]:
    """Return a frozen message; with a medium where the service wants one."""
    kind = peer.media if (media or not peer.text_only) else ""
    listed = [described(kind)] if kind else []
    base = {
        "key": "lamp@outbox",
        "post": "lamp",
        "channel": "outbox",
        "title": "A lamp",
        "parts": list(texts),
        "media": listed,
        "link": "",
        "first_comment": "",
        "lang": "en",
    }
    return {**base, **more}


def described(kind: str) -> dict[str, Any]:
    """Return what a message says of its medium."""
    sha256 = hashlib.sha256(CONTENTS[kind]).hexdigest()
    return {"part": 0, "path": PATHS[kind], "alt": "A brass lamp.", "sha256": sha256}


def runs(peer: Peer, root: Path, payload: dict[str, Any], post: str = "lamp") -> Runs:
    """Return a publisher of a message."""
    return Runs(adapter_of(peer, root), payload, peer.clock, post)


def threaded(peer: Peer, name: str) -> dict[str, Any]:
    """Return a message of two parts where the service has threads, with a medium."""
    parts = (f"Bring it, {name}.", f"Take it home, {name}.") if peer.threads else (f"It, {name}.",)
    return message(peer, *parts, media=bool(peer.media))


def parts_sent(peer: Peer, root: Path, name: str) -> list[str]:
    """Return the requests that a delivery takes where nothing goes wrong."""
    peer.proxy.begin()
    record = runs(peer, root, threaded(peer, name), f"lamp-{name}").until_settled()
    assert (State.PUBLISHED, "") == (record.state, record.reason)
    return list(peer.proxy.asked)


def some(peer: Peer, numbers: Sequence[T]) -> list[T]:
    """Return all of a list before a fake; before a real server, which is slow, some of it."""
    return list(numbers) if peer.service not in REAL else [*numbers[1::7], numbers[-1]]


def shown(record: Record) -> list[object]:
    """Return what of a record people can see."""
    return [record.reason, record.handle, [(one.remote_id, one.url) for one in record.receipts]]
