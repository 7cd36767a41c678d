"""An HTTP service on loopback for tests: a function answers, and every request is kept."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Reply = tuple[int, dict[str, str], bytes]


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it came in; header names are in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Service:
    """A service's address and what it was asked.

    `answer` returns a reply, or None to hang up without one.
    """

    url: str
    answer: Callable[[Request], Reply | None]
    requests: list[Request] = field(default_factory=list)


@contextmanager
def serve(
    answer: Callable[[Request], Reply | None], tls: ssl.SSLContext | None = None
) -> Iterator[Service]:
    """Run a service on a free port of loopback; over TLS where a certificate is given."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = Request(self.command, self.path, headers, self.rfile.read(length))
            service.requests.append(request)
            reply = service.answer(request)
            if reply is None:
                self.close_connection = True
                return
            status, fields, body = reply
            self.send_response_only(status)
            for name, value in {"Date": self.date_time_string(), **fields}.items():
                self.send_header(name, value)
            if "Content-Length" not in fields:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_HEAD = do_PUT = do_PATCH = do_DELETE = do_POST  # noqa: N815 - the standard library's names

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
        server.handle_error = lambda *_: None  # type: ignore[method-assign] - clients that leave
    scheme = "https" if tls else "http"
    service = Service(f"{scheme}://127.0.0.1:{server.server_port}", answer)
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.01), daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
