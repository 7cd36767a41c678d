"""A proxy on loopback that spoils replies: what was asked is done, and the answer never arrives.

It stands in front of a fake or a real server. Requests are numbered from 1; `fates` says what
becomes of some of them, all others pass.
"""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from urllib.parse import urlsplit

from loopback import Reply, Request, serve

HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "host", "content-length", "date"})
"""Headers that are of one connection only."""

Fate = Callable[["Lossy", Request], Reply | None]
"""What becomes of a request: the reply that the client gets, or None to hang up on it."""


@dataclass
class Lossy:
    """The proxy: what it stands before, what it was asked, and what becomes of it.

    Args:
        target: the server's address.
        fates: what becomes of a request, by its number.
        asked: the requests so far, as `METHOD /path`.
        seen: the requests so far, whole.
        clock: the time on the server in seconds since 1970, by which answers are dated; without it
            they have no date.
    """

    target: str
    fates: dict[int, Fate] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    seen: list[Request] = field(default_factory=list)
    url: str = ""
    closing: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)
    clock: Callable[[], float] | None = None

    def answer(self, request: Request) -> Reply | None:
        """Let a request meet its fate."""
        with self.lock:
            self.seen.append(request)
            self.asked.append(f"{request.method} {urlsplit(request.path).path}")
            fate = self.fates.get(len(self.asked), pass_on)
        reply = fate(self, request)
        return reply and (reply[0], {**reply[1], "Date": self._date()}, reply[2])

    def _date(self) -> str:
        return formatdate(self.clock(), usegmt=True) if self.clock else ""

    def begin(self, **fates: Fate) -> None:
        """Forget what was asked, and set what becomes of the next requests: `_1=lose` ..."""
        self.asked.clear()
        self.seen.clear()
        self.fates = {int(name.lstrip("_")): fate for name, fate in fates.items()}


@contextmanager
def lossy(target: str) -> Iterator[Lossy]:
    """Run a proxy before a server."""
    proxy = Lossy(target)
    with serve(proxy.answer) as service:
        proxy.url = service.url
        try:
            yield proxy
        finally:
            proxy.closing.set()


def pass_on(proxy: Lossy, request: Request) -> Reply | None:
    """Give the server's own answer; hang up where it hangs up."""
    parts = urlsplit(proxy.target)
    link = http.client.HTTPConnection(str(parts.hostname), parts.port or 80, timeout=60)
    headers = {name: value for name, value in request.headers.items() if name not in HOP}
    path = parts.path.rstrip("/") + request.path
    try:
        link.request(request.method, path, body=request.body or None, headers=headers)
        got = link.getresponse()
        body = got.read()
    except (OSError, http.client.HTTPException):
        return None
    finally:
        link.close()
    return (
        got.status,
        {name: value for name, value in got.getheaders() if name.lower() not in HOP},
        body,
    )


def lose(proxy: Lossy, request: Request) -> None:
    """Hang up once the server has done what it was asked."""
    pass_on(proxy, request)


def cut(proxy: Lossy, request: Request) -> Reply | None:
    """Break off in the middle of the server's answer."""
    reply = pass_on(proxy, request)
    if reply is None:
        return None
    status, headers, body = reply
    body = body or b" "
    return status, {**headers, "Content-Length": str(len(body) + 10)}, body[: len(body) // 2]


def bad_gateway(proxy: Lossy, request: Request) -> Reply:
    """Answer 502 although the server has done what it was asked."""
    pass_on(proxy, request)
    return 502, {"Content-Type": "text/html"}, b"<html><h1>502 Bad Gateway</h1></html>"


def silent(proxy: Lossy, request: Request) -> None:
    """Say nothing until the proxy ends; the client's time must be short."""
    pass_on(proxy, request)
    proxy.closing.wait(5)


@dataclass(frozen=True)
class Instead:
    """A fate that answers by itself; the server hears nothing of it."""

    status: int
    body: bytes = b"{}"
    headers: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, _proxy: Lossy, _request: Request) -> Reply:
        """Answer a request."""
        return self.status, {"Content-Type": "application/json", **self.headers}, self.body


def instead(status: int, body: bytes = b"{}", headers: Mapping[str, str] | None = None) -> Fate:
    """Return a fate that answers by itself; the server hears nothing of it."""
    return Instead(status, body, headers or {})


LOSSES: Mapping[str, Fate] = {"lost": lose, "cut": cut, "502": bad_gateway, "silent": silent}
"""How an answer can fail to arrive although the server has acted."""

QUICK: Mapping[str, Fate] = {name: fate for name, fate in LOSSES.items() if fate is not silent}
"""Those that need no patience of the client: for servers that are slow themselves."""
