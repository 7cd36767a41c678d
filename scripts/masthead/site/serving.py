"""Serve a built site on this machine, for looking at it."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from masthead.errors import SiteError

HOST = "127.0.0.1"
NAMES = frozenset({HOST, "localhost", "::1"})
WATCHED = ("content", "strategy", "masthead.yml", "mkdocs.yml")


class Handler(SimpleHTTPRequestHandler):
    """Serves files without a log line each, never from a cache, with the site's error page."""

    extensions_map = {  # noqa: RUF012 - the library's attribute
        **SimpleHTTPRequestHandler.extensions_map,
        ".md": "text/plain; charset=utf-8",
        ".ics": "text/calendar; charset=utf-8",
    }

    def parse_request(self) -> bool:
        """Answer only who names this machine: another name is a foreign page asking (rebinding)."""
        if not super().parse_request():
            return False
        name = urlsplit(f"//{self.headers.get('Host', HOST)}").hostname
        if name in NAMES:
            return True
        super().send_error(HTTPStatus.MISDIRECTED_REQUEST, f"this is {HOST}")
        return False

    def end_headers(self) -> None:
        """Add what keeps a browser from guessing and from keeping."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def list_directory(self, path: Any) -> None:  # noqa: ARG002 - the library's signature
        """Show no listings: a static host shows none either."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own error page where it has one."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the address is printed once."""


@contextmanager
def serving(folder: Path, port: int) -> Iterator[str]:
    """Serve a folder until the block ends; yield its address.

    Args:
        folder: the built site.
        port: a port of this machine; 0 for any free one.
    """
    try:
        server = ThreadingHTTPServer((HOST, port), partial(Handler, directory=str(folder)))
    except OSError as error:
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            raise SiteError(
                f"port {port} cannot be used: {error.strerror}", "choose another: --port NUMBER"
            ) from error
        raise
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def state_of(root: Path) -> frozenset[tuple[str, int, int]]:
    """Return name, size and time of each file that a site is made of."""
    found = set()
    for name in WATCHED:
        top = root / name
        for path in [top, *top.rglob("*")] if top.exists() else []:
            if path.is_file():
                status = path.stat()
                found.add((str(path), status.st_size, status.st_mtime_ns))
    return frozenset(found)


def watch(root: Path, rebuild: Callable[[], None], wait: Callable[[], bool]) -> None:
    """Rebuild whenever a file of the hub changes.

    Args:
        root: the hub's folder.
        rebuild: builds the site.
        wait: waits a moment and says whether to go on.
    """
    seen = state_of(root)
    while wait():
        state = state_of(root)
        if state != seen:
            seen = state
            rebuild()
