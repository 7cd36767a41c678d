"""Publish to Mastodon: a status under an idempotency key, its media uploaded before.

docs.joinmastodon.org, methods `statuses` and `media`, read 2026-11-22: a key is known for up to an
hour. What happens later is found among the account's own posts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from masthead.channel import Channel
from masthead.channels.base import Adapter, Mention, Tools
from masthead.channels.home import home_of, unfit
from masthead.channels.mastodon import hearing
from masthead.channels.mastodon.server import Server
from masthead.channels.mastodon.words import ID, alike, plain, seconds
from masthead.channels.moments import earliest
from masthead.channels.outgoing import described, media_of, text_of, word
from masthead.channels.removing import remove_each
from masthead.channels.wire import Reply, Wire, harmless
from masthead.health import Check, Health
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Absent, Ambiguous, Outcome, Refused, Sent
from masthead.record import Receipt, Record
from masthead.setups.mastodon import SETUP

WINDOW = 3600.0
"""Seconds for which a server knows a key."""

CAPABILITY = Capability(key_window=WINDOW, listing=True, per_part=True, as_of=SETUP.as_of)


@dataclass(frozen=True, slots=True)
class Mastodon:
    """Posts as an account of a server."""

    channel: Channel
    tools: Tools
    server: Server
    capability: Capability = CAPABILITY

    def obstacle(self) -> str:
        """The server's address and a token must be there."""
        missing = self.tools.missing_secret(self.channel, "access_token")
        return missing or unfit(self.channel, self.server.wire.base)

    def send(self, record: Record) -> Outcome:
        """Upload the part's media, then post it as an answer to the one before."""
        instance = self.server.instance()
        too_long = instance.too_long(text_of(record))
        if too_long:
            return Refused(too_long)
        media = media_of(replace(self.tools, limits=instance.limits), record)
        if isinstance(media, Refused):
            return media
        ids = []
        for medium in media:
            id = self.server.upload(medium, record.part_key)
            if isinstance(id, Refused):
                return id
            ids.append(id)
        key = hashlib.sha256(record.part_key.encode("utf-8", "replace")).hexdigest()
        said = self._status(record, ids)
        headers = {"Idempotency-Key": key}
        got = self.server.wire.ask("POST", "api/v1/statuses", data=said, headers=headers)
        return _receipt(got) if isinstance(got, Reply) else got

    def look(self, record: Record) -> Outcome:
        """Look for the part among the account's posts since it may have been sent."""
        wire = self.server.wire
        me = harmless(wire.ask("GET", "api/v1/accounts/verify_credentials"))
        if isinstance(me, Refused) or not ID.fullmatch(me.text("id")):
            return Ambiguous(me.reason if isinstance(me, Refused) else "the server names nobody")
        since = earliest(record, me, self.tools.clock())
        known = {receipt.remote_id for receipt in record.receipts}
        path = f"api/v1/accounts/{me.text('id')}/statuses"
        for row in hearing.listed(wire, path, {"exclude_reblogs": "true"}):
            if isinstance(row, Refused):
                return Ambiguous(row.reason)
            if 0 < seconds(row.text("created_at")) < since:
                break
            if row.text("id") not in known and self._is_it(row, record):
                return _receipt(row)
        return Absent()

    def retract(self, record: Record) -> Outcome:
        """Delete every part, the last one first; what is gone already stays gone."""
        wire = self.server.wire
        return remove_each(record, lambda post: wire.ask("DELETE", f"api/v1/statuses/{post}"))

    def edit(self, record: Record) -> Outcome:
        """Put each part's text anew; its media and its warning stay."""
        for part, receipt in enumerate(record.receipts):
            text = text_of(replace(record, receipts=record.receipts[:part]))
            path = f"api/v1/statuses/{receipt.remote_id}"
            got = harmless(self.server.wire.ask("GET", path))
            if isinstance(got, Refused):
                return got
            put = harmless(self.server.wire.ask("PUT", path, data=_edited(got, text, record)))
            if isinstance(put, Refused):
                return put
        return Sent(record.receipts[0]) if record.receipts else Refused("nothing was published")

    def metrics(self, record: Record) -> Mapping[str, int] | Refused | Ambiguous:
        """Add up what the server counted of all parts."""
        return hearing.metrics(self.server.wire, record)

    def mentions(self, since: float) -> tuple[Mention, ...] | Refused | Ambiguous:
        """Read the notifications of being named."""
        return hearing.mentions(self.server.wire, since)

    def examine(self) -> Iterator[Check]:
        """Look whether the token is good, and whether the server takes what the page says."""
        got = harmless(self.server.wire.ask("GET", "api/v1/accounts/verify_credentials"))
        if isinstance(got, Refused):
            yield Check("token", Health.BAD, got.reason, "make a token, and keep it as the secret")
            return
        yield Check("token", Health.GOOD, f"@{got.text('acct')}")
        limits, ours = self.server.instance().limits, self.tools.limits
        said = f"{limits.text} characters, {limits.media} files"
        if self.server.told is None:
            step = "see the server's own pages"
            yield Check("limits", Health.UNKNOWN, "the server does not tell its limits", step)
        elif (limits.text or 0) < (ours.text or 0) or (limits.media or 0) < (ours.media or 0):
            step = f"write `limits: {{text: {limits.text}, media: {limits.media}}}` on the page"
            yield Check("limits", Health.BAD, f"the server takes {said} only", step)
        else:
            yield Check("limits", Health.GOOD, said)

    def _status(self, record: Record, media: list[str]) -> dict[str, object]:
        """Return the next part as the server takes it."""
        said: dict[str, object] = {"status": text_of(record)}
        if media:
            said["media_ids"] = media
        if record.receipts:
            said["in_reply_to_id"] = record.receipts[-1].remote_id
        if self.channel.settings.get("visibility"):
            said["visibility"] = self.channel.settings["visibility"]
        return said | _language(record)

    def _is_it(self, row: Reply, record: Record) -> bool:
        """Tell whether a post of the account's is the part: place in the thread, media, text."""
        before = record.receipts[-1].remote_id if record.receipts else ""
        media = row.get("media_attachments")
        files = len(media) if isinstance(media, list) else 0
        if row.text("in_reply_to_id") != before or files != len(described(record)):
            return False
        got = harmless(self.server.wire.ask("GET", f"api/v1/statuses/{row.text('id')}/source"))
        # What is shown may differ from what was written: names lose their server.
        shown = plain(row.text("content")) if isinstance(got, Refused) else got.text("text")
        return alike(shown, text_of(record))


def _language(record: Record) -> dict[str, object]:
    """Return the language as ISO 639 names it: a tag's first part."""
    tag = word(record, "lang").partition("-")[0]
    return {"language": tag} if tag else {}


def _edited(before: Reply, text: str, record: Record) -> dict[str, object]:
    """Return a post with another text; what is not said again would be taken away."""
    media = before.get("media_attachments")
    kept = [Reply(one).text("id") for one in media] if isinstance(media, list) else []
    return {
        "status": text,
        "media_ids": [id for id in kept if id],
        "spoiler_text": before.text("spoiler_text"),
        "sensitive": before.get("sensitive") is True,
        **_language(record),
    }


def _receipt(reply: Reply) -> Outcome:
    """Return the receipt of a post that the server shows."""
    id, url = reply.text("id"), reply.text("url")
    if not ID.fullmatch(id):
        return Ambiguous("the server answered without the post's id")
    web = url.startswith(("https://", "http://")) and len(url) <= 2000
    return Sent(Receipt(id, url if web else ""))


def make(channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel."""
    headers = {"Authorization": f"Bearer {tools.secret(channel, 'access_token')}"}
    wire = Wire(tools.client, home_of(channel, tools), headers)
    return Mastodon(channel, tools, Server(wire, tools.limits))
