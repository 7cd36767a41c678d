"""An X on loopback: one app, one account.

Requests and answers are held against the types of X's own client (xdk 0.10.6, `servers.contract`).
Beyond them, from docs.x.com, read 2026-11-22: signatures of OAuth 1.0a (checked here by our own
reading of RFC 5849), 280 characters as X counts them, 4 pictures or one film or GIF, files in
pieces of up to 5 MB, addresses shown as `https://t.co/…` with their meaning beside, prices. That a
text that was just posted is refused with 403 is what users report (akrherz/iembot#163). That the
listing shows a post half a minute late is made up: no page promises that it is not so.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from html import escape
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from loopback import Reply, Request, serve
from masthead.compose.addresses import shortened_addresses
from masthead.compose.counters import COUNTERS
from servers.contract import faults_of_answer, faults_of_request
from servers.forms import parts_of
from servers.lossy import lossy
from servers.peer import Clock, Peer, Posted

KEYS = {
    "key": "key-of-the-app-of-the-tests",
    "key_secret": "secret-of-the-app-of-the-tests",
    "token": "2244994945-token-of-the-tests",
    "token_secret": "secret-of-the-token-of-the-tests",
}
ACCOUNT, NAME = "2244994945", "lentera"
LATE, SKEW = 30.0, 300.0
"""Seconds until a post is in the listing, and by which a signature's time may be off."""

EPOCH = 1_288_834_974_657
"""When the numbers of posts begin, in milliseconds since 1970: they hold their time."""

LISTING = frozenset(
    {"max_results", "start_time", "exclude", "post.fields", "pagination_token"},
)
FIELDS = frozenset({"conversation_id", "created_at", "entities", "note_post", "public_metrics"})


@dataclass
class FakeX:
    """The posts and files, what they cost, and what was wrong with requests.

    Args:
        clock: the time.
        url: the address that signatures are about.
        working: how often a film is still at work when it is asked for.
    """

    clock: Clock
    url: str = ""
    working: int = 0
    listed: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    nonces: set[str] = field(default_factory=set)
    breaches: list[str] = field(default_factory=list)
    bill: Decimal = Decimal(0)

    def answer(self, request: Request) -> Reply:
        """Answer a request."""
        if not self._signed(request):
            return _json(401, {"title": "Unauthorized", "type": "about:blank", "status": 401})
        parts = urlsplit(request.path)
        query = dict(parse_qsl(parts.query))
        match request.method, parts.path.strip("/").split("/")[1:]:
            case "POST", ["tweets"]:
                return self._post(json.loads(request.body))
            case "GET", ["tweets"]:
                return self._read(query)
            case "DELETE", ["tweets", id]:
                return self._delete(id)
            case "GET", ["users", "me"]:
                me = {"data": {"id": ACCOUNT, "name": "Lentera", "username": NAME}}
                return self._say("GET /2/users/me", me)
            case "GET", ["users", id, "tweets"] if id == ACCOUNT:
                return self._list(query)
            case method, ["media", *place]:
                return self._media(method, place, request, query)
        return _json(404, {"title": "Not Found", "status": 404})

    def _media(
        self, method: str, place: list[str], request: Request, query: dict[str, str]
    ) -> Reply:
        match method, place:
            case "POST", ["upload", "initialize"]:
                return self._begin(json.loads(request.body))
            case "POST", ["upload", id, "append"] if id in self.files:
                return self._append(id, request)
            case "POST", ["upload", id, "finalize"] if id in self.files:
                return self._finalize(id)
            case "GET", ["upload"] if query.get("media_id") in self.files:
                return self._status(query)
            case "POST", ["metadata"]:
                return self._describe(json.loads(request.body))
        return _json(404, {"title": "Not Found", "status": 404})

    def _say(self, operation: str, body: dict[str, Any], status: int = 200) -> Reply:
        self.breaches += faults_of_answer(f"x {operation}", body)
        return _json(status, body)

    # --- signatures -----------------------------------------------------------------------------

    def _signed(self, request: Request) -> bool:
        kind, _, said = request.headers.get("authorization", "").partition(" ")
        given = {
            unquote(name): unquote(value)
            for name, value in re.findall(r'(\w+)="([^"]*)"', said)
            if kind == "OAuth"
        }
        signature = given.pop("oauth_signature", "")
        nonce, time = given.get("oauth_nonce", ""), given.get("oauth_timestamp", "0")
        fresh = nonce not in self.nonces and abs(int(time) - self.clock()) <= SKEW
        whose = (given.get("oauth_consumer_key"), given.get("oauth_token"))
        right = hmac.compare_digest(signature, self._signature(request, given))
        self.nonces.add(nonce)
        return right and fresh and whose == (KEYS["key"], KEYS["token"])

    def _signature(self, request: Request, given: dict[str, str]) -> str:
        parts = urlsplit(request.path)
        pairs = [*given.items(), *parse_qsl(parts.query, keep_blank_values=True)]
        told = "&".join("=".join(pair) for pair in sorted((_q(a), _q(b)) for a, b in pairs))
        base = "&".join(map(_q, (request.method, f"{self.url}{parts.path}", told)))
        key = f"{_q(KEYS['key_secret'])}&{_q(KEYS['token_secret'])}"
        made = hmac.new(key.encode(), base.encode(), hashlib.sha1)
        return base64.b64encode(made.digest()).decode()

    # --- posts ----------------------------------------------------------------------------------

    def _post(self, said: dict[str, Any]) -> Reply:
        self.breaches += faults_of_request("x POST /2/tweets", said)
        text, ids = said.get("text", ""), said.get("media", {}).get("media_ids", [])
        if COUNTERS["x"].count(text) > 280 or not (text or ids):
            return _no(400, "Your Tweet text is too long.")
        kinds = [self.files.get(id, {}).get("media_category") for id in ids]
        if not all(self.files.get(id, {}).get("done") for id in ids):
            return _no(400, "Your media IDs are invalid.")
        if len(ids) > 4 or (len(ids) > 1 and set(kinds) != {"tweet_image"}):
            self.breaches.append(f"media that do not go together: {kinds}")
        if text and any(one["wrote"] == text for one in self.listed):
            return _no(403, "You are not allowed to create a Tweet with duplicate content.")
        parent = said.get("reply", {}).get("in_reply_to_tweet_id", "")
        if parent and parent not in {one["id"] for one in self.listed}:
            return _no(400, "The Tweet you are replying to is deleted.")
        links = any(shortened_addresses(text))
        self.bill += Decimal("0.200") if links else Decimal("0.015")
        number = (int(self.clock() * 1000) - EPOCH) << 22 | len(self.listed)
        one = {"id": str(number), "wrote": text, "media": ids, "parent": parent}
        self.listed.append({**one, "at": self.clock()})
        return self._say("POST /2/tweets", {"data": {"id": one["id"], "text": text}}, 201)

    def _list(self, query: dict[str, str]) -> Reply:
        self.breaches += [f"no parameter {name}" for name in query.keys() - LISTING]
        fields = set(query.get("post.fields", "").split(",")) - {""}
        self.breaches += [f"no field {name}" for name in fields - FIELDS]
        if not 5 <= int(query["max_results"]) <= 100:
            self.breaches.append("max_results is not from 5 to 100")
        since = datetime.fromisoformat(query["start_time"]).timestamp()
        seen = [one for one in self.listed if since <= one["at"] <= self.clock() - LATE]
        start, most = int(query.get("pagination_token", 0)), int(query["max_results"])
        page = seen[::-1][start : start + most]
        self.bill += len(page) * Decimal("0.001")
        meta: dict[str, Any] = {"result_count": len(page)}
        if start + most < len(seen):
            meta["next_token"] = str(start + most)
        body: dict[str, Any] = {"meta": meta}
        if page:
            body["data"] = [self._shown(one, fields) for one in page]
        return self._say("GET /2/users/{id}/tweets", body)

    def _read(self, query: dict[str, str]) -> Reply:
        ids = query["ids"].split(",")
        fields = set(query.get("post.fields", "").split(","))
        found = [self._shown(one, fields) for one in self.listed if one["id"] in ids]
        self.bill += len(found) * Decimal("0.005")
        return self._say("GET /2/tweets", {"data": found})

    def _shown(self, one: dict[str, Any], fields: set[str]) -> dict[str, Any]:
        """Return a post as X shows it: addresses and signs are written otherwise."""
        text, urls = _shortened(one["wrote"], one["id"])
        for number, _ in enumerate(one["media"][:1], start=1):
            short = f"https://t.co/m{one['id'][-8:]}"
            place = f"https://x.com/{NAME}/status/{one['id']}/photo/{number}"
            urls.append({"url": short, "expanded_url": place, "start": 0, "end": 1})
            text = f"{text} {short}".strip()
        first = one
        while first["parent"]:
            first = next(other for other in self.listed if other["id"] == first["parent"])
        if one["parent"]:
            text = f"@{NAME} {text}"
        at = datetime.fromtimestamp(one["at"], UTC)
        counts = ("bookmark", "impression", "like", "quote", "reply", "repost")
        known = {
            "conversation_id": first["id"],
            "created_at": f"{at:%Y-%m-%dT%H:%M:%S.000Z}",
            "entities": {"urls": urls},
            "public_metrics": {f"{name}_count": number for number, name in enumerate(counts)},
        }
        asked = {name: value for name, value in known.items() if name in fields}
        return {"id": one["id"], "text": escape(text, quote=False), **asked}

    def _delete(self, id: str) -> Reply:
        kept = [one for one in self.listed if one["id"] != id]
        there, self.listed = len(kept) < len(self.listed), kept
        self.bill += Decimal("0.010")
        if not there:
            return _json(404, {"title": "Not Found Error", "status": 404})
        return self._say("DELETE /2/tweets/{id}", {"data": {"deleted": True}})

    # --- files ----------------------------------------------------------------------------------

    def _begin(self, said: dict[str, Any]) -> Reply:
        self.breaches += faults_of_request("x POST /2/media/upload/initialize", said)
        id = str(1_900_000_000_000_000_000 + len(self.files))
        self.files[id] = {**said, "pieces": {}, "alt": "", "asked": 0}
        body = {"data": {"id": id, "media_key": f"3_{id}", "expires_after_secs": 86_400}}
        return self._say("POST /2/media/upload/initialize", body)

    def _append(self, id: str, request: Request) -> Reply:
        parts = parts_of(request)
        said: dict[str, Any] = {name: part.content for name, part in parts.items()}
        piece = said.get("media", b"")
        number = int(said.get("segment_index", -1))
        fields = {**said, "media": "bytes", "segment_index": number}
        self.breaches += faults_of_request("x POST /2/media/upload/{id}/append", fields)
        if len(piece) > 5 * 1024 * 1024:
            self.breaches.append("a piece of more than 5 MB")
        self.files[id]["pieces"][number] = piece
        body = {"data": {"expires_at": int(self.clock()) + 86_400}}
        return self._say("POST /2/media/upload/{id}/append", body)

    def _finalize(self, id: str) -> Reply:
        file = self.files[id]
        whole = b"".join(file["pieces"][number] for number in sorted(file["pieces"]))
        if len(whole) != file["total_bytes"]:
            return _no(400, "Segments do not add up to provided total file size.")
        file["done"] = file["media_category"] == "tweet_image"
        data: dict[str, Any] = {"id": id, "media_key": f"3_{id}", "size": len(whole)}
        if not file["done"]:
            data["processing_info"] = {"state": "pending", "check_after_secs": 1}
        return self._say("POST /2/media/upload/{id}/finalize", {"data": data})

    def _status(self, query: dict[str, str]) -> Reply:
        if query.get("command") != "STATUS":
            self.breaches.append("the command is not STATUS")
        file = self.files[query["media_id"]]
        file["asked"] += 1
        file["done"] = file["asked"] > self.working
        state = "succeeded" if file["done"] else "in_progress"
        info = {"state": state, "check_after_secs": 1}
        data = {"id": query["media_id"], "processing_info": info}
        return self._say("GET /2/media/upload", {"data": data})

    def _describe(self, said: dict[str, Any]) -> Reply:
        self.breaches += faults_of_request("x POST /2/media/metadata", said)
        alt = said["metadata"]["alt_text"]["text"]
        if len(alt) > 1000:
            self.breaches.append("a description of more than 1,000 characters")
        self.files[said["id"]]["alt"] = alt
        self.bill += Decimal("0.005")
        return self._say("POST /2/media/metadata", {"data": {"id": said["id"]}})

    def posts(self) -> list[Posted]:
        """Return the posts as people see them."""
        return [
            Posted(
                one["id"],
                one["wrote"],
                tuple(self.files[id]["alt"] for id in one["media"]),
                one["parent"],
            )
            for one in self.listed
        ]


def _shortened(text: str, id: str) -> tuple[str, list[dict[str, Any]]]:
    """Return a text with short addresses, and where each leads."""
    made, done, urls = "", 0, []
    for start, end in shortened_addresses(text):
        short, written = f"https://t.co/{id[-6:]}{start}", text[start:end]
        whole = written if "://" in written else f"http://{written}"
        made += text[done:start] + short
        urls.append({"url": short, "expanded_url": whole, "start": start, "end": end})
        done = end
    return made + text[done:], urls


def _q(text: str) -> str:
    """Return a text as signatures quote it."""
    return quote(text, safe="-._~")


def _json(status: int, body: object) -> Reply:
    return status, {"Content-Type": "application/json"}, json.dumps(body).encode()


def _no(status: int, detail: str) -> Reply:
    title = "Forbidden" if status == 403 else "Invalid Request"
    return _json(
        status, {"detail": detail, "type": "about:blank", "title": title, "status": status}
    )


@contextmanager
def inside() -> Iterator[tuple[FakeX, Peer]]:
    """Run it with a proxy before it, for tests that look inside."""
    clock = Clock()
    fake = FakeX(clock)
    with serve(fake.answer) as service, lossy(service.url) as proxy:
        fake.url = proxy.url
        made = Peer(
            "x",
            proxy,
            fake.posts,
            page={"account": ACCOUNT, "handle": NAME},
            secrets=KEYS,
            breaches=fake.breaches,
            clock=clock,
            rejects={"limited": (429, b'{"title": "Too Many Requests", "status": 429}')},
        )
        yield fake, made


@contextmanager
def peer() -> Iterator[Peer]:
    """Run it, with a proxy before it."""
    with inside() as (_, made):
        yield made
