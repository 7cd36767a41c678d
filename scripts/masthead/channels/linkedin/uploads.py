"""Send files to LinkedIn: nobody sees them until a post names them.

Sources: learn.microsoft.com, "Images API", "Videos API", "Documents API", "MultiImage API", read
2026-11-22. The token goes along with pictures and documents, as the pages show; the addresses for
the parts of a video are signed, and get none.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TypeGuard

from masthead.channels.linked import belongs, secrets_of
from masthead.channels.outgoing import Medium
from masthead.channels.wire import Reply, Wire, answered, harmless, id_in
from masthead.http import Answer
from masthead.protocol.outcome import Refused

DOCUMENT = "application/pdf"
STILL = frozenset({"image/jpeg", "image/png", "image/gif"})
"""The types of pictures that LinkedIn takes."""

WAIT = 15.0
"""Seconds after which to ask again whether a video is ready."""


@dataclass(frozen=True, slots=True)
class Uploads:
    """The files of one run, each sent once.

    Args:
        wire: LinkedIn.
        owner: the URN of whoever posts.
        sent: the URN of each file that was sent and not posted yet, by the hash of its bytes.
    """

    wire: Wire
    owner: str
    sent: dict[str, str] = field(default_factory=dict)

    def send(self, medium: Medium) -> str | Refused:
        """Send a file unless it is there, and return its URN once it can be posted."""
        name = hashlib.sha256(medium.content).hexdigest()
        if name not in self.sent:
            urn = self._video(medium) if medium.is_film else self._file(medium)
            if isinstance(urn, Refused):
                return urn
            self.sent[name] = urn
        urn = self.sent[name]
        waiting = self._waiting(urn) if medium.is_film else None
        return waiting or urn

    def _file(self, medium: Medium) -> str | Refused:
        """Send a picture or a document."""
        kind = "document" if medium.type == DOCUMENT else "image"
        if kind == "image" and medium.type not in STILL:
            return Refused(f"LinkedIn does not take {medium.type}: {medium.path}")
        got = self._begin(f"{kind}s", {"owner": self.owner})
        if isinstance(got, Refused):
            return got
        headers = {"Authorization": self.wire.headers["Authorization"]}
        done = self._put(got.text("value", "uploadUrl"), medium.content, headers)
        return done if isinstance(done, Refused) else _urn(got, kind)

    def _video(self, medium: Medium) -> str | Refused:
        """Send a video in the parts that LinkedIn asks for."""
        size = len(medium.content)
        asked = {
            "owner": self.owner,
            "fileSizeBytes": size,
            "uploadCaptions": False,
            "uploadThumbnail": False,
        }
        got = self._begin("videos", asked)
        urn = got if isinstance(got, Refused) else _urn(got, "video")
        if isinstance(got, Refused) or isinstance(urn, Refused):
            return urn
        marks = []
        for part in got.rows("value", "uploadInstructions") or ():
            first, last = part.get("firstByte"), part.get("lastByte")
            begins = first if _is_place(first) else 0
            ends_at = last if _is_place(last) else size - 1
            piece = medium.content[begins : ends_at + 1]
            done = self._put(part.text("uploadUrl"), piece, {})
            if isinstance(done, Refused):
                return done
            marks.append(done.headers.get("etag", "").strip('"'))
        ends = {"video": urn, "uploadToken": got.text("value", "uploadToken")}
        data = {"finalizeUploadRequest": {**ends, "uploadedPartIds": marks}}
        query = {"action": "finalizeUpload"}
        end = harmless(self.wire.ask("POST", "rest/videos", query=query, data=data))
        return end if isinstance(end, Refused) else urn

    def _begin(self, kind: str, asked: dict[str, object]) -> Reply | Refused:
        query = {"action": "initializeUpload"}
        data = {"initializeUploadRequest": asked}
        return harmless(self.wire.ask("POST", f"rest/{kind}", query=query, data=data))

    def _put(self, url: str, content: bytes, headers: dict[str, str]) -> Answer | Refused:
        """Send bytes to an address that LinkedIn named."""
        if not belongs(url, self.wire.base, "linkedin.com"):
            return Refused("LinkedIn named no address of its own to send a file to")
        kind = {"Content-Type": "application/octet-stream"}
        got = self.wire.client.request("PUT", url, headers={**kind, **headers}, body=content)
        if isinstance(got, Answer):
            return got
        again = not isinstance(got, Refused) or got.retryable
        reason = self.wire.client.clean(got.reason, secrets_of(url))
        return Refused(reason, retryable=again)

    def _waiting(self, urn: str) -> Refused | None:
        """Return why a video cannot be posted yet; None where it can, or nobody may ask."""
        got = harmless(self.wire.ask("GET", f"rest/videos/{urn.replace(':', '%3A')}"))
        if isinstance(got, Refused):
            return None if answered(got, 403) else got
        status = got.text("status")
        if status == "PROCESSING_FAILED":
            return Refused("LinkedIn could not make use of the video")
        if status in {"PROCESSING", "WAITING_UPLOAD"}:
            return Refused("LinkedIn is still at work on the video", True, WAIT)
        return None


def _is_place(told: object) -> TypeGuard[int]:
    """Tell whether a value can be the place of a byte in a file."""
    return isinstance(told, int) and not isinstance(told, bool) and told >= 0


def _urn(got: Reply, kind: str) -> str | Refused:
    """Return the URN of a file."""
    urn = got.text("value", kind)
    if urn.startswith(f"urn:li:{kind}:") and id_in(urn):
        return urn
    return Refused(f"LinkedIn named no {kind}", retryable=True)
