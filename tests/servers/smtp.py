"""A mail server on loopback, in the process of the tests: `aiosmtpd` takes mails and keeps them."""

from __future__ import annotations

import email
import email.policy
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from servers.running import free_port

USER, PASSWORD = "hub@example.invalid", "wachtwoord van de tests"
LARGEST = 1024 * 1024
"""Bytes of a mail that are taken, as the server says with SIZE."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it came in."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes

    @property
    def message(self) -> EmailMessage:
        """Return it as it reads."""
        return email.message_from_bytes(self.raw, policy=email.policy.default)


@dataclass
class MailServer:
    """A running server.

    `refuse` is asked for each recipient and may return an answer in place of the usual one:
    `550 5.1.1 nobody here`, `451 4.7.1 later`. `refuse_mail` does so once the mail is here.
    """

    host: str = "127.0.0.1"
    port: int = 0
    user: str = USER
    password: str = PASSWORD
    sign_in: bool = True
    mails: list[Mail] = field(default_factory=list)
    refuse: Callable[[str], str] = lambda _: ""
    refuse_mail: Callable[[Mail], str] = lambda _: ""

    async def handle_MAIL(  # noqa: N802 - the library's name
        self, _s: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take a sender, or not."""
        if self.sign_in and not session.authenticated:
            return "530 5.7.0 Authentication required"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 Sender ok"

    async def handle_RCPT(  # noqa: N802
        self, _s: SMTP, _n: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take a recipient, or not."""
        if said := self.refuse(address):
            return said
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 Recipient ok"

    async def handle_DATA(self, _s: SMTP, _n: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep a mail."""
        content = envelope.original_content or b""
        mail = Mail(envelope.mail_from or "", tuple(envelope.rcpt_tos), content)
        if said := self.refuse_mail(mail):
            return said
        self.mails.append(mail)
        return "250 2.0.0 Message accepted"

    def authenticate(
        self, _s: SMTP, _n: Session, _e: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        """Let the one user in."""
        known = LoginPassword(self.user.encode(), self.password.encode())
        return AuthResult(success=data == known, handled=False)


@contextmanager
def smtp(*, sign_in: bool = True, tls: ssl.SSLContext | None = None) -> Iterator[MailServer]:
    """Run a mail server.

    Args:
        sign_in: whether only the user may send.
        tls: what STARTTLS is answered with; without it there is none.
    """
    server = MailServer(port=free_port(), sign_in=sign_in)
    controller = Controller(
        server,
        hostname=server.host,
        port=server.port,
        authenticator=server.authenticate,
        auth_require_tls=tls is not None,
        tls_context=tls,
        data_size_limit=LARGEST,
        enable_SMTPUTF8=True,
    )
    controller.start()
    try:
        yield server
    finally:
        controller.stop(no_assert=True)
