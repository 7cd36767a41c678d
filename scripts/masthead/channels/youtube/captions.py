"""Captions: uploaded once the video is there, and only where it has none of that language yet.

Facts: developers.google.com, YouTube Data API, captions.insert (400 units) and captions.list (50);
read 2026-11-22.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from masthead.channels.outgoing import Medium
from masthead.channels.wire import Reply, Wire, harmless
from masthead.protocol.outcome import Refused

LIST, UPLOAD = "youtube/v3/captions", "upload/youtube/v3/captions"


def add(
    wire: Wire, video: str, file: Medium, language: str, headers: Mapping[str, str]
) -> Refused | None:
    """Give a video its captions; nothing happens where it has them already.

    Args:
        wire: how the service is asked.
        video: the video's id.
        file: the captions.
        language: what they are written in (BCP 47).
        headers: the credentials.
    """
    query = {"part": "snippet", "videoId": video}
    got = harmless(wire.ask("GET", LIST, query=query, headers=headers))
    if isinstance(got, Refused):
        return got
    items = got.get("items")
    for one in map(Reply, items if isinstance(items, list) else ()):
        standard = one.text("snippet", "trackKind").casefold() == "standard"
        if standard and one.text("snippet", "language").casefold() == language.casefold():
            return None
    about = {"snippet": {"videoId": video, "language": language, "name": "", "isDraft": False}}
    kind, body = related(about, file)
    sent = harmless(
        wire.ask(
            "POST",
            UPLOAD,
            query={"uploadType": "multipart", "part": "snippet"},
            body=body,
            headers={**headers, **kind},
        )
    )
    return sent if isinstance(sent, Refused) else None


def related(about: Mapping[str, object], file: Medium) -> tuple[dict[str, str], bytes]:
    """Return header and body of an upload in two parts: what it is, and its bytes (RFC 2387)."""
    said = json.dumps(about, ensure_ascii=False).encode()
    mark = "masthead-" + hashlib.sha256(said + file.content).hexdigest()[:32]
    parts = (("application/json; charset=UTF-8", said), ("application/octet-stream", file.content))
    body = b"".join(
        b"--%s\r\nContent-Type: %s\r\n\r\n%s\r\n" % (mark.encode(), type.encode(), content)
        for type, content in parts
    )
    return {"Content-Type": f"multipart/related; boundary={mark}"}, body + b"--%s--\r\n" % (
        mark.encode()
    )
