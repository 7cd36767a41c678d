"""What Slack's methods take, beside the types that it publishes: what we use, and how it shows.

From docs.slack.dev, read 2026-11-22; see `servers.slack`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from loopback import Request
from servers.fields import Fields, faults_of_fields

FIELDS: Mapping[str, Fields] = {
    "auth.test": {},
    "chat.postMessage": {
        "channel!": str,
        "text!": str,
        "blocks": list,
        "metadata!": dict,
        "thread_ts": str,
        "unfurl_links": bool,
        "unfurl_media": bool,
    },
    "chat.update": {"channel!": str, "ts!": str, "text!": str, "blocks": list},
    "chat.delete": {"channel!": str, "ts!": str},
    "files.delete": {"file!": str},
    "files.getUploadURLExternal": {"filename!": str, "length!": str, "alt_txt": str},
    "files.completeUploadExternal": {
        "files!": list,
        "channel_id": str,
        "thread_ts": str,
        "blocks": list,
    },
    "conversations.info": {"channel!": str},
    "conversations.history": {
        "channel!": str,
        "oldest": str,
        "limit": str,
        "cursor": str,
        "include_all_metadata": str,
    },
    "conversations.replies": {
        "channel!": str,
        "ts!": str,
        "oldest": str,
        "limit": str,
        "cursor": str,
        "include_all_metadata": str,
    },
}
"""What each method takes; of a form all is text, but for what is JSON in it."""


def faults_of_message(said: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with a message."""
    for block in said.get("blocks", ()):
        fields: Fields = {"type!": str, "block_id": str, "elements!": list}
        yield from faults_of_fields("a block", block, fields)
        if len(block.get("block_id", "")) > 255:
            yield "a block's id of more than 255 characters"
        for section in block.get("elements", ()):
            for piece in section["elements"]:
                fields = {"type!": str, "text": str, "url": str}
                yield from faults_of_fields("a piece", piece, fields)
    if said["metadata"] is not None:
        fields = {"event_type!": str, "event_payload!": dict}
        yield from faults_of_fields("metadata", said["metadata"], fields)
    if "<" in said["text"] or ">" in said["text"]:
        yield "a text that is not escaped"


def shown_by(blocks: list[dict[str, Any]]) -> Iterator[str]:
    """Yield what blocks show."""
    for block in blocks:
        for section in block["elements"]:
            for piece in section["elements"]:
                yield piece.get("text", piece.get("url", ""))


def said_in(request: Request) -> dict[str, Any]:
    """Return a method's arguments, from the address, a form or JSON."""
    query = dict(parse_qsl(urlsplit(request.path).query))
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        return {**query, **json.loads(request.body)}
    form: dict[str, Any] = dict(parse_qsl(request.body.decode()))
    for name in ("files", "blocks"):
        if name in form:
            form[name] = json.loads(form[name])
    return {**query, **form}


def typed(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return arguments with the types that they have outside of forms and addresses."""
    numbers = {name: int(said[name]) for name in ("limit", "length") if name in said}
    flags = {name: said[name] == "true" for name in ("include_all_metadata",) if name in said}
    # The types call it `alt_text`; Slack's page and its other libraries, and so we, `alt_txt`.
    renamed = {("alt_text" if name == "alt_txt" else name): said[name] for name in said}
    return {**renamed, **numbers, **flags}
