"""Telegram by a bot (K5): a bot cannot read the channel that it writes to.

A text is sent without a parse mode, so nothing in it is markup. Media and text go in one request.
The token is part of every address, so it is among what no text may show. Facts:
core.telegram.org, "Bot API", read 2026-11-22.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from masthead.channel import Channel
from masthead.channels.base import Adapter, Tools
from masthead.channels.outgoing import Medium, media_of, text_of, texts_of
from masthead.channels.telegram_words import judged, receipt, refusal, rights
from masthead.channels.wire import Reply, Wire, harmless
from masthead.health import Check, Health
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Absent, Ambiguous, Outcome, Refused, Sent
from masthead.record import Receipt, Record
from masthead.setups.telegram import SETUP

CAPABILITY = Capability(per_part=True, as_of=SETUP.as_of)

KINDS = {
    "image/gif": ("sendAnimation", "animation"),
    "image/jpeg": ("sendPhoto", "photo"),
    "image/png": ("sendPhoto", "photo"),
    "image/webp": ("sendPhoto", "photo"),
    "video/mp4": ("sendVideo", "video"),
    "video/quicktime": ("sendVideo", "video"),
    "audio/mpeg": ("sendAudio", "audio"),
    "audio/mp4": ("sendAudio", "audio"),
}
"""The method and the field of each type of file; another one is a document."""

GROUPS = (frozenset({"photo", "video"}), frozenset({"document"}), frozenset({"audio"}))
"""The kinds of files that can be in one message together."""

GONE = "message to delete not found"
SAME = "message is not modified"

_TOKEN = re.compile(r"\d+:[\w-]+")
_ACCOUNT = re.compile(r"@\w+|-?\d+")


@dataclass(frozen=True, slots=True)
class Telegram:
    """Posts into a channel, as a bot that is its administrator."""

    channel: Channel
    tools: Tools
    wire: Wire
    capability: Capability = CAPABILITY

    def obstacle(self) -> str:
        """The bot's token and the channel must be there."""
        if not _ACCOUNT.fullmatch(self.channel.account):
            return f"{self.channel.document.path} has no `account`: @name of the channel, or its id"
        missing = self.tools.missing_secret(self.channel, "token")
        if missing or self.wire.base:
            return missing
        return f"{self.channel.secrets['token']} does not hold a bot's token, digits:letters"

    def send(self, record: Record) -> Outcome:
        """Post the next part as an answer to the one before."""
        media = media_of(self.tools, record)
        if isinstance(media, Refused):
            return media
        method, said = self._message(text_of(record), media)
        if isinstance(said, Refused):
            return said
        if record.receipts:
            said["reply_parameters"] = {"message_id": _ids(record.receipts[-1])[0]}
        if self.channel.settings.get("sound") == "silent":
            said["disable_notification"] = True
        got = self._ask(method, said, media)
        return receipt(got) if isinstance(got, Reply) else got

    def edit(self, record: Record) -> Outcome:
        """Put another text into every message."""
        texts = texts_of(record)
        if len(texts) != len(record.receipts):
            return Refused("an edit cannot change how many messages a post is")
        for at, (text, known) in enumerate(zip(texts, record.receipts, strict=True)):
            got = harmless(self._ask(*self._edit(_has_media(record, at), text, known)))
            if isinstance(got, Refused) and SAME not in got.reason:
                return got
        return Sent(record.receipts[0])

    def retract(self, record: Record) -> Outcome:
        """Delete every message, the last one first."""
        for known in reversed(record.receipts):
            for id in reversed(_ids(known)):
                said = {"chat_id": self.channel.account, "message_id": id}
                got = harmless(self._ask("deleteMessage", said))
                if isinstance(got, Refused) and GONE not in got.reason:
                    return got
        return Absent()

    def examine(self) -> Iterator[Check]:
        """Look at the token, the channel, and what the bot may do there."""
        me = harmless(self._ask("getMe", {}))
        if isinstance(me, Refused):
            yield Check("token", Health.BAD, me.reason, f"ask {SETUP.page} for it")
            return
        yield Check("token", Health.GOOD, f"@{me.text('result', 'username')}")
        asked: dict[str, object] = {"chat_id": self.channel.account}
        chat = harmless(self._ask("getChat", asked))
        if isinstance(chat, Refused):
            yield Check("channel", Health.BAD, chat.reason, "see `account` on the channel's page")
            return
        yield Check("channel", Health.GOOD, chat.text("result", "title"))
        id = me.get("result", "id")
        asked["user_id"] = id if isinstance(id, int) else 0
        yield rights(harmless(self._ask("getChatMember", asked)), chat.text("result", "type"))

    def _message(
        self, text: str, media: tuple[Medium, ...]
    ) -> tuple[str, dict[str, object] | Refused]:
        """Return the method and the fields of a message."""
        said: dict[str, object] = {"chat_id": self.channel.account}
        if not media:
            return "sendMessage", {**said, "text": text, **self._previews}
        kinds = [KINDS.get(medium.type, ("sendDocument", "document")) for medium in media]
        caption = {"caption": text} if text else {}
        if len(media) == 1:
            method, name = kinds[0]
            return method, {**said, name: "attach://file0", **caption}
        if not any({name for _, name in kinds} <= group for group in GROUPS):
            names = ", ".join(sorted({name for _, name in kinds}))
            return "", Refused(f"Telegram does not put these into one message: {names}")
        listed = [
            {"type": name, "media": f"attach://file{at}"} for at, (_, name) in enumerate(kinds)
        ]
        return "sendMediaGroup", {**said, "media": [{**listed[0], **caption}, *listed[1:]]}

    def _edit(self, media: bool, text: str, known: Receipt) -> tuple[str, dict[str, object]]:
        """Return the method and the fields that put another text into a message."""
        said = {"chat_id": self.channel.account, "message_id": _ids(known)[0]}
        if media:
            return "editMessageCaption", {**said, "caption": text}
        return "editMessageText", {**said, "text": text, **self._previews}

    @property
    def _previews(self) -> dict[str, object]:
        """Whether Telegram shows a preview of the first link, where the page says so."""
        hidden = self.channel.settings.get("previews") == "hide"
        return {"link_preview_options": {"is_disabled": True}} if hidden else {}

    def _ask(
        self, method: str, said: Mapping[str, object], media: tuple[Medium, ...] = ()
    ) -> Reply | Refused | Ambiguous:
        """Make a request; with files as a form, else as JSON."""
        if not media:
            return self.wire.ask("POST", method, data=said)
        form = {
            name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            for name, value in said.items()
        }
        files = [medium.upload(f"file{at}") for at, medium in enumerate(media)]
        return self.wire.ask("POST", method, form=form, files=files)


def _ids(known: Receipt) -> list[int]:
    """Return the ids of a part's messages: a group of pictures is one message each."""
    return [int(id) for id in known.remote_id.split() if id.isdecimal()] or [0]


def _has_media(record: Record, part: int) -> bool:
    media = record.payload.get("media")
    return any(one.get("part", 0) == part for one in media) if isinstance(media, list) else False


def make(channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel; its address is empty where the secret is no token."""
    token = tools.secret(channel, "token").strip()
    if not _TOKEN.fullmatch(token):
        return Telegram(channel, tools, Wire(tools.client, ""))
    hidden = (*tools.client.secrets, token, token.partition(":")[2])
    base = f"{tools.address('telegram', SETUP.base).rstrip('/')}/bot{token}"
    wire = Wire(replace(tools.client, secrets=hidden), base, judge=judged, refusal=refusal)
    return Telegram(channel, tools, wire)
