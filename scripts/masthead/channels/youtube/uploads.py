"""A resumable upload: a session is started, takes bytes, and can always be asked how far it is.

One session makes one video at most, however often its bytes are sent. Facts: developers.google.com,
YouTube Data API, Resumable Uploads; read 2026-11-22: 308 with `Range` says what has arrived, 200 or
201 brings the video, 404 says that the session is gone; pieces are multiples of 256 KiB.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from masthead.channels.outgoing import Medium
from masthead.channels.wire import Reply
from masthead.channels.youtube.answers import refused
from masthead.http import Answer, Client
from masthead.protocol.outcome import Ambiguous, Refused
from masthead.redacting import in_one_line, pieces

PIECE = 32 * 256 * 1024
"""Bytes sent in one request."""

TRIES = 3
"""How often in one run a piece may fail to arrive."""

LONGEST = 4096
"""Characters of a session's address that are taken."""

MOST_SECONDS = 300.0
"""How long one run sends pieces: the next run goes on where this one stopped."""

PATH = "upload/youtube/v3/videos"
STUCK = "YouTube does not take the film's next bytes; the next run tries again"

_RANGE = re.compile(r"bytes=0-([0-9]{1,15})")


@dataclass(frozen=True, slots=True)
class Arrived:
    """So many bytes have arrived; the video is not there yet."""

    bytes: int


@dataclass(frozen=True, slots=True)
class Made:
    """The video is there."""

    video: Reply


@dataclass(frozen=True, slots=True)
class Gone:
    """The session is not known any more."""


Standing = Arrived | Made | Gone | Refused | Ambiguous


@dataclass(frozen=True, slots=True)
class Uploads:
    """Sessions of one account.

    Args:
        client: makes the requests.
        base: the service's address; a session lies on the same host.
        clock: gives the time in seconds since 1970.
    """

    client: Client
    base: str
    clock: Callable[[], float]

    def start(
        self, about: Mapping[str, object], medium: Medium, headers: Mapping[str, str]
    ) -> str | Refused:
        """Start a session and return its address; nothing becomes public.

        Args:
            about: what the video is, as YouTube takes it.
            medium: the film.
            headers: the credentials.
        """
        parts = ",".join(about)
        url = f"{self.base.rstrip('/')}/{PATH}?uploadType=resumable&part={parts}"
        sent = {
            **headers,
            "Content-Type": "application/json; charset=UTF-8",
            "X-Upload-Content-Length": str(len(medium.content)),
            "X-Upload-Content-Type": medium.type,
        }
        body = json.dumps(about, ensure_ascii=False).encode("utf-8", "replace")
        got = self.client.request("POST", url, headers=sent, body=body, refusal=refused)
        if isinstance(got, Ambiguous):
            return Refused(got.reason, retryable=True)
        if isinstance(got, Refused):
            return got
        place = got.headers.get("location", "")
        if not self.is_ours(place):
            return Refused("YouTube named no session for the upload", retryable=True)
        return place

    def is_ours(self, place: str) -> bool:
        """Tell whether an address is one of the service: no other host gets the credentials."""
        try:
            found, own = urlsplit(place), urlsplit(self.base)
        except ValueError:
            return False
        same = (found.scheme, found.netloc) == (own.scheme, own.netloc)
        return same and len(place) <= LONGEST

    def standing(self, place: str, size: int, headers: Mapping[str, str]) -> Standing:
        """Ask a session how far it is; this sends none of the film.

        Args:
            place: the session.
            size: the film's bytes.
            headers: the credentials.
        """
        return self._put(place, b"", f"bytes */{size}", headers)

    def finish(self, place: str, medium: Medium, headers: Mapping[str, str]) -> Standing:
        """Send what a session does not have yet, until the video is there or time is up.

        A refusal is returned only where no piece before it may have been the last one that arrived.
        """
        content, began, lost, unsure = medium.content, self.clock(), 0, False
        now = self.standing(place, len(content), headers)
        while isinstance(now, Arrived):
            if self.clock() - began > MOST_SECONDS:
                return Ambiguous("the film is not whole yet; the next run sends the rest")
            start = now.bytes
            now = self._piece(place, medium, start, headers)
            if isinstance(now, Made) or (isinstance(now, Arrived) and now.bytes > start):
                continue
            unsure = unsure or isinstance(now, Ambiguous)
            lost += 1
            if lost >= TRIES:
                break
            now = self.standing(place, len(content), headers)
        if isinstance(now, Arrived):
            return Ambiguous(STUCK)
        return Ambiguous(now.reason) if unsure and isinstance(now, Refused) else now

    def _piece(
        self, place: str, medium: Medium, start: int, headers: Mapping[str, str]
    ) -> Standing:
        whole = len(medium.content)
        piece = medium.content[start : start + PIECE]
        range = f"bytes {start}-{start + len(piece) - 1}/{whole}"
        return self._put(place, piece, range, {**headers, "Content-Type": medium.type})

    def _put(self, place: str, body: bytes, range: str, headers: Mapping[str, str]) -> Standing:
        sent = {**headers, "Content-Range": range}
        got = self.client.exchange("PUT", place, headers=sent, body=body)
        if not isinstance(got, Answer):
            return got
        told = self._read(got)
        if isinstance(told, Refused | Ambiguous):
            hidden = self.client.clean(told.reason, pieces({**sent, "Session": place}))
            return replace(told, reason=hidden[:200].strip())
        return told

    def _read(self, answer: Answer) -> Standing:
        match answer.status:
            case 308 if "location" not in answer.headers:
                found = _RANGE.fullmatch(answer.headers.get("range", ""))
                return Arrived(int(found[1]) + 1 if found else 0)
            case 200 | 201:
                return _made(answer)
            case 404 | 410:
                return Gone()
        said = in_one_line(answer.body)
        reason = f"the upload was answered {answer.status}" + (f": {said}" if said else "")
        if 300 <= answer.status < 400:
            return Refused(f"{reason}: the address has moved")
        if answer.status >= 500 or answer.status in {408, 425}:
            return Ambiguous(reason)
        if answer.status in {401, 429}:
            return Refused(reason, retryable=True, credentials=answer.status == 401)
        return refused(answer) or Refused(reason)


def _made(answer: Answer) -> Made | Ambiguous:
    try:
        video = Reply(json.loads(answer.body))
    except (ValueError, RecursionError):
        return Ambiguous("YouTube's answer to the upload cannot be read")
    return Made(video) if video.text("id") else Ambiguous("YouTube answered without the video's id")
