"""Publish to a Matrix room: an event for the text, one for each file.

A server knows a transaction of a device again, but not for ever: Synapse forgets it after a day
(its source, version 1.163, `_cleanup_old_transaction_ids`), and another device's token never knew
it. So each event carries a mark, and a run that takes over from another looks for it in the room
before it sends anything.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

from masthead.channel import Channel
from masthead.channels.base import Adapter, Mention, Tools
from masthead.channels.home import home_of, unfit
from masthead.channels.matrix import events
from masthead.channels.matrix.health import checks
from masthead.channels.matrix.room import Room, moment
from masthead.channels.outgoing import described, media_of, text_of
from masthead.channels.wire import Wire, answered, harmless
from masthead.health import Check
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Absent, Ambiguous, Outcome, Refused, Sent
from masthead.record import Plan, Receipt, Record
from masthead.setups.matrix import SETUP

CAPABILITY = Capability(own_id=True, listing=True, per_part=True, as_of=SETUP.as_of)
SEND = "send/m.room.message"


@dataclass(frozen=True, slots=True)
class Matrix:
    """Writes into a room."""

    channel: Channel
    tools: Tools
    room: Room
    capability: Capability = CAPABILITY

    def obstacle(self) -> str:
        """The server, the room and a token must be there."""
        if not self.channel.account.startswith("!"):
            return (
                f"{self.channel.document.path} has no `account`, the room's id (it starts with !)"
            )
        missing = self.tools.missing_secret(self.channel, "access_token")
        return missing or unfit(self.channel, self.room.wire.base)

    def send(self, record: Record) -> Outcome:
        """Send the next part's events; where one is out, a refusal leaves the part half done."""
        known = self._known(record) if record.plan is Plan.RESEND else {}
        if isinstance(known, Refused):
            return Ambiguous(known.reason)
        contents = self._contents(record, known)
        if isinstance(contents, Refused):
            return Ambiguous(contents.reason) if known else contents
        ids: list[str] = []
        for mark, content in contents.items():
            id = known.get(mark) or self.room.put(SEND, mark, content)
            if not isinstance(id, str):
                return Ambiguous(id.reason) if ids or known else id
            ids.append(id)
        return self._receipt(ids)

    def look(self, record: Record) -> Outcome:
        """Look for the part's marks in the room."""
        known = self._known(record)
        if isinstance(known, Refused):
            return Ambiguous(known.reason)
        wanted = self._marks(record)
        if not known:
            return Absent()
        if len(known) < len(wanted):
            return Ambiguous(f"{len(known)} of its {len(wanted)} events are in the room")
        return self._receipt([known[mark] for mark in wanted])

    def retract(self, record: Record) -> Outcome:
        """Redact all events of every part, the last one first; what is gone stays gone."""
        for receipt in reversed(record.receipts):
            for id in reversed(receipt.remote_id.split()):
                got = self.room.put(f"redact/{quote(id, safe='')}", _name("redact", id), {})
                if isinstance(got, Ambiguous):
                    return Refused(got.reason, retryable=True)
                if isinstance(got, Refused) and not answered(got, 404):
                    return got
        return Absent()

    def edit(self, record: Record) -> Outcome:
        """Replace each part's text; a part without a text stays as it is."""
        for part, receipt in enumerate(record.receipts):
            text = text_of(replace(record, receipts=record.receipts[:part]))
            id = _first(receipt)
            got = harmless(
                self.room.wire.ask("GET", f"{self.room.path}/event/{quote(id, safe='')}")
            )
            if isinstance(got, Refused):
                return got
            if not text or got.text("content", "msgtype") != "m.text":
                continue
            put = self.room.put(SEND, _name(id, text), events.replacing(id, text))
            if not isinstance(put, str):
                return Refused(put.reason, retryable=True)
        return Sent(record.receipts[0]) if record.receipts else Refused("nothing was published")

    def metrics(self, record: Record) -> Mapping[str, int] | Refused | Ambiguous:
        """Count the reactions of others to all parts, and their answers in the thread."""
        total = {"m.reaction": 0, "m.thread": 0}
        for receipt in record.receipts:
            for name, kind in (("m.reaction", "m.annotation/m.reaction"), ("m.thread", "m.thread")):
                count = self.room.related(_first(receipt), kind)
                if isinstance(count, Refused):
                    return count
                total[name] += count
        return total

    def mentions(self, since: float) -> tuple[Mention, ...] | Refused | Ambiguous:
        """Read the notifications of being named in the room."""
        found: list[Mention] = []
        for row in self.room.highlights(since):
            if isinstance(row, Refused):
                return row
            id, who = row.text("event", "event_id"), row.text("event", "sender")
            text = row.text("event", "content", "body")
            found.append(Mention(id, who, moment(row, "ts"), text, self._url(id)))
        return tuple(reversed(found))

    def examine(self) -> Iterator[Check]:
        """Look whether the token is good, of the device that is meant, and may write."""
        return checks(self.room, self.channel.settings.get("device", ""))

    def _marks(self, record: Record) -> tuple[str, ...]:
        return events.marks(record, text_of(record), len(described(record)))

    def _known(self, record: Record) -> dict[str, str] | Refused:
        """Return the events of the part that are in the room, by their marks."""
        found = self.room.marks(record, self.tools.clock())
        if isinstance(found, Refused):
            return found
        return {mark: found[mark] for mark in self._marks(record) if mark in found}

    def _contents(
        self, record: Record, known: Mapping[str, str]
    ) -> dict[str, events.Content] | Refused:
        """Return the content of each event by its mark; files that are out are not sent again."""
        media = media_of(self.tools, record)
        if isinstance(media, Refused):
            return media
        text = text_of(record)
        told = self.channel.settings.get("names") != "plain"
        made = [events.written(text, told=told)] if text else []
        marks = events.marks(record, text, len(media))
        for mark, medium in zip(marks[len(made) :], media, strict=True):
            address = "" if mark in known else self.room.keep(medium)
            if isinstance(address, Refused):
                return address
            made.append(events.shown(medium, address))
        before = [_first(receipt) for receipt in record.receipts]
        return {
            mark: {**events.in_thread(content, before), events.MARK: mark}
            for mark, content in zip(marks, made, strict=True)
        }

    def _receipt(self, ids: list[str]) -> Outcome:
        """Return the receipt: the ids of all events of the part, the first one leads to it."""
        if not ids:
            return Refused("there is neither text nor file to send")
        return Sent(Receipt(" ".join(ids), self._url(ids[0])))

    def _url(self, event: str) -> str:
        return f"https://matrix.to/#/{quote(self.room.id, safe='')}/{quote(event, safe='')}"


def _first(receipt: Receipt) -> str:
    """Return the event that stands for a part."""
    return receipt.remote_id.partition(" ")[0]


def _name(*words: str) -> str:
    """Return a transaction's name for what is done to an event: the same for the same."""
    return hashlib.sha256("\0".join(words).encode("utf-8", "replace")).hexdigest()[:32]


def make(channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel."""
    headers = {"Authorization": f"Bearer {tools.secret(channel, 'access_token')}"}
    wire = Wire(tools.client, home_of(channel, tools), headers)
    return Matrix(channel, tools, Room(wire, channel.account))
