"""What is special about TikTok: the inbox, pieces, what is worked on, photos by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.parts import record
from channels.peering import adapter_of, message, runs
from channels.samples import CONTENTS
from masthead.channels.base import Edits, Examines, Measures, Retracts, carry_out
from masthead.channels.tiktok import transfers
from masthead.channels.tiktok.adapter import PERSON, TikTok
from masthead.channels.tiktok.transfers import ranges, source
from masthead.health import Health
from masthead.protocol.effect import Prepare
from masthead.protocol.outcome import Absent, Ambiguous, HandedOver, Prepared, Refused, Sent
from masthead.record import Plan, Record, State
from servers.lossy import LOSSES, instead, lose
from servers.peer import Peer
from servers.tiktok import LEAST, FakeTikTok, error, faults_of_pieces, running

Both = tuple[Peer, FakeTikTok]
BUNDLE = "build/outbox/outbox/lamp"


@pytest.fixture(name="inbox")
def _inbox() -> Iterator[Both]:
    """Return the server of an account whose films go to the inbox."""
    with running("inbox") as (peer, fake):
        yield peer, fake
        assert [] == peer.breaches


@pytest.fixture
def direct() -> Iterator[Both]:
    """Return the server of an account that is posted to directly."""
    with running() as (peer, fake):
        yield peer, fake
        assert [] == peer.breaches


def adapter(peer: Peer, root: Path) -> TikTok:
    """Return the adapter."""
    made = adapter_of(peer, root)
    assert isinstance(made, TikTok)
    return made


def begun(peer: Peer, root: Path) -> tuple[TikTok, Record]:
    """Return a run that has prepared a delivery."""
    subject = adapter(peer, root)
    delivery = record(payload=message(peer, "Bring it."), first_sent=peer.clock())
    outcome = subject.prepare(delivery)
    assert isinstance(outcome, Prepared), outcome
    return subject, replace(delivery, handle=outcome.handle)


def test_a_film_goes_to_the_inbox_and_to_a_person(inbox: Both, tmp_path: Path) -> None:
    """Nothing is public; the bundle has the text, and says where the film is."""
    peer, fake = inbox
    found = runs(peer, tmp_path, message(peer, "Bring it. #lamp")).until_settled()

    assert (State.SENDING, Plan.PERSON, BUNDLE) == (found.state, found.plan, found.handle)
    assert ([], 1) == (peer.posts(), len(fake.inbox()))
    assert "Bring it. #lamp" == (tmp_path / BUNDLE / "caption.txt").read_text("utf-8")
    steps = (tmp_path / BUNDLE / "checklist.md").read_text("utf-8")
    assert "The film is in the inbox of TikTok's app. Delivery `lamp@outbox`." in steps
    assert "Open TikTok's app as lentera" in steps
    assert "`masthead resolve lamp@outbox --published ADDRESS`" in steps


@pytest.mark.parametrize("how", sorted(LOSSES))
def test_a_lost_answer_puts_one_film_into_the_inbox(
    how: str, inbox: Both, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever answer is lost, the person finds the film once."""
    monkeypatch.setattr("masthead.http.WHOLE", 1.0)
    peer, fake = inbox
    for number in range(1, 4):
        before = len(fake.inbox())
        peer.proxy.begin(**{f"_{number}": LOSSES[how]})
        found = runs(peer, tmp_path, message(peer, "It."), f"lamp-{number}").until_settled()
        assert (Plan.PERSON, before + 1) == (found.plan, len(fake.inbox())), peer.proxy.asked


def test_a_film_that_is_worked_on_is_asked_for_by_the_next_run(
    direct: Both, tmp_path: Path
) -> None:
    """It is on its way: sent again it would be there twice."""
    peer, fake = direct
    fake.slow = 5
    publisher = runs(peer, tmp_path, message(peer, "It."))
    first = publisher.run()

    assert (State.SENDING, 1) == (first.state, len(fake.uploads))
    assert "still working" in first.reason
    assert State.PUBLISHED == publisher.until_settled().state
    assert 1 == len(fake.uploads)


@pytest.mark.parametrize("slow", [0, 5])
def test_a_film_that_tiktok_cannot_use_has_failed(direct: Both, tmp_path: Path, slow: int) -> None:
    """With TikTok's reason, at once or in the next run."""
    peer, fake = direct
    fake.fails, fake.slow = "duration_check_failed", slow
    found = runs(peer, tmp_path, message(peer, "It.")).until_settled()

    assert State.FAILED == found.state
    assert "TikTok cannot use the film: duration_check_failed" == found.reason
    assert 1 == len(fake.uploads)


def test_a_run_that_was_cut_off_leaves_an_upload_that_nobody_ends(
    direct: Both, tmp_path: Path
) -> None:
    """Only it knew where the film goes, so the next run begins another."""
    peer, fake = direct
    _, delivery = begun(peer, tmp_path)

    assert Absent(handle_lost=True) == adapter(peer, tmp_path).look(delivery)
    assert Absent(handle_lost=True) == adapter(peer, tmp_path).look(replace(delivery, handle=""))
    assert isinstance(adapter(peer, tmp_path).send(delivery), Ambiguous)
    fake.uploads[delivery.handle].arrived = len(CONTENTS["video"])
    fake.slow = 9
    assert isinstance(adapter(peer, tmp_path).look(delivery), Ambiguous)


def test_an_upload_that_tiktok_does_not_know_is_open(direct: Both, tmp_path: Path) -> None:
    """Nobody can tell what became of it."""
    peer, fake = direct
    subject, delivery = begun(peer, tmp_path)
    fake.uploads.clear()

    assert isinstance(subject.look(delivery), Ambiguous)
    peer.proxy.begin(_2=instead(500, b"{}"), _3=instead(500, b"{}"), _4=instead(500, b"{}"))
    assert isinstance(subject.send(delivery), Refused), "the film was not taken"


def test_a_lost_last_piece_without_a_word_is_open(direct: Both, tmp_path: Path) -> None:
    """Where TikTok does not say more, the reason is that of the film."""
    peer, _ = direct
    subject, delivery = begun(peer, tmp_path)
    peer.proxy.begin(_1=lose, **{f"_{number}": instead(500, b"{}") for number in (2, 3, 4)})
    outcome = subject.send(delivery)

    assert isinstance(outcome, Ambiguous)
    assert "broke off" in outcome.reason


def test_a_large_film_is_sent_in_pieces(
    direct: Both, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All but the last before the intent; each of the size that was named."""
    peer, fake = direct
    monkeypatch.setattr(transfers, "PIECE", LEAST)
    monkeypatch.setitem(CONTENTS, "video", CONTENTS["video"] + bytes(2 * LEAST))
    subject, delivery = begun(peer, tmp_path)

    assert LEAST == fake.uploads[delivery.handle].arrived
    assert isinstance(subject.send(delivery), Sent)
    peer.proxy.begin(_3=instead(500, b"no"))
    outcome = adapter(peer, tmp_path).prepare(delivery)
    assert isinstance(outcome, Refused)
    assert outcome.retryable


@given(st.integers(1, 4_000_000_000))
def test_pieces_follow_tiktoks_rules(size: int) -> None:
    """They join, cover the film, and have the sizes that TikTok takes."""
    pieces = ranges(size)

    assert [] == list(faults_of_pieces(dict(source(size))))
    assert (0, size) == (pieces[0][0], pieces[-1][1])
    assert [end for _, end in pieces[:-1]] == [start for start, _ in pieces[1:]]


@pytest.mark.parametrize(
    "place",
    ["", "https://elsewhere.example/video", "http://open-upload.tiktokapis.com/v", "https://["],
)
def test_a_film_goes_to_tiktok_only(direct: Both, tmp_path: Path, place: str) -> None:
    """An address of somebody else gets nothing."""
    peer, _ = direct
    said = f'{{"data": {{"publish_id": "v1", "upload_url": "{place}"}}, "error": {{"code": "ok"}}}}'
    peer.proxy.begin(_2=instead(200, said.encode()))
    delivery = record(payload=message(peer, "It."))

    assert Refused("TikTok named no place for the film", retryable=True) == (
        adapter(peer, tmp_path).prepare(delivery)
    )
    peer.proxy.begin(_2=instead(200, b'{"data": {}}'))
    assert Refused("TikTok named no upload", retryable=True) == (
        adapter(peer, tmp_path).prepare(delivery)
    )


@pytest.mark.parametrize("media", [0, 1, 2])
def test_photos_go_to_a_person(inbox: Both, tmp_path: Path, media: int) -> None:
    """They would have to lie on a domain that TikTok has verified; a bundle is written instead."""
    peer, fake = inbox
    payload = message(peer, "Look.", media=True)
    payload["media"] = message(replace(peer, media="image"), "Look.")["media"] * media
    found = runs(peer, tmp_path, payload).until_settled()

    assert (Plan.PERSON, BUNDLE, {}) == (found.plan, found.handle, fake.uploads)
    assert "part-1.txt" in {one.name for one in (tmp_path / BUNDLE).iterdir()}
    subject = adapter(peer, tmp_path)
    assert Absent() == subject.look(replace(found, handle=PERSON))
    assert HandedOver(BUNDLE) == subject.send(replace(found, handle=PERSON))


def test_what_is_said_of_a_direct_post(direct: Both, tmp_path: Path) -> None:
    """Text, who sees it, and whether it promotes the brand."""
    peer, fake = direct
    settings = {"mode": "direct", "privacy": "SELF_ONLY", "promotes": "own"}
    peer = replace(peer, page={"settings": settings})
    found = runs(peer, tmp_path, message(peer, "Bring it.")).until_settled()

    (upload,) = fake.uploads.values()
    assert upload.post is not None
    assert ("Bring it.", "SELF_ONLY", True, False) == tuple(
        upload.post[name]
        for name in ("title", "privacy_level", "brand_organic_toggle", "brand_content_toggle")
    )
    # What not everybody may see has no id that TikTok would tell.
    assert ("v_pub_file~0", "") == (found.remote_id, found.url)


def test_the_address_of_a_post(direct: Both, tmp_path: Path) -> None:
    """Where the account's name is known."""
    peer, _ = direct
    done = runs(peer, tmp_path, message(peer, "Bring it.")).until_settled()

    assert f"https://www.tiktok.com/@lentera/video/{done.remote_id}" == done.url


def test_what_the_account_does_not_allow_is_refused_before(
    direct: Both, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who may see it, and how long it is."""
    peer, fake = direct
    delivery = record(payload=message(peer, "It."))
    fake.options.remove("PUBLIC_TO_EVERYONE")
    outcome = adapter(peer, tmp_path).prepare(delivery)
    assert isinstance(outcome, Refused)
    assert "does not allow PUBLIC_TO_EVERYONE" in outcome.reason

    fake.options.append("PUBLIC_TO_EVERYONE")
    media = adapter_media(peer, tmp_path, delivery)
    long = replace(media, seconds=301.0)
    monkeypatch.setattr("masthead.channels.tiktok.adapter.media_of", lambda *_: (long,))
    outcome = adapter(peer, tmp_path).prepare(delivery)
    assert isinstance(outcome, Refused)
    assert "the film has 301 seconds, the account may post 300" == outcome.reason
    for odd in (instead(500, b"{}"), instead(200, b'{"data": {"privacy_level_options": "all"}}')):
        peer.proxy.begin(_1=odd)
        outcome = adapter(peer, tmp_path).prepare(delivery)
        assert isinstance(outcome, Refused)
        assert outcome.retryable
    assert {} == fake.uploads


def adapter_media(peer: Peer, root: Path, delivery: Record) -> Any:
    """Return the film of a delivery."""
    from masthead.channels.outgoing import media_of

    found = media_of(adapter(peer, root).tools, delivery)
    assert isinstance(found, tuple)
    return found[0]


def test_a_medium_that_was_not_approved_is_refused(direct: Both, tmp_path: Path) -> None:
    """At each step, and where it is asked how large the film is."""
    peer, _ = direct
    subject, delivery = begun(peer, tmp_path)
    payload = message(peer, "It.")
    payload["media"][0]["sha256"] = "0" * 64
    other = replace(delivery, payload=payload)

    assert isinstance(carry_out(subject, Prepare(other)), Refused)
    assert isinstance(subject.send(other), Refused)
    assert isinstance(subject.look(other), Ambiguous)


def test_a_bundle_that_cannot_be_written_loses_nothing(
    inbox: Both, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The film is with TikTok: the next run writes the bundle, and sends nothing."""
    peer, fake = inbox
    broken = lambda *_: Refused("the disk is full", retryable=True)  # noqa: E731 - one line
    with monkeypatch.context() as patched:
        patched.setattr("masthead.channels.tiktok.inbox.write_folder", broken)
        publisher = runs(peer, tmp_path, message(peer, "It."))
        assert "the disk is full" == publisher.run().reason
    publisher.clock.now += 7200

    assert (Plan.PERSON, 1) == (publisher.until_settled().plan, len(fake.uploads))


@pytest.mark.parametrize("code", ["spam_risk_too_many_pending_share", "reached_active_user_cap"])
def test_a_full_inbox_is_waited_for(inbox: Both, tmp_path: Path, code: str) -> None:
    """TikTok counts what waits there; a person must finish some first."""
    peer, _ = inbox
    status, _, body = error(403, code, "Too many")
    peer.proxy.begin(_1=instead(status, body))
    publisher = runs(peer, tmp_path, message(peer, "It."))
    found = publisher.run()

    assert (State.CLAIMED, 6 * 3600.0) == (found.state, found.lease_until - found.at)
    assert Plan.PERSON == publisher.until_settled().plan


def test_an_error_in_an_answer_of_200_is_one(inbox: Both, tmp_path: Path) -> None:
    """A scope that is missing is a fault of credentials."""
    peer, _ = inbox
    body = b'{"data": {}, "error": {"code": "scope_not_authorized", "message": ""}}'
    peer.proxy.begin(_1=instead(200, body))
    outcome = adapter(peer, tmp_path).prepare(record(payload=message(peer, "It.")))

    assert Refused(
        "TikTok refused it (scope_not_authorized)", retryable=True, credentials=True
    ) == (outcome)


def test_without_a_token_nothing_is_ready(inbox: Both, tmp_path: Path) -> None:
    """The obstacle names the variable."""
    assert "V_TOKEN" in adapter_of(inbox[0], tmp_path, token="").obstacle()


def test_a_refusal_without_words_is_what_its_status_says(inbox: Both, tmp_path: Path) -> None:
    """Something before TikTok may have answered."""
    peer, _ = inbox
    for body in (b"no JSON", b"[]"):
        peer.proxy.begin(_1=instead(403, body))
        outcome = adapter(peer, tmp_path).prepare(record(payload=message(peer, "It.")))
        assert isinstance(outcome, Refused)
        assert not outcome.retryable


def test_it_takes_nothing_back_and_changes_nothing(direct: Both, tmp_path: Path) -> None:
    """TikTok has no way to, so that a person is asked."""
    subject = adapter(direct[0], tmp_path)

    assert not isinstance(subject, Retracts)
    assert not isinstance(subject, Edits)


def test_numbers(direct: Both, tmp_path: Path) -> None:
    """By TikTok's own names, of posts whose id it told."""
    peer, _ = direct
    publisher = runs(peer, tmp_path, message(peer, "It."))
    done = publisher.until_settled()
    subject = publisher.adapter
    assert isinstance(subject, Measures)

    numbers = {"view_count": 7, "like_count": 2, "comment_count": 1, "share_count": 0}
    assert numbers == subject.metrics(done)
    peer.proxy.begin(_1=instead(500, b"{}"))
    assert isinstance(subject.metrics(done), Refused)


def test_examining_needs_only_the_rights_of_the_mode(inbox: Both, tmp_path: Path) -> None:
    """For the inbox whose account it is; for direct posts what it allows."""
    subject = adapter_of(inbox[0], tmp_path)
    assert isinstance(subject, Examines)

    assert [(Health.GOOD, "Lentera")] == [(one.health, one.said) for one in subject.examine()]


def test_examining_a_direct_account(direct: Both, tmp_path: Path) -> None:
    """What it does not allow is said before a post fails."""
    peer, fake = direct
    fake.options.clear()
    subject = adapter_of(peer, tmp_path)
    assert isinstance(subject, Examines)

    assert [Health.GOOD, Health.BAD] == [one.health for one in subject.examine()]
