"""The embedded outbox: a folder per delivery with `message.json` and the media (K1).

The same delivery is the same folder, so that a repeat finds what is there.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from masthead.channel import Channel
from masthead.channels.base import Adapter, Tools
from masthead.channels.bundle import (
    MARK,
    Packed,
    files_of,
    folder_of,
    linked,
    packed,
    remove_folder,
    shown,
    write_folder,
)
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Absent, Outcome, Refused, Sent
from masthead.record import Receipt, Record

CAPABILITY = Capability(own_id=True, as_of="2026-11-22")


@dataclass(frozen=True, slots=True)
class Folder:
    """Writes deliveries into the outbox."""

    tools: Tools
    capability: Capability = CAPABILITY

    def obstacle(self) -> str:
        """The outbox must lie in the hub."""
        return linked(self.tools)

    def send(self, record: Record) -> Outcome:
        """Write the folder; one that is there already must be this delivery's."""
        media = packed(self.tools, record, fitted=False)
        if isinstance(media, Refused):
            return media
        files = {MARK: _message(record, media), **files_of(media)}
        return write_folder(folder_of(self.tools, record), files) or self._verified(record)

    def look(self, record: Record) -> Outcome:
        """Look for the folder."""
        return self._verified(record) if folder_of(self.tools, record).is_dir() else Absent()

    def retract(self, record: Record) -> Outcome:
        """Remove the delivery's folder; one that is not this delivery's is left alone."""
        folder = folder_of(self.tools, record)
        if not folder.exists():
            return Absent()
        found = self._verified(record)
        return (remove_folder(folder) or Absent()) if isinstance(found, Sent) else found

    def _verified(self, record: Record) -> Outcome:
        folder = folder_of(self.tools, record)
        place = shown(self.tools, folder)
        try:
            found = json.loads((folder / MARK).read_bytes())
        except (OSError, ValueError):
            return Refused(f"{place} is in the way: it holds no {MARK} that can be read")
        if not isinstance(found, dict) or found.get("delivery") != record.key:
            return Refused(f"{place} is in the way: it is not the delivery {record.key}")
        return Sent(Receipt(place))


def _message(record: Record, media: tuple[Packed, ...]) -> bytes:
    listed = [
        {
            **one.described,
            "file": one.name,
            **({"captions_file": one.captions} if one.captions else {}),
        }
        for one in media
    ]
    whole = {"delivery": record.key, **record.payload, "media": listed}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def make(_channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel."""
    return Folder(tools)
