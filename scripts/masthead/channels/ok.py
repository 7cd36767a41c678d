"""Odnoklassniki (K5): a topic of a group; nobody says how to find it again.

Sources, read 2026-11-22: apiok.ru, "mediatopic.post" (type, gid, attachment), "List of REST
methods" (addresses, signature), "photosV2.getUploadUrl"; the blocks of an attachment from "Виджет
публикации". The steps of an upload (fields pic1 …, a token for each photo) are those of apiok.ru's
example and of published programs. Methods that list or delete topics are not among the pages that
could be read, so none is used.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from masthead.channel import Channel
from masthead.channels.base import Adapter, Tools
from masthead.channels.handing import by_hand
from masthead.channels.linked import belongs, secrets_of
from masthead.channels.outgoing import Medium, media_of, text_of, word
from masthead.channels.wire import Reply, Wire, harmless
from masthead.health import Check, Health
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Ambiguous, Outcome, Refused, Sent
from masthead.record import Receipt, Record
from masthead.setups.ok import SETUP

CAPABILITY = Capability(as_of=SETUP.as_of)

HOSTS = ("ok.ru", "mycdn.me", "odnoklassniki.ru", "okcdn.ru")
"""Where Odnoklassniki takes files."""

CREDENTIALS = frozenset({10, 22, 23, 50, 101, 102, 103, 104, 105, 200, 210, 401, 453})
"""Who asks may not: key, token, signature or right are wrong (apiok.ru, error codes)."""

SOON = {8: 600.0, 11: 3600.0}
"""Blocked for too many requests, a limit reached; seconds to wait, chosen by us."""

UNKNOWN = frozenset({1, 2, 5000, 9999})
"""An error inside Odnoklassniki."""


@dataclass(frozen=True, slots=True)
class Ok:
    """Posts to one group.

    Args:
        channel: the channel.
        tools: what may be used.
        wire: Odnoklassniki.
        capability: what the service lets us know.
    """

    channel: Channel
    tools: Tools
    wire: Wire
    capability: Capability = CAPABILITY

    def obstacle(self) -> str:
        """The token, both keys of the app and the group's number must be there."""
        where = self.channel.document.path
        if not self.channel.account.isdecimal():
            return f"{where} has no `account`, the group's number"
        if not self.channel.settings.get("application_key"):
            return f"{where} has no `application_key` under `settings`, the app's public key"
        missing = (self.tools.missing_secret(self.channel, name) for name in ("token", "secret"))
        return next((why for why in missing if why), "")

    def send(self, record: Record) -> Outcome:
        """Post the text with its link and its photos; what has a film goes to a person."""
        parts = record.payload.get("parts")
        if isinstance(parts, list) and len(parts) > 1:
            return Refused("Odnoklassniki has no threads: write one part")
        media = media_of(self.tools, record)
        if isinstance(media, Refused):
            return media
        if any(not one.type.startswith("image/") for one in media):
            return by_hand(self.channel, self.tools, record)
        photos = self._upload(media) if media else []
        if isinstance(photos, Refused):
            return photos
        attachment = {"media": list(_blocks(record, photos)), "onBehalfOfGroup": "true"}
        said = {
            "type": "GROUP_THEME",
            "gid": self.channel.account,
            "attachment": json.dumps(attachment, ensure_ascii=False, separators=(",", ":")),
        }
        got = self._ask("mediatopic.post", said)
        return self._receipt(got) if isinstance(got, Reply) else got

    def examine(self) -> Iterator[Check]:
        """Look whether the token is good, and the group there."""
        said = {"uids": self.channel.account, "fields": "uid,name"}
        got = harmless(self._ask("group.getInfo", said))
        if isinstance(got, Refused):
            yield Check("token", Health.BAD, got.reason, f"see {SETUP.page}")
            return
        name = got.text(0, "name")
        step = "" if name else "see that `account` is the group's number"
        yield Check("group", Health.GOOD if name else Health.BAD, name or "it is not there", step)

    def _ask(self, method: str, said: Mapping[str, str]) -> Reply | Refused | Ambiguous:
        """Call a method, signed."""
        key = self.channel.settings.get("application_key", "")
        asked = {**said, "application_key": key, "format": "json", "method": method}
        token, secret = (self.tools.secret(self.channel, name) for name in ("token", "secret"))
        form = {**asked, "access_token": token, "sig": signature(asked, token, secret)}
        return self.wire.ask("POST", "fb.do", form=form)

    def _upload(self, media: Sequence[Medium]) -> list[str] | Refused:
        """Send photos, and return what names them in a topic."""
        asked = {"gid": self.channel.account, "count": str(len(media))}
        got = harmless(self._ask("photosV2.getUploadUrl", asked))
        if isinstance(got, Refused):
            return got
        url, ids = got.text("upload_url"), got.rows("photo_ids") or ()
        if not belongs(url, self.wire.base, *HOSTS):
            return Refused("Odnoklassniki named no address of its own to send photos to")
        files = [one.upload(f"pic{number}") for number, one in enumerate(media, start=1)]
        done = harmless(replace(self.wire, base=url).ask("POST", "", files=files))
        if isinstance(done, Refused):
            return replace(done, reason=self.wire.client.clean(done.reason, secrets_of(url)))
        tokens = [done.text("photos", id.text(), "token") for id in ids]
        if len(tokens) != len(media) or not all(tokens):
            return Refused("Odnoklassniki did not take every photo", retryable=True)
        return tokens

    def _receipt(self, got: Reply) -> Outcome:
        topic = got.text()
        if not topic.isdecimal():
            return Ambiguous("Odnoklassniki answered without the topic's number")
        url = f"https://ok.ru/group/{self.channel.account}/topic/{topic}"
        return Sent(Receipt(topic, url))


def _blocks(record: Record, photos: Sequence[str]) -> Iterator[dict[str, object]]:
    """Yield the blocks of a topic: text, photos, link."""
    if text_of(record):
        yield {"type": "text", "text": text_of(record)}
    if photos:
        yield {"type": "photo", "list": [{"id": token} for token in photos]}
    elif word(record, "link"):
        yield {"type": "link", "url": word(record, "link")}


def signature(asked: Mapping[str, str], token: str, secret: str) -> str:
    """Return the signature of a request (apiok.ru, "Calculating request signature").

    Args:
        asked: what is asked, without the token.
        token: the access token.
        secret: the app's secret key.
    """
    key = _md5(token + secret)
    return _md5("".join(f"{name}={asked[name]}" for name in sorted(asked)) + key)


def _md5(text: str) -> str:
    """Return the MD5 of a text: what Odnoklassniki asks for."""
    content = text.encode("utf-8", "replace")
    return hashlib.md5(content, usedforsecurity=False).hexdigest()


def _judged(reply: Reply) -> Refused | Ambiguous | None:
    """Return what an answer with an error in it means, or None where there is none."""
    code = reply.get("error_code")
    if code is None:
        return None
    said = f"Odnoklassniki answered {code}: {reply.text('error_msg')}"
    if not isinstance(code, int) or code in UNKNOWN:
        return Ambiguous(said)
    if code in CREDENTIALS:
        return Refused(said, retryable=True, credentials=True)
    if code in SOON:
        return Refused(said, retryable=True, retry_after=SOON[code])
    return Refused(said)


def make(channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel."""
    return Ok(channel, tools, Wire(tools.client, tools.address("ok", SETUP.base), judge=_judged))
