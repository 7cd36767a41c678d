"""A newsletter by SMTP: what is in the message, and what each answer of a server means."""

from __future__ import annotations

import ssl
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from channels.parts import channel, record, tools
from masthead import mail
from masthead.channels.email import Email, as_html, make, message_id
from masthead.mail import MailServer, greet, hand_over
from masthead.protocol.outcome import Ambiguous, Refused
from servers.lossy import instead
from servers.lossy_mail import lossy_mail
from servers.newsletter import LIST, PAGE, SENDER
from servers.smtp import PASSWORD, USER, smtp


def subject(root: Path, **settings: str) -> Email:
    """Return the adapter of a list, with some settings changed."""
    names = {"user": "U", "password": "P"}
    page = replace(channel("email", secrets=names), **PAGE)
    page = replace(page, settings={**page.settings, **settings})
    made = make(page, tools(root, {"U": USER, "P": PASSWORD}))
    assert isinstance(made, Email)
    return made


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, ""),
        ({"sender": "nobody"}, "`sender` is no e-mail address"),
        ({"sender": "a@b.example\r\nBcc: all@b.example"}, "`sender` is no e-mail address"),
        ({"unsubscribe": "mailto:x@b.example"}, "no `settings.unsubscribe`"),
        ({"host": ""}, "no `settings.host`"),
    ],
)
def test_what_stands_in_the_way(settings: dict[str, str], said: str, tmp_path: Path) -> None:
    """Each is named by its key."""
    found = subject(tmp_path, **settings).obstacle()

    assert (said in found) if said else found == ""


def test_a_title_that_would_be_a_header(tmp_path: Path) -> None:
    """Line breaks in a title are spaces."""
    odd = record(payload={"title": "Lamps\r\nBcc: all@b.example", "parts": ["Hi."]})

    assert "Lamps Bcc: all@b.example" == subject(tmp_path).message(odd, ())["Subject"]


@pytest.mark.parametrize(
    ("text", "link", "said"),
    [
        ("Bring it.", "https://a.example/x", "Bring it.\n\nhttps://a.example/x"),
        ("", "https://a.example/x", "https://a.example/x"),
        (
            "See https://a.example/x.",
            "https://a.example/x?utm_source=mail",
            "See https://a.example/x.",
        ),
        ("Bring it.", "", "Bring it."),
    ],
)
def test_the_link_ends_the_text(text: str, link: str, said: str, tmp_path: Path) -> None:
    """A mail has no field for it; a text that has it, with parameters or without, stays."""
    made = subject(tmp_path).message(record(payload={"parts": [text], "link": link}), ())
    plain, page = made.get_body(("plain",)), made.get_body(("html",))

    assert plain is not None
    assert page is not None
    assert said == plain.get_content().strip()
    assert not link or 'href="https://a.example/x' in page.get_content()


def test_a_repeat_has_the_same_id() -> None:
    """So that a list can tell; another generation is another message."""
    one = message_id(record(), SENDER)

    assert one == message_id(record(), SENDER)
    assert one != message_id(record(key="lamp@outbox.2"), SENDER)
    assert one.endswith("@lentera.example>")


def test_html_says_what_the_text_says() -> None:
    """Nothing of it acts but its links."""
    found = as_html("<b>Hi</b> & https://a.example/x?y=1&z=2.\nTwo\n\nThree", ())

    assert "<p>&lt;b&gt;Hi&lt;/b&gt; &amp; " in found
    assert '<a href="https://a.example/x?y=1&amp;z=2">https://a.example/x?y=1&amp;z=2</a>.' in found
    assert "<br>\nTwo</p>\n<p>Three</p>" in found


def test_lines_that_begin_with_a_dot_arrive() -> None:
    """And a long text too."""
    body = b"Subject: x\n\n.one\n..two\n.\nend\n"
    with smtp() as server:
        there = MailServer(server.host, server.port, USER, PASSWORD, plain=True)
        assert hand_over(there, SENDER, LIST, body) is None

    assert [body.replace(b"\n", b"\r\n")] == [one.raw for one in server.mails]


@pytest.mark.parametrize("number", [1, 3, 4, 5, 6])
def test_a_refusal_at_any_step_is_definite(number: int) -> None:
    """5xx for good, 4xx for now; nothing has arrived."""
    with smtp() as server, lossy_mail(server.host, server.port) as proxy:
        port = int(proxy.url.rpartition(":")[2])
        there = MailServer("127.0.0.1", port, USER, PASSWORD, plain=True)
        found = []
        for code in (550, 450):
            proxy.begin(**{f"_{number}": instead(code, b"no")})
            found.append(hand_over(there, SENDER, LIST, b"Subject: x\n\nHi\n"))

    assert [] == server.mails
    for one in found:
        assert isinstance(one, Refused)


def test_a_server_that_is_not_there() -> None:
    """A definite failure that may be tried again."""
    found = hand_over(MailServer("127.0.0.1", 9, plain=True), SENDER, LIST, b"x")

    assert isinstance(found, Refused)
    assert found.retryable


def test_a_wrong_password_does_not_show() -> None:
    """The reason is the server's."""
    with smtp() as server:
        there = MailServer(server.host, server.port, USER, "hunter2-hunter2", plain=True)
        found = greet(there, lambda text: text.replace("hunter2-hunter2", "***"))

    assert isinstance(found, Refused)
    assert found.credentials
    assert "hunter2" not in found.reason


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    """Return what a server shows that nobody trusts."""
    folder = tmp_path_factory.mktemp("certificate")
    line = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    line += ["-subj", "/CN=localhost", "-keyout", folder / "key", "-out", folder / "cert"]
    subprocess.run(line, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert", folder / "key")
    return context


def test_a_certificate_that_nobody_trusts(certificate: ssl.SSLContext) -> None:
    """No password leaves: the session ends before the login."""
    with smtp(tls=certificate) as server:
        found = greet(MailServer("localhost", server.port, USER, PASSWORD))

    assert isinstance(found, Refused)
    assert "certificate" in found.reason.lower()


def test_a_server_without_tls_gets_no_password() -> None:
    """Outside of loopback TLS is a must."""
    with smtp() as server:
        found = greet(MailServer("localhost", server.port, USER, PASSWORD))

    assert isinstance(found, Refused)


def test_an_answer_that_breaks_off_after_the_mail() -> None:
    """Half a number says nothing: the mail may be out."""
    from servers.lossy import cut

    with smtp() as server, lossy_mail(server.host, server.port) as proxy:
        proxy.begin(_6=cut)
        port = int(proxy.url.rpartition(":")[2])
        there = MailServer("127.0.0.1", port, USER, PASSWORD, plain=True)
        found = hand_over(there, SENDER, LIST, b"Subject: x\n\nHi\n")

    assert isinstance(found, Ambiguous)
    assert 1 == len(server.mails)


def test_an_odd_port_is_the_usual_one(tmp_path: Path) -> None:
    """As where none is given."""
    assert 587 == subject(tmp_path, port="abc").server.port
    assert 465 == subject(tmp_path, port="465").server.port
    assert mail.TLS_PORT == 465
