"""A newsletter over SMTP (K5): multipart, its own Message-ID, one click to leave (RFC 8058).

It goes to the address of a list; who stands on the list is the list's affair, and in no repository.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import urlsplit

from masthead.channel import Channel
from masthead.channels.base import Adapter, Tools
from masthead.channels.outgoing import Medium, media_of, text_of, word
from masthead.compose.links import holds
from masthead.health import Check, Health
from masthead.mail import MailServer, greet, hand_over
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Outcome, Refused, Sent
from masthead.record import Receipt, Record
from masthead.setups.email import SETUP

CAPABILITY = Capability(as_of=SETUP.as_of)
PORT = 587
"""The port for mail of one's own (RFC 6409)."""

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
"""Hosts that are this machine: there nobody can listen."""

_ADDRESS = re.compile(r"[^@\s<>,;:\"()\[\]\\]+@[A-Za-z0-9.-]+")
_LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")


@dataclass(frozen=True, slots=True)
class Email:
    """Hands messages to a mail server."""

    channel: Channel
    tools: Tools
    server: MailServer
    capability: Capability = CAPABILITY

    def obstacle(self) -> str:
        """List, sender, server, a way to leave, and the account must be there."""
        page, settings = self.channel.document.path, self.channel.settings
        for name, value in (("account", self.channel.account), ("sender", settings.get("sender"))):
            if not _ADDRESS.fullmatch(value or ""):
                return f"{page}: `{name}` is no e-mail address"
        if not settings.get("unsubscribe", "").startswith("https://"):
            return f"{page} has no `settings.unsubscribe` with https://"
        if not self.server.host:
            return f"{page} has no `settings.host`"
        missing = self.tools.missing_secret
        return missing(self.channel, "user") or missing(self.channel, "password")

    def send(self, record: Record) -> Outcome:
        """Hand the message over."""
        media = media_of(self.tools, record)
        if isinstance(media, Refused):
            return media
        message = self.message(record, media)
        sender = self.channel.settings["sender"]
        clean = self.tools.client.clean
        fault = hand_over(self.server, sender, self.channel.account, bytes(message), clean)
        return fault or Sent(Receipt(str(message["Message-ID"])))

    def examine(self) -> Iterator[Check]:
        """Log in, and send nothing."""
        fault = greet(self.server, self.tools.client.clean)
        if fault is None:
            yield Check("account", Health.GOOD, f"{self.server.host} lets it in")
        else:
            yield Check("account", Health.BAD, fault.reason, "see to server, user and password")

    def message(self, record: Record, media: tuple[Medium, ...]) -> EmailMessage:
        """Return a delivery as a message: as text, and as HTML with its pictures."""
        settings, text = self.channel.settings, whole(_text(record))
        made = EmailMessage(SMTP)
        made["From"] = settings["sender"]
        made["To"] = self.channel.account
        made["Subject"] = whole(" ".join(word(record, "title").split())) or record.post
        made["Date"] = format_datetime(datetime.fromtimestamp(self.tools.clock(), UTC))
        made["Message-ID"] = message_id(record, settings["sender"])
        made["List-Unsubscribe"] = f"<{settings['unsubscribe']}>"
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        if word(record, "lang"):
            made["Content-Language"] = whole(word(record, "lang"))
        made.set_content(text)
        made.add_alternative(as_html(text, media), subtype="html")
        page = next(part for part in made.iter_parts() if part.get_content_subtype() == "html")
        for at, medium in enumerate(media):
            main, _, kind = medium.type.partition("/")
            page.add_related(
                medium.content,
                maintype=main,
                subtype=kind,
                cid=f"<medium-{at}>",
                filename=medium.name,
                disposition="inline",
            )
        return made


def _text(record: Record) -> str:
    """Return the text; the link, which has no field in a mail, ends it unless it stands there."""
    text, link = text_of(record), word(record, "link")
    bare = link.partition("?")[0]  # without the campaign's parameters
    if not link or holds(text, link) or holds(text, bare):
        return text
    return f"{text}\n\n{link}" if text else link


def whole(text: str) -> str:
    """Return a text without halves of characters, which no mail can carry."""
    return text.encode("utf-8", "replace").decode()


def message_id(record: Record, sender: str) -> str:
    """Return the Message-ID of a delivery: a repeat has the same (RFC 5322, section 3.6.4)."""
    mark = hashlib.sha256(record.part_key.encode()).hexdigest()[:32]
    return f"<{mark}@{sender.rpartition('@')[2]}>"


def as_html(text: str, media: tuple[Medium, ...]) -> str:
    """Return a text as a page: its paragraphs, its links, then its pictures with their texts."""
    paragraphs = (f"<p>{_linked(one)}</p>" for one in re.split(r"\n{2,}", text.strip()))
    pictures = (
        f'<p><img src="cid:medium-{at}" alt="{html.escape(whole(medium.alt))}"'
        ' style="max-width:100%"></p>'
        for at, medium in enumerate(media)
        if medium.type.startswith("image/")
    )
    inside = "\n".join((*paragraphs, *pictures))
    return f"<!DOCTYPE html>\n<html><body>\n{inside}\n</body></html>\n"


def _linked(text: str) -> str:
    """Return a paragraph with its addresses as links, and nothing else that acts."""
    found, end = [], 0
    for match in _LINK.finditer(text):
        address = html.escape(match[0])
        found += [html.escape(text[end : match.start()]), f'<a href="{address}">{address}</a>']
        end = match.end()
    found.append(html.escape(text[end:]))
    return "".join(found).replace("\n", "<br>\n")


def make(channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel."""
    settings, port = channel.settings, channel.settings.get("port", "")
    given = int(port) if port.isdecimal() and len(port) < len("100000") else PORT
    there = urlsplit(tools.address("email", f"smtp://{settings.get('host', '')}:{given}"))
    server = MailServer(
        there.hostname or "",
        there.port or PORT,
        tools.secret(channel, "user"),
        tools.secret(channel, "password"),
        plain=there.hostname in LOOPBACK,
    )
    return Email(channel, tools, server)
