"""Slack by a bot (K4): each message carries its key unseen, and the channel's history shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from masthead.channel import Channel
from masthead.channels.base import Adapter, Tools
from masthead.channels.moments import earliest
from masthead.channels.outgoing import media_of, text_of, texts_of
from masthead.channels.slack.files import share
from masthead.channels.slack.finding import found as found_in
from masthead.channels.slack.finding import listed, stamp
from masthead.channels.slack.words import block, escaped, judged, mark, metadata
from masthead.channels.wire import Reply, Wire, harmless
from masthead.health import Check, Health
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Absent, Ambiguous, Outcome, Refused, Sent
from masthead.record import Receipt, Record
from masthead.setups.slack import SETUP

LAG = 60.0
"""Seconds that we give Slack to show files as a message; its pages name no number."""

CAPABILITY = Capability(listing=True, listing_lag=LAG, per_part=True, as_of=SETUP.as_of)
PAGES, PAGE = 5, 200
"""Most pages of the history that are looked through, and messages on each."""

LOOKS = 3
"""How often a run looks for files that it has just shared: Slack shows them a little later."""

PUBLIC, PRIVATE = "channels:history", "groups:history"
"""The right to look through a channel, without which a lost answer stays lost."""

_STAMP = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,20})?")

GONE = frozenset({"message_not_found", "file_not_found", "file_deleted"})


@dataclass(frozen=True, slots=True)
class Slack:
    """Posts into a channel of a workspace, as a bot."""

    channel: Channel
    tools: Tools
    wire: Wire
    capability: Capability = CAPABILITY

    def obstacle(self) -> str:
        """The bot's token and the channel's id must be there."""
        if not self.channel.account.isalnum():
            return f"{self.channel.document.path} has no `account`, the channel's id (C…)"
        return self.tools.missing_secret(self.channel, "token")

    def send(self, record: Record) -> Outcome:
        """Post the next part; from the second on as an answer to the first."""
        media = media_of(self.tools, record)
        if isinstance(media, Refused):
            return media
        text = text_of(record)
        thread = {"thread_ts": stamp(record.receipts[0])} if record.receipts else {}
        blocks = {"blocks": [block(text, mark(record))]} if text else {}
        if media:
            said = {"channel_id": self.channel.account, **thread, **blocks}
            got = share(self.wire, media, said)
            return self._shared(record) if isinstance(got, Reply) else got
        got = self.wire.ask(
            "POST",
            "chat.postMessage",
            data={
                "channel": self.channel.account,
                "text": escaped(text),
                "metadata": metadata(record.part_key),
                **blocks,
                **thread,
                **self._previews,
            },
        )
        return self._receipt(got.text("ts")) if isinstance(got, Reply) else got

    def look(self, record: Record) -> Outcome:
        """Look for the part in the channel, or in the thread that the first part began."""
        known = harmless(self.wire.ask("POST", "auth.test"))
        if isinstance(known, Refused) or not known.id("user_id"):
            return Ambiguous(known.reason if isinstance(known, Refused) else "Slack names nobody")
        since = earliest(record, known, self.tools.clock())
        query = {"channel": self.channel.account, "oldest": f"{since:.6f}", "limit": str(PAGE)}
        method = "conversations.history"
        if record.receipts:
            method, query = "conversations.replies", {**query, "ts": stamp(record.receipts[0])}
        for _ in range(PAGES):
            asked = {**query, "include_all_metadata": "true"}
            page = harmless(self.wire.ask("GET", method, query=asked))
            if isinstance(page, Refused):
                return Ambiguous(page.reason)
            rows = page.rows("messages")
            if rows is None or not all(_STAMP.fullmatch(row.text("ts")) for row in rows):
                return Ambiguous("Slack did not list the channel's messages")
            found = found_in(page, record, known.id("user_id"))
            if found:
                ids = [file.id("id") for file in found.rows("files") or ()]
                return self._receipt(found.text("ts"), [id for id in ids if id])
            query = {**query, "cursor": page.text("response_metadata", "next_cursor")}
            if not query["cursor"]:
                return Absent()
        return Ambiguous("there are more messages in the channel than could be looked through")

    def edit(self, record: Record) -> Outcome:
        """Put another text into every message; not into one with files."""
        texts = texts_of(record)
        if record.payload.get("media"):
            return Refused("Slack does not say what an edit does to files; change it by hand")
        if len(texts) != len(record.receipts):
            return Refused("an edit cannot change how many messages a post is")
        for text, receipt in zip(texts, record.receipts, strict=True):
            said = {"text": escaped(text), "blocks": [block(text)]}
            where = {"channel": self.channel.account, "ts": stamp(receipt)}
            got = harmless(self.wire.ask("POST", "chat.update", data={**where, **said}))
            if isinstance(got, Refused):
                return got
        return Sent(record.receipts[0])

    def retract(self, record: Record) -> Outcome:
        """Delete every part, the last one first, and its files."""
        for receipt in reversed(record.receipts):
            at, *files = receipt.remote_id.split()
            asked = {"channel": self.channel.account, "ts": at}
            steps = [("chat.delete", asked), *(("files.delete", {"file": id}) for id in files)]
            for method, said in steps:
                got = harmless(self.wire.ask("POST", method, data=said))
                if isinstance(got, Refused) and not any(word in got.reason for word in GONE):
                    return got
        return Absent()

    def metrics(self, record: Record) -> Mapping[str, int] | Refused | Ambiguous:
        """Return how many reactions and answers the first part has."""
        query = {"channel": self.channel.account, "ts": stamp(record.receipts[0]), "limit": "1"}
        got = harmless(self.wire.ask("GET", "conversations.replies", query=query))
        if isinstance(got, Refused):
            return got
        first = Reply(got.get("messages", 0))
        counts = [one.get("count") for one in listed(first, "reactions") if isinstance(one, dict)]
        replies = first.get("reply_count")
        return {
            "reactions": sum(count for count in counts if isinstance(count, int)),
            "replies": replies if isinstance(replies, int) else 0,
        }

    def examine(self) -> Iterator[Check]:
        """Look at the token, its rights, and the bot's place in the channel."""
        got = harmless(self.wire.ask("POST", "auth.test"))
        if isinstance(got, Refused):
            yield Check("token", Health.BAD, got.reason, f"see {SETUP.page}")
            return
        yield Check("token", Health.GOOD, f"{got.text('user')} in {got.text('team')}")
        query = {"channel": self.channel.account}
        there = harmless(self.wire.ask("GET", "conversations.info", query=query))
        yield from _rights(got, there)
        if isinstance(there, Refused):
            yield Check("channel", Health.BAD, there.reason, "see `account` on the channel's page")
        elif there.get("channel", "is_archived") is True:
            yield Check("channel", Health.BAD, "the channel is archived", "take another channel")
        elif there.get("channel", "is_member") is not True:
            yield Check("channel", Health.BAD, "the bot is not in it", "invite the bot")
        else:
            yield Check("channel", Health.GOOD, there.text("channel", "name"))

    @property
    def _previews(self) -> dict[str, bool]:
        """Whether Slack shows previews of links, where the page says so."""
        shown = self.channel.settings.get("previews", "")
        return {f"unfurl_{what}": shown == "show" for what in ("links", "media") if shown}

    def _shared(self, record: Record) -> Outcome:
        """Return the receipt of files that were just shared: only the channel tells it."""
        for _ in range(LOOKS):
            found = self.look(record)
            if isinstance(found, Sent):
                return found
        return Ambiguous("Slack took the files, but does not show the message yet")

    def _receipt(self, at: str, files: list[str] | None = None) -> Outcome:
        if not _STAMP.fullmatch(at):
            return Ambiguous("Slack answered without the message's time stamp")
        workspace = self.channel.settings.get("workspace", "")
        there = f"https://{workspace}.slack.com/archives/{self.channel.account}"
        url = f"{there}/p{at.replace('.', '')}" if workspace else ""
        return Sent(Receipt(" ".join((at, *(files or ()))), url))


def _rights(known: Reply, there: Reply | Refused) -> Iterator[Check]:
    """Yield which rights a token lacks: Slack names those that it has beside every answer."""
    said = known.headers.get("x-oauth-scopes", "")
    if not said:
        yield Check("rights", Health.UNKNOWN, "Slack does not say which rights the token has")
        return
    rights = {word.strip() for word in said.split(",")}
    missing = [scope for scope in SETUP.scopes if scope not in rights]
    if isinstance(there, Refused):  # nobody knows which of the two kinds of channel it is
        missing += [] if rights & {PUBLIC, PRIVATE} else [PUBLIC]
    else:
        history = PRIVATE if there.get("channel", "is_private") is True else PUBLIC
        missing += [] if history in rights else [history]
    if missing:
        step = f"add them at {SETUP.page}, and install the app again"
        yield Check("rights", Health.BAD, f"the token lacks {', '.join(missing)}", step)


def make(channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel."""
    base = tools.address("slack", SETUP.base)
    headers = {"Authorization": f"Bearer {tools.secret(channel, 'token')}"}
    return Slack(channel, tools, Wire(tools.client, base, headers, judged))
