"""What every adapter does with input that no one meant: of its service, its set-up, its posts."""

from __future__ import annotations

import hashlib
import ssl
import subprocess
from pathlib import Path

import pytest

from channels import samples
from channels.dying import Life, mortal_mail, mortal_runs, reborn, until_dead
from channels.peering import adapter_of, message, runs
from channels.runs import Runs
from loopback import serve
from masthead.record import Plan, State
from servers.lossy import instead, lose
from servers.lossy_mail import LossyMail
from servers.peer import Peer

LATER = {
    "negative": "-5",
    "huge": "1000000000000",
    "longer": "9" * 5000,
    "date": "Sat, 01 Jan 9999 00:00:00 GMT",
    "odd zone": "Sat, 01 Jan 2030 00:00:00 +99999999999",
    "past": "Mon, 01 Jan 1900 00:00:00 GMT",
    "words": "soon, perhaps",
    "fraction": "0.5",
    "nothing": "",
    "digits": "\u0662\u0663",
}


def test_a_pause_without_sense_ends(peer: Peer, tmp_path: Path) -> None:
    """Whatever a service asks us to wait, the delivery goes out once, within days."""
    status, body = peer.rejects.get("limited", (429, b'{"message": "slow down"}'))
    for name, wait in LATER.items():
        before = len(peer.posts())
        said = wait.encode("utf-8", "replace").decode("latin-1")
        peer.proxy.begin(_1=instead(status, body, {"Retry-After": said} if wait else {}))
        text = f"Bring it, {name}."
        record = runs(peer, tmp_path, message(peer, text), f"lamp-{name}").until_settled(12)

        assert (State.PUBLISHED, 1) == (record.state, len(peer.posts()) - before), name


def test_another_service_answers(peer: Peer, tmp_path: Path) -> None:
    """A wrong server, or one that has moved house: nothing goes out, and the reason says it."""
    for status in (200, 204, 301, 303, 400, 403, 404, 405, 410, 500, 503):
        body = b"" if status == 204 else b'{"detail": "Not Found", "data": [], "ok": "no"}'
        peer.proxy.begin(**{f"_{number}": instead(status, body) for number in range(1, 99)})
        record = runs(peer, tmp_path, message(peer, "Bring it."), f"lamp-{status}").run()

        assert record.state is not State.PUBLISHED, status
        assert [] == peer.posts()
        assert "" != record.reason, status


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    """Return a certificate that nobody trusts."""
    key, chain = (tmp_path_factory.mktemp("tls") / name for name in ("key.pem", "chain.pem"))
    line = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    line += ["-subj", "/CN=localhost", "-keyout", str(key), "-out", str(chain)]
    subprocess.run(line, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, key)
    return context


def test_a_certificate_that_nobody_trusts(
    peer: Peer, tmp_path: Path, certificate: ssl.SSLContext
) -> None:
    """Nothing is sent: a refusal that says so, and is tried again."""
    if isinstance(peer.proxy, LossyMail):
        return  # test_email has it: mail begins in plain words
    with serve(lambda _: (200, {}, b"{}"), tls=certificate) as service:
        peer.proxy.url = service.url
        record = runs(peer, tmp_path, message(peer, "Bring it.")).run()

        assert [] == service.requests
    assert (State.CLAIMED, Plan.NONE) == (record.state, record.plan)
    assert "certificate" in record.reason.lower()


@pytest.mark.parametrize("end", ["\u2026", "\u0000", "\u200b", "\ud800", " \u00e9", "\r\nX-A: b"])
def test_a_secret_with_odd_letters(end: str, peer: Peer, tmp_path: Path) -> None:
    """It is refused for good, or by the service; what was pasted does not show."""
    for name, value in peer.secrets.items():
        subject = adapter_of(peer, tmp_path, **{name: value + end})
        before = len(peer.posts())
        if subject.obstacle():
            continue
        record = Runs(subject, message(peer, "Bring it."), peer.clock, f"lamp-{name}").run()

        assert value not in record.reason
        if record.state is not State.PUBLISHED:
            assert ("", before) != (record.reason, len(peer.posts()))
            assert record.state in {State.CLAIMED, State.FAILED}, record


def test_a_secret_with_a_line_end(peer: Peer, tmp_path: Path) -> None:
    """What a shell puts behind it is no part of it."""
    ended = {name: f"{value}\n" for name, value in peer.secrets.items()}
    subject = adapter_of(peer, tmp_path, **ended)
    record = Runs(subject, message(peer, "Bring it."), peer.clock).until_settled()

    assert (State.PUBLISHED, 1) == (record.state, len(peer.posts()))


def test_letters_that_are_none(peer: Peer, tmp_path: Path) -> None:
    """Half a character stops nothing and goes out once, or is refused."""
    text = "Bring \ud800 it, \udfff."
    more = {"title": "A \ud800", "link": "https://a.example/\udfff", "lang": "e\ud800"}
    record = runs(peer, tmp_path, message(peer, text, media=bool(peer.media), **more)).run()

    assert record.state in {State.PUBLISHED, State.FAILED, State.CLAIMED, State.UNKNOWN}
    assert len(peer.posts()) == len(record.receipts)
    peer.breaches.clear()


def test_a_medium_without_bytes(
    peer: Peer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is refused before anything is sent, with its name."""
    if not peer.media:
        return
    monkeypatch.setitem(samples.CONTENTS, peer.media, b"")
    payload = message(peer, "Look.", media=True)
    record = runs(peer, tmp_path, payload).run()

    path = payload["media"][0]["path"]
    assert hashlib.sha256(b"").hexdigest() == payload["media"][0]["sha256"]
    assert [] == peer.posts()
    assert State.PUBLISHED is not record.state
    assert path in record.reason or Plan.PERSON is record.plan, record.reason


def test_a_huge_thread(peer: Peer, tmp_path: Path) -> None:
    """Sixty parts go out in order, each once, whatever is lost on the way."""
    if not peer.threads:
        return
    texts = [f"Part {number} of many." for number in range(1, 61)]
    peer.proxy.begin(_9=lose, _40=instead(500))
    record = runs(peer, tmp_path, message(peer, *texts)).until_settled(12)

    posts = peer.posts()
    if record.state is State.UNKNOWN:
        assert record.reason
        assert texts[: len(posts)] == [post.text for post in posts]
        return
    assert (State.PUBLISHED, 60) == (record.state, len(record.receipts))
    assert texts == [post.text for post in posts]


@pytest.mark.parametrize("acted", [False, True], ids=["before", "after"])
def test_a_thread_goes_on_where_it_stopped(
    acted: bool, peer: Peer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process dies at each request of part 2 of 3: each part is there once, in its place."""
    if not peer.threads:
        return
    life = Life()
    mortal_mail(life, monkeypatch)
    first = mortal_runs(peer, tmp_path, message(peer, "Alone."), "alone", life)
    life.begin()
    first.until_settled()
    alone, number, died = life.requests, life.requests, True
    while died and number < alone + 4:
        number += 1
        texts = [f"{word} {number}." for word in ("One", "Two", "Three")]
        publisher = mortal_runs(peer, tmp_path, message(peer, *texts), f"lamp-{number}", life)
        life.begin(number, acted=acted)
        died = until_dead(publisher) is None
        peer.clock.now += 1900
        reborn(peer, publisher, life, tmp_path)
        life.begin()
        record = publisher.until_settled()
        made = [post for post in peer.posts() if post.text in texts]
        if record.state is State.UNKNOWN and publisher.adapter.capability.blind:
            assert texts[: len(made)] == [post.text for post in made]
            continue
        assert (State.PUBLISHED, 3) == (record.state, len(record.receipts))
        assert texts == [post.text for post in made]
        one, two, three = made
        assert ("", one.id, two.id) == (one.parent, two.parent, three.parent)


def test_a_token_that_is_revoked_in_between(peer: Peer, tmp_path: Path) -> None:
    """The parts that are out stay; the others follow once there is a good one."""
    if not peer.threads:
        return
    status, body = peer.rejects.get("credentials", (401, b'{"message": "bad token"}'))
    publisher = runs(peer, tmp_path, message(peer, "One.", "Two.", "Three."))
    alone = runs(peer, tmp_path, message(peer, "Alone."), "alone")
    peer.proxy.begin()
    alone.until_settled()
    sent = len(peer.proxy.asked)
    peer.proxy.begin(**{f"_{number}": instead(status, body) for number in range(sent + 1, 99)})
    record = publisher.run()
    assert (State.CLAIMED, 1) == (record.state, len(record.receipts)), record.reason
    assert "" != record.reason

    peer.clock.now += 7200
    peer.proxy.begin()
    publisher.adapter = adapter_of(peer, tmp_path)
    record = publisher.until_settled()
    assert (State.PUBLISHED, 3) == (record.state, len(record.receipts))
    made = [post.text for post in peer.posts() if post.text != "Alone."]
    assert ["One.", "Two.", "Three."] == made
