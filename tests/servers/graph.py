"""What the fakes of Meta's services share: tokens, errors, forms, containers, fetched media.

The shape of errors, the states of a container and its life of 24 hours are those that Meta writes
down (developers.facebook.com: Handle errors; IG Container; Threads, Troubleshooting; 2026-11-22).
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

from loopback import Reply, Request
from servers.forms import parts_of
from servers.peer import Clock

LIFE = 86_400.0
"""Seconds for which a container can be published."""

CREDENTIALS = (
    400,
    (
        b'{"error": {"message": "Invalid OAuth access token SECRET", "type": "OAuthException",'
        b' "code": 190, "error_subcode": 463, "fbtrace_id": "A"}}'
    ),
)
LIMITED = (
    400,
    (
        b'{"error": {"message": "Application request limit reached", "type": "OAuthException",'
        b' "is_transient": true, "code": 4, "fbtrace_id": "A"}}'
    ),
)
TOO_LONG = (
    500,
    (
        b'{"error": {"message": "Param text must be at most 500 characters long.",'
        b' "type": "THApiException", "code": 100, "fbtrace_id": "A"}}'
    ),
)
UNSUPPORTED = (
    400,
    (
        b'{"error": {"message": "Only photo or video can be accepted", "type": "OAuthException",'
        b' "code": 9004, "error_subcode": 2207052, "is_transient": false, "fbtrace_id": "A"}}'
    ),
)
REJECTS: Mapping[str, tuple[int, bytes]] = {
    "credentials": CREDENTIALS,
    "limited": LIMITED,
    "too long": TOO_LONG,
    "unsupported": UNSUPPORTED,
}
"""How Meta refuses: the number in the body counts, the status often says little."""


@dataclass
class Container:
    """What is made before it is published."""

    id: str
    fields: dict[str, str]
    at: float
    looks: int = 0
    fault: str = ""
    published: str = ""


@dataclass
class FakeGraph:
    """One account of one of Meta's services.

    Args:
        clock: the time on the server.
        token: the token that is good.
        version: the first part of every path.
        breaches: what was wrong with requests by the contract.
        containers: by id.
        objects: what is published, by id, oldest first.
        busy: how often a new container says that it is worked on.
        fault: why new containers fail, or empty.
        used: posts of the last 24 hours, besides those made here.
        listed: whether new objects show in lists.
    """

    clock: Clock
    token: str
    version: str
    breaches: list[str] = field(default_factory=list)
    containers: dict[str, Container] = field(default_factory=dict)
    objects: dict[str, dict[str, Any]] = field(default_factory=dict)
    busy: int = 0
    fault: str = ""
    used: int = 0
    listed: bool = True
    ids: Iterator[int] = field(default_factory=lambda: count(17_900_000_000_001))

    def answer(self, request: Request) -> Reply:
        """Answer a request that has the token and the version."""
        parts = urlsplit(request.path)
        if "access_token" in parts.query or b"access_token" in request.body:
            self.breaches.append("the token is not in the header")
        first, *path = parts.path.strip("/").split("/")
        if first != self.version:
            self.breaches.append(f"no version {first}")
        if request.headers.get("authorization") != f"Bearer {self.token}":
            return refused(190, "Invalid OAuth access token - Cannot parse access token")
        query = dict(parse_qsl(parts.query))
        if (request.method, path) == ("GET", ["debug_token"]):
            return self.token_told(query)
        found = self.route(request, path, query)
        return refused(100, "Unsupported request", 33) if found is None else found

    def route(self, request: Request, path: list[str], query: dict[str, str]) -> Reply | None:
        """Answer a request by its path; None where there is nothing."""
        raise NotImplementedError

    def token_told(self, query: dict[str, str]) -> Reply:
        """Tell how a token stands."""
        good = query.get("input_token") == self.token
        ends = int(self.clock()) + 50 * 86_400
        return said({"data": {"is_valid": good, "expires_at": ends, "scopes": self.scopes()}})

    def scopes(self) -> list[str]:
        """Return the rights of the token."""
        return []

    def form(self, request: Request, *known: str) -> dict[str, str]:
        """Return the fields of a form; others than the known ones are breaches."""
        kind = request.headers.get("content-type", "")
        if kind.startswith("multipart/"):
            files = parts_of(request)
            fields = {name: one.content.decode("utf-8", "replace") for name, one in files.items()}
        else:
            pairs = parse_qs(request.body.decode(), keep_blank_values=True)
            fields = {name: values[0] for name, values in pairs.items()}
        self.breaches += [f"no field {name}" for name in fields.keys() - {*known}]
        return fields

    def contain(self, fields: dict[str, str]) -> Reply:
        """Make a container."""
        for name in ("image_url", "video_url"):
            if name in fields and not self.fetched(fields[name], name):
                return refused(9004, "The media could not be fetched from this URI", 2207052)
        made = Container(self.new(), fields, self.clock(), self.busy, self.fault)
        self.containers[made.id] = made
        return said({"id": made.id})

    def fetched(self, url: str, name: str) -> bool:
        """Fetch a medium as the service does, and tell whether it is one."""
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                start = answer.read(12)
        except (urllib.error.URLError, OSError, ValueError):
            self.breaches.append(f"{name} does not answer: {url}")
            return False
        film = start[4:8] == b"ftyp"
        if (name == "video_url") is not film or not (film or start.startswith(b"\xff\xd8\xff")):
            self.breaches.append(f"{name} is no such medium")
        return True

    def state(self, made: Container) -> str:
        """Return how a container is, and let it get on."""
        if made.published:
            return "PUBLISHED"
        if self.clock() - made.at > LIFE:
            return "EXPIRED"
        if made.looks:
            made.looks -= 1
            return "IN_PROGRESS"
        return "ERROR" if made.fault else "FINISHED"

    def publish(self, fields: dict[str, str], text: str) -> Reply:
        """Publish a container, once."""
        made = self.containers.get(fields.get("creation_id", ""))
        if made is None:
            return refused(24, "The requested resource does not exist", 2207006)
        state = self.state(made)
        if state != "FINISHED":
            self.breaches.append(f"a container was published that is {state}")
            return refused(9007, "Media ID is not available", 2207027)
        made.published = self.new()
        self.objects[made.published] = {
            "id": made.published,
            "at": self.clock(),
            "text": made.fields.get(text, ""),
            "alts": [one.get("alt_text", "") for one in self.media(made)],
            "fields": made.fields,
        }
        return said({"id": made.published})

    def media(self, made: Container) -> list[dict[str, str]]:
        """Return the fields of each medium of a container."""
        if "children" in made.fields:
            return [self.containers[id].fields for id in made.fields["children"].split(",")]
        return [made.fields] if {"image_url", "video_url"} & made.fields.keys() else []

    def quota(self, most: int) -> Reply:
        """Tell how many posts were published in the last 24 hours."""
        recent = [one for one in self.objects.values() if self.clock() - one["at"] < LIFE]
        config = {"quota_total": most, "quota_duration": 86_400}
        return said({"data": [{"quota_usage": self.used + len(recent), "config": config}]})

    def listing(self, kept: list[dict[str, Any]]) -> Reply:
        """Return a list, the newest first."""
        return said({"data": kept[::-1] if self.listed else [], "paging": {}})

    def new(self) -> str:
        """Return an id that was never given."""
        return str(next(self.ids))


def said(body: object, status: int = 200) -> Reply:
    """Return an answer in JSON."""
    return status, {"Content-Type": "application/json"}, json.dumps(body).encode()


def refused(code: int, message: str, sub: int = 0, status: int = 400) -> Reply:
    """Return an error as Meta writes one."""
    error: dict[str, Any] = {"message": message, "type": "OAuthException", "code": code}
    if sub:
        error["error_subcode"] = sub
    return said({"error": {**error, "fbtrace_id": "A6LJylpZRKw2xKLFsAP-cJh"}}, status)


def stamp(at: float) -> str:
    """Return a time as Meta writes it."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%S+0000")
