"""A service on the loopback that posts, counts, and fails by a plan: a process of its own.

    python -m crash.service --file POSTS --seed 1      (prints its port)

Routes, each for `Authorization: Bearer` with the token of `--token`:

    PUT  /own/posts/KEY                      K1: the same key is the same post
    POST /keyed/posts, /window/posts         K2: `Idempotency-Key` is known for a while
    POST /steps/containers[/HANDLE/publish]  K3: a handle first, then the post
    POST /listed/posts, /blind/posts         K4, K5: each request is a new post
    GET  /KIND/posts?key=KEY                 what shows of a key, after the listing's lag
    GET  /steps/containers/HANDLE            how a handle stands

The harness uses `PUT /-/clock`, `PUT /-/faults` and `GET /-/dump`, which never fail.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import socket
import sys
import threading
import time
from collections import Counter
from dataclasses import asdict, dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from crash.clock import Clock
from crash.faults import Fault, Plan
from crash.kinds import LATEST
from crash.store import Message, Store

REQUEST = 60.0
"""Seconds that a publisher waits for an answer (`masthead.http.WHOLE`)."""

STATUS = {Fault.ERROR: 503, Fault.LIMITED: 429, Fault.STRANGER: 401}
DROPS = frozenset({Fault.DROPPED, Fault.DROPPED_ACTED, Fault.ACTED_DROPPED})
"""Faults after which the connection ends without a word."""

Answer = dict[str, Any]


class TooLateError(Exception):
    """The request left so long ago that no service would act on it any more."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request: method, path in pieces, what it asks for, when it left."""

    method: str
    path: tuple[str, ...]
    key: str
    body: Answer
    sent: float

    @property
    def name(self) -> str:
        """What the plan of faults knows it by."""
        return " ".join((self.method, *self.path, self.key))


class Desk:
    """Serves requests on a store: decides on their faults, and counts."""

    def __init__(self, store: Store, plan: Plan, clock: Clock, token: str) -> None:
        self.store = store
        self.plan = plan
        self.clock = clock
        self.token = token
        self.counts: Counter[str] = Counter()
        self.late = 0
        self.pending = 0
        self.lock = threading.Lock()

    def act(self, call: Call) -> Answer:
        """Do what a request asks for.

        Raises:
            TooLateError: it left too long ago.
        """
        now = self.clock.now()
        if now - call.sent > LATEST:
            self.late += 1
            raise TooLateError
        match call.method, *call.path:
            case "PUT", "own", "posts", _:
                return {"id": self.store.publish("own", _message(call), now)}
            case "POST", kind, "posts":
                return {"id": self.store.publish(kind, _message(call), now)}
            case "POST", "steps", "containers":
                return {"id": self.store.prepare(_message(call), now)}
            case "POST", "steps", "containers", handle, "publish":
                return {"id": self.store.finish(handle, now)}
            case "GET", "steps", "containers", handle:
                state, id = self.store.state(handle, now)
                return {"state": state, "id": id}
            case "GET", kind, "posts":
                return {"ids": self.store.listed(kind, call.key, now)}
        raise LookupError(call.name)

    def manage(self, method: str, what: str, body: Answer) -> Answer:
        """Do what the harness asks for."""
        if (method, what) == ("PUT", "clock"):
            self.clock = Clock(**body)
        elif (method, what) == ("PUT", "faults"):
            self.plan = Plan(self.plan.seed, {Fault(name): share for name, share in body.items()})
        return {
            "made": [asdict(post) for post in self.store.made],
            "changed": self.store.changed,
            "counts": dict(self.counts),
            "late": self.late,
            "pending": self.pending,
        }

    @contextlib.contextmanager
    def under_way(self) -> Any:
        """Count a request as pending until it can do nothing more."""
        with self.lock:
            self.pending += 1
        try:
            yield
        finally:
            with self.lock:
                self.pending -= 1


def _message(call: Call) -> Message:
    body = call.body
    return Message(body["delivery"], body["part"], call.key, body["text"])


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server: Server

    def log_message(self, *_: Any) -> None:
        """Say nothing: the counts tell."""

    def do_GET(self) -> None:
        """Serve a request."""
        desk = self.server.desk
        body = self._body()
        url = urlsplit(self.path)
        path = tuple(unquote(piece) for piece in url.path.strip("/").split("/"))
        if path[0] == "-":
            return self._answer(200, desk.manage(self.command, path[1], body))
        asked = parse_qs(url.query).get("key", [""])[0]
        key = asked or self.headers.get("Idempotency-Key") or body.get("key", "")
        sent = float(self.headers.get("Crash-Sent", "0"))
        call = Call(self.command, path, key, body, sent)
        with desk.under_way(), contextlib.suppress(OSError):
            self._serve(desk, call)
        return None

    do_PUT = do_POST = do_GET  # noqa: N815 - as above

    def _serve(self, desk: Desk, call: Call) -> None:
        fault, chance = desk.plan.draw(call.name)
        if self.headers.get("Authorization") != f"Bearer {desk.token}":
            fault = Fault.STRANGER
        desk.counts[fault] += 1
        if fault in STATUS:
            self._refuse(STATUS[fault], chance)
        elif fault is Fault.DROPPED:
            self._drop()
        else:
            with contextlib.suppress(TooLateError):
                return self._act(desk, call, fault, chance)
            self._drop()
        return None

    def _act(self, desk: Desk, call: Call, fault: Fault, chance: Random) -> None:
        """Act on a request and answer as the fault demands."""
        before, after = _waits(fault, chance)
        if fault is Fault.DROPPED_ACTED:
            self._drop()
        time.sleep(desk.clock.real(before))
        answer = desk.act(call)
        time.sleep(desk.clock.real(after))
        if fault in DROPS:
            self._drop()
        elif fault is Fault.ACTED_CUT:
            self._answer(200, answer, cut=True)
        else:
            self._answer(502 if fault is Fault.ACTED_ERROR else 200, answer)

    def _body(self) -> Answer:
        raw = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        body: Answer = json.loads(raw) if raw else {}
        return body

    def _refuse(self, status: int, chance: Random) -> None:
        wait = {"Retry-After": str(chance.choice([1, 90]))} if status == 429 else {}
        self._answer(status, {"error": "not now"}, wait)

    def _answer(
        self, status: int, data: Answer, headers: dict[str, str] | None = None, *, cut: bool = False
    ) -> None:
        body = json.dumps(data).encode()
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if cut else body)
        if cut:
            self._drop()

    def _drop(self) -> None:
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)


def _waits(fault: Fault, chance: Random) -> tuple[float, float]:
    """Return how long a fault waits before and after the act, in seconds."""
    match fault:
        case Fault.SLOW:
            return chance.uniform(0, 20), chance.uniform(0, 20)
        case Fault.ACTED_TIMEOUT:
            return 0.0, REQUEST * 1.1
        case Fault.DROPPED_ACTED:
            return chance.uniform(0, REQUEST), 0.0
        case Fault.TIMEOUT_ACTED:
            return chance.uniform(REQUEST, REQUEST * 1.8), 0.0
    return 0.0, 0.0


class Server(ThreadingHTTPServer):
    """The service on a free port of the loopback."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, desk: Desk) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.desk = desk

    def handle_error(self, *_: Any) -> None:
        """Expect clients that die."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(*_)


def _end_with_harness() -> None:
    """End when standard input does: the harness has gone."""
    sys.stdin.read()
    os._exit(0)


def main() -> None:
    """Serve until the process is ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--token", default="token")
    options = parser.parse_args()
    desk = Desk(Store(options.file), Plan(options.seed, {}), Clock.read(), options.token)
    server = Server(desk)
    threading.Thread(target=_end_with_harness, daemon=True).start()
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
