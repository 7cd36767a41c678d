"""Meta's errors by their numbers, and what its answers may hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.parts import record, tools
from loopback import Reply as Served
from loopback import serve
from masthead.channels.graph import GONE, graph, id_of, remove
from masthead.channels.graph_answers import (
    Keys,
    check_token,
    found,
    https,
    mentions,
    numbers,
    same_text,
    seconds,
    spent,
)
from masthead.channels.wire import Reply
from masthead.health import Health
from masthead.http import Answer
from masthead.protocol.outcome import Absent, Ambiguous, Refused
from masthead.record import Receipt
from masthead.setups.threads import SETUP

NOW = 1_796_634_000.0


def asked(root: Path, status: int, error: object, **headers: str) -> Any:
    """Return what an answer with an error means."""
    body = error if isinstance(error, bytes) else json.dumps({"error": error}).encode()

    def answer(_request: object) -> Served:
        return status, {"Content-Type": "application/json", **headers}, body

    with serve(answer) as service:
        wire = graph(tools(root), "Threads", service.url, "v1.0", "a-token-of-the-tests")
        return wire.ask("GET", "me")


@pytest.mark.parametrize("status", [200, 400, 403, 500])
@pytest.mark.parametrize(
    ("code", "wanted"),
    {
        190: (True, True),
        102: (True, True),
        10: (True, True),
        200: (True, True),
        4: (True, False),
        17: (True, False),
        32: (True, False),
        613: (True, False),
        9: (True, False),
        80002: (True, False),
        9007: (True, False),
        100: (False, False),
        506: (False, False),
    }.items(),
)
def test_the_number_counts(
    code: int, wanted: tuple[bool, bool], status: int, tmp_path: Path
) -> None:
    """Whatever the status, the number says whether to try again, and whether the token is bad."""
    got = asked(tmp_path, status, {"code": code, "message": "No."})

    assert isinstance(got, Refused)
    assert wanted == (got.retryable, got.credentials)
    assert got.reason == f"Threads refused it (code {code}): No."


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, {"code": 2, "message": "Later"}),
        (400, {"code": -1, "error_subcode": 2207001}),
        (400, {"code": 36000, "is_transient": True}),
        (500, {"code": 36000}),
        (200, {"message": "no number"}),
    ],
)
def test_what_nobody_can_know(status: int, error: dict[str, Any], tmp_path: Path) -> None:
    """Meta's own failures, and numbers that nobody knows, leave it open."""
    assert isinstance(asked(tmp_path, status, error), Ambiguous)


def test_other_answers_go_by_their_status(tmp_path: Path) -> None:
    """An answer without a number of Meta's is judged as HTTP has it."""
    got = [
        asked(tmp_path, 401, {"message": "who?"}),
        asked(tmp_path, 404, b"[]"),
        asked(tmp_path, 404, b"[" * 5000),
        asked(tmp_path, 502, b"<html>"),
        asked(tmp_path, 403, {"code": True}),
        asked(tmp_path, 403, {"code": "1x"}),
    ]

    assert [True, False] == [one.credentials for one in got[:2]]
    assert [Refused, Refused, Refused, Ambiguous] == [type(one) for one in got[:4]]
    assert {Refused} == {type(one) for one in got[4:]}


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"X-Business-Use-Case-Usage": '{"1": [{"estimated_time_to_regain_access": 9}]}'}, 540.0),
        ({"X-Business-Use-Case-Usage": '{"1": [{"estimated_time_to_regain_access": 0}]}'}, None),
        ({"X-Business-Use-Case-Usage": '{"1": 5}', "Retry-After": "30"}, 30.0),
        ({"X-Business-Use-Case-Usage": "[]"}, None),
        ({"X-Business-Use-Case-Usage": "{"}, None),
        ({}, None),
    ],
)
def test_how_long_to_wait(headers: dict[str, str], wait: float | None, tmp_path: Path) -> None:
    """Meta says in minutes when an account may ask again."""
    got = asked(tmp_path, 400, {"code": 4, "message": "Slowly"}, **headers)

    assert isinstance(got, Refused)
    assert wait == got.retry_after


def test_the_token_never_shows(tmp_path: Path) -> None:
    """An error that quotes the token is cleaned."""
    got = asked(tmp_path, 400, {"code": 190, "message": "a-token-of-the-tests is bad"})

    assert "a-token-of-the-tests" not in got.reason


@given(st.text())
def test_an_id_stands_in_a_path(text: str) -> None:
    """What is no number, or two with a line between, is no id."""
    id = id_of(Reply({"id": text}))

    assert id in ("", text)
    assert "/" not in id


def test_ids() -> None:
    """Both forms are read, also from a number."""
    assert ["1", "1_2", ""] == [id_of(Reply({"id": one})) for one in (1, "1_2", "1_2_3")]


@given(st.text(), st.sampled_from([" ", "\n", "\n\n ", "\u00a0"]))
def test_white_space_makes_no_other_text(text: str, space: str) -> None:
    """A service may lay a text out anew."""
    assert same_text(space.join(text.split()), text)


def test_hostile_values() -> None:
    """Times, addresses and numbers that are none count for nothing."""
    values = [{"name": "views", "values": [{"value": 4}]}, {"name": "x", "values": [{"value": {}}]}]
    total = [{"name": "reach", "total_value": {"value": 5}}, {"values": [{"value": 1}]}, 7]

    assert [0.0, 0.0, NOW] == [
        seconds(one) for one in ("", "0001-01-01T00:00:00+2359", "2026-12-07T09:00:00+0000")
    ]
    assert ["", "", "https://a.example"] == [
        https(one) for one in ("javascript:1", "https://a\n", "https://a.example")
    ]
    assert {"views": 4, "reach": 5} == numbers(Reply({"data": [*values, *total]}), "views,reach")
    assert {} == numbers(Reply({"data": "x"}), "views")
    assert None is spent(Reply({"data": [{"quota_usage": "many"}]}))


def test_what_was_sent_is_found_again() -> None:
    """By text, time and author, and never what is known."""
    keys = Keys("text", author=("username",))
    one = {"id": "7", "text": "a  b", "timestamp": "2026-12-07T09:00:00+0000", "username": "Me"}
    listed = Reply({"data": [one]})

    assert Reply(one) == found(listed, keys, "a b", NOW)
    assert Reply(one) == found(listed, keys, None, NOW, author="me")
    assert None is found(listed, keys, "a b", NOW + 500)
    assert None is found(listed, keys, "a b", NOW, known=("7",))
    assert None is found(listed, keys, "a b", NOW, author="you")
    assert None is found(listed, keys, "b", NOW)


def test_what_is_gone_is_gone(tmp_path: Path) -> None:
    """A deletion of what is not there is fine; another refusal is not."""
    answers = [
        (400, {"code": 100, "error_subcode": 33, "message": "Unsupported request"}),
        (400, {"code": 100, "message": "Invalid parameter"}),
    ]

    def answer(_request: object) -> Served:
        status, error = answers.pop(0)
        return status, {}, json.dumps({"error": error}).encode()

    published = record(receipts=(Receipt("1"),))
    with serve(answer) as service:
        wire = graph(tools(tmp_path), "Threads", service.url, "v1.0", "t")
        assert Absent() == remove(wire, published)
        refused = remove(wire, published)
    assert isinstance(refused, Refused)
    assert GONE not in refused.reason


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ({"is_valid": False}, {"token": Health.BAD}),
        ({"scopes": ["threads_basic"], "expires_at": 0}, {"rights": Health.BAD}),
        ({"expires_at": 0}, {"expiry": Health.GOOD}),
        ({"expires_at": int(NOW) + 86_400 * 3}, {"expiry": Health.SOON}),
        ({"expires_at": int(NOW) - 86_400}, {"expiry": Health.BAD}),
        ({"expires_at": 2**70}, {}),
    ],
)
def test_a_token_is_examined(
    told: dict[str, Any], wanted: dict[str, Health], tmp_path: Path
) -> None:
    """Validity, rights and the last day are told."""
    body = json.dumps({"data": told}).encode()
    with serve(lambda _request: (200, {}, body)) as service:
        wire = graph(tools(tmp_path), "Threads", service.url, "v1.0", "t")
        checks = {one.what: one.health for one in check_token(wire, "t", SETUP, NOW)}
    assert wanted.items() <= checks.items()


def test_mentions_that_are_refused(tmp_path: Path) -> None:
    """A missing right is told, not raised."""
    body = b'{"error": {"code": 10, "message": "no right"}}'
    with serve(lambda _request: (403, {}, body)) as service:
        wire = graph(tools(tmp_path), "Threads", service.url, "v1.0", "t")
        got = mentions(wire, "me/mentions", Keys("text"), 0.0)
        unknown = list(check_token(wire, "t", SETUP, NOW))
    assert isinstance(got, Refused)
    assert [Health.UNKNOWN] == [one.health for one in unknown]


def test_the_client_hands_other_answers_on(tmp_path: Path) -> None:
    """Who judges an answer by its body is asked for all but 2xx, and may have no idea."""
    seen = []

    def judge(answer: Answer) -> None:
        seen.append(answer.status)

    with serve(lambda _request: (404, {}, b"gone")) as service:
        got = tools(tmp_path).client.request("GET", service.url, refusal=judge)
    assert [404] == seen
    assert isinstance(got, Refused)
