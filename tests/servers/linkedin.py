r"""A LinkedIn on loopback: one page, one person.

From learn.microsoft.com, read 2026-11-22: "Posts API" (fields, 201 with `x-restli-id` and no body,
finder by author, partial update and delete with 204), "Images API", "Videos API", "MultiImage API"
(2 to 20), "little Text Format" (a text ends at a reserved character without a backslash),
"Comments API", "LinkedIn Marketing API Versioning" (426), "Token Introspection", "Sign In with
LinkedIn using OpenID Connect". That a second post with the same text is refused with 422 and
DUPLICATE_POST is what users of the interface report.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from loopback import Reply, Request, serve
from servers.fields import Fields, faults_of_fields
from servers.linkedin_contract import BEGIN, INSIDE, POST, people_read
from servers.lossy import lossy
from servers.peer import Clock, Peer, Posted

TOKEN = "linkedin-token-of-the-tests"
CLIENT = {"client_id": "client-of-the-tests", "client_secret": "secret-of-the-tests-of-linkedin"}
VERSION = "202609"
NUMBER, PERSON = "2414183", "yrZCpj2Z12"
PAGE_URN, PERSON_URN = f"urn:li:organization:{NUMBER}", f"urn:li:person:{PERSON}"
SCOPES = {
    PAGE_URN: "w_organization_social,r_organization_social",
    PERSON_URN: "w_member_social,openid,profile",
}


@dataclass
class FakeLinkedIn:
    """The posts, comments and files, and what was wrong with requests.

    Args:
        clock: the time.
        owner: the URN of whose token it is.
        working: how often a video is still at work when it is asked for.
        expires: when the token ends, in seconds since 1970.
    """

    clock: Clock
    owner: str
    posted: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    breaches: list[str] = field(default_factory=list)
    url: str = ""
    working: int = 0
    expires: float = 0.0

    def answer(self, request: Request) -> Reply:
        """Answer a request."""
        parts = urlsplit(request.path)
        query = dict(parse_qsl(parts.query))
        place = [unquote(piece) for piece in parts.path.strip("/").split("/")]
        if place == ["oauth", "v2", "introspectToken"]:
            return self._introspect(dict(parse_qsl(request.body.decode())))
        if place[0] == "upload":
            return self._upload(request, place[1])
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return _no(401, "INVALID_ACCESS_TOKEN")
        if place == ["v2", "userinfo"]:
            return _json(200, {"sub": self.owner.rpartition(":")[2], "name": "Sari"})
        if request.headers.get("linkedin-version") != VERSION:
            return _no(426, "NONEXISTENT_VERSION")
        if request.headers.get("x-restli-protocol-version") != "2.0.0":
            self.breaches.append("no X-Restli-Protocol-Version")
        return self._rest(request, place[1:], query)

    def _rest(self, request: Request, place: list[str], query: dict[str, str]) -> Reply:
        said = json.loads(request.body) if request.body else {}
        partial = request.headers.get("x-restli-method", "")
        match request.method, place:
            case "POST", ["posts"]:
                return self._post(said)
            case "GET", ["posts"] if partial == "FINDER":
                return self._list(query)
            case "POST", ["posts", urn] if partial == "PARTIAL_UPDATE":
                return self._change(urn, said)
            case "GET", ["posts", urn]:
                found = [post for post in self.posted if post["id"] == urn]
                return _json(200, found[0]) if found else _no(404, "NOT_FOUND")
            case "DELETE", ["posts", urn]:
                self.posted = [post for post in self.posted if post["id"] != urn]
                return 204, {}, b""
            case "POST", [kind] if kind in BEGIN and query.get("action") == "initializeUpload":
                return self._begin(kind, said)
            case "POST", ["videos"] if query.get("action") == "finalizeUpload":
                return self._end(said)
            case "GET", ["videos", _]:
                self.working -= 1
                return _json(200, {"status": "PROCESSING" if self.working >= 0 else "AVAILABLE"})
            case method, ["socialActions", urn, "comments"]:
                return self._comment(urn, said) if method == "POST" else self._listed(urn)
        return _no(404, "RESOURCE_NOT_FOUND")

    def _post(self, said: dict[str, Any]) -> Reply:
        self.breaches += self._faults(said)
        if said["author"] != self.owner:
            return _no(403, "ACCESS_DENIED")
        if len(said["commentary"]) > 6000:
            return _no(422, "TEXT_TOO_LONG")
        if any(post["commentary"] == said["commentary"] for post in self.posted):
            return _no(422, "DUPLICATE_POST")
        urn = f"urn:li:share:{7000000000000000000 + len(self.posted)}"
        self.posted.append({"id": urn, "createdAt": int(1000 * self.clock()), **said})
        return 201, {"x-restli-id": urn}, b""

    def _list(self, query: dict[str, str]) -> Reply:
        if not self.owner.startswith("urn:li:organization:"):
            return _no(403, "ACCESS_DENIED")
        if query.get("author") != self.owner or query.get("q") != "author":
            self.breaches.append(f"odd finder {query}")
        start = int(query.get("start", 0))
        found = list(reversed(self.posted))[start : start + int(query.get("count", 10))]
        return _json(200, {"elements": found, "paging": {"start": start}})

    def _change(self, urn: str, said: dict[str, Any]) -> Reply:
        change = said["patch"]["$set"]
        self.breaches += faults_of_fields("patch", change, {"commentary!": str})
        for post in self.posted:
            if post["id"] == urn:
                post.update(change)
                return 204, {}, b""
        return _no(404, "NOT_FOUND")

    def _begin(self, kind: str, said: dict[str, Any]) -> Reply:
        asked = said["initializeUploadRequest"]
        self.breaches += faults_of_fields(kind, asked, BEGIN[kind])
        id = f"{kind[:-1]}-{len(self.files)}"
        urn = f"urn:li:{kind[:-1]}:C4D{len(self.files)}"
        self.files[id] = {"urn": urn, "content": b"", "kind": kind, "done": kind != "videos"}
        there = f"{self.url}/upload/{id}?key=signed-{id}"
        if kind != "videos":
            return _json(200, {"value": {"uploadUrl": there, kind[:-1]: urn}})
        half, size = asked["fileSizeBytes"] // 2, asked["fileSizeBytes"]
        pieces = [
            {"uploadUrl": f"{there}&part=0", "firstByte": 0, "lastByte": half - 1},
            {"uploadUrl": f"{there}&part=1", "firstByte": half, "lastByte": size - 1},
        ]
        value = {"uploadInstructions": pieces, "video": urn, "uploadToken": ""}
        return _json(200, {"value": value})

    def _upload(self, request: Request, id: str) -> Reply:
        known = self.files[id]
        if ("authorization" in request.headers) is (known["kind"] == "videos"):
            self.breaches.append(f"an upload of {known['kind']} with the wrong headers")
        known["content"] += request.body
        return 201, {"ETag": f'"{len(request.body)}"'}, b""

    def _end(self, said: dict[str, Any]) -> Reply:
        fields: Fields = {"video!": str, "uploadToken!": str, "uploadedPartIds!": list}
        self.breaches += faults_of_fields("end", said["finalizeUploadRequest"], fields)
        for known in self.files.values():
            known["done"] |= known["urn"] == said["finalizeUploadRequest"]["video"]
        if not all(said["finalizeUploadRequest"]["uploadedPartIds"]):
            self.breaches.append("a part without its mark")
        return _json(200, {})

    def _comment(self, urn: str, said: dict[str, Any]) -> Reply:
        fields: Fields = {"actor!": str, "object!": str, "message!": dict}
        self.breaches += faults_of_fields("comment", said, fields)
        if urn not in {post["id"] for post in self.posted}:
            return _no(404, "NOT_FOUND")
        id = f"urn:li:comment:({urn},{len(self.comments)})"
        self.comments.append({**said, "commentUrn": id})
        return _json(201, {"commentUrn": id, "actor": said["actor"]})

    def _listed(self, urn: str) -> Reply:
        found = [one for one in self.comments if one["object"] == urn]
        return _json(200, {"elements": found})

    def _introspect(self, said: dict[str, str]) -> Reply:
        self.breaches += faults_of_fields(
            "introspection", said, {"client_id!": str, "client_secret!": str, "token!": str}
        )
        if said.get("token") != TOKEN:
            return _json(200, {"active": False, "status": "revoked"})
        ends = self.expires or self.clock() + 50 * 86400
        fields = {"active": True, "status": "active", "expires_at": int(ends)}
        return _json(200, {**fields, "scope": SCOPES[self.owner]})

    def _faults(self, said: dict[str, Any]) -> Iterator[str]:
        """Yield what is wrong with a post."""
        yield from faults_of_fields("post", said, POST)
        if people_read(said["commentary"]) is None:
            yield f"a text that is cut off: {said['commentary']}"
        for kind, content in said.get("content", {}).items():
            yield from faults_of_fields(kind, content, INSIDE.get(kind, {}))
            images = content.get("images", [content] if kind == "media" else [])
            if kind == "multiImage" and not 2 <= len(images) <= 20:
                yield "a number of pictures that no post has"
            ready = {known["urn"] for known in self.files.values() if known["done"]}
            for image in images:
                yield from faults_of_fields("a medium", image, INSIDE["media"])
                if image["id"] not in ready:
                    yield f"there is no {image['id']}"

    def posts(self) -> list[Posted]:
        """Return the posts as people see them, then the comments."""
        found = []
        for post in self.posted:
            content = post.get("content", {})
            media = [content["media"]] if "media" in content else []
            media += content.get("multiImage", {}).get("images", [])
            text = people_read(post["commentary"]) or ""
            found.append(Posted(post["id"], text, tuple(m.get("altText", "") for m in media)))
        for one in self.comments:
            if one["object"] in {post["id"] for post in self.posted}:
                text = one["message"]["text"]
                found.append(Posted(one["commentUrn"], text, parent=one["object"]))
        return found


def _json(status: int, body: object) -> Reply:
    return status, {"Content-Type": "application/json"}, json.dumps(body).encode()


def _no(status: int, code: str) -> Reply:
    return _json(status, {"status": status, "code": code, "message": "No."})


@contextmanager
def _peer(service: str, owner: str, account: str) -> Iterator[Peer]:
    clock = Clock()
    fake = FakeLinkedIn(clock, owner)
    with serve(fake.answer) as server, lossy(server.url) as proxy:
        fake.url = proxy.url
        yield Peer(
            service,
            proxy,
            fake.posts,
            page={"account": account},
            secrets={"token": TOKEN},
            breaches=fake.breaches,
            clock=clock,
            threads=False,
            rejects={"too long": (422, b'{"status": 422, "message": "too long"}')},
        )


@contextmanager
def page() -> Iterator[Peer]:
    """Run it for a page, with a proxy before it."""
    with _peer("linkedin", PAGE_URN, NUMBER) as made:
        yield made


@contextmanager
def person() -> Iterator[Peer]:
    """Run it for a person, with a proxy before it."""
    with _peer("linkedin-person", PERSON_URN, PERSON) as made:
        yield made
