"""No text shows a secret, in whatever form an answer quotes it."""

from __future__ import annotations

import json
from base64 import b64encode
from html import escape
from urllib.parse import quote

import pytest

from masthead.redacting import pieces_of, redacted

SECRET = "Planted-Secret/9+f&q<é>"


@pytest.mark.parametrize(
    "said",
    [
        SECRET,
        quote(SECRET, safe=""),
        quote(SECRET, safe="").replace("%2F", "%2f").replace("%2B", "%2b"),
        json.dumps(SECRET),
        json.dumps(SECRET).replace("/", "\\/"),
        json.dumps(SECRET).replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"),
        escape(SECRET),
        b64encode(SECRET.encode()).decode(),
    ],
)
def test_a_secret_is_hidden_in_each_form(said: str) -> None:
    """As it is, and as JSON, addresses, HTML and mail write it."""
    shown = redacted(f"no: {said}!", [SECRET])

    assert "***" in shown
    assert "Planted" not in shown
    assert "UGxhbnRlZ" not in shown


def test_what_stands_in_a_secret_is_one() -> None:
    """The key in an address, the part of a token behind its number; not the host, nothing short."""
    hook = "https://hooks.example/services/T1/a-key-that-opens"

    said = "no a-key-that-opens at hooks.example/T1"
    assert "no *** at hooks.example/T1" == redacted(said, [hook])
    assert "no ***" == redacted("no token-of-tests", ["4711:token-of-tests"])
    assert ("https://a.example/b",) == pieces_of("https://a.example/b")
    assert () == pieces_of("")
    assert "a b" == redacted("a b", ["https://a.example/a", ""])


def test_half_a_character_in_a_secret_stops_nothing() -> None:
    """An environment variable may hold any bytes."""
    assert "no ***" == redacted("no a\udcff", ["a\udcff"])
