"""An Odnoklassniki on loopback: one app, one group.

A contract of our own, from apiok.ru, read 2026-11-22: "mediatopic.post" (parameters, types),
"List of REST methods" (general parameters, signature), "photosV2.getUploadUrl", "group.getInfo",
"Виджет публикации" (blocks of an attachment). That a topic's number is answered as a text, and the
fields `pic1` … of an upload with a token for each photo, are what published programs rely on. A
refusal has a status of 200 and an `error_code`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from loopback import Reply, Request, serve
from servers.fields import Fields, faults_of_fields
from servers.forms import parts_of
from servers.lossy import lossy
from servers.peer import Clock, Peer, Posted

TOKEN, SECRET = "token-of-the-group-of-the-tests", "SECRET-OF-THE-APP-OF-THE-TESTS"
KEY, GROUP = "CBAABBCCDDEEFFGGH", "54321987654321"

ALWAYS: Fields = {"application_key!": str, "format": str, "method!": str}
METHODS: dict[str, Fields] = {
    "mediatopic.post": {
        **ALWAYS,
        "type!": str,
        "gid!": str,
        "attachment!": str,
        "text_link_preview": str,
    },
    "photosV2.getUploadUrl": {**ALWAYS, "gid": str, "count": str},
    "group.getInfo": {**ALWAYS, "uids!": str, "fields!": str},
}
BLOCKS: dict[str, Fields] = {
    "text": {"type!": str, "text!": str},
    "link": {"type!": str, "url!": str},
    "photo": {"type!": str, "list!": list},
}


@dataclass
class FakeOk:
    """The group's topics, the photos, and what was wrong with requests."""

    clock: Clock
    url: str = ""
    topics: list[dict[str, Any]] = field(default_factory=list)
    photos: dict[str, str] = field(default_factory=dict)
    breaches: list[str] = field(default_factory=list)

    def answer(self, request: Request) -> Reply:
        """Answer a request."""
        if request.path.startswith("/uploadImage"):
            return self._upload(request)
        said = dict(parse_qsl(request.body.decode(), keep_blank_values=True))
        token, sig = said.pop("access_token", ""), said.pop("sig", "")
        if token != TOKEN:
            return _no(103, "PARAM_SESSION_KEY : Invalid session key")
        if said.get("application_key") != KEY:
            return _no(101, "PARAM_API_KEY : No application key")
        inside = hashlib.md5((TOKEN + SECRET).encode(), usedforsecurity=False).hexdigest()
        told = "".join(f"{name}={value}" for name, value in sorted(said.items())) + inside
        if hashlib.md5(told.encode(), usedforsecurity=False).hexdigest() != sig:
            return _no(104, "PARAM_SIGNATURE : Invalid signature")
        method = said["method"]
        if method not in METHODS:
            return _no(3, "METHOD : Method does not exist.")
        self.breaches += faults_of_fields(method, said, METHODS[method])
        return self._do(method, said)

    def _do(self, method: str, said: dict[str, str]) -> Reply:
        match method:
            case "mediatopic.post":
                return self._post(said)
            case "photosV2.getUploadUrl":
                ids = [f"photo{len(self.photos)}n{n}==" for n in range(int(said["count"]))]
                self.photos |= dict.fromkeys(ids, "")
                url = f"{self.url}/uploadImage?apiToken=token-of-an-upload&photoIds=some"
                return _json({"upload_url": url, "photo_ids": ids, "expires_ms": 1, "ttl_ms": 1})
        return _json([{"uid": GROUP, "name": "Lentera"}] if said["uids"] == GROUP else [])

    def _upload(self, request: Request) -> Reply:
        waiting = [id for id, token in self.photos.items() if not token]
        parts = parts_of(request)
        wanted = [f"pic{number}" for number in range(1, len(parts) + 1)]
        if list(parts) != wanted:
            self.breaches.append(f"the files are named {list(parts)}")
        given = waiting[-len(parts) :]
        self.photos |= {id: f"token-of-{id}" for id in given}
        return _json({"photos": {id: {"token": self.photos[id]} for id in given}})

    def _post(self, said: dict[str, str]) -> Reply:
        if (said["type"], said["gid"]) != ("GROUP_THEME", GROUP):
            return _no(160, "PARAM_GROUP_ID : Invalid group id")
        attachment = json.loads(said["attachment"])
        known: Fields = {"media!": list, "onBehalfOfGroup": str}
        self.breaches += faults_of_fields("an attachment", attachment, known)
        for block in attachment["media"]:
            kind = block.get("type", "")
            if kind not in BLOCKS:
                self.breaches.append(f"no block {kind}")
                continue
            self.breaches += faults_of_fields(kind, block, BLOCKS[kind])
            for photo in block.get("list", ()):
                if photo.get("id") not in self.photos.values():
                    return _no(121, "PARAM_PHOTO_ID : Invalid photo id")
        number = str(150_000_000_000_000 + len(self.topics))
        self.topics.append({"id": number, "media": attachment["media"]})
        return _json(number)

    def posts(self) -> list[Posted]:
        """Return the topics as people see them."""
        found = []
        for topic in self.topics:
            text = "".join(block.get("text", "") for block in topic["media"])
            photos = [one for block in topic["media"] for one in block.get("list", ())]
            found.append(Posted(topic["id"], text, ("",) * len(photos)))
        return found


def _json(body: object) -> Reply:
    return 200, {"Content-Type": "application/json"}, json.dumps(body).encode()


def _no(code: int, words: str) -> Reply:
    return _json({"error_code": code, "error_msg": words, "error_data": None})


def _error(code: int, words: str) -> tuple[int, bytes]:
    status, _, body = _no(code, words)
    return status, body


@contextmanager
def inside() -> Iterator[tuple[FakeOk, Peer]]:
    """Run it with a proxy before it, for tests that look inside."""
    clock = Clock()
    fake = FakeOk(clock)
    with serve(fake.answer) as service, lossy(service.url) as proxy:
        fake.url = proxy.url
        made = Peer(
            "ok",
            proxy,
            fake.posts,
            page={"account": GROUP, "settings": {"application_key": KEY}},
            secrets={"token": TOKEN, "secret": SECRET},
            breaches=fake.breaches,
            clock=clock,
            alt=False,
            threads=False,
            deletes=False,
            rejects={
                "credentials": _error(102, "PARAM_SESSION_EXPIRED : Session expired SECRET"),
                "limited": _error(8, "FLOOD_BLOCKED : Too many requests"),
                "too long": _error(100, "PARAM : Invalid parameter"),
                "unsupported": _error(454, "CENSOR_MATCH : Text was refused"),
            },
        )
        yield fake, made


@contextmanager
def peer() -> Iterator[Peer]:
    """Run it, with a proxy before it."""
    with inside() as (_, made):
        yield made
