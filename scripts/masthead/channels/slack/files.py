"""Send files to Slack, and share them with a text as one message.

Three steps (docs.slack.dev, files.getUploadURLExternal and files.completeUploadExternal, read
2026-11-22): ask for an address, send the bytes there, share. Only the last publishes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from masthead.channels.linked import belongs, secrets_of
from masthead.channels.outgoing import Medium
from masthead.channels.wire import Reply, Wire, harmless
from masthead.http import Answer
from masthead.protocol.outcome import Ambiguous, Refused

ALT = 1000
"""Longest description of a file in characters; a longer one is refused (`alt_txt_too_large`)."""


def share(
    wire: Wire, media: tuple[Medium, ...], said: Mapping[str, object]
) -> Reply | Refused | Ambiguous:
    """Send files, and share them as one message.

    Args:
        wire: Slack.
        media: the files.
        said: the message: `channel_id`, `thread_ts`, `blocks`.
    """
    files = []
    for medium in media:
        id = _sent(wire, medium)
        if isinstance(id, Refused):
            return id
        files.append({"id": id, "title": medium.name})
    whole = {"files": files, **said}
    form = {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in whole.items()
    }
    return wire.ask("POST", "files.completeUploadExternal", form=form)


def _sent(wire: Wire, medium: Medium) -> str | Refused:
    """Send one file, and return its id; nobody sees it yet."""
    asked = {"filename": medium.name, "length": str(len(medium.content))}
    if medium.alt and medium.type.startswith("image/"):
        # With a description, other files are taken and never shared (python-slack-sdk#1818).
        asked["alt_txt"] = medium.alt[:ALT]
    got = harmless(wire.ask("POST", "files.getUploadURLExternal", form=asked))
    if isinstance(got, Refused):
        return got
    address, id = got.text("upload_url"), got.id("file_id")
    if not id or not belongs(address, wire.base, "slack.com", "slack-gov.com"):
        return Refused("Slack named no address of its own to send a file to")
    # No token goes along: the address is enough, and is good for one file.
    kind = {"Content-Type": medium.type}
    done = wire.client.request("POST", address, headers=kind, body=medium.content)
    if isinstance(done, Answer):
        return id
    reason = wire.client.clean(done.reason, secrets_of(address))
    return Refused(reason, retryable=isinstance(done, Ambiguous) or done.retryable)
