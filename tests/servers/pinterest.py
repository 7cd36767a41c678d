"""A Pinterest on loopback: one account, one board.

Requests are held against Pinterest's own types (pinterest-generated-client 0.1.12,
`servers.contract`): lengths of texts, kinds of media. Paths, parameters of lists (`page_size` up to
250, `bookmark`) and answers are those of the same client, read 2026-11-22.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from loopback import Reply, Request, serve
from servers.contract import faults_of_request
from servers.lossy import lossy
from servers.peer import Clock, Peer, Posted

TOKEN = "pina_token-of-the-tests"
BOARD = "549755885175"
NEEDED = ("board_id", "media_source")


@dataclass
class FakePinterest:
    """The board's pins, and what was wrong with requests."""

    clock: Clock
    pins: list[dict[str, Any]] = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)
    pictures: dict[str, int] = field(default_factory=dict)

    def answer(self, request: Request) -> Reply:
        """Answer a request."""
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return _no(401, 2, "Authentication failed.")
        parts = urlsplit(request.path)
        query = dict(parse_qsl(parts.query))
        match request.method, parts.path.strip("/").split("/")[1:]:
            case "GET", ["user_account"]:
                return _json(200, {"username": "lentera", "account_type": "BUSINESS"})
            case "GET", ["boards", id] if id == BOARD:
                return _json(200, {"id": BOARD, "name": "Lamps", "privacy": "PUBLIC"})
            case "GET", ["boards", id, "pins"] if id == BOARD:
                return self._list(query)
            case "POST", ["pins"]:
                return self._pin(json.loads(request.body))
            case method, ["pins", id] if any(pin["id"] == id for pin in self.pins):
                return self._one(method, id, request, query)
        return _no(404, 40, "Not found.")

    def _pin(self, said: dict[str, Any]) -> Reply:
        self.breaches += faults_of_request("pinterest POST /v5/pins", said)
        self.breaches += [f"{name} is missing" for name in NEEDED if name not in said]
        if said["board_id"] != BOARD:
            return _no(404, 40, "Board not found.")
        source = said.pop("media_source")
        for picture in source.get("items", [source]):
            base64.b64decode(picture["data"], validate=True)
        at = datetime.fromtimestamp(self.clock(), UTC)
        pin = {
            "id": str(813_744_226_420_795_884 + len(self.pins)),
            "created_at": f"{at:%Y-%m-%dT%H:%M:%S}",
            "media": {"media_type": "image"},
            **said,
        }
        self.pins.append(pin)
        self.pictures[pin["id"]] = len(source.get("items", [source]))
        return _json(201, pin)

    def _list(self, query: dict[str, str]) -> Reply:
        self.breaches += [f"no parameter {n}" for n in query.keys() - {"page_size", "bookmark"}]
        size, start = int(query.get("page_size", 25)), int(query.get("bookmark", 0))
        if not 1 <= size <= 250:
            self.breaches.append("page_size is not from 1 to 250")
        page, more = self.pins[start : start + size], start + size < len(self.pins)
        return _json(200, {"items": page, "bookmark": str(start + size) if more else None})

    def _one(self, method: str, id: str, request: Request, query: dict[str, str]) -> Reply:
        pin = next(pin for pin in self.pins if pin["id"] == id)
        if method == "DELETE":
            self.pins.remove(pin)
            return 204, {}, b""
        if method == "PATCH":
            said = json.loads(request.body)
            self.breaches += faults_of_request("pinterest PATCH /v5/pins/{pin_id}", said)
            pin |= said
        if query.get("pin_metrics") == "true":
            return _json(200, {**pin, "pin_metrics": {"lifetime_metrics": {"save": 4}}})
        return _json(200, pin)

    def posts(self) -> list[Posted]:
        """Return the pins as people see them."""
        return [
            Posted(pin["id"], pin.get("description", ""), self._described(pin)) for pin in self.pins
        ]

    def _described(self, pin: dict[str, Any]) -> tuple[str, ...]:
        """Return the description of each picture of a pin, which keeps one, the first's."""
        return (pin.get("alt_text", ""), *[""] * (self.pictures[pin["id"]] - 1))


def _json(status: int, body: object) -> Reply:
    return status, {"Content-Type": "application/json"}, json.dumps(body).encode()


def _no(status: int, code: int, message: str) -> Reply:
    return _json(status, {"code": code, "message": message})


@contextmanager
def inside() -> Iterator[tuple[FakePinterest, Peer]]:
    """Run it with a proxy before it, for tests that look inside."""
    clock = Clock()
    fake = FakePinterest(clock)
    with serve(fake.answer) as service, lossy(service.url) as proxy:
        made = Peer(
            "pinterest",
            proxy,
            fake.posts,
            page={"account": BOARD},
            secrets={"token": TOKEN},
            breaches=fake.breaches,
            clock=clock,
            text_only=False,
            threads=False,
        )
        yield fake, made


@contextmanager
def peer() -> Iterator[Peer]:
    """Run it, with a proxy before it."""
    with inside() as (_, made):
        yield made
