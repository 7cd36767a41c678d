"""Threads (K3): a container is made, then published once.

Facts: developers.facebook.com, Threads API: Publishing (20 April 2026), Troubleshooting, Delete
posts, Overview; read 2026-11-22.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from masthead.channel import Channel
from masthead.channels.base import Adapter, Mention, Tools
from masthead.channels.borrowing import Borrowed, borrowed
from masthead.channels.containers import Containers
from masthead.channels.graph import graph, id_of, remove
from masthead.channels.graph_answers import (
    Keys,
    check_token,
    found,
    https,
    mentions,
    numbers,
    spent,
)
from masthead.channels.moments import first_sent
from masthead.channels.outgoing import text_of, word
from masthead.channels.wire import Reply, Wire, harmless
from masthead.health import Check, Health
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Absent, Ambiguous, Outcome, Refused, Sent
from masthead.record import Receipt, Record
from masthead.setups.threads import SETUP, VERSION

CAPABILITY = Capability(two_steps=True, per_part=True, as_of=SETUP.as_of)

METRICS = "views,likes,replies,reposts,quotes,shares"
"""What is asked of a post: Meta's names change, so they are data."""

KEYS = Keys("text")


@dataclass(frozen=True, slots=True)
class Threads:
    """Posts to one account; each further part answers the one before."""

    channel: Channel
    tools: Tools
    wire: Wire
    containers: Containers
    capability: Capability = CAPABILITY

    def obstacle(self) -> str:
        """The token must be there: it says whose account it is."""
        return self.tools.missing_secret(self.channel, "token")

    def prepare(self, record: Record) -> Outcome:
        """Make the container of the next part; its media must answer at their addresses."""
        media = borrowed(self.tools, record)
        if isinstance(media, Refused):
            return media
        full = None if record.receipts else self._quota()
        if full is not None:
            return full
        fields = _text(record)
        if len(media) > 1:
            together = self.containers.carousel("me/threads", map(_medium, media))
            if isinstance(together, Refused):
                return together
            fields |= together
        elif media:
            fields |= _medium(media[0])
        elif not record.receipts and word(record, "link"):
            fields["link_attachment"] = word(record, "link")
        made = self.containers.make("me/threads", fields)
        if isinstance(made, Refused):
            return made
        return self.containers.prepared(made, record.attempt)

    def send(self, record: Record) -> Outcome:
        """Publish the container once."""
        return self.containers.send(record.handle, lambda: self._find(record), self._receipt)

    def look(self, record: Record) -> Outcome:
        """Ask how the container is."""
        if not record.handle:
            return Absent(handle_lost=True)
        return self.containers.look(record.handle, lambda: self._find(record))

    def retract(self, record: Record) -> Outcome:
        """Delete every part, the last one first; Threads allows 100 deletions a day."""
        return remove(self.wire, record)

    def metrics(self, record: Record) -> Mapping[str, int] | Refused | Ambiguous:
        """Return the numbers of the first part."""
        path = f"{record.remote_id}/insights"
        got = harmless(self.wire.ask("GET", path, query={"metric": METRICS}))
        return numbers(got, METRICS) if isinstance(got, Reply) else got

    def mentions(self, since: float) -> tuple[Mention, ...] | Refused | Ambiguous:
        """Return the posts that name the account; needs the right `threads_manage_mentions`."""
        return mentions(self.wire, "me/mentions", KEYS, since)

    def examine(self) -> Iterator[Check]:
        """Look whose token it is, how long it lives, and what is left of the day's posts."""
        me = harmless(self.wire.ask("GET", "me", query={"fields": "id,username"}))
        if isinstance(me, Refused):
            yield Check("account", Health.BAD, me.reason, f"see {SETUP.page}")
            return
        name, wanted = me.text("username"), self.channel.handle.lstrip("@")
        other = bool(wanted) and name.casefold() != wanted.casefold()
        step = f"the page says {wanted}" if other else ""
        yield Check("account", Health.BAD if other else Health.GOOD, name, step)
        token = self.tools.secret(self.channel, "token")
        yield from check_token(self.wire, token, SETUP, self.tools.clock())
        full = self._quota()
        yield Check("quota", Health.SOON if full else Health.GOOD, full.reason if full else "left")

    def _quota(self) -> Refused | None:
        query = {"fields": "quota_usage,config"}
        got = harmless(self.wire.ask("GET", "me/threads_publishing_limit", query=query))
        return got if isinstance(got, Refused) else spent(got)

    def _find(self, record: Record) -> Outcome:
        """Find what a published container became, among the account's own posts or replies."""
        path = "me/replies" if record.receipts else "me/threads"
        query = {"fields": "id,text,timestamp,permalink", "limit": "100"}
        got = harmless(self.wire.ask("GET", path, query=query))
        if isinstance(got, Refused):
            return Ambiguous(got.reason)
        since = first_sent(record, got, self.tools.clock())
        one = found(got, KEYS, text_of(record), since, known=_known(record))
        if one is not None:
            return Sent(Receipt(id_of(one), _url(one)))
        return Ambiguous("it is published, and Threads does not list it yet")

    def _receipt(self, id: str) -> Outcome:
        got = harmless(self.wire.ask("GET", id, query={"fields": "id,permalink"}))
        return Sent(Receipt(id, _url(got) if isinstance(got, Reply) else ""))


def _text(record: Record) -> dict[str, str]:
    """Return the fields of a part that has no media."""
    fields = {"media_type": "TEXT", "text": text_of(record)}
    if record.receipts:
        fields["reply_to_id"] = record.receipts[-1].remote_id
    return fields


def _medium(medium: Borrowed) -> dict[str, str]:
    """Return the fields of one medium."""
    kind, name = ("VIDEO", "video_url") if medium.film else ("IMAGE", "image_url")
    alt = {"alt_text": medium.alt} if medium.alt else {}
    return {"media_type": kind, name: medium.url, **alt}


def _known(record: Record) -> set[str]:
    return {receipt.remote_id for receipt in record.receipts}


def _url(reply: Reply) -> str:
    return https(reply.text("permalink"))


def make(channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel."""
    base = tools.address("threads", SETUP.base)
    token = tools.secret(channel, "token")
    wire = graph(tools, "Threads", base, VERSION, token)
    containers = Containers(wire, "Threads", "status", "error_message", "me/threads_publish")
    return Threads(channel, tools, wire, containers)
