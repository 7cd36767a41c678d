"""A TikTok on loopback: one account, its inbox, its posts.

Contract of our own: the fields of `video/init` and `inbox/video/init`, the rules for pieces, the
states of an upload, the options of an account, the errors with their codes (developers.tiktok.com:
Upload; Direct Post; Query Creator Info; Media Transfer Guide; Get Post Status; read 2026-11-22).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from loopback import Reply, Request, serve
from servers.fields import faults_of_fields
from servers.lossy import lossy
from servers.peer import Clock, Peer, Posted

TOKEN = "act.tiktok-token-of-the-tests"
OPTIONS = ["PUBLIC_TO_EVERYONE", "MUTUAL_FOLLOW_FRIENDS", "SELF_ONLY"]
LIFE = 3600.0
"""Seconds for which a film can be sent to an upload's address."""

LEAST, MOST, LAST = 5_000_000, 64_000_000, 128_000_000
"""Bytes of a piece: at least, at most, and of the last one at most."""

SOURCE = {"source!": str, "video_size!": int, "chunk_size!": int, "total_chunk_count!": int}
POST = {
    "title": str,
    "privacy_level!": str,
    "disable_comment": bool,
    "disable_duet": bool,
    "disable_stitch": bool,
    "video_cover_timestamp_ms": int,
    "brand_organic_toggle": bool,
    "brand_content_toggle": bool,
    "is_aigc": bool,
}
_RANGE = re.compile(r"bytes ([0-9]+)-([0-9]+)/([0-9]+)")


@dataclass
class Upload:
    """One upload: where it goes, its size, its post, what has arrived, and how it is."""

    source: dict[str, Any]
    post: dict[str, Any] | None
    at: float
    arrived: int = 0
    pieces: int = 0
    looks: int = 0
    failed: str = ""
    id: str = ""

    @property
    def whole(self) -> bool:
        """Whether all of the film has arrived."""
        return self.arrived == self.source["video_size"]


@dataclass
class FakeTikTok:
    """The account's uploads, and what was wrong with requests.

    Args:
        clock: the time on the server.
        url: where films are sent.
        slow: how many looks a film is worked on.
        fails: why films cannot be used, or empty.
    """

    clock: Clock
    url: str = ""
    slow: int = 0
    fails: str = ""
    options: list[str] = field(default_factory=lambda: list(OPTIONS))
    uploads: dict[str, Upload] = field(default_factory=dict)
    breaches: list[str] = field(default_factory=list)

    def answer(self, request: Request) -> Reply:
        """Answer a request."""
        path, query = urlsplit(request.path).path, dict(parse_qsl(urlsplit(request.path).query))
        if request.method == "PUT" and path == "/video/":
            return self._take(request, self.uploads.get(query.get("upload_id", "")))
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return error(401, "access_token_invalid", "The access token is invalid")
        said = json.loads(request.body) if request.body else {}
        match request.method, path:
            case "GET", "/v2/user/info/":
                return ok({"user": {"open_id": "o1", "display_name": "Lentera"}})
            case "POST", "/v2/post/publish/creator_info/query/":
                return ok(self._creator())
            case "POST", "/v2/post/publish/inbox/video/init/":
                return self._begin(said, {"source_info!": dict})
            case "POST", "/v2/post/publish/video/init/":
                return self._begin(said, {"source_info!": dict, "post_info!": dict})
            case "POST", "/v2/post/publish/status/fetch/":
                self.breaches += faults_of_fields("status", said, {"publish_id!": str})
                return self._status(said.get("publish_id", ""))
            case "POST", "/v2/video/query/":
                return self._query(said["filters"]["video_ids"], query["fields"].split(","))
        return error(404, "invalid_params", "No such path")

    def _creator(self) -> dict[str, Any]:
        return {
            "creator_username": "lentera",
            "privacy_level_options": self.options,
            "comment_disabled": False,
            "max_video_post_duration_sec": 300,
        }

    def _begin(self, said: dict[str, Any], fields: dict[str, Any]) -> Reply:
        self.breaches += faults_of_fields("init", said, fields)
        source, post = said["source_info"], said.get("post_info")
        self.breaches += faults_of_fields("source_info", source, SOURCE)
        self.breaches += faults_of_pieces(source)
        if post is not None:
            self.breaches += faults_of_fields("post_info", post, POST)
            if len(post.get("title", "").encode("utf-16-le")) > 4400:
                self.breaches.append("a title of more than 2,200 UTF-16 units")
            if post["privacy_level"] not in self.options:
                return error(403, "privacy_level_option_mismatch", "Not allowed")
        id = f"v_pub_file~{len(self.uploads)}"
        self.uploads[id] = Upload(source, post, self.clock())
        return ok({"publish_id": id, "upload_url": f"{self.url}/video/?upload_id={id}"})

    def _take(self, request: Request, upload: Upload | None) -> Reply:
        if upload is None or self.clock() - upload.at > LIFE:
            return 403, {}, b"Forbidden"
        found = _RANGE.fullmatch(request.headers.get("content-range", ""))
        start, last, size = map(int, found.groups()) if found else (0, 0, 0)
        if "authorization" in request.headers:
            self.breaches.append("a film is sent with the token")
        if (last - start + 1, size) != (len(request.body), upload.source["video_size"]):
            self.breaches.append("a piece is not as long as it says")
        wanted = upload.source["chunk_size"]
        if last + 1 < size and len(request.body) != wanted:
            self.breaches.append("a piece is not of the size that was named")
        if start != upload.arrived:
            return 416, {}, b""
        upload.arrived, upload.pieces = last + 1, upload.pieces + 1
        if upload.whole:
            if upload.pieces != upload.source["total_chunk_count"]:
                self.breaches.append("other pieces than were named")
            upload.id = "" if self.fails else str(7_500_000_000_000_000_000 + len(self.uploads))
            upload.failed = self.fails
        return 201 if upload.whole else 206, {}, b""

    def _status(self, id: str) -> Reply:
        upload = self.uploads.get(id)
        if upload is None:
            return error(400, "invalid_publish_id", "No such upload")
        found: dict[str, Any] = {"status": self._state(upload), "uploaded_bytes": upload.arrived}
        if upload.failed and upload.whole:
            found["fail_reason"] = upload.failed
        seen = upload.post and upload.post["privacy_level"] == "PUBLIC_TO_EVERYONE"
        if found["status"] == "PUBLISH_COMPLETE" and seen:
            found["publicaly_available_post_id"] = [int(upload.id)]
        return ok(found)

    def _state(self, upload: Upload) -> str:
        if not upload.whole:
            return "PROCESSING_UPLOAD"
        upload.looks += 1
        if upload.looks <= self.slow:
            return "PROCESSING_UPLOAD"
        if upload.failed:
            return "FAILED"
        return "PUBLISH_COMPLETE" if upload.post else "SEND_TO_USER_INBOX"

    def _query(self, ids: list[str], fields: list[str]) -> Reply:
        known = {one.id for one in self.uploads.values() if one.id}
        numbers = {"view_count": 7, "like_count": 2, "comment_count": 1, "share_count": 0}
        found = [
            {name: {"id": id, **numbers}[name] for name in fields} for id in ids if id in known
        ]
        return ok({"videos": found})

    def posts(self) -> list[Posted]:
        """Return the posts as people see them."""
        return [
            Posted(one.id, one.post.get("title", ""), ("",))
            for one in self.uploads.values()
            if one.post and one.whole and not one.failed
        ]

    def inbox(self) -> list[Upload]:
        """Return what waits in the inbox of the app."""
        return [one for one in self.uploads.values() if not one.post and one.whole]


def faults_of_pieces(source: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with how a film is to be sent."""
    size, piece, count = source["video_size"], source["chunk_size"], source["total_chunk_count"]
    last = size - piece * (count - 1)
    if source["source"] != "FILE_UPLOAD" or not 1 <= count <= 1000:
        yield f"a film in {count} pieces by {source['source']}"
    if size < LEAST and (piece, count) != (size, 1):
        yield "a small film is one piece"
    if size >= LEAST and (count != size // piece or not LEAST <= piece <= MOST or last > LAST):
        yield f"pieces of {piece} bytes for a film of {size}"


def ok(data: dict[str, Any]) -> Reply:
    """Return an answer as TikTok writes it."""
    return _json(200, {"data": data, "error": {"code": "ok", "message": "", "log_id": "1"}})


def error(status: int, code: str, message: str) -> Reply:
    """Return a refusal as TikTok writes it."""
    return _json(status, {"data": {}, "error": {"code": code, "message": message, "log_id": "1"}})


def _json(status: int, body: object) -> Reply:
    return status, {"Content-Type": "application/json"}, json.dumps(body).encode()


@contextmanager
def running(mode: str = "direct") -> Iterator[tuple[Peer, FakeTikTok]]:
    """Run it, with a proxy before it."""
    clock = Clock()
    fake = FakeTikTok(clock)
    with serve(fake.answer) as service, lossy(service.url) as proxy:
        fake.url = proxy.url
        made = Peer(
            "tiktok",
            proxy,
            fake.posts,
            page={"handle": "lentera", "settings": {"mode": mode}},
            secrets={"token": TOKEN},
            breaches=fake.breaches,
            clock=clock,
            alt=False,
            media="video",
            text_only=False,
            threads=False,
            deletes=False,
            rejects={
                "credentials": error(401, "access_token_invalid", "SECRET is invalid")[::2],
                "limited": error(429, "rate_limit_exceeded", "Slow down")[::2],
                "too long": error(400, "invalid_params", "Too long")[::2],
                "unsupported": error(400, "invalid_params", "No such thing")[::2],
            },
        )
        yield made, fake


@contextmanager
def peer() -> Iterator[Peer]:
    """Run it for the contract test: an audited app, which posts directly."""
    with running() as (made, _):
        yield made
