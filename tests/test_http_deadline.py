"""A service whose answer drips, a byte at a time: a request ends when its time is over."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import SimpleNamespace

import httpx
import pytest

from masthead import http
from masthead.http import Answer, Client
from masthead.http.deadline import ASKING, WAITING, Deadline
from masthead.protocol.outcome import Ambiguous, Refused

PAUSE = 0.02
"""Seconds between two bytes: well below the limit, which each of them would begin anew."""


@contextmanager
def dripping(head: bytes, drops: bytes, tail: bytes = b"") -> Iterator[str]:
    """Run a service that sends the head at once, and the drops one by one."""
    listener = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        with suppress(OSError):
            link, _ = listener.accept()
            with link:
                link.recv(65536)
                link.sendall(head)
                for at in range(len(drops)):
                    time.sleep(PAUSE)
                    link.sendall(drops[at : at + 1])
                link.sendall(tail)

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.close()
        thread.join()


def asked(url: str) -> tuple[Answer | Refused | Ambiguous, float]:
    """Return what a client makes of a service, and after how many seconds."""
    begun = time.monotonic()
    return Client().request("POST", url, body=b"{}"), time.monotonic() - begun


LONG = b"x" * 500


@pytest.mark.parametrize(
    ("head", "drops"),
    {
        "status": (b"", b"HTTP/1.1 200 OK\r\n" + LONG),
        "headers": (b"HTTP/1.1 200 OK\r\nX-Long: ", LONG),
        "body": (b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n", LONG),
        "no length": (b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", LONG),
        "refusal": (b"HTTP/1.1 400 Bad\r\nConnection: close\r\n\r\n", LONG),
    }.values(),
    ids=["status", "headers", "body", "no length", "refusal"],
)
def test_an_answer_that_drips_is_cut_off(
    head: bytes, drops: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever in the answer: nobody knows what the service did; what came of it is no answer."""
    monkeypatch.setattr(http, "WHOLE", 0.3)
    with dripping(head, drops) as url:
        got, took = asked(url)

    assert isinstance(got, Ambiguous), got
    assert "in time" in got.reason or "too slow" in got.reason
    assert took < PAUSE * len(drops) / 2


def test_an_answer_that_is_slow_and_in_time_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is cut off before."""
    monkeypatch.setattr(http, "WHOLE", 30.0)
    with dripping(b"HTTP/1.1 200 OK\r\nX-", b"A: b", b"\r\nContent-Length: 2\r\n\r\nok") as url:
        got, _ = asked(url)

    assert isinstance(got, Answer)
    assert (b"ok", "b") == (got.body, got.headers["x-a"])


def test_no_thread_and_no_handle_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the time was over or not."""
    monkeypatch.setattr(http, "WHOLE", 0.1)
    before = threading.active_count()
    for drops in (b"", LONG):
        with dripping(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", drops) as url:
            asked(url)

    assert before == threading.active_count()


# --- what goes out ---


class Pieces(httpx.BaseTransport):
    """A network that notes in which pieces a request would be written."""

    def __init__(self) -> None:
        self.sizes: list[int] = []
        self.headers = httpx.Headers()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Read the request, and answer."""
        assert isinstance(request.stream, httpx.SyncByteStream)
        self.headers, self.sizes = request.headers, [len(piece) for piece in request.stream]
        return httpx.Response(200)


def test_a_large_file_goes_out_in_pieces() -> None:
    """Over TLS one write is one limit of time: a film in one piece had to be out in a minute."""
    network = Pieces()
    Client(transport=network).request("POST", "https://a.example", body=b"x" * 200_000)

    assert (200_000, True) == (sum(network.sizes), max(network.sizes) <= 65_536)
    assert "200000" == network.headers["content-length"]
    assert "transfer-encoding" not in network.headers


def test_a_service_that_hardly_reads_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody knows what it makes of the half."""
    monkeypatch.setattr(http, "SENDING", 0.3)
    listener = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    begun = time.monotonic()
    with listener:
        got = Client().request("POST", url, body=b"x" * 30_000_000)

    assert Ambiguous("127.0.0.1 did not answer in time") == got
    assert time.monotonic() - begun < 10


def test_what_a_proxy_carries_has_its_own_time() -> None:
    """The time of the proxy's own answer does not go on while a file goes out."""
    with Deadline(30.0, 0.05) as deadline:
        deadline.trace(WAITING, {})
        deadline.trace(ASKING, {})
        time.sleep(0.2)
        assert not deadline.over
        deadline.trace(WAITING, {})
        time.sleep(0.2)
        assert deadline.over


@pytest.mark.parametrize("kind", ["connection", "socks"])
def test_a_connection_of_any_kind_is_cut_off(kind: str) -> None:
    """Through a SOCKS proxy as well."""
    ours, theirs = socket.socketpair()
    stream = SimpleNamespace(get_extra_info=lambda _: ours)
    with ours, theirs, Deadline(30.0, 0.05) as deadline:
        deadline.trace(f"{kind}.connect_tcp.complete", {"return_value": stream})
        deadline.trace(WAITING, {})
        theirs.settimeout(10)
        assert b"" == theirs.recv(1)
