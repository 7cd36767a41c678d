"""What the bot and the webhook of Discord share: how a text, a message and files are sent.

Discord reads a text as Markdown. What we send is plain, so its signs are escaped; addresses stay
as they are, since a backslash would break them (support.discord.com, "Markdown Text 101", read
2026-11-22). Mentions in a text never notify anybody: `allowed_mentions` is empty.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from masthead.channels.outgoing import Medium, texts_of
from masthead.channels.wire import Reply, Wire, harmless
from masthead.protocol.outcome import Ambiguous, Outcome, Refused, Sent
from masthead.record import Receipt, Record

LONGEST = 2000
"""Longest text in characters (API description, version 10, read 2026-11-22)."""

_SIGNS = re.compile(
    r"(?P<address>https?://\S+)"
    r"|(?P<anywhere>[\\*_~`|<\[])"
    r"|(?P<indent>^[ \t]*)(?:(?P<start>#{1,3}|-#?|\+|>{1,3})(?=\s)|(?P<number>\d+)(?=\.\s))",
    re.MULTILINE,
)
"""What Discord takes for markup, and addresses, in which nothing is."""


def plain(text: str) -> str:
    """Return a text in which nothing is markup; as it is where that would make it too long."""
    made = _SIGNS.sub(_escaped, text)
    return made if len(made) <= LONGEST else text


def _escaped(found: re.Match[str]) -> str:
    if found["address"]:
        return found[0]
    if found["number"]:
        return f"{found[0]}\\"
    return f"{found['indent'] or ''}\\{found['anywhere'] or found['start']}"


def message(text: str) -> dict[str, object]:
    """Return a text as the body of a request."""
    return {"content": plain(text), "allowed_mentions": {"parse": []}}


def post(
    wire: Wire,
    path: str,
    said: Mapping[str, object],
    media: tuple[Medium, ...],
    query: Mapping[str, str] | None = None,
) -> Reply | Refused | Ambiguous:
    """Post a message, with its files in the same request.

    Args:
        wire: Discord.
        path: where messages go.
        said: the message.
        media: its files.
        query: parameters of the address.
    """
    if not media:
        return wire.ask("POST", path, query=query, data=dict(said))
    described = [
        {"id": str(at), "filename": medium.name, "description": medium.alt}
        for at, medium in enumerate(media)
    ]
    whole = json.dumps({**said, "attachments": described}, ensure_ascii=False)
    files = [medium.upload(f"files[{at}]") for at, medium in enumerate(media)]
    return wire.ask("POST", path, query=query, form={"payload_json": whole}, files=files)


def receipt(reply: Reply, server: str, channel: str) -> Outcome:
    """Return the receipt of a message, with its address where the server is known."""
    id = reply.text("id")
    if not is_id(id):
        return Ambiguous("Discord answered without the message's id")
    there = f"https://discord.com/channels/{server}/{channel}/{id}"
    return Sent(Receipt(id, there if is_id(server) and is_id(channel) else ""))


def is_id(text: str) -> bool:
    """Tell whether a text is an id of Discord's: a number of 64 bits."""
    return text.isascii() and text.isdecimal() and len(text) <= 20


def edit(wire: Wire, path: str, record: Record) -> Outcome:
    """Put another text into every message of a delivery."""
    texts = texts_of(record)
    if len(texts) != len(record.receipts):
        return Refused("an edit cannot change how many messages a post is")
    for text, known in zip(texts, record.receipts, strict=True):
        got = harmless(wire.ask("PATCH", f"{path}/{known.remote_id}", data=message(text)))
        if isinstance(got, Refused):
            return got
    return Sent(record.receipts[0])


def reactions(reply: Reply) -> dict[str, int]:
    """Return how many reactions a message has."""
    counts = [one.get("count") for one in reply.rows("reactions") or ()]
    return {"reactions": sum(count for count in counts if isinstance(count, int))}
