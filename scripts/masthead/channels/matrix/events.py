"""The events that a part of a message becomes: its text, then one for each file. Pure.

Matrix specification, client-server API, module "Instant messaging", read 2026-11-22. A text stays
plain. `m.mentions` names who is notified: nobody but the accounts that the text names in full, and
never a whole room.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any

from masthead.channels.outgoing import Medium
from masthead.record import Record

MARK = "masthead.part"
"""The key of an event's content that tells what part of what delivery it is."""

_ACCOUNT = re.compile(
    r"(?<![\w@./-])@[a-z0-9._=/+-]{1,200}:[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::\d{1,5})?"
)
_KINDS = {"image": "m.image", "video": "m.video", "audio": "m.audio"}

Content = dict[str, Any]


def marks(record: Record, text: str, files: int) -> tuple[str, ...]:
    """Return the marks of the next part's events, in order.

    Args:
        record: the delivery.
        text: the part's text; an empty one is no event.
        files: how many files go with it.
    """
    digest = hashlib.sha256(record.part_key.encode("utf-8", "replace")).hexdigest()[:32]
    return tuple(f"{digest}.{number}" for number in range(0 if text else 1, files + 1))


def written(text: str, *, told: bool = True) -> Content:
    """Return the content of a text.

    Args:
        text: what people read.
        told: whether the accounts that it names in full are notified.
    """
    named = list(dict.fromkeys(_ACCOUNT.findall(text)))[:20] if told else []
    return {
        "msgtype": "m.text",
        "body": text,
        "m.mentions": {"user_ids": named} if named else {},
    }


def shown(medium: Medium, address: str) -> Content:
    """Return the content of a file; its description is what is read where it is not shown.

    Args:
        medium: the file.
        address: where the server keeps it (`mxc://...`).
    """
    size = {"w": medium.width, "h": medium.height} if medium.width and medium.height else {}
    return {
        "msgtype": _KINDS.get(medium.type.partition("/")[0], "m.file"),
        "body": medium.alt or medium.name,
        "filename": medium.name,
        "url": address,
        "info": {"mimetype": medium.type, "size": len(medium.content), **size},
        "m.mentions": {},
    }


def in_thread(content: Content, before: Sequence[str]) -> Content:
    """Return the content as an answer in the thread of the parts before it.

    Args:
        content: the event's content.
        before: the first event of each part that is out.
    """
    if not before:
        return content
    relation = {
        "rel_type": "m.thread",
        "event_id": before[0],
        "is_falling_back": True,
        "m.in_reply_to": {"event_id": before[-1]},
    }
    return {**content, "m.relates_to": relation}


def replacing(event: str, text: str) -> Content:
    """Return the content that puts another text into an event that is out, and tells nobody."""
    new = written(text, told=False)
    return {
        **new,
        "body": f"* {text}",
        "m.mentions": {},
        "m.new_content": new,
        "m.relates_to": {"rel_type": "m.replace", "event_id": event},
    }


def marked(event: Mapping[str, Any], sender: str) -> str:
    """Return the mark of an event that an account sent, or empty: anybody may write a mark."""
    content = event.get("content")
    mark = content.get(MARK) if isinstance(content, Mapping) else None
    return mark if isinstance(mark, str) and event.get("sender") == sender else ""
