"""The contract for requests to Mastodon notices what the real one refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest

from loopback import Request
from masthead.http.form import Upload, multipart
from servers.mastodon_contract import faults

KEYED = {"authorization": "Bearer x", "idempotency-key": "k", "content-type": "application/json"}


def ask(method: str, path: str, said: Any = None, **headers: str) -> list[str]:
    """Return what is wrong with a request."""
    body = json.dumps(said).encode()
    return list(faults(Request(method, path, {**KEYED, **headers}, body)))


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"status": "Hello"}, ""),
        ({"status": "", "media_ids": ["1"], "language": "en", "visibility": "private"}, ""),
        ({"status": "x", "text": "y"}, "no field text"),
        ({"status": 7}, "status is no str"),
        ({"media_ids": []}, "neither text nor media"),
        ({"status": "x" * 501}, "a text of more than 500 characters"),
        ({"status": f"https://a.example/{'x' * 900}"}, ""),
        ({"status": "https://a.example/ " * 22}, "a text of more than 500 characters"),
        ({"status": "x", "media_ids": ["1"] * 5}, "more than 4 files"),
        ({"status": "x", "visibility": "all"}, "no such visibility"),
        ({"status": "x", "language": "pt-BR"}, "no language of ISO 639"),
    ],
)
def test_posts(said: dict[str, Any], fault: str) -> None:
    """Fields, their types, lengths as the server counts, and values."""
    found = ask("POST", "/api/v1/statuses", said)
    assert fault in (found or [""])
    assert bool(fault) is bool(found)


def test_headers() -> None:
    """A token, a key, and JSON that says so."""
    said = {"status": "x"}
    assert ["no idempotency key"] == ask(
        "POST", "/api/v1/statuses", said, **{"idempotency-key": ""}
    )
    assert ["no bearer token"] == ask("POST", "/api/v1/statuses", said, authorization="x")
    assert ["no JSON"] == ask("POST", "/api/v1/statuses", said, **{"content-type": "text/plain"})
    assert [] == ask("PUT", "/api/v1/statuses/1", said)
    changed = ask("PUT", "/api/v1/statuses/1", {**said, "visibility": "public"})
    assert "no field visibility" in changed


def test_lists_and_paths() -> None:
    """Known parameters only, pages of 40, and no path that nobody knows."""
    assert [] == ask("GET", "/api/v1/accounts/1/statuses?limit=40&max_id=3")
    assert ["more rows than a page has"] == ask("GET", "/api/v1/notifications?limit=41")
    assert ["no parameter since"] == ask("GET", "/api/v1/statuses/1?since=1")
    assert ["no operation GET /api/v1/nothing"] == ask("GET", "/api/v1/nothing")


@pytest.mark.parametrize(
    ("fields", "file", "fault"),
    [
        ({"description": "A lamp."}, Upload("file", "a.png", "image/png", b"1"), ""),
        ({"alt": "x"}, Upload("file", "a.png", "image/png", b"1"), "no field alt"),
        ({}, Upload("photo", "a.png", "image/png", b"1"), "no field photo"),
        ({}, Upload("file", "a", "application/octet-stream", b"1"), "no file with a MIME type"),
        (
            {"description": "x" * 1501},
            Upload("file", "a.png", "image/png", b"1"),
            "a description of more than 1500 characters",
        ),
    ],
)
def test_files(fields: dict[str, str], file: Upload, fault: str) -> None:
    """A file of a known kind, under its name."""
    kind, body = multipart(fields, [file])
    headers = {**KEYED, "content-type": kind["Content-Type"]}
    found = list(faults(Request("POST", "/api/v2/media", headers, body)))
    assert fault in (found or [""])
