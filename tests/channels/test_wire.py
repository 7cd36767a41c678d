"""What an answer means is decided in one place."""

from __future__ import annotations

from pathlib import Path

import pytest

from channels.parts import channel
from loopback import serve
from masthead.channels.base import Tools
from masthead.channels.wire import Reply, Wire, answered, id_in
from masthead.errors import ConfigError
from masthead.http import Client
from masthead.protocol.outcome import Ambiguous, Refused


def told(body: bytes, status: int = 200) -> Reply | Refused | Ambiguous:
    """Return what is made of an answer."""
    with serve(lambda _: (status, {}, body)) as service:
        return Wire(Client(), service.url).ask("GET", "a")


@pytest.mark.parametrize(
    "body",
    [b"NaN", b"-Infinity", b"1e999", b"9" * 400, b"[" * 90_000, b"<p>", b"\xff", b"{'a': 1}"],
)
def test_what_is_no_json_says_nothing_for_certain(body: bytes) -> None:
    """Numbers that are none, or that no float can hold, are no JSON that we take."""
    assert isinstance(told(body), Ambiguous)


def test_ids_of_64_bits_are_read_whole() -> None:
    """And numbers with a fraction as they are."""
    got = told(b'{"id": 18446744073709551615, "at": 1.5}')

    assert isinstance(got, Reply)
    assert ("18446744073709551615", 1.5) == (got.text("id"), got.get("at"))


def test_a_list_is_a_list() -> None:
    """Anything else tells nothing; it is not an empty one."""
    reply = Reply({"a": [{"id": 1}, 2], "b": {}, "c": None})

    assert ["1", ""] == [one.id("id") for one in reply.rows("a") or ()]
    assert (None, None, None) == (reply.rows("b"), reply.rows("c"), Reply("[]").rows())
    assert [] == Reply([]).rows()


@pytest.mark.parametrize(
    "text",
    ["", "a/b", "a b", "a\nb", "<a>", "../a", "\ud800", "a" * 301, "-1", "é", "a?b", "a%2F"],
)
def test_what_can_stand_nowhere_is_no_id(text: str) -> None:
    """In a path, a file, a line."""
    assert "" == id_in(text)
    assert "" == Reply({"id": text}).id("id")


def test_ids_of_services_are_ids() -> None:
    """As they give them."""
    for id in ("17.5", "urn:li:comment:(urn:li:activity:1,2)", "1_2", "F0AB", "bafyrei", "a@b"):
        assert id == id_in(id)


def test_a_status_is_read_from_the_reason_and_not_from_what_was_said() -> None:
    """A page that names another one proves nothing."""
    assert answered(told(b"gone", 404), 404)
    assert not answered(told(b"answered 404 Not Found", 400), 404)
    assert not answered(told(b"upstream answered 404", 502), 404)
    assert not answered(told(b"{}"), 404)


@pytest.mark.parametrize("base", ["http://a.example", "ftp://a.example", "http://[", "a.example"])
def test_credentials_go_over_https_only(base: str) -> None:
    """Nothing is sent."""
    got = Wire(Client(), base, {"Authorization": "Bearer token"}).ask("GET", "a")

    assert Refused("its address must start with https://: nothing was sent") == got


def tools(**environment: str) -> Tools:
    """Return tools with environment variables."""
    root = Path("hub")
    return Tools(root, root, "", environment, lambda *_: None, Client(), lambda: 0.0)


def test_a_variable_names_no_other_machine_without_tls() -> None:
    """This machine may be asked without; the variable is named."""
    here = tools(MASTHEAD_SLACK_URL="http://127.0.0.1:9")
    there = tools(MASTHEAD_SLACK_URL="HTTP://internal.example")

    assert "http://127.0.0.1:9" == here.address("slack", "https://slack.com")
    assert "https://slack.com" == tools().address("slack", "https://slack.com")
    with pytest.raises(ConfigError, match="MASTHEAD_SLACK_URL must start with https://"):
        there.address("slack", "https://slack.com")


def test_a_secret_is_taken_without_its_line_end() -> None:
    """A shell puts one there; bytes that are no text cannot be sent, and are no reason to fall."""
    page = channel("slack", secrets={"token": "V"})

    assert ["xoxb-1", " a ", "a?"] == [
        tools(V=value).secret(page, "token") for value in ("xoxb-1\r\n", " a ", "a\udcff")
    ]
    assert "the environment variable V is not set" == tools(V="\n").missing_secret(page, "token")


def test_what_is_shown_of_a_wire_and_of_tools_is_no_secret() -> None:
    """Reports of failures show values as they are."""
    wire = Wire(Client(["s3cret"]), "https://a.example/s3cret", {"Authorization": "s3cret"})

    assert "s3cret" not in repr((wire, tools(V="s3cret")))
