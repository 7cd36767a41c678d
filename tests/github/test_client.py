"""One client asks GitHub: pages, limits, repeats and odd answers are settled in it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from loopback import Reply, Request, serve
from masthead.errors import GitHubError
from masthead.github import GitHub, connect
from masthead.github.client import place
from masthead.http import Client
from servers.github import REPOSITORY, TOKEN, FakeGitHub, Fault

ISSUES = "/repos/lentera/hub/issues"


class Clock:
    """A clock that moves when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1_796_634_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        """Return the time."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Sleep."""
        self.now += seconds
        self.slept.append(seconds)


@pytest.fixture
def clock() -> Clock:
    """Return the clock of the client."""
    return Clock()


def client(url: str, clock: Clock) -> GitHub:
    """Return a client for a server on loopback."""
    return GitHub(REPOSITORY, TOKEN, url, Client(secrets=(TOKEN,)), clock, clock.sleep)


def answered(
    reply: Callable[[Request], Reply | None], ask: Callable[[GitHub], object], clock: Clock
) -> tuple[GitHubError, list[Request]]:
    """Return the error that a service's replies lead to, and what it was asked."""
    with serve(reply) as service, pytest.raises(GitHubError) as caught:
        ask(client(service.url, clock))
    return caught.value, service.requests


def test_every_page_is_read(fake: FakeGitHub, clock: Clock) -> None:
    """The `Link` header leads on; the rows come in their order."""
    fake.per_page = 2
    for number in range(2, 6):
        fake.issues[number] = {**fake.issues[1], "number": number}

    rows = client(fake.url, clock).pages(ISSUES)

    assert [1, 2, 3, 4, 5] == [row.number("number") for row in rows]
    assert 3 == len(fake.asked)


def test_a_fault_on_the_second_page_gives_no_half_list(fake: FakeGitHub, clock: Clock) -> None:
    """A list is whole or it is an error."""
    fake.per_page = 1
    fake.issues[2] = {**fake.issues[1], "number": 2}
    rows = client(fake.url, clock).pages(ISSUES)
    next(rows)
    fake.faults.append(Fault(ISSUES, status=403))

    with pytest.raises(GitHubError) as caught:
        list(rows)

    assert "forbidden" == caught.value.cause


def test_pages_without_end_are_refused(clock: Clock) -> None:
    """A list that always names a next page is not read for ever."""

    def reply(request: Request) -> Reply:
        host = request.headers["host"]
        link = f'<http://{host}{ISSUES}?page=2>; rel="next"'
        return 200, {"Content-Type": "application/json", "Link": link}, b"[1]"

    error, requests = answered(reply, lambda one: list(one.pages(ISSUES)), clock)

    assert "GitHub lists more than 3000 rows for /repos/lentera/hub/issues" == error.message
    assert 30 == len(requests)


@pytest.mark.parametrize("next_page", ["https://elsewhere.example/repos", "http://127.0.0.1.x/y"])
def test_the_token_goes_to_no_other_server(clock: Clock, next_page: str) -> None:
    """A next page elsewhere is not asked for."""

    def reply(_: Request) -> Reply:
        link = f'<{next_page}>; rel="next"'
        return 200, {"Content-Type": "application/json", "Link": link}, b"[]"

    error, requests = answered(reply, lambda one: list(one.pages(ISSUES)), clock)

    assert "GitHub names a next page on another server" == error.message
    assert 1 == len(requests)


def test_a_redirect_is_not_followed(clock: Clock) -> None:
    """The repository has moved: a person puts the new name in."""
    error, requests = answered(
        lambda _: (301, {"Location": "https://elsewhere.example/"}, b""),
        lambda one: one.get(ISSUES),
        clock,
    )

    assert ("moved", 1) == (error.cause, len(requests))
    assert f"GitHub answered GET {ISSUES} with 301" == error.message


@pytest.mark.parametrize(
    ("status", "cause"),
    [(401, "token"), (403, "forbidden"), (404, "missing"), (409, "conflict"), (422, "invalid")],
)
def test_a_refusal_is_final(fake: FakeGitHub, clock: Clock, status: int, cause: str) -> None:
    """It names what was asked and what GitHub said, with the next step, and is not repeated."""
    fake.faults.append(Fault(ISSUES, status=status, message="Not\nfor \x1b[31myou"))

    with pytest.raises(GitHubError) as caught:
        client(fake.url, clock).get(ISSUES)

    assert cause == caught.value.cause
    assert f"GitHub answered GET {ISSUES} with {status}: Not for [31myou" == caught.value.message
    assert caught.value.hint
    assert [] == clock.slept


def test_the_details_of_a_refusal_are_told(clock: Clock) -> None:
    """GitHub says which field of which thing it does not take."""
    said = {
        "message": "Validation Failed",
        "errors": [{"resource": "PullRequest", "field": "head", "code": "invalid"}, "Too long", 7],
    }
    error, _ = answered(
        lambda _: (422, {}, json.dumps(said).encode()), lambda one: one.post(ISSUES, {}), clock
    )

    assert error.message.endswith("422: Validation Failed; PullRequest head invalid; Too long")


@pytest.mark.parametrize("body", [b"", b"<html>", b"[" * 100_000, b'{"message": 7}'])
def test_a_refusal_without_words_is_told_by_its_status(clock: Clock, body: bytes) -> None:
    """What cannot be read is not shown."""
    error, _ = answered(lambda _: (404, {}, body), lambda one: one.get(ISSUES), clock)

    assert f"GitHub answered GET {ISSUES} with 404" == error.message


@pytest.mark.parametrize(
    "limit",
    [
        ({"Retry-After": "7"}, "You have exceeded a secondary rate limit", 7.0),
        ({"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1796634030"}, "Limit", 31.0),
        ({"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1"}, "Limit", 1.0),
        ({}, "You have exceeded a secondary rate limit", 60.0),
    ],
)
@pytest.mark.parametrize("status", [403, 429])
def test_a_limit_is_waited_for(
    fake: FakeGitHub, clock: Clock, status: int, limit: tuple[dict[str, str], str, float]
) -> None:
    """As long as its headers ask for, or a minute; then the same request goes through."""
    headers, message, wait = limit
    fake.faults.append(Fault(ISSUES, status=status, message=message, headers=headers))

    rows = list(client(fake.url, clock).pages(ISSUES))

    assert 1 == len(rows)
    assert [wait] == clock.slept


def test_a_limit_holds_for_writing_too(fake: FakeGitHub, clock: Clock) -> None:
    """Nothing was done, so what makes something new may be repeated."""
    fake.faults.append(Fault(ISSUES, status=429, headers={"Retry-After": "3"}))

    client(fake.url, clock).post(ISSUES, {"title": "T", "body": "B", "labels": []})

    assert 2 == len(fake.issues)
    assert [3.0] == clock.slept


def test_a_long_limit_is_told_instead_of_waited_for(clock: Clock) -> None:
    """A run does not sleep for an hour; the message says how long it would have been."""
    headers = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1796637600"}
    error, requests = answered(lambda _: (403, headers, b"{}"), lambda one: one.get(ISSUES), clock)

    assert ("limited", 1, []) == (error.cause, len(requests), clock.slept)
    assert "it asks to wait 3601 s" in error.message


def test_limits_without_end_are_given_up(clock: Clock) -> None:
    """The pauses grow, and all together have an end."""
    error, requests = answered(lambda _: (429, {}, b"{}"), lambda one: one.get(ISSUES), clock)

    assert ("limited", [60.0, 120.0], 3) == (error.cause, clock.slept, len(requests))


@pytest.mark.parametrize("status", [408, 500, 502, 503])
def test_a_fault_of_githubs_own_is_tried_again(fake: FakeGitHub, clock: Clock, status: int) -> None:
    """What reads is repeated after a pause."""
    fake.faults.append(Fault(ISSUES, status=status, times=2))

    assert 1 == len(list(client(fake.url, clock).pages(ISSUES)))
    assert [1.0, 2.0] == clock.slept


def test_a_fault_that_stays_is_told(clock: Clock) -> None:
    """After five tries."""
    error, requests = answered(lambda _: (503, {}, b""), lambda one: one.get(ISSUES), clock)

    assert ("broken", 5) == (error.cause, len(requests))
    assert [1.0, 2.0, 4.0, 8.0] == clock.slept


@pytest.mark.parametrize("form", ["half", "cut", "html", "silent"])
def test_an_answer_that_is_not_whole_is_asked_for_again(
    fake: FakeGitHub, clock: Clock, form: str
) -> None:
    """Half a page, JSON that ends early, a page for people, no answer: none is taken for one."""
    fake.faults.append(Fault(ISSUES, form=form))

    assert 1 == len(list(client(fake.url, clock).pages(ISSUES)))
    assert [1.0] == clock.slept


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (b'[{"number": 1', "application/json", "JSON that breaks off or cannot be read"),
        (b"\xff", "application/json", "JSON that breaks off or cannot be read"),
        (b"[" * 100_000, "application/json", "JSON that breaks off or cannot be read"),
        (b"<p>Sign in", "text/html; charset=utf-8", "the answer is text/html, not JSON"),
        (b"[]", "", "the answer is of no kind, not JSON"),
    ],
)
def test_an_answer_that_stays_odd_is_told(clock: Clock, body: bytes, kind: str, said: str) -> None:
    """Nothing is made up from it."""
    headers = {"Content-Type": kind} if kind else {}
    error, requests = answered(lambda _: (200, headers, body), lambda one: one.get(ISSUES), clock)

    assert ("odd", 5) == (error.cause, len(requests))
    assert said in error.message


@pytest.mark.parametrize("form", ["half", "cut", "html", "silent"])
def test_nothing_new_is_made_twice(fake: FakeGitHub, clock: Clock, form: str) -> None:
    """Where GitHub may have made it, it is not asked to make it again."""
    fake.faults.append(Fault(ISSUES, method="POST", form=form, acts=form != "silent"))

    with pytest.raises(GitHubError) as caught:
        client(fake.url, clock).post(ISSUES, {"title": "T", "body": "B", "labels": []})

    assert caught.value.cause in ("broken", "odd")
    assert 1 == fake.asked.count(f"POST {ISSUES}")


def test_what_sets_a_value_is_repeated(fake: FakeGitHub, clock: Clock) -> None:
    """Twice is as good as once."""
    fake.faults.append(Fault(f"{ISSUES}/1", status=503, acts=True))

    got = client(fake.url, clock).patch(f"{ISSUES}/1", {"state": "closed"})

    assert "closed" == got.text("state")


def test_put_and_delete_are_asked(clock: Clock) -> None:
    """With their method; an answer without a body is nothing."""
    with serve(lambda _: (204, {}, b"")) as service:
        one = client(service.url, clock)
        assert one.put("/x", {"a": 1}).value is None
        one.delete("/x")

    assert [("PUT", b'{"a": 1}'), ("DELETE", b"")] == [
        (request.method, request.body) for request in service.requests
    ]


def test_a_server_that_cannot_be_reached_is_told(clock: Clock) -> None:
    """After some tries, with the next step."""
    with serve(lambda _: None) as service:
        url = service.url

    with pytest.raises(GitHubError) as caught:
        client(url, clock).post(ISSUES, {})

    assert ("unreachable", 4) == (caught.value.cause, len(clock.slept))
    assert caught.value.message.startswith(f"POST {ISSUES}: 127.0.0.1 cannot be reached")


def test_no_message_shows_the_token(clock: Clock) -> None:
    """Whatever an answer quotes."""
    said = json.dumps({"message": f"Bad token {TOKEN}"}).encode()
    error, requests = answered(lambda _: (401, {}, said), lambda one: one.get(ISSUES), clock)

    assert TOKEN in requests[0].headers["authorization"]
    assert TOKEN not in error.message
    assert "Bad token ***" in error.message
    assert TOKEN not in repr(client("https://api.github.com", clock))


def test_the_environment_says_whom_to_ask() -> None:
    """Token, repository and address; GitHub's own address where none is given."""
    environment = {"GITHUB_TOKEN": f" {TOKEN}\n", "GITHUB_REPOSITORY": "lentera/hub"}

    one = connect(environment)
    own = connect({**environment, "GITHUB_API_URL": "https://git.lentera.example/api/v3/"}, "a/b")

    assert (TOKEN, "lentera/hub", "https://api.github.com") == (
        one.token,
        one.repository,
        one.address,
    )
    assert ("a/b", "https://git.lentera.example/api/v3", "a") == (
        own.repository,
        own.address,
        own.owner,
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"GITHUB_TOKEN": " "}, "GITHUB_TOKEN is not set"),
        ({"GITHUB_TOKEN": "two words"}, "GITHUB_TOKEN is no token"),
        ({"GITHUB_TOKEN": "x\x07y"}, "GITHUB_TOKEN is no token"),
        ({"GITHUB_REPOSITORY": ""}, "which repository"),
        ({"GITHUB_REPOSITORY": "a/.."}, "which repository"),
        ({"GITHUB_REPOSITORY": "a/b/c"}, "which repository"),
        ({"GITHUB_API_URL": "http://elsewhere.example"}, "must begin with https://"),
        ({"GITHUB_API_URL": "https://a@elsewhere.example"}, "must begin with https://"),
        ({"GITHUB_API_URL": "https://[x"}, "must begin with https://"),
        ({"GITHUB_API_URL": "ftp://127.0.0.1"}, "must begin with https://"),
    ],
)
def test_an_environment_that_will_not_do_is_told(change: dict[str, str], said: str) -> None:
    """Before anything is sent."""
    environment = {"GITHUB_TOKEN": TOKEN, "GITHUB_REPOSITORY": "lentera/hub", **change}

    with pytest.raises(GitHubError, match=said):
        connect(environment)


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "http://localhost:1", "http://[::1]:1"])
def test_this_machine_needs_no_encryption(address: str) -> None:
    """A server on loopback is asked in the clear."""
    environment = {"GITHUB_TOKEN": TOKEN, "GITHUB_API_URL": address}

    assert address == connect(environment, REPOSITORY).address


@pytest.mark.parametrize("step", ["", ".", "..", "a/../b", "/a", "a//b"])
def test_no_name_leads_to_another_place(step: str) -> None:
    """A branch or file with such a name is refused before it is asked for."""
    with pytest.raises(GitHubError, match="names nothing on GitHub"):
        place("repos", step)


def test_names_are_quoted() -> None:
    """What stands in a file's name stays in the path."""
    assert "/contents/a%20b%3Fref%3Dx%23/%C3%A9.md" == place("contents", "a b?ref=x#/é.md")
