"""Tell a person that a film waits in the inbox of TikTok's app, with what belongs to it."""

from __future__ import annotations

from masthead.channel import Channel
from masthead.channels.base import Tools
from masthead.channels.bundle import folder_of, shown, write_folder
from masthead.channels.outgoing import text_of
from masthead.protocol.outcome import Ambiguous, HandedOver
from masthead.record import Record


def handed(channel: Channel, tools: Tools, record: Record) -> HandedOver | Ambiguous:
    """Write the caption and the steps of who finishes the post; nothing is sent."""
    texts = {
        "caption.txt": text_of(record),
        "checklist.md": "\n".join(_checklist(channel, record)) + "\n",
    }
    folder = folder_of(tools, record)
    fault = write_folder(folder, {name: text.encode() for name, text in texts.items()})
    # Whatever the disk says, the film is with TikTok: sent again it would be there twice.
    return Ambiguous(fault.reason) if fault else HandedOver(shown(tools, folder))


def _checklist(channel: Channel, record: Record) -> tuple[str, ...]:
    name = f" as {channel.handle}" if channel.handle else ""
    return (
        f"# {record.payload.get('title') or record.post}",
        "",
        f"The film is in the inbox of TikTok's app. Delivery `{record.name}`.",
        "",
        f"- [ ] Open TikTok's app{name}, then the inbox, then the note about the upload.",
        "- [ ] Paste `caption.txt`.",
        "- [ ] Post it, open the post, and copy its address.",
        f"- [ ] `masthead resolve {record.name} --published ADDRESS`",
    )
