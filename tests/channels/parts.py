"""What the adapters' tests share: a record to send, and the tools of a run."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from masthead.channel import Channel
from masthead.channels.base import Tools
from masthead.document import Document
from masthead.http import Client
from masthead.media.rewriting import rewrite
from masthead.record import Record, State
from masthead.rules.pictures import Picture

PICTURE = rewrite(Picture(32, 24).png())
"""A picture that stays as it is where it fits."""

PAYLOAD: Mapping[str, Any] = {
    "key": "lamp@outbox",
    "post": "lamp",
    "channel": "outbox",
    "title": "A lamp",
    "parts": ["Bring your lamp.", "Leave with it."],
    "media": [
        {
            "part": 0,
            "path": "content/media/lamp.png",
            "alt": "A brass lamp.",
            "sha256": hashlib.sha256(PICTURE).hexdigest(),
        }
    ],
    "link": "https://lentera.example/repair",
    "first_comment": "",
    "lang": "en",
}

RECORD = Record(
    "lamp", "outbox", State.SENDING, key="lamp@outbox", nonce="n", commit="c0", payload=PAYLOAD
)


def record(**fields: Any) -> Record:
    """Return the record with some fields changed."""
    return replace(RECORD, **fields)


def channel(service: str, **fields: Any) -> Channel:
    """Return the page of the channel `outbox`."""
    base = Channel("outbox", service, service, Document("strategy/channels/outbox.md", {}))
    return replace(base, **fields)


def tools(root: Path, environment: Mapping[str, str] | None = None, **fields: Any) -> Tools:
    """Return the tools of a run in a hub that has the picture."""
    base = Tools(
        root,
        root / "build" / "outbox",
        "https://brand.example",
        environment or {},
        lambda _path, sha256, _commit: (
            PICTURE if sha256 == hashlib.sha256(PICTURE).hexdigest() else None
        ),
        Client(list((environment or {}).values())),
        lambda: 1_796_634_000.0,
    )
    return replace(base, **fields)
