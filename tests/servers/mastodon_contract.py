"""What a Mastodon is asked, as its documentation says: a contract of our own.

docs.joinmastodon.org, methods `statuses`, `media`, `accounts`, `notifications`, `instance`, and
"Posting to your profile", read 2026-11-22; beside them the types of the client `masto`
(`servers.contract`). `mastodon_mock` lets pass what the real one refuses: it
does not count an address as 23 characters, and takes fields that nobody knows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from loopback import Request
from masthead.compose.counters import mastodon
from servers.contract import faults_of_request
from servers.forms import parts_of

MOST, FILES, ALT = 500, 4, 1500
VISIBLE = frozenset({"public", "unlisted", "private", "direct"})
NEW: Mapping[str, type] = {
    "status": str,
    "media_ids": list,
    "in_reply_to_id": str,
    "sensitive": bool,
    "spoiler_text": str,
    "visibility": str,
    "language": str,
}
"""Fields of a new post that we may use, and their types."""

CHANGED = {name: kind for name, kind in NEW.items() if name not in {"visibility", "in_reply_to_id"}}


def faults(request: Request) -> Iterator[str]:
    """Yield what is wrong with a request."""
    parts = urlsplit(request.path)
    key = request.headers.get("authorization", "")
    if not re.fullmatch(r"Bearer \S+", key):
        yield "no bearer token"
    for (method, path), check in OPERATIONS.items():
        if method == request.method and re.fullmatch(path, parts.path):
            yield from check(request, dict(parse_qsl(parts.query)))
            return
    yield f"no operation {request.method} {parts.path}"


def _posted(request: Request, _query: Mapping[str, str]) -> Iterator[str]:
    if not re.fullmatch(r"[!-~]{1,200}", request.headers.get("idempotency-key", "")):
        yield "no idempotency key"
    yield from _status(request, NEW, "mastodon POST /api/v1/statuses")


def _changed(request: Request, _query: Mapping[str, str]) -> Iterator[str]:
    yield from _status(request, CHANGED, "mastodon PUT /api/v1/statuses/{id}")


def _status(request: Request, known: Mapping[str, type], published: str) -> Iterator[str]:
    if request.headers.get("content-type") != "application/json":
        yield "no JSON"
        return
    said: dict[str, Any] = json.loads(request.body)
    yield from faults_of_request(published, said)
    for name in said.keys() - known.keys():
        yield f"no field {name}"
    wrong = [name for name in said.keys() & known if not isinstance(said[name], known[name])]
    if wrong:
        yield from (f"{name} is no {known[name].__name__}" for name in wrong)
        return
    if not said.get("status") and not said.get("media_ids"):
        yield "neither text nor media"
    if mastodon(said.get("status", "")) > MOST:
        yield f"a text of more than {MOST} characters"
    if len(said.get("media_ids", [])) > FILES:
        yield f"more than {FILES} files"
    if said.get("visibility", "public") not in VISIBLE:
        yield "no such visibility"
    if not re.fullmatch(r"[a-z]{2,3}", said.get("language", "en")):
        yield "no language of ISO 639"


def _media(request: Request, _query: Mapping[str, str]) -> Iterator[str]:
    parts = parts_of(request)
    for name in parts.keys() - {"file", "description", "focus", "thumbnail"}:
        yield f"no field {name}"
    if "file" not in parts or parts["file"].type == "application/octet-stream":
        yield "no file with a MIME type"
    if "description" in parts and len(parts["description"].content.decode()) > ALT:
        yield f"a description of more than {ALT} characters"


def _knows(*names: str) -> Callable[[Request, Mapping[str, str]], Iterator[str]]:
    """Return a check of a request's parameters."""

    def check(_request: Request, query: Mapping[str, str]) -> Iterator[str]:
        for name in query.keys() - set(names):
            yield f"no parameter {name}"
        if int(query.get("limit", "1")) > 40:
            yield "more rows than a page has"

    return check


_ONE = r"/api/v1/statuses/\w+"
OPERATIONS: Mapping[tuple[str, str], Callable[[Request, Mapping[str, str]], Iterator[str]]] = {
    ("POST", "/api/v1/statuses"): _posted,
    ("PUT", _ONE): _changed,
    ("GET", _ONE): _knows(),
    ("DELETE", _ONE): _knows("delete_media"),
    ("GET", _ONE + "/source"): _knows(),
    ("POST", "/api/v2/media"): _media,
    ("GET", r"/api/v1/media/\w+"): _knows(),
    ("GET", "/api/v2/instance"): _knows(),
    ("GET", "/api/v1/accounts/verify_credentials"): _knows(),
    ("GET", r"/api/v1/accounts/\w+/statuses"): _knows("limit", "max_id", "exclude_reblogs"),
    ("GET", "/api/v1/notifications"): _knows("limit", "max_id", "types[]"),
}
"""What may be asked, and how each is looked at."""
