"""A mail server as a peer: what arrives for the list, with a proxy before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from servers.lossy_mail import lossy_mail
from servers.peer import Clock, Peer, Posted
from servers.smtp import PASSWORD, USER, Mail, smtp

LIST, SENDER = "news@lists.lentera.example", "hello@lentera.example"
WANTED = (
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
)
"""Headers that a newsletter must have (RFC 5322, 2369 and 8058)."""

PAGE = {
    "account": LIST,
    "settings": {
        "host": "mail.lentera.example",
        "sender": SENDER,
        "unsubscribe": "https://lists.lentera.example/leave/news",
    },
}


@contextmanager
def peer() -> Iterator[Peer]:
    """Run a mail server for one list."""
    breaches: list[str] = []
    with smtp() as server, lossy_mail(server.host, server.port) as proxy:
        yield Peer(
            "email",
            proxy,
            lambda: [_posted(mail, breaches) for mail in server.mails],
            page=PAGE,
            server="real SMTP",
            secrets={"user": USER, "password": PASSWORD},
            breaches=breaches,
            clock=Clock(),
            threads=False,
            deletes=False,
            moves=False,
            rejects={
                "credentials": (535, b"5.7.8 SECRET is not valid"),
                "limited": (451, b"4.7.1 later, please"),
                "too long": (552, b"5.3.4 too large"),
                "unsupported": (554, b"5.6.0 not wanted"),
            },
        )


def _posted(mail: Mail, breaches: list[str]) -> Posted:
    """Return a mail as people see it, and note what it lacks."""
    message = mail.message
    breaches += [f"no {name}" for name in WANTED if not message[name]]
    if mail.recipients != (LIST,) or mail.sender != SENDER:
        breaches.append(f"from {mail.sender} to {mail.recipients}")
    if message["List-Unsubscribe-Post"] != "List-Unsubscribe=One-Click":
        breaches.append("no way to leave with one click")
    if message.get_content_type() != "multipart/alternative":
        breaches.append(f"{message.get_content_type()} at the top")
    if any(len(line) > 998 for line in mail.raw.split(b"\r\n")):
        breaches.append("a line of more than 998 characters (RFC 5322, section 2.1.1)")
    text = message.get_body(("plain",))
    page = message.get_body(("html",))
    assert text is not None
    assert page is not None
    alts = re.findall(r'<img src="cid:[^"]*" alt="([^"]*)"', page.get_content())
    return Posted(str(message["Message-ID"]), text.get_content().rstrip("\r\n"), tuple(alts))
