"""A prepared bundle for a person: texts as counted, media, alternative texts, a checklist.

Any network can be served so. The delivery stays open until somebody records where it went.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from masthead.channel import Channel
from masthead.channels.base import Adapter, Tools
from masthead.channels.bundle import (
    Packed,
    files_of,
    folder_of,
    linked,
    packed,
    shown,
    write_folder,
)
from masthead.compose import limits_of
from masthead.compose.counters import COUNTERS
from masthead.compose.services import SERVICES
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Absent, HandedOver, Outcome, Refused
from masthead.record import Record

KINDS: Mapping[str, str] = {
    "poll": "Make it a poll: take question and answers from the text.",
    "story": "Post it as a story: write on the picture what of the text belongs there.",
}
"""What a person is told of a format that text and files do not show."""

CAPABILITY = Capability(own_id=True, by_hand=True, as_of="2026-11-22")


@dataclass(frozen=True, slots=True)
class Manual:
    """Writes bundles."""

    channel: Channel
    tools: Tools
    capability: Capability = CAPABILITY

    def obstacle(self) -> str:
        """The outbox must lie in the hub."""
        return linked(self.tools)

    def send(self, record: Record) -> Outcome:
        """Write the bundle; a repeat leaves the one that is there."""
        media = packed(self.tools, record, fitted=True)
        if isinstance(media, Refused):
            return media
        folder = folder_of(self.tools, record)
        texts = {name: text.encode() for name, text in self._texts(record, media).items()}
        refused = write_folder(folder, {**texts, **files_of(media)})
        return refused or HandedOver(shown(self.tools, folder))

    def look(self, _record: Record) -> Outcome:
        """A bundle that nobody was told of counts for nothing."""
        return Absent()

    def _texts(self, record: Record, media: tuple[Packed, ...]) -> dict[str, str]:
        texts = {f"part-{number}.txt": text for number, text in enumerate(_parts(record), start=1)}
        comment = record.payload.get("first_comment")
        if comment:
            texts["first-comment.txt"] = str(comment)
        if media:
            lines = (f"{one.name}: {one.described['alt']}" for one in media)
            texts["alt.txt"] = "\n".join(lines) + "\n"
        texts["checklist.md"] = "\n".join(self._checklist(record, media)) + "\n"
        return texts

    def _checklist(self, record: Record, media: tuple[Packed, ...]) -> Iterator[str]:
        """Yield the steps of the person who posts."""
        network = SERVICES.get(self.channel.network)
        where = network.title if network else self.channel.network
        account = f" as {self.channel.handle}" if self.channel.handle else ""
        yield f"# {record.payload.get('title') or record.post}"
        yield ""
        yield f"For {where}{account}. Delivery `{record.name}`."
        yield ""
        if network and network.compose_url:
            yield f"- [ ] Open <{network.compose_url}>{account}."
        kind = str(record.payload.get("format", ""))
        if kind in KINDS:
            yield f"- [ ] {KINDS[kind]}"
        limits = limits_of(self.channel)
        counter = COUNTERS[limits.counter]
        for number, text in enumerate(_parts(record), start=1):
            most = f" of {limits.text}" if limits.text else ""
            size = f"{counter.count(text)}{most} {counter.unit}"
            yield f"- [ ] Paste `part-{number}.txt` ({size})."
        for one in media:
            part = int(str(one.described.get("part", 0))) + 1
            yield f"- [ ] Add `{one.name}` to part {part}, with its text from `alt.txt`."
            if one.captions:
                yield f"- [ ] Add `{one.captions}` as the captions of `{one.name}`."
        if record.payload.get("link"):
            yield f"- [ ] See that the link leads to <{record.payload['link']}>."
        if record.payload.get("first_comment"):
            yield "- [ ] Post `first-comment.txt` as the first comment."
        yield "- [ ] Post it, open the post, and copy its address."
        yield f"- [ ] `masthead resolve {record.name} --published ADDRESS`"


def _parts(record: Record) -> list[str]:
    parts = record.payload.get("parts")
    return [str(part) for part in parts] if isinstance(parts, list) else []


def make(channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel."""
    return Manual(channel, tools)
