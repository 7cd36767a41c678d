"""A service whose answer drips, a byte at a time: a request ends when its time is over."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from masthead import http
from masthead.http import Answer, Client
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
