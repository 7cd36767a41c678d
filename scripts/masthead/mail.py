"""The only module that speaks SMTP: one message handed over, or a clear failure.

Nothing has happened until the line that ends the message; from there on only the server's answer
tells (RFC 5321, section 4.1.1.4). So a lost answer is ambiguous there, and harmless before.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from masthead.protocol.outcome import Ambiguous, Refused
from masthead.redacting import HIDDEN, SHORTEST

SECONDS = 30.0
"""How long a server may take for one answer."""

TLS_PORT = 465
"""The port where TLS begins at once (RFC 8314)."""

SHOWN = 200
"""Characters of a server's answer that a reason quotes."""

Clean = Callable[[str], str]
"""Takes secrets out of a text."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """A mail server and an account on it.

    Args:
        host, port: where it is.
        user, password: the account.
        plain: speak without TLS; for loopback only.
    """

    host: str
    port: int
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    plain: bool = False


def hand_over(
    server: MailServer, sender: str, recipient: str, message: bytes, clean: Clean = str
) -> Refused | Ambiguous | None:
    """Give a message to a server; None once the server has taken it.

    Args:
        server: the server.
        sender: the address that faults are told to.
        recipient: where it goes.
        message: the message as RFC 5322 has it.
        clean: takes secrets out of a text.
    """
    ended = False
    try:
        with _session(server) as link:
            _require(link.mail(sender))
            _require(link.rcpt(recipient))
            _require(link.docmd("DATA"), 354)
            # From here on the message may arrive, whatever we hear.
            ended = True
            link.send(_stuffed(message))
            _require(link.getreply())
    except (smtplib.SMTPException, OSError, ValueError) as error:
        return _fault(server, error, clean, ended=ended)
    return None


def greet(server: MailServer, clean: Clean = str) -> Refused | Ambiguous | None:
    """Log in and out again; None where the server lets the account in."""
    try:
        with _session(server):
            return None
    except (smtplib.SMTPException, OSError, ValueError) as error:
        return _fault(server, error, clean, ended=False)


@contextmanager
def _session(server: MailServer) -> Iterator[smtplib.SMTP]:
    """Yield a session with TLS and login; a goodbye that fails changes nothing."""
    link = _connected(server)
    try:
        if not server.plain and server.port != TLS_PORT:
            link.starttls(context=ssl.create_default_context())
        link.login(server.user, server.password)
        yield link
        with suppress(smtplib.SMTPException, OSError):
            link.quit()
    finally:
        link.close()


def _connected(server: MailServer) -> smtplib.SMTP:
    if server.port == TLS_PORT and not server.plain:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=context)
    return smtplib.SMTP(server.host, server.port, timeout=SECONDS)


def _require(answer: tuple[int, bytes], code: int = 250) -> None:
    """Raise what a server said where it is not the code."""
    if answer[0] != code:
        raise smtplib.SMTPResponseException(*answer)


def _stuffed(message: bytes) -> bytes:
    """Return a message with its lines ended and its dots doubled (RFC 5321, section 4.5.2)."""
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", message)
    return re.sub(rb"(?m)^\.", b"..", lines).rstrip(b"\r\n") + b"\r\n.\r\n"


def _without_login(server: MailServer, text: str) -> str:
    """Return a server's words without the login as the session sent it (RFC 4616)."""
    whole = f"\0{server.user}\0{server.password}"
    for said in (whole, server.password, server.user):
        sent = b64encode(said.encode("utf-8", "replace")).decode().rstrip("=")
        text = text.replace(sent, HIDDEN) if len(sent) >= SHORTEST else text
    return text


def _fault(
    server: MailServer, error: Exception, clean: Clean, *, ended: bool
) -> Refused | Ambiguous:
    """Return what a failure means: an answer is definite, silence after the message is not."""
    if isinstance(error, smtplib.SMTPResponseException):
        code, said = error.smtp_code, error.smtp_error
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        words = "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
        told = clean(_without_login(server, words))[:SHOWN]
        reason = f"{server.host} answered {code}: {told}"
        # A code that is none (a line that broke off) says nothing.
        if 400 <= code < 600:
            login = code in (530, 534, 535)
            return Refused(reason, retryable=code < 500 or login, credentials=login)
        return Ambiguous(reason) if ended else Refused(reason, retryable=True)
    reason = f"{server.host} did not answer as a mail server does: {clean(str(error))[:SHOWN]}"
    return Ambiguous(reason) if ended else Refused(reason, retryable=True)
