"""Send files to X: nobody sees them until a post names them.

Source: docs.x.com, "Media introduction", "Chunked media upload", "Create media metadata", and the
types of X's own client (xdk 0.10.6), read 2026-11-22.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from masthead.channels.outgoing import Medium
from masthead.channels.wire import Reply, harmless
from masthead.channels.x.signing import Signed
from masthead.http.form import Upload
from masthead.protocol.outcome import Refused

PIECE = 4_194_304
"""Bytes of a file that are sent at once; X takes 5 MB."""

GIF = "image/gif"
WAIT = 5.0
"""Seconds after which to ask again whether a film is ready, where X names none."""


@dataclass(frozen=True, slots=True)
class Uploads:
    """The files of one run, each sent once.

    Args:
        x: X.
        sent: the id of each file that was sent, by the hash of its bytes and description.
    """

    x: Signed
    sent: dict[str, str] = field(default_factory=dict)

    def send(self, media: Sequence[Medium]) -> list[str] | Refused:
        """Send files, and return their ids once they can be posted."""
        if len(media) > 1 and any(one.is_film or one.type == GIF for one in media):
            return Refused("X takes up to 4 pictures, or one film, or one GIF")
        ids = []
        for medium in media:
            id = self._known(medium)
            if isinstance(id, Refused):
                return id
            ids.append(id)
        return ids

    def _known(self, medium: Medium) -> str | Refused:
        """Return the id of a file, sent now unless it is there, once it can be posted."""
        name = hashlib.sha256(medium.content + medium.alt.encode("utf-8", "replace")).hexdigest()
        if name not in self.sent:
            made = self._upload(medium)
            if isinstance(made, Refused):
                return made
            self.sent[name] = made
        id = self.sent[name]
        moving = medium.is_film or medium.type == GIF
        return (self._waiting(id) if moving else None) or id

    def _upload(self, medium: Medium) -> str | Refused:
        """Send one file with its description; return its id."""
        kind = "tweet_video" if medium.is_film else "tweet_image"
        begin = {
            "media_type": medium.type,
            "total_bytes": len(medium.content),
            "media_category": "tweet_gif" if medium.type == GIF else kind,
        }
        got = harmless(self.x.ask("POST", "2/media/upload/initialize", data=begin))
        if isinstance(got, Refused):
            return got
        id = got.text("data", "id")
        if not id.isdecimal():
            return Refused("X did not name the file", retryable=True)
        for step in (self._append, self._end, self._describe):
            refused = step(id, medium)
            if refused:
                return refused
        return id

    def _append(self, id: str, medium: Medium) -> Refused | None:
        for index, start in enumerate(range(0, len(medium.content), PIECE)):
            piece = medium.content[start : start + PIECE]
            file = Upload("media", medium.name, "application/octet-stream", piece)
            path, form = f"2/media/upload/{id}/append", {"segment_index": str(index)}
            got = harmless(self.x.ask("POST", path, form=form, files=(file,)))
            if isinstance(got, Refused):
                return got
        return None

    def _end(self, id: str, _medium: Medium) -> Refused | None:
        got = harmless(self.x.ask("POST", f"2/media/upload/{id}/finalize"))
        return got if isinstance(got, Refused) else None

    def _describe(self, id: str, medium: Medium) -> Refused | None:
        if not medium.alt:
            return None
        said = {"id": id, "metadata": {"alt_text": {"text": medium.alt}}}
        got = harmless(self.x.ask("POST", "2/media/metadata", data=said))
        return got if isinstance(got, Refused) else None

    def _waiting(self, id: str) -> Refused | None:
        """Return why a film cannot be posted yet, or None."""
        query = {"command": "STATUS", "media_id": id}
        got = harmless(self.x.ask("GET", "2/media/upload", query=query))
        if isinstance(got, Refused):
            return got
        return _working(got)


def _working(got: Reply) -> Refused | None:
    """Return why a file is not ready by an answer, or None where it is."""
    state = got.text("data", "processing_info", "state")
    if state == "failed":
        return Refused("X could not make use of the film")
    if state in {"pending", "in_progress"}:
        asked = got.get("data", "processing_info", "check_after_secs")
        wait = float(asked) if isinstance(asked, int | float) else WAIT
        return Refused("X is still at work on the film", retryable=True, retry_after=wait)
    return None
