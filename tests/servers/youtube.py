"""A YouTube on loopback: one account with one channel, and the sign-in of Google beside it.

Requests and answers are held against the types that are generated from Google's own description
(`servers.contract`), sessions against what the guide Resumable Uploads says: 308 with `Range`, 201
with the video, 404 once the session is gone, pieces that are multiples of 256 KiB. `<` and `>` are
refused, and so are a title of more than 100 characters, a description of more than 5,000 bytes and
tags of more than 500 characters (developers.google.com, YouTube Data API; read 2026-11-22).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes, policy
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

from loopback import Reply, Request, serve
from servers.contract import faults_of_answer, faults_of_request
from servers.lossy import lossy
from servers.peer import Clock, Peer, Posted

CLIENT, SECRET, REFRESH = "client-of-the-tests", "secret-of-the-tests", "refresh-token-of-the-tests"
TOKEN = "access-token-of-the-tests"
CHANNEL, UPLOADS = "UC-lentera", "UU-lentera"
QUARTER = 256 * 1024
LIFE = 7 * 86_400.0
"""Seconds for which a session is known here; the guide names no number."""

_RANGE = re.compile(r"bytes ([0-9]+)-([0-9]+)/([0-9]+)")


@dataclass
class Session:
    """One upload: what the video says, how large and of what type it is, what has arrived."""

    about: dict[str, Any]
    size: int
    type: str
    at: float
    arrived: bytes = b""
    video: str = ""


@dataclass
class FakeYouTube:
    """The channel's videos, the sessions, and what was wrong with requests."""

    clock: Clock
    url: str = ""
    sessions: dict[str, Session] = field(default_factory=dict)
    videos: dict[str, dict[str, Any]] = field(default_factory=dict)
    captions: list[dict[str, Any]] = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)
    tokens: int = 0
    listed_after: float = 0.0
    deaf: int = 0
    """How many of the next pieces are taken only in part."""

    def answer(self, request: Request) -> Reply:
        """Answer a request."""
        path, query = urlsplit(request.path).path, dict(parse_qsl(urlsplit(request.path).query))
        if path == "/token":
            return self._token(request)
        if request.headers.get("authorization") != f"Bearer {TOKEN}-{self.tokens}":
            return refusal(401, "authError", "Invalid Credentials")
        match request.method, path:
            case "POST", "/upload/youtube/v3/videos":
                return self._start(request, query)
            case "PUT", "/upload/youtube/v3/videos":
                return self._take(request, self.sessions.get(query.get("upload_id", "")))
            case "POST", "/upload/youtube/v3/captions":
                return self._caption(request)
            case "GET", "/youtube/v3/captions":
                found = [
                    one for one in self.captions if one["snippet"]["videoId"] == query["videoId"]
                ]
                return say({"kind": "youtube#captionListResponse", "items": found})
            case "GET", "/youtube/v3/channels":
                return self._said("GET /youtube/v3/channels", {"items": [channel()]})
            case "GET", "/youtube/v3/playlistItems":
                return self._uploads(query)
            case method, "/youtube/v3/videos":
                return self._video(method, request, query)
        return refusal(404, "notFound", "Not Found")

    def _token(self, request: Request) -> Reply:
        form = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
        wanted = {"client_id": CLIENT, "client_secret": SECRET, "refresh_token": REFRESH}
        if form != {**wanted, "grant_type": "refresh_token"}:
            return 400, JSON, b'{"error": "invalid_grant", "error_description": "Bad Request"}'
        self.tokens += 1
        return say({"access_token": f"{TOKEN}-{self.tokens}", "expires_in": 3599, "scope": ""})

    def _start(self, request: Request, query: dict[str, str]) -> Reply:
        about = json.loads(request.body)
        self.breaches += faults_of_request("youtube POST /youtube/v3/videos", about)
        self.breaches += faults(about)
        if query != {"uploadType": "resumable", "part": ",".join(about)}:
            self.breaches.append(f"a session is started with {query}")
        id = f"session-{len(self.sessions)}-is-a-key"
        headers = request.headers
        size, type = headers.get("x-upload-content-length", "0"), headers["x-upload-content-type"]
        if not size.isdecimal() or not type.startswith("video/"):
            self.breaches.append(f"a session for {size} bytes of {type}")
        bytes = int(size) if size.isdecimal() else 0
        self.sessions[id] = Session(about, bytes, type, self.clock())
        place = f"{self.url}/upload/youtube/v3/videos?uploadType=resumable&upload_id={id}"
        return 200, {"Location": place}, b""

    def _take(self, request: Request, session: Session | None) -> Reply:
        """Take a piece, or say how far a session is."""
        if session is None or self.clock() - session.at > LIFE:
            return 404, {}, b"Not Found"
        found = _RANGE.fullmatch(request.headers.get("content-range", ""))
        if found:
            self._piece(session, request, *map(int, found.groups()))
        elif request.headers.get("content-range") != f"bytes */{session.size}" or request.body:
            self.breaches.append(f"asked with {request.headers.get('content-range')}")
        if len(session.arrived) < session.size:
            last = len(session.arrived) - 1
            return 308, {"Range": f"bytes=0-{last}"} if session.arrived else {}, b""
        if not session.video:
            session.video = self._make(session)
        return self._said("POST /youtube/v3/videos", self.videos[session.video], 201)

    def _piece(self, session: Session, request: Request, start: int, last: int, size: int) -> None:
        body = request.body
        if (len(body), size) != (last - start + 1, session.size):
            self.breaches.append("a piece is not as long as it says")
        if last + 1 < size and len(body) % QUARTER:
            self.breaches.append("a piece is no multiple of 256 KiB")
        if request.headers.get("content-type") != session.type:
            self.breaches.append("a piece is of another type")
        if session.video or start != len(session.arrived):
            return
        if self.deaf:
            self.deaf -= 1
            body = body[: len(body) // 2 // QUARTER * QUARTER]
        session.arrived += body

    def _make(self, session: Session) -> str:
        id = f"video{len(self.videos):06}"
        at = datetime.fromtimestamp(self.clock(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.videos[id] = {
            "kind": "youtube#video",
            "id": id,
            "snippet": {**session.about["snippet"], "publishedAt": at, "channelId": CHANNEL},
            "status": {**session.about["status"], "uploadStatus": "uploaded"},
        }
        return id

    def _video(self, method: str, request: Request, query: dict[str, str]) -> Reply:
        if method == "DELETE":
            gone = self.videos.pop(query["id"], None)
            return (204, {}, b"") if gone else refusal(404, "videoNotFound", "Not found")
        if method == "GET":
            found = [{"id": query["id"], "statistics": {"viewCount": "7", "likeCount": "2"}}]
            return self._said("GET /youtube/v3/videos", {"items": found})
        said = json.loads(request.body)
        self.breaches += faults_of_request("youtube PUT /youtube/v3/videos", said)
        self.breaches += faults(said)
        video = self.videos.get(said["id"])
        if video is None:
            return refusal(404, "videoNotFound", "Not found")
        video["snippet"] |= said["snippet"]
        return self._said("POST /youtube/v3/videos", video)

    def _uploads(self, query: dict[str, str]) -> Reply:
        if query.get("playlistId") != UPLOADS or int(query.get("maxResults", 5)) > 50:
            self.breaches.append(f"listed with {query}")
        shown = [one for one in reversed(self.videos.values()) if self._is_listed(one)]
        start, most = int(query.get("pageToken", "0")), int(query.get("maxResults", "5"))
        items = [
            {
                "snippet": {
                    "publishedAt": one["snippet"]["publishedAt"],
                    "title": one["snippet"]["title"],
                    "description": one["snippet"]["description"],
                    "resourceId": {"kind": "youtube#video", "videoId": one["id"]},
                }
            }
            for one in shown[start : start + most]
        ]
        more = {"nextPageToken": str(start + most)} if len(shown) > start + most else {}
        return say({"kind": "youtube#playlistItemListResponse", "items": items, **more})

    def _is_listed(self, video: dict[str, Any]) -> bool:
        at = datetime.fromisoformat(video["snippet"]["publishedAt"]).timestamp()
        return self.clock() - at >= self.listed_after

    def _caption(self, request: Request) -> Reply:
        head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
        about, file = message_from_bytes(head + request.body, policy=policy.HTTP).iter_parts()
        said = json.loads(about.get_payload(decode=True))  # type: ignore[arg-type]
        self.breaches += faults_of_request("youtube POST /youtube/v3/captions", said)
        text = file.get_payload(decode=True)
        if not isinstance(text, bytes) or b"-->" not in text:
            return refusal(400, "contentRequired", "The captions cannot be read")
        found = {
            "kind": "youtube#caption",
            "id": f"caption-{len(self.captions)}",
            "snippet": {**said["snippet"], "trackKind": "standard"},
        }
        self.captions.append(found)
        return self._said("POST /youtube/v3/captions", found)

    def _said(self, operation: str, body: dict[str, Any], status: int = 200) -> Reply:
        self.breaches += faults_of_answer(f"youtube {operation}", body)
        return status, JSON, json.dumps(body).encode()

    def posts(self) -> list[Posted]:
        """Return the videos as people see them."""
        return [
            Posted(one["id"], one["snippet"]["description"], ("",)) for one in self.videos.values()
        ]


JSON = {"Content-Type": "application/json; charset=UTF-8"}


def channel() -> dict[str, Any]:
    """Return the account's channel."""
    return {
        "kind": "youtube#channel",
        "id": CHANNEL,
        "snippet": {"title": "Lentera"},
        "contentDetails": {"relatedPlaylists": {"uploads": UPLOADS}},
        "status": {"longUploadsStatus": "allowed", "privacyStatus": "public"},
    }


def faults(about: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with what a video says."""
    snippet = about.get("snippet", {})
    title, text = snippet.get("title", ""), snippet.get("description", "")
    if not title or len(title) > 100:
        yield f"a title of {len(title)} characters"
    if len(text.encode()) > 5000:
        yield "a description of more than 5,000 bytes"
    if {"<", ">"} & {*title, *text}:
        yield "a sign that YouTube does not take"
    if len(",".join(snippet.get("tags", []))) > 500:
        yield "tags of more than 500 characters"
    if not snippet.get("categoryId", "").isdecimal():
        yield "a video has a category"
    if about.get("status", {}).get("privacyStatus", "public") not in PRIVACY:
        yield "no such privacy"


PRIVACY = {"public", "unlisted", "private"}


def say(body: object) -> Reply:
    """Return an answer."""
    return 200, JSON, json.dumps(body).encode()


def refusal(status: int, reason: str, message: str) -> Reply:
    """Return a refusal as Google writes it."""
    errors = [{"domain": "youtube", "reason": reason, "message": message}]
    said = {"error": {"code": status, "message": message, "errors": errors}}
    return status, JSON, json.dumps(said).encode()


@contextmanager
def running() -> Iterator[tuple[Peer, FakeYouTube]]:
    """Run it, with a proxy before it."""
    clock = Clock()
    fake = FakeYouTube(clock)
    with serve(fake.answer) as service, lossy(service.url) as proxy:
        fake.url = proxy.url
        made = Peer(
            "youtube",
            proxy,
            fake.posts,
            page={"settings": {"made-for-kids": "no"}},
            secrets={"client_id": CLIENT, "client_secret": SECRET, "refresh_token": REFRESH},
            breaches=fake.breaches,
            clock=clock,
            alt=False,
            media="video",
            text_only=False,
            threads=False,
            shown=lambda text: text.replace("<", "‹").replace(">", "›"),
            rejects={
                "credentials": (400, b'{"error": "invalid_grant", "error_description": "SECRET"}'),
                "too long": refusal(400, "invalidDescription", "Too long")[::2],
                "unsupported": refusal(400, "invalidVideoMetadata", "No such thing")[::2],
            },
        )
        yield made, fake


@contextmanager
def peer() -> Iterator[Peer]:
    """Run it for the contract test."""
    with running() as (made, _):
        yield made
