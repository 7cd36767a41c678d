"""A VK on loopback: one community, its key, and the service key of an app.

Requests and answers are held against VK's own types (@vkontakte/api-schema-typescript 1.5199,
`servers.contract`); they leave out `owner_id` of wall.get, which its sisters have. The fields of
wall.createComment and wall.getComments, and which key may call what (`access_token_type`), are
those of VKCOM/vk-api-schema 5.199, read 2026-11-22; that a community's key may call wall.post, and
gets error 27 elsewhere, is reported in gitroomhq/postiz-app#1408 and VKCOM/vk-api-schema#242. A
refusal has a status of 200. `guid` does nothing here: how long VK knows one is not said anywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import parse_qsl

from loopback import Reply, Request, serve
from servers.contract import faults_of_answer, faults_of_request
from servers.fields import Fields, faults_of_fields
from servers.lossy import lossy
from servers.peer import Clock, Peer, Posted

TOKEN, SERVICE = "vk1.a.key-of-the-community-of-the-tests", "service-key-of-the-app-of-the-tests"
GROUP = "123456789"
OWNER = -int(GROUP)
ALLOWED = {
    TOKEN: {"wall.post", "wall.createComment", "groups.getTokenPermissions"},
    SERVICE: {"wall.get", "wall.getById", "wall.getComments"},
}
NUMBERS = frozenset(
    {"owner_id", "post_id", "from_group", "count", "offset", "extended", "need_likes"}
)
OWN: dict[str, Fields] = {
    "wall.createComment": {
        "owner_id!": int,
        "post_id!": int,
        "from_group": int,
        "message!": str,
        "guid": str,
    },
    "wall.getComments": {
        "owner_id!": int,
        "post_id!": int,
        "count": int,
        "offset": int,
        "sort": str,
    },
}
"""What the contract does not have."""


@dataclass
class FakeVk:
    """The wall with its comments, and what was wrong with requests."""

    clock: Clock
    wall: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)
    rights: tuple[str, ...] = ("manage", "wall")

    def answer(self, request: Request) -> Reply:
        """Answer a request."""
        method = request.path.rpartition("/")[2]
        said: dict[str, Any] = dict(parse_qsl(request.body.decode(), keep_blank_values=True))
        key, version = said.pop("access_token", ""), said.pop("v", "")
        if version != "5.199":
            self.breaches.append(f"the version is {version!r}")
        if key not in ALLOWED:
            return _no(5, "User authorization failed: invalid access_token (4).")
        if method not in ALLOWED[key]:
            what = "group" if key == TOKEN else "application"
            code = 27 if key == TOKEN else 28
            return _no(code, f"{what} authorization failed: method is unavailable.")
        said |= {name: int(said[name]) for name in NUMBERS & said.keys()}
        self._check(method, said)
        return self._do(method, said)

    def _check(self, method: str, said: dict[str, Any]) -> None:
        if method in OWN:
            self.breaches += faults_of_fields(method, said, OWN[method])
            return
        rest = {name: value for name, value in said.items() if name != "owner_id"}
        known = rest if method == "wall.get" else said
        self.breaches += faults_of_request(f"vk {method}", known)
        if "owner_id" in said and said["owner_id"] != OWNER:
            self.breaches.append(f"the owner is {said['owner_id']}")

    def _do(self, method: str, said: dict[str, Any]) -> Reply:
        match method:
            case "wall.post":
                return self._post(said)
            case "wall.createComment":
                return self._comment(said)
            case "wall.get":
                return self._list(method, self.wall, said)
            case "wall.getComments":
                below = [one for one in self.comments if one["post_id"] == said["post_id"]]
                return self._list(method, below, said)
            case "wall.getById":
                number = int(said["posts"].rpartition("_")[2])
                found = [one for one in self.wall if one["id"] == number]
                return self._say(method, {"items": found})
        listed = [{"name": name, "setting": 1} for name in self.rights]
        return _json({"response": {"mask": len(listed), "permissions": listed}})

    def _post(self, said: dict[str, Any]) -> Reply:
        if said.get("from_group") != 1:
            self.breaches.append("not in the name of the community")
        if not said.get("message") and not said.get("attachments"):
            return _no(100, "One of the parameters specified was missing or invalid.")
        if said.get("attachments", "").count("http") > 1:
            return _no(222, "Hyperlinks are forbidden")
        number = 10 + len(self.wall)
        self.wall.append(
            {
                "id": number,
                "owner_id": OWNER,
                "from_id": OWNER,
                "date": int(self.clock()),
                "text": escape(said.get("message", ""), quote=False),
                "link": said.get("attachments", ""),
                "likes": {"count": 3},
                "views": {"count": 40},
                "comments": {"count": 1},
                "reposts": {"count": 0},
            }
        )
        return self._say("wall.post", {"post_id": number})

    def _comment(self, said: dict[str, Any]) -> Reply:
        if said.get("from_group") != int(GROUP):
            self.breaches.append("not in the name of the community")
        one = {
            "id": 500 + len(self.comments),
            "post_id": said["post_id"],
            "from_id": OWNER,
            "date": int(self.clock()),
            "text": said["message"],
        }
        self.comments.append(one)
        return _json({"response": {"comment_id": one["id"], "parents_stack": []}})

    def _list(self, method: str, listed: list[dict[str, Any]], said: dict[str, Any]) -> Reply:
        if not 1 <= said.get("count", 20) <= 100:
            self.breaches.append("count is not from 1 to 100")
        start = said.get("offset", 0)
        page = listed[::-1][start : start + said.get("count", 20)]
        body = {"count": len(listed), "items": page}
        return self._say(method, body) if method not in OWN else _json({"response": body})

    def _say(self, method: str, body: dict[str, Any]) -> Reply:
        self.breaches += faults_of_answer(f"vk {method}", body)
        return _json({"response": body})

    def posts(self) -> list[Posted]:
        """Return the posts as people see them."""
        found = []
        for one in self.wall:
            id = f"{OWNER}_{one['id']}"
            text = one["text"].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
            found.append(Posted(id, text))
            found += [
                Posted(f"{OWNER}_{below['id']}", below["text"], parent=id)
                for below in self.comments
                if below["post_id"] == one["id"]
            ]
        return found


def _json(body: object) -> Reply:
    return 200, {"Content-Type": "application/json"}, json.dumps(body).encode()


def _no(code: int, words: str) -> Reply:
    return _json({"error": {"error_code": code, "error_msg": words, "request_params": []}})


def _error(code: int, words: str) -> tuple[int, bytes]:
    status, _, body = _no(code, words)
    return status, body


@contextmanager
def inside() -> Iterator[tuple[FakeVk, Peer]]:
    """Run it with a proxy before it, for tests that look inside."""
    clock = Clock()
    fake = FakeVk(clock)
    with serve(fake.answer) as service, lossy(service.url) as proxy:
        made = Peer(
            "vk",
            proxy,
            fake.posts,
            page={"account": GROUP},
            secrets={"token": TOKEN, "service": SERVICE},
            breaches=fake.breaches,
            clock=clock,
            media="",
            threads=False,
            deletes=False,
            rejects={
                "credentials": _error(5, "User authorization failed: SECRET"),
                "limited": _error(6, "Too many requests per second"),
                "too long": _error(100, "One of the parameters specified was invalid"),
                "unsupported": _error(222, "Hyperlinks are forbidden"),
            },
        )
        yield fake, made


@contextmanager
def peer() -> Iterator[Peer]:
    """Run it, with a proxy before it."""
    with inside() as (_, made):
        yield made
