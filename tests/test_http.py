"""One request, one answer or a clear failure; no secret in any message."""

from __future__ import annotations

import socket
from datetime import UTC, datetime

import httpx
import pytest

from loopback import Reply, Request, serve
from masthead import http
from masthead.http import Answer, Client
from masthead.http.address import is_private
from masthead.http.answer import retry_after
from masthead.protocol.outcome import Ambiguous, Refused


def reply(status: int, body: bytes = b"", **headers: str) -> Answer | Refused | Ambiguous:
    """Return what a client makes of a service's reply."""

    def answer(_: Request) -> Reply:
        return status, headers, body

    with serve(answer) as service:
        return Client(clock=lambda: 0.0).request("POST", service.url, body=b"{}")


def test_a_success_is_an_answer() -> None:
    """With its headers in lower case and its body."""
    got = reply(201, b"hello", **{"X-Id": "5"})

    assert isinstance(got, Answer)
    assert (201, b"hello", "5") == (got.status, got.body, got.headers["x-id"])


@pytest.mark.parametrize("status", [400, 403, 404, 409, 413, 422, 426])
def test_a_refusal_is_definite(status: int) -> None:
    """The service read the request and did nothing."""
    got = reply(status, b"too\nlong \x1b[31m")

    assert Refused(f"127.0.0.1 answered {status}: too long [31m") == got


def test_dead_credentials_are_told_apart() -> None:
    """Nothing else on the channel will work either."""
    assert Refused("127.0.0.1 answered 401", retryable=True, credentials=True) == reply(401)


@pytest.mark.parametrize(("header", "wait"), [("7", 7.0), ("", None), ("soon", None)])
def test_too_many_requests_says_how_long_to_wait(header: str, wait: float | None) -> None:
    """Nothing happened, and the service's wish is passed on."""
    got = reply(429, **{"Retry-After": header})

    assert Refused("127.0.0.1 answered 429", retryable=True, retry_after=wait) == got


@pytest.mark.parametrize("status", [408, 425, 500, 502, 503, 504])
def test_a_failure_of_the_service_is_ambiguous(status: int) -> None:
    """It may have acted before it failed."""
    assert Ambiguous(f"127.0.0.1 answered {status}") == reply(status)


def test_a_redirect_is_not_followed() -> None:
    """Credentials go to no other host; nothing happened."""
    got = reply(308, Location="https://elsewhere.example/")

    assert Refused("127.0.0.1 answered 308: the address has moved") == got


def test_a_closed_port_is_definite() -> None:
    """The body never left."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    got = Client().request("POST", f"http://127.0.0.1:{port}")

    assert isinstance(got, Refused)
    assert got.retryable
    assert "127.0.0.1 cannot be reached" in got.reason


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/x", "nothing", "http://[broken"])
def test_a_wrong_address_is_definite(url: str) -> None:
    """Nothing was asked, and trying again would not help."""
    got = Client().request("POST", url)

    assert isinstance(got, Refused)
    assert not got.retryable


def test_a_service_that_hangs_up_is_ambiguous() -> None:
    """The answer broke off."""
    with serve(lambda _: None) as service:
        got = Client().request("POST", service.url)

    assert isinstance(got, Ambiguous)
    assert "broke off" in got.reason


def test_a_truncated_answer_is_ambiguous() -> None:
    """A status alone is not enough."""
    assert isinstance(reply(200, b"{", **{"Content-Length": "99"}), Ambiguous)


def test_an_endless_answer_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """More than the limit is not read."""
    monkeypatch.setattr(http, "LARGEST", 10)

    assert Ambiguous("the answer of 127.0.0.1 was too large or too slow (status 200)") == reply(
        200, b"x" * 11
    )


def test_a_silent_service_is_ambiguous() -> None:
    """A time-out says nothing about what was done."""

    def silent(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("slow", request=request)

    got = Client(transport=httpx.MockTransport(silent)).request("POST", "https://a.example/")

    assert Ambiguous("a.example did not answer in time") == got


def test_a_time_out_before_the_connection_is_definite() -> None:
    """Nothing left this machine."""

    def far(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectTimeout("far", request=request)

    got = Client(transport=httpx.MockTransport(far)).request("POST", "https://a.example/")

    assert Refused("a.example cannot be reached: far", retryable=True) == got


def test_no_message_shows_a_secret() -> None:
    """Neither the service's words nor the library's."""

    def chatty(request: httpx.Request) -> httpx.Response:
        return httpx.Response(422, text="the token hunter2 is wrong")

    client = Client(["hunter2", ""], httpx.MockTransport(chatty))

    assert Refused("a.example answered 422: the token *** is wrong") == client.request(
        "POST", "https://a.example/hunter2"
    )


@pytest.mark.parametrize(
    ("secret", "said"),
    [
        ("a/b c&d", "a%2Fb%20c%26d"),
        ("a/b c&d", "a%2Fb+c%26d"),
        ('a"b<c', 'a\\"b<c'),
        ('a"b<c', "a&quot;b&lt;c"),
        ("two  words", "two  words"),
        ("two  words", "two words"),
        ("hunter2", "hunt\u200ber2"),
    ],
)
def test_a_secret_is_known_in_every_dress(secret: str, said: str) -> None:
    """As an address, JSON or HTML quotes it, and with letters in between that do not show."""
    answer = httpx.MockTransport(lambda _: httpx.Response(422, text=f"wrong: {said}."))

    got = Client([secret], answer).request("POST", "https://a.example/")

    assert Refused("a.example answered 422: wrong: ***.") == got


def test_the_beginning_of_a_secret_is_not_shown_either() -> None:
    """It is taken out before the words are cut."""
    said = "x" * 190 + "hunter2-is-a-long-secret"
    answer = httpx.MockTransport(lambda _: httpx.Response(422, text=said))

    got = Client(["hunter2-is-a-long-secret"], answer).request("POST", "https://a.example/")

    assert isinstance(got, Refused)
    assert got.reason.endswith("x***")


def test_what_a_request_carried_does_not_come_back() -> None:
    """A service that repeats headers repeats no token; harmless words stay."""

    def echo(request: httpx.Request) -> httpx.Response:
        return httpx.Response(400, text=f"{request.headers['authorization']} for lamp@outbox")

    headers = {"Authorization": "Bearer 0123456789abcdef", "Idempotency-Key": "lamp@outbox"}
    got = Client(transport=httpx.MockTransport(echo)).request(
        "POST", "https://a.example/", headers=headers
    )

    assert Refused("a.example answered 400: *** for lamp@outbox") == got


def test_another_server_can_stand_in() -> None:
    """`base_url` leads a relative address to it."""
    with serve(lambda _: (200, {}, b"")) as service:
        got = Client().request("GET", "/api/x", base_url=service.url)

    assert isinstance(got, Answer)
    assert "/api/x" == service.requests[0].path
    assert service.requests[0].headers["user-agent"].startswith("Masthead/")


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("99999999999999", 999999999.0),
        ("Mon, 07 Dec 2026 09:00:30 GMT", 30.0),
        ("Mon, 07 Dec 2026 08:00:00 GMT", 0.0),
        ("Mon, 07 Dec 2026 09:00:30 -0000", 30.0),
        ("-5", None),
        ("١٢", None),
        ("later", None),
        ("", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(header: str, wait: float | None) -> None:
    """RFC 9110, section 10.2.3; what is neither is ignored."""
    now = datetime(2026, 12, 7, 9, 0, tzinfo=UTC).timestamp()

    assert wait == retry_after(header, now)


@pytest.mark.parametrize("status", [200, 301, 403, 404, 429, 500])
def test_an_exchange_gives_the_answer_whatever_its_status(status: int) -> None:
    """With headers and body: what it means is judged elsewhere, and no redirect is followed."""
    headers = {"Location": "https://elsewhere.example/", "X-RateLimit-Remaining": "0"}
    with serve(lambda _: (status, headers, b"{}")) as service:
        got = Client().exchange("GET", service.url)

    assert isinstance(got, Answer)
    assert (status, b"{}", "0") == (got.status, got.body, got.headers["x-ratelimit-remaining"])


def test_an_exchange_may_read_more() -> None:
    """A page of GitHub's is larger than what a network says of a post."""
    body = b"x" * (http.LARGEST + 1)
    with serve(lambda _: (200, {}, body)) as service:
        cut = Client().exchange("GET", service.url)
        whole = Client().exchange("GET", service.url, largest=http.LARGEST + 1)

    assert isinstance(cut, Ambiguous)
    assert isinstance(whole, Answer)
    assert len(body) == len(whole.body)


def test_see_other_may_have_acted() -> None:
    """The answer is elsewhere (RFC 9110, section 15.4.4): nobody knows from this one."""
    said = "127.0.0.1 answered 303: what came of it is to be seen elsewhere"

    assert Ambiguous(said) == reply(303, Location="/done")


@pytest.mark.parametrize("token", ["of-mine-\u2026", "of-mine-\x00", "of\nof-mine-here"])
def test_a_header_that_cannot_be_sent_is_a_refusal(token: str) -> None:
    """Nothing was sent, and the reason does not quote it in whatever form."""
    with serve(lambda _: (200, {}, b"")) as service:
        got = Client().request("POST", service.url, headers={"Authorization": token})

    assert [] == service.requests
    assert isinstance(got, Refused)
    assert "letters that cannot be sent" in got.reason
    assert "of-mine" not in got.reason


@pytest.mark.parametrize(
    ("url", "private"),
    [
        ("https://a.example", True),
        ("http://127.0.0.1:8", True),
        ("http://[::1]/a", True),
        ("http://localhost", True),
        ("http://a.example", False),
        ("http://localhost.a.example", False),
        ("http://127.0.0.1@a.example", False),
        ("http://2130706433", False),
        ("http://10.0.0.1", False),
        ("http://[", False),
        ("//a.example", False),
    ],
)
def test_where_credentials_can_go(url: str, *, private: bool) -> None:
    """Over HTTPS anywhere; without it to this machine."""
    assert private is is_private(url)


@pytest.mark.parametrize(
    "header",
    [
        "Sat, 01 Jan 2030 00:00:00 +99999999999",
        "Sat, 01 Jan 99999999999999999999 00:00:00 GMT",
        "Sat, -99999999999 Jan 2030 00:00:00 GMT",
        "9" * 5000,
        "-5",
        "0.5",
        "\u0662",
        "\x00",
    ],
)
def test_a_wait_without_sense_is_none_or_bounded(header: str) -> None:
    """Nothing fails."""
    wait = retry_after(header, 0.0)

    assert wait is None or 0 <= wait <= 10**9
