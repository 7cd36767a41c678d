"""The proxies spoil what they are told to spoil, after the server has acted."""

from __future__ import annotations

import smtplib
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from loopback import Reply, Request, serve
from servers.lossy import LOSSES, Fate, Lossy, bad_gateway, cut, instead, lose, lossy, silent
from servers.lossy_mail import LossyMail, lossy_mail
from servers.smtp import MailServer, smtp

BODY = b'{"made": true, "text": "long enough"}'


@contextmanager
def counter() -> Iterator[tuple[Lossy, list[Request]]]:
    """Run a service that makes something at each request, and the proxy before it."""
    made: list[Request] = []

    def answer(request: Request) -> Reply:
        made.append(request)
        return 201, {"Content-Type": "application/json", "X-Made": str(len(made))}, BODY

    with serve(answer) as service, lossy(service.url) as proxy:
        yield proxy, made


def ask(proxy: Lossy) -> httpx.Response:
    """Ask through the proxy, with little patience."""
    headers = {"Authorization": "Bearer x"}
    return httpx.post(f"{proxy.url}/posts?a=1", content=b"text", headers=headers, timeout=0.2)


def test_what_has_no_fate_passes_whole() -> None:
    """Method, path, headers and body go through, and so does the reply; the request is kept."""
    with counter() as (proxy, made):
        got = ask(proxy)

    assert (201, BODY, "1") == (got.status_code, got.content, got.headers["x-made"])
    (seen,) = made
    assert ("POST", "/posts?a=1", b"text", "Bearer x") == (
        seen.method,
        seen.path,
        seen.body,
        seen.headers["authorization"],
    )
    assert (["POST /posts"], b"text") == (proxy.asked, proxy.seen[0].body)


@pytest.mark.parametrize(
    ("fate", "error"),
    [
        (lose, httpx.RemoteProtocolError),
        (silent, httpx.ReadTimeout),
        (cut, httpx.RemoteProtocolError),
    ],
)
def test_a_reply_does_not_come(fate: Fate, error: type[Exception]) -> None:
    """And the server has acted."""
    with counter() as (proxy, made):
        proxy.begin(_2=fate)
        ask(proxy)
        with pytest.raises(error):
            ask(proxy)
        ask(proxy)

    assert 3 == len(made)


def test_a_gateway_answers_for_the_server() -> None:
    """With a page for people; the server has acted."""
    with counter() as (proxy, made):
        proxy.begin(_1=bad_gateway)
        got = ask(proxy)

    assert (502, "text/html", 1) == (got.status_code, got.headers["content-type"], len(made))


def test_an_answer_of_our_own() -> None:
    """The server hears nothing of the request."""
    with counter() as (proxy, made):
        proxy.begin(_1=instead(429, b"slow", {"Retry-After": "7"}))
        got = ask(proxy)
        proxy.begin()
        ask(proxy)

    assert (429, b"slow", "7", 1) == (
        got.status_code,
        got.content,
        got.headers["retry-after"],
        len(made),
    )


def mail(proxy: LossyMail) -> None:
    """Send a mail, with little patience."""
    with smtplib.SMTP("127.0.0.1", int(proxy.url.rpartition(":")[2]), timeout=0.3) as client:
        client.login(MailServer.user, MailServer.password)
        client.sendmail("a@example.invalid", ["b@example.invalid"], "Subject: x\r\n\r\n.dot\r\n")


def test_a_mail_goes_through_whole() -> None:
    """Every command passes; `.` is the mail."""
    with smtp() as server, lossy_mail(server.host, server.port) as proxy:
        mail(proxy)

    assert ["EHLO", "AUTH", "MAIL", "RCPT", "DATA", ".", "QUIT"] == proxy.asked
    assert [b"Subject: x\r\n\r\n.dot\r\n"] == [one.raw for one in server.mails]


@pytest.mark.parametrize("how", sorted(LOSSES))
def test_the_answer_to_a_mail_is_lost(how: str) -> None:
    """The mail has gone out all the same."""
    with smtp() as server, lossy_mail(server.host, server.port) as proxy:
        proxy.begin(_6=LOSSES[how])
        with pytest.raises((smtplib.SMTPException, OSError)):
            mail(proxy)

    assert 1 == len(server.mails)


def test_a_command_that_the_server_never_sees() -> None:
    """The answer is ours."""
    with smtp() as server, lossy_mail(server.host, server.port) as proxy:
        proxy.begin(_3=instead(550, b"no such sender"))
        with pytest.raises(smtplib.SMTPSenderRefused, match="550"):
            mail(proxy)

    assert [] == server.mails


def test_a_client_that_leaves_early_harms_nothing() -> None:
    """The proxy goes on with the next."""
    with smtp() as server, lossy_mail(server.host, server.port) as proxy:
        port = int(proxy.url.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port)) as client:
            client.recv(100)
            client.sendall(b"EHLO x\r\n")
        mail(proxy)

    assert 1 == len(server.mails)
