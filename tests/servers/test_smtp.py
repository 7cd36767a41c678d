"""The mail server takes and refuses mails as a provider does."""

from __future__ import annotations

import smtplib
from email.message import EmailMessage

import pytest

from servers.smtp import MailServer, smtp


def newsletter() -> EmailMessage:
    """Return a mail in two forms, with a name and a text beyond ASCII."""
    mail = EmailMessage()
    mail["From"] = "Lentera <hub@example.invalid>"
    mail["To"] = "reader@example.invalid"
    mail["Subject"] = "Ремонт 🛠"
    mail["Message-ID"] = "<repair-week.1@example.invalid>"
    mail.set_content("Перо")
    mail.add_alternative("<p>Перо</p>", subtype="html")
    return mail


def send(server: MailServer, mail: EmailMessage) -> None:
    """Send a mail as the standard library does."""
    with smtplib.SMTP(server.host, server.port) as client:
        client.login(server.user, server.password)
        client.send_message(mail)


def test_a_mail_in_two_forms_comes_in_whole(mail_server: MailServer) -> None:
    """Its own Message-ID, its subject and both texts."""
    send(mail_server, newsletter())

    (mail,) = mail_server.mails
    message = mail.message
    assert ("hub@example.invalid", ("reader@example.invalid",)) == (mail.sender, mail.recipients)
    assert "<repair-week.1@example.invalid>" == message["Message-ID"]
    assert "Ремонт 🛠" == message["Subject"]
    assert ["Перо", "<p>Перо</p>"] == [
        part.get_content().strip()
        for part in message.walk()
        if isinstance(part, EmailMessage) and not part.is_multipart()
    ]


def test_who_has_not_signed_in_may_not_send(mail_server: MailServer) -> None:
    """Nor who signs in with a wrong password."""
    with smtplib.SMTP(mail_server.host, mail_server.port) as client:
        with pytest.raises(smtplib.SMTPSenderRefused, match="Authentication required"):
            client.send_message(newsletter())
        with pytest.raises(smtplib.SMTPAuthenticationError):
            client.login(mail_server.user, "wrong")

    assert [] == mail_server.mails


def test_a_recipient_and_a_mail_can_be_refused() -> None:
    """A provider refuses readers that do not exist, and mails that it takes for spam."""
    with smtp(sign_in=False) as server:
        server.refuse = lambda address: "" if "reader" in address else "550 5.1.1 nobody here"
        server.refuse_mail = lambda mail: "554 5.7.1 spam" if b"spam" in mail.raw else ""
        with smtplib.SMTP(server.host, server.port) as client:
            with pytest.raises(smtplib.SMTPRecipientsRefused, match="nobody here"):
                client.sendmail("a@example.invalid", ["b@example.invalid"], "Subject: x\r\n\r\nx")
            with pytest.raises(smtplib.SMTPDataError, match="spam"):
                client.sendmail("a@example.invalid", ["reader@example.invalid"], "spam")
            client.sendmail("a@example.invalid", ["reader@example.invalid"], "mail")

    assert [b"mail\r\n"] == [mail.raw for mail in server.mails]
