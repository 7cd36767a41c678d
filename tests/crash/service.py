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
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from crash.clock import Clock
from crash.desk import Answer, Call, Desk, TooLateError
from crash.faults import Fault, Plan
from crash.store import Store

REQUEST = 60.0
"""Seconds that a publisher waits for an answer (`masthead.http.WHOLE`)."""

STATUS = {Fault.ERROR: 503, Fault.LIMITED: 429, Fault.STRANGER: 401}
DROPS = frozenset({Fault.DROPPED, Fault.DROPPED_ACTED, Fault.ACTED_DROPPED})
"""Faults after which the connection ends without a word."""


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
        if body is None:
            return self._drop()
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

    def _body(self) -> Answer | None:
        """Return what was sent, or None where its sender died in the middle of it."""
        length = int(self.headers.get("Content-Length", "0"))
        raw = self.rfile.read(length)
        if len(raw) < length:
            return None
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
