"""What is special about YouTube: sessions, sign-in, captions, what a video says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.parts import record
from channels.peering import adapter_of, message, runs
from channels.runs import Runs
from channels.samples import CONTENTS
from masthead.channels.base import Edits, Measures, carry_out
from masthead.channels.youtube import uploads, videos
from masthead.channels.youtube.adapter import YouTube
from masthead.channels.youtube.listing import LAG
from masthead.health import Health
from masthead.protocol.effect import Prepare
from masthead.protocol.outcome import Absent, Ambiguous, Prepared, Refused, Sent
from masthead.record import Receipt, Record, State
from servers.lossy import bad_gateway, instead, lose
from servers.peer import Peer
from servers.youtube import LIFE, QUARTER, FakeYouTube, refusal, running

Both = tuple[Peer, FakeYouTube]
CAPTIONS = b"WEBVTT\n\n00:00.000 --> 00:02.000\nBring your lamp.\n"
FILM = CONTENTS["video"]


@pytest.fixture
def both() -> Iterator[Both]:
    """Return the server behind the proxy, and the fake itself; nothing broke its contract."""
    with running() as (peer, fake):
        yield peer, fake
        assert [] == peer.breaches


def adapter(peer: Peer, root: Path) -> YouTube:
    """Return the adapter."""
    made = adapter_of(peer, root)
    assert isinstance(made, YouTube)
    return made


def begun(peer: Peer, root: Path, **more: Any) -> Record:
    """Return a delivery whose session has been started, and no byte sent."""
    delivery = record(payload=message(peer, "Bring it.", **more), first_sent=peer.clock())
    outcome = adapter(peer, root).prepare(delivery)
    assert isinstance(outcome, Prepared)
    return replace(delivery, handle=outcome.handle)


def sent(outcome: object) -> str:
    """Return the id in a receipt."""
    assert isinstance(outcome, Sent), outcome
    return outcome.receipt.remote_id


def test_what_the_video_says(both: Both, tmp_path: Path) -> None:
    """Title, text, tags of its hashtags, language, category, who sees it, and for whom it is."""
    peer, fake = both
    text = "Bring it. #lamp #Repair #lamp"
    runs(peer, tmp_path, message(peer, text)).until_settled()

    (video,) = fake.videos.values()
    assert {
        "title": "A lamp",
        "description": text,
        "tags": ["lamp", "Repair"],
        "categoryId": "22",
        "defaultLanguage": "en",
        "defaultAudioLanguage": "en",
    }.items() <= video["snippet"].items()
    assert {"privacyStatus": "public", "selfDeclaredMadeForKids": False}.items() <= (
        video["status"].items()
    )


@pytest.mark.parametrize(
    ("synthetic", "expected"),
    [
        ({}, {}),
        ({"synthetic": "yes"}, {"containsSyntheticMedia": True}),
        ({"synthetic": "no"}, {"containsSyntheticMedia": False}),
    ],
)
def test_what_a_machine_made_is_declared(
    synthetic: dict[str, str], expected: dict[str, bool]
) -> None:
    """As the page says; where it says nothing, nothing is declared."""
    said = videos.status({"made-for-kids": "no", **synthetic})

    assert expected == {key: said[key] for key in said if key == "containsSyntheticMedia"}


@given(st.text())
def test_all_texts_can_be_sent(text: str) -> None:
    """Neither sign that YouTube refuses, nor more tags than it takes."""
    said = videos.snippet(record(payload={"parts": [text], "title": text}), {})

    assert not {"<", ">"} & {*str(said["title"]), *str(said["description"])}
    assert len(",".join(said.get("tags", []))) <= 500  # type: ignore[arg-type]
    assert len(str(said["title"])) <= 100


def test_the_session_is_in_the_ledger_before_the_film_leaves(both: Both, tmp_path: Path) -> None:
    """Its address lets anybody finish the video, so it is sealed."""
    peer, fake = both
    delivery = begun(peer, tmp_path)

    assert [b""] == [one.arrived for one in fake.sessions.values()]
    assert delivery.handle.startswith("sealed:")
    assert "session-0-is-a-key" not in delivery.handle


def test_a_film_is_sent_in_pieces(
    both: Both, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each begins where the session says, also where it took a part of the one before only."""
    peer, fake = both
    monkeypatch.setattr(uploads, "PIECE", 2 * QUARTER)
    film = FILM + bytes(5 * QUARTER)
    fake.deaf = 1
    monkeypatch.setitem(CONTENTS, "video", film)
    settled = runs(peer, tmp_path, message(peer, "Long.")).until_settled()

    assert State.PUBLISHED == settled.state
    assert [film] == [one.arrived for one in fake.sessions.values()]
    ranges = [one.headers.get("content-range", "") for one in peer.proxy.seen]
    assert f"bytes {QUARTER}-{3 * QUARTER - 1}/{len(film)}" in ranges


def test_the_next_run_sends_the_rest(
    both: Both, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run has an end; the session keeps what has arrived."""
    peer, fake = both
    monkeypatch.setattr(uploads, "PIECE", QUARTER)
    monkeypatch.setitem(CONTENTS, "video", FILM + bytes(QUARTER))
    delivery = begun(peer, tmp_path)
    subject = adapter(peer, tmp_path)
    monkeypatch.setattr(uploads, "MOST_SECONDS", -1.0)

    assert isinstance(subject.send(delivery), Ambiguous)
    assert Absent() == subject.look(delivery)
    monkeypatch.setattr(uploads, "MOST_SECONDS", 300.0)
    assert "video000000" == sent(subject.send(delivery))
    assert "video000000" == sent(subject.send(delivery)), "a session makes one video"
    assert 1 == len(fake.videos)


def test_a_session_that_takes_nothing_is_left_to_the_next_run(both: Both, tmp_path: Path) -> None:
    """Where its answers never move on, asking for ever helps nobody."""
    peer, fake = both
    fake.deaf = 100

    assert Ambiguous(uploads.STUCK) == adapter(peer, tmp_path).send(begun(peer, tmp_path))


@pytest.mark.parametrize("fate", [lose, bad_gateway])
def test_a_lost_last_answer_is_asked_for_at_once(both: Both, tmp_path: Path, fate: Any) -> None:
    """The session tells of the video in the same run."""
    peer, fake = both
    delivery = begun(peer, tmp_path)
    peer.proxy.begin(_3=fate)

    assert "video000000" == sent(adapter(peer, tmp_path).send(delivery))
    assert 1 == len(fake.videos)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 429])
def test_a_refusal_says_nothing_of_the_piece_before_it(
    both: Both, tmp_path: Path, status: int
) -> None:
    """The film is whole, its answer is lost, and then the session refuses to say so."""
    peer, fake = both
    delivery = begun(peer, tmp_path)
    refused = {f"_{number}": instead(status, b"{}") for number in range(4, 20)}
    peer.proxy.begin(_3=lose, **refused)

    assert isinstance(adapter(peer, tmp_path).send(delivery), Ambiguous)
    peer.proxy.begin()
    assert "video000000" == sent(adapter(peer, tmp_path).look(delivery))
    assert 1 == len(fake.videos)


def test_a_session_that_never_answers_is_open(both: Both, tmp_path: Path) -> None:
    """Nobody knows: the next run asks."""
    peer, _ = both
    delivery = begun(peer, tmp_path)
    peer.proxy.begin(**{f"_{number}": instead(503, b"busy") for number in range(2, 20)})

    assert isinstance(adapter(peer, tmp_path).send(delivery), Ambiguous)


def test_a_session_that_is_gone_is_looked_for_among_the_uploads(both: Both, tmp_path: Path) -> None:
    """By title and description; what is listed and is ours is the receipt."""
    peer, fake = both
    delivery = begun(peer, tmp_path)
    subject = adapter(peer, tmp_path)
    subject.send(delivery)
    peer.clock.now += LIFE + 1
    subject = adapter(peer, tmp_path)

    assert "video000000" == sent(subject.look(delivery))
    del fake.videos["video000000"]
    assert Absent(handle_lost=True) == subject.look(delivery)


def test_what_may_not_be_listed_yet_is_not_sent_again(both: Both, tmp_path: Path) -> None:
    """A session that is unknown, and a list that lags: the next run asks."""
    peer, fake = both
    delivery = begun(peer, tmp_path)
    subject = adapter(peer, tmp_path)
    subject.send(delivery)
    fake.sessions.clear()
    fake.listed_after = 600.0

    assert isinstance(subject.look(delivery), Ambiguous)
    assert isinstance(subject.send(delivery), Ambiguous)
    peer.clock.now += LAG + 1
    assert "video000000" == sent(subject.look(delivery))


def test_with_another_secret_it_is_looked_for_as_well(both: Both, tmp_path: Path) -> None:
    """Who sets a new refresh token while a film is under way loses the session, not the video."""
    peer, _ = both
    delivery = begun(peer, tmp_path)
    adapter(peer, tmp_path).send(delivery)
    strange = replace(delivery, handle="sealed:" + "A" * 40)

    assert "video000000" == sent(adapter(peer, tmp_path).look(strange))
    assert isinstance(adapter(peer, tmp_path).send(strange), Ambiguous)


def test_uploads_are_looked_through_page_by_page(both: Both, tmp_path: Path) -> None:
    """As far back as the delivery, and no further."""
    peer, fake = both
    delivery = begun(peer, tmp_path)
    adapter(peer, tmp_path).send(delivery)
    first = fake.videos["video000000"]
    for number in range(60):
        other = {**first["snippet"], "title": "Another"}
        fake.videos[f"new{number}"] = {**first, "id": f"new{number}", "snippet": other}
    fake.sessions.clear()

    assert "video000000" == sent(adapter(peer, tmp_path).look(delivery))
    known = replace(delivery, receipts=(), first_sent=peer.clock() + 3600)
    assert isinstance(adapter(peer, tmp_path).look(known), Ambiguous)
    for number in range(60, 300):
        other = {**first["snippet"], "title": "Another"}
        fake.videos[f"new{number}"] = {**first, "id": f"new{number}", "snippet": other}
    assert isinstance(adapter(peer, tmp_path).look(delivery), Ambiguous)


@pytest.mark.parametrize("request_of", [2, 3, 4])
def test_looking_without_an_answer_says_nothing(
    both: Both, tmp_path: Path, request_of: int
) -> None:
    """A service that is down has not said that the video is missing."""
    peer, fake = both
    delivery = begun(peer, tmp_path)
    fake.sessions.clear()
    peer.proxy.begin(**{f"_{request_of}": instead(500, b"{}")})

    assert isinstance(adapter(peer, tmp_path).look(delivery), Ambiguous)


def test_an_odd_list_says_nothing(both: Both, tmp_path: Path) -> None:
    """A channel without a list of uploads."""
    peer, fake = both
    delivery = begun(peer, tmp_path)
    fake.sessions.clear()
    peer.proxy.begin(_3=instead(200, b'{"items": []}'))

    assert isinstance(adapter(peer, tmp_path).look(delivery), Ambiguous)
    peer.proxy.begin(**{f"_{number}": instead(401, b"{}") for number in range(1, 9)})
    assert isinstance(adapter(peer, tmp_path).look(delivery), Ambiguous)


def captioned(sha256: str = hashlib.sha256(CAPTIONS).hexdigest()) -> dict[str, str]:
    """Return what a message says of captions."""
    return {"captions": "content/media/lamp.en.vtt", "captions_sha256": sha256}


def with_captions(peer: Peer, **more: Any) -> dict[str, Any]:
    """Return a message whose film has captions."""
    payload = message(peer, "Bring it.", **more)
    payload["media"][0] |= captioned()
    return payload


def test_captions_go_along_once(
    both: Both, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the post's language; a lost answer makes no second track, and no second video."""
    peer, fake = both
    monkeypatch.setitem(CONTENTS, "captions", CAPTIONS)
    for lost in range(1, 8):
        peer.proxy.begin(**{f"_{lost}": lose})
        name = f"lamp-{lost}"
        settled = Runs(
            adapter_of(peer, tmp_path), with_captions(peer, title=name), peer.clock, name
        ).until_settled()
        tracks = [one["snippet"]["language"] for one in fake.captions]
        assert (State.PUBLISHED, "", ["en"] * lost, lost) == (
            settled.state,
            settled.reason,
            tracks,
            len(fake.videos),
        )


def test_captions_that_are_refused_are_told(
    both: Both, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The video is up; the delivery stays open, and its reason says what is missing, and where."""
    peer, _ = both
    broken = b"no captions"
    monkeypatch.setitem(CONTENTS, "captions", broken)
    payload = with_captions(peer)
    payload["media"][0]["captions_sha256"] = hashlib.sha256(broken).hexdigest()
    found = Runs(adapter_of(peer, tmp_path), payload, peer.clock).run()

    assert State.SENDING == found.state
    assert "watch?v=video000000 is up without captions" in found.reason
    payload["media"][0]["captions_sha256"] = "0" * 64
    assert "is not the one that was approved" in (
        Runs(adapter_of(peer, tmp_path), payload, peer.clock, "b").run().reason
    )


@pytest.mark.parametrize("step", ["prepare", "send", "look", "edit", "retract", "metrics"])
def test_without_a_sign_in_nothing_is_asked(both: Both, tmp_path: Path, step: str) -> None:
    """Each step says why, and none of them that the video is missing."""
    peer, fake = both
    delivery = begun(peer, tmp_path)
    subject = adapter_of(peer, tmp_path, refresh_token="revoked")
    if step in {"edit", "retract", "metrics"}:
        delivery = replace(delivery, receipts=(Receipt("video"),))
    outcome = getattr(subject, step)(delivery)

    assert "Google does not accept the credentials (invalid_grant)" in outcome.reason
    assert isinstance(outcome, Ambiguous if step == "look" else Refused)
    assert {} == fake.videos


def test_the_wrong_film_is_not_sent(both: Both, tmp_path: Path) -> None:
    """Another commit may have another film; the approved one goes out or none."""
    peer, _ = both
    delivery = begun(peer, tmp_path)
    payload = message(peer, "Bring it.")
    payload["media"][0]["sha256"] = "0" * 64

    assert isinstance(adapter(peer, tmp_path).send(replace(delivery, payload=payload)), Refused)


def test_captions_in_another_language_stay(
    both: Both, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A track that a person has added already is left alone, and so is one that YouTube made."""
    peer, fake = both
    monkeypatch.setitem(CONTENTS, "captions", CAPTIONS)
    for kind, language in (("standard", "id"), ("ASR", "en")):
        found = {"videoId": "video000000", "trackKind": kind, "language": language}
        fake.captions.append({"id": kind, "snippet": found})
    Runs(adapter_of(peer, tmp_path), with_captions(peer), peer.clock).until_settled()

    assert ["id", "en", "en"] == [one["snippet"]["language"] for one in fake.captions]


@pytest.mark.parametrize("body", [b"no JSON", b"[]"])
def test_a_refusal_without_words_is_what_its_status_says(
    both: Both, tmp_path: Path, body: bytes
) -> None:
    """Something before YouTube may have answered."""
    peer, _ = both
    peer.proxy.begin(_2=instead(403, body))
    outcome = adapter(peer, tmp_path).prepare(record(payload=message(peer, "Bring it.")))

    assert isinstance(outcome, Refused)
    assert not outcome.retryable
    peer.proxy.begin(_1=instead(400, body))
    assert isinstance(
        adapter(peer, tmp_path).prepare(record(payload=message(peer, "It."))), Refused
    )


@pytest.mark.parametrize("reason", ["quotaExceeded", "uploadLimitExceeded", "rateLimitExceeded"])
def test_a_spent_quota_is_waited_for(both: Both, tmp_path: Path, reason: str) -> None:
    """The status says 403, the reason says that it will pass."""
    peer, fake = both
    status, _, body = refusal(403, reason, "Enough")
    peer.proxy.begin(_2=instead(status, body))
    settled = runs(peer, tmp_path, message(peer, "Bring it.")).until_settled()

    assert (State.PUBLISHED, 1) == (settled.state, len(fake.videos))


def test_a_token_without_the_right_is_a_fault_of_credentials(both: Both, tmp_path: Path) -> None:
    """Nothing on the channel works until somebody signs in anew."""
    peer, _ = both
    status, _, body = refusal(403, "insufficientPermissions", "Too few scopes")
    peer.proxy.begin(_2=instead(status, body))
    outcome = adapter(peer, tmp_path).prepare(record(payload=message(peer, "Bring it.")))

    assert isinstance(outcome, Refused)
    assert outcome.credentials


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"access_token": "ya29.Planted-Token-', "cannot be read"),
        (b'{"access_token": ""}', "gave no token"),
        (b'{"access_token": "ya29\\n.Planted-Token-"}', "gave no token"),
        (b"[]", "cannot be read"),
        (b'{"access_token": "' + b"Planted" * 999 + b'"}', "gave no token"),
    ],
)
def test_nothing_of_a_token_is_quoted(both: Both, tmp_path: Path, body: bytes, said: str) -> None:
    """An answer that broke off holds the beginning of a token."""
    peer, _ = both
    peer.proxy.begin(_1=instead(200, body))
    outcome = adapter(peer, tmp_path).prepare(record(payload=message(peer, "Bring it.")))

    assert isinstance(outcome, Refused)
    assert said in outcome.reason
    assert "Planted" not in outcome.reason


def test_the_token_is_asked_for_once_and_again_when_it_ends(both: Both, tmp_path: Path) -> None:
    """Within a run; an hour later there is another."""
    peer, fake = both
    subject = adapter(peer, tmp_path)
    list(subject.examine())
    list(subject.examine())
    assert 1 == fake.tokens
    peer.clock.now += 3600
    list(subject.examine())
    assert 2 == fake.tokens


def test_an_answer_that_quotes_the_session_is_cleaned(both: Both, tmp_path: Path) -> None:
    """The session and the access token are keys."""
    peer, _ = both
    delivery = begun(peer, tmp_path)
    said = (
        b"upload_id=session-0-is-a-key of access-token-of-the-tests-2 in " + peer.proxy.url.encode()
    )
    said += b"/upload/youtube/v3/videos?uploadType=resumable&upload_id=session-0-is-a-key"
    peer.proxy.begin(**{f"_{number}": instead(400, said) for number in range(2, 9)})
    outcome = adapter(peer, tmp_path).send(delivery)

    assert isinstance(outcome, Refused)
    assert "access-token" not in outcome.reason
    assert "session-0" not in outcome.reason


@pytest.mark.parametrize(
    "place", ["", "https://elsewhere.example/upload?upload_id=1", "https://[", "//x", "LONG"]
)
def test_a_session_elsewhere_is_none(both: Both, tmp_path: Path, place: str) -> None:
    """No other host gets the credentials, nor the film."""
    peer, _ = both
    place = f"{peer.proxy.url}/upload?upload_id={'a' * 5000}" if place == "LONG" else place
    peer.proxy.begin(_2=instead(200, b"", {"Location": place}))
    outcome = adapter(peer, tmp_path).prepare(record(payload=message(peer, "Bring it.")))

    assert isinstance(outcome, Refused)
    assert outcome.retryable


@pytest.mark.parametrize(
    ("status", "retryable", "credentials"),
    [(401, True, True), (429, True, False), (413, False, False)],
)
def test_what_a_session_refuses(
    both: Both, tmp_path: Path, status: int, retryable: bool, credentials: bool
) -> None:
    """A definite refusal is one; the others pass."""
    peer, _ = both
    delivery = begun(peer, tmp_path)
    peer.proxy.begin(_2=instead(status, b"no"))
    outcome = adapter(peer, tmp_path).send(delivery)

    assert isinstance(outcome, Refused)
    assert (retryable, credentials) == (outcome.retryable, outcome.credentials)


@pytest.mark.parametrize("body", [b"<html>", b"{}"])
def test_a_video_without_an_id_is_not_known(both: Both, tmp_path: Path, body: bytes) -> None:
    """The session is asked again by the next run."""
    peer, _ = both
    delivery = begun(peer, tmp_path)
    peer.proxy.begin(_2=instead(200, body))

    assert isinstance(adapter(peer, tmp_path).send(delivery), Ambiguous)


def test_pictures_and_two_films_are_refused(both: Both, tmp_path: Path) -> None:
    """A rule says so before; here is the last line."""
    peer, _ = both
    subject = adapter(peer, tmp_path)
    payload = message(peer, "Bring it.")
    for media in ([], payload["media"] * 2):
        delivery = record(payload={**payload, "media": media})
        assert isinstance(carry_out(subject, Prepare(delivery)), Refused)
        assert isinstance(subject.send(delivery), Refused)


def test_it_wants_to_know_for_whom_the_videos_are(both: Both, tmp_path: Path) -> None:
    """The law wants it declared, so nobody guesses it."""
    peer, _ = both
    peer = replace(peer, page={})

    assert "made-for-kids" in adapter_of(peer, tmp_path).obstacle()


def test_another_text_goes_into_the_video(both: Both, tmp_path: Path) -> None:
    """Title, description and tags; who may see it stays."""
    peer, fake = both
    publisher = runs(peer, tmp_path, message(peer, "Bring it."))
    done = publisher.until_settled()
    subject = publisher.adapter
    assert isinstance(subject, Edits)
    changed = replace(done, payload=message(peer, "Take it. #home", title="The lamp"))

    assert done.remote_id == sent(subject.edit(changed))
    (video,) = fake.videos.values()
    assert ("The lamp", "Take it. #home", ["home"]) == (
        video["snippet"]["title"],
        video["snippet"]["description"],
        video["snippet"]["tags"],
    )
    fake.videos.clear()
    assert isinstance(subject.edit(changed), Refused)


def test_numbers(both: Both, tmp_path: Path) -> None:
    """By YouTube's own names."""
    peer, _ = both
    publisher = runs(peer, tmp_path, message(peer, "Bring it."))
    done = publisher.until_settled()
    subject = publisher.adapter
    assert isinstance(subject, Measures)

    assert {"viewCount": 7, "likeCount": 2} == subject.metrics(done)
    odd = b'{"items": [{"statistics": {"a": "' + b"9" * 5000 + b'", "b": 1, "c": "x", "d": "3"}}]}'
    peer.proxy.begin(_1=instead(200, odd), _2=instead(500, b"{}"), _3=instead(200, b"{}"))
    assert {"d": 3} == subject.metrics(done)
    assert isinstance(subject.metrics(done), Refused)
    assert {} == subject.metrics(done)


def test_a_refused_deletion_is_told(both: Both, tmp_path: Path) -> None:
    """What is gone is gone; a refusal is none."""
    peer, _ = both
    publisher = runs(peer, tmp_path, message(peer, "Bring it."))
    done = publisher.until_settled()
    peer.proxy.begin(_1=instead(403, b"{}"))

    assert isinstance(publisher.adapter, YouTube)
    assert isinstance(publisher.adapter.retract(done), Refused)


@pytest.mark.parametrize(
    ("answer", "account", "healths"),
    [
        (b'{"items": []}', "", [Health.BAD]),
        (b'{"items": [{"id": "UC1"}]}', "UC2", [Health.BAD]),
        (
            b'{"items": [{"id": "UC1", "status": {"longUploadsStatus": "eligible"}}]}',
            "UC1",
            [Health.GOOD, Health.SOON],
        ),
    ],
)
def test_examining_the_account(
    both: Both, tmp_path: Path, answer: bytes, account: str, healths: list[Health]
) -> None:
    """No channel, another channel, a channel that may not upload long films."""
    peer, _ = both
    peer = replace(peer, page={**peer.page, "account": account})
    peer.proxy.begin(_2=instead(200, answer))
    subject = adapter(peer, tmp_path)

    assert healths == [check.health for check in subject.examine()]
