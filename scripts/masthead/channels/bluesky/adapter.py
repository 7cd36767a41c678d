"""Publish to Bluesky: put a record under a key that is ours, and only if nothing is there yet.

`putRecord` with `swapRecord: null` answers a repeat with the record that is there, and other
content under the key with `InvalidSwap`; measured against version 0.5.35 of the server in November
2026.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from masthead.channel import Channel
from masthead.channels.base import Adapter, Mention, Tools
from masthead.channels.bluesky import hearing
from masthead.channels.bluesky.keys import record_key
from masthead.channels.bluesky.making import Maker
from masthead.channels.bluesky.places import POSTS, place_of, uri_of, web_address
from masthead.channels.bluesky.session import Session
from masthead.channels.home import home_of, unfit
from masthead.channels.outgoing import text_of
from masthead.channels.wire import Reply, Wire, harmless
from masthead.health import Check, Health
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Absent, Ambiguous, Outcome, Refused, Sent
from masthead.record import Receipt, Record
from masthead.setups.bluesky import SETUP

CAPABILITY = Capability(own_id=True, listing=True, per_part=True, as_of=SETUP.as_of)
GET, PUT = "com.atproto.repo.getRecord", "com.atproto.repo.putRecord"
DELETE = "com.atproto.repo.deleteRecord"


@dataclass(frozen=True, slots=True)
class Bluesky:
    """Writes posts into an account's repository."""

    channel: Channel
    tools: Tools
    session: Session
    capability: Capability = CAPABILITY

    def obstacle(self) -> str:
        """The account's handle and an app password must be there."""
        if not self.channel.handle:
            return f"{self.channel.document.path} has no `handle`, the account's name"
        missing = self.tools.missing_secret(self.channel, "app_password")
        return missing or unfit(self.channel, self.session.wire.base)

    def send(self, record: Record) -> Outcome:
        """Put the next part's record where it belongs."""
        opened = self.session.open()
        if isinstance(opened, Refused):
            return opened
        made = self._maker.record(record, self._begun(record))
        if isinstance(made, Refused):
            return made
        wanted = {**self._place(record), "record": made, "swapRecord": None}
        got = self.session.ask("POST", PUT, data=wanted)
        if isinstance(got, Refused) and "InvalidSwap" in got.reason:
            # The key is ours alone: what lies there was put by an earlier try, perhaps before a
            # name could be looked up.
            found = self.look(record)
            return found if isinstance(found, Sent) else Ambiguous(got.reason)
        return self._receipt(record, got) if isinstance(got, Reply) else got

    def look(self, record: Record) -> Outcome:
        """Ask for the record under the part's key."""
        opened = self.session.open()
        if isinstance(opened, Refused):
            return Ambiguous(opened.reason)
        got = harmless(self.session.ask("GET", GET, query=self._place(record)))
        if isinstance(got, Reply):
            return self._receipt(record, got)
        return Absent() if "RecordNotFound" in got.reason else Ambiguous(got.reason)

    def retract(self, record: Record) -> Outcome:
        """Delete every part, the last one first; what is gone already stays gone."""
        for receipt in reversed(record.receipts):
            place = place_of(receipt.remote_id)
            if place is None:
                return Refused(f"{receipt.remote_id} is no post of Bluesky's")
            got = harmless(self.session.ask("POST", DELETE, data=place))
            if isinstance(got, Refused):
                return got
        return Absent()

    def edit(self, record: Record) -> Outcome:
        """Put each part's text anew; time, pictures and place in the thread stay."""
        for part, receipt in enumerate(record.receipts):
            text = text_of(replace(record, receipts=record.receipts[:part]))
            refused = self._put_anew(receipt.remote_id, text)
            if refused:
                return refused
        return Sent(record.receipts[0]) if record.receipts else Refused("nothing was published")

    def metrics(self, record: Record) -> Mapping[str, int] | Refused | Ambiguous:
        """Add up what the network counted of all parts."""
        return hearing.metrics(self.session, record)

    def mentions(self, since: float) -> tuple[Mention, ...] | Refused | Ambiguous:
        """Read the notifications of being named."""
        return hearing.mentions(self.session, since)

    def examine(self) -> Iterator[Check]:
        """Log in, and see whether the account lives."""
        got = harmless(self.session.ask("GET", "com.atproto.server.getSession"))
        if isinstance(got, Refused):
            yield Check("app password", Health.BAD, got.reason, f"see {SETUP.page}")
            return
        yield Check("app password", Health.GOOD, f"logged in as {got.text('handle')}")
        if got.get("active") is False:
            state = got.text("status") or "not active"
            yield Check("account", Health.BAD, state, "see what its server says of it")
        else:
            yield Check("account", Health.GOOD, got.text("did"))

    @property
    def _maker(self) -> Maker:
        return Maker(self.channel, self.tools, self.session)

    def _put_anew(self, uri: str, text: str) -> Refused | None:
        """Put another text into a post that is there, unless it says it already."""
        got = harmless(self.session.ask("GET", GET, query=place_of(uri)))
        if isinstance(got, Refused):
            return got
        told = self._maker.told(text)
        if isinstance(told, Refused):
            return told
        before = got.get("value")
        if not isinstance(before, dict):
            return Refused("the server did not show the post that is there", retryable=True)
        after = {key: value for key, value in before.items() if key != "facets"} | told
        if after == before:
            return None
        wanted = {**(place_of(uri) or {}), "record": after, "swapRecord": got.text("cid")}
        put = harmless(self.session.ask("POST", PUT, data=wanted))
        return put if isinstance(put, Refused) else None

    def _place(self, record: Record) -> dict[str, str]:
        key = record_key(record, self._begun(record))
        return {"repo": self.session.did, "collection": POSTS, "rkey": key}

    def _begun(self, record: Record) -> float:
        return self.tools.clock() if record.first_sent is None else record.first_sent

    def _receipt(self, record: Record, reply: Reply) -> Outcome:
        """Return the receipt, if the answer is about the record that we meant."""
        uri = uri_of(self.session.did, record_key(record, self._begun(record)))
        if reply.text("uri") != uri:
            return Ambiguous("the server answered about another post")
        return Sent(Receipt(uri, web_address(uri)))


def make(channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel."""
    wire = Wire(tools.client, home_of(channel, tools, SETUP.base))
    password = tools.secret(channel, "app_password")
    return Bluesky(channel, tools, Session(wire, channel.handle, password))
