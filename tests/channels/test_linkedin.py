"""What is special about LinkedIn: uploads, links, comments, versions, the life of a token."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from channels.peering import adapter_of, message, runs
from channels.samples import PATHS
from loopback import serve
from masthead.channels.base import carry_out
from masthead.channels.linkedin import LinkedIn
from masthead.health import Check, Health
from masthead.protocol.effect import Prepare
from masthead.protocol.outcome import Absent, Ambiguous, Refused, Sent
from masthead.record import Record, State
from masthead.service import RetryClass
from masthead.setups.judging import check_version
from masthead.setups.linkedin import PIN
from servers.linkedin import CLIENT, NUMBER, PAGE_URN, PERSON, PERSON_URN, TOKEN, FakeLinkedIn
from servers.lossy import instead, lose, lossy
from servers.peer import Clock, Peer


@contextmanager
def linkedin(owner: str = PAGE_URN, **secrets: str) -> Iterator[tuple[FakeLinkedIn, Peer]]:
    """Run a LinkedIn whose inside the test sees; at the end nothing broke its contract."""
    clock = Clock()
    fake = FakeLinkedIn(clock, owner)
    with serve(fake.answer) as service, lossy(service.url) as proxy:
        fake.url = proxy.url
        name = "linkedin" if owner == PAGE_URN else "linkedin-person"
        page = {"account": owner.rpartition(":")[2]}
        known = {"token": TOKEN, **secrets}
        yield fake, Peer(name, proxy, fake.posts, page, known, fake.breaches, clock)
        assert [] == fake.breaches


def subject_of(peer: Peer, root: Path) -> LinkedIn:
    """Return the adapter."""
    made = adapter_of(peer, root)
    assert isinstance(made, LinkedIn)
    return made


def files(peer: Peer, text: str, *paths: str) -> dict[str, Any]:
    """Return a message with files of some names, all with the same bytes."""
    whole = message(peer, text, media=True)
    (one,) = whole["media"]
    return {**whole, "media": [{**one, "path": path, "alt": path[-5]} for path in paths]}


def test_a_page_can_look_and_a_person_cannot(tmp_path: Path) -> None:
    """So a person's lost answer is a matter for a person."""
    with linkedin() as (_, peer):
        assert RetryClass.LISTING is subject_of(peer, tmp_path).capability.retry_class
    with linkedin(PERSON_URN) as (_, peer):
        peer.proxy.begin(_1=lose)
        publisher = runs(peer, tmp_path, message(peer, "One."))

        assert RetryClass.BLIND is publisher.adapter.capability.retry_class
        assert State.UNKNOWN is publisher.until_settled().state
        assert 1 == len(peer.posts())
        assert isinstance(publisher.adapter.look(Record("a", "b", State.SENDING)), Ambiguous)
        assert isinstance(
            carry_out(publisher.adapter, Prepare(Record("a", "b", State.SENDING))), Refused
        )


def test_a_receipt_has_an_address(tmp_path: Path) -> None:
    """By the URN in the header of an answer without a body."""
    with linkedin() as (_, peer):
        record = runs(peer, tmp_path, message(peer, "One.")).until_settled()

        assert f"https://www.linkedin.com/feed/update/{record.remote_id}/" == record.url
        assert record.remote_id.startswith("urn:li:share:")


def test_several_pictures_are_one_post(tmp_path: Path) -> None:
    """Each with its description."""
    with linkedin() as (fake, peer):
        runs(peer, tmp_path, files(peer, "Look.", "a/a.jpg", "a/b.jpg")).until_settled()

        (post,) = peer.posts()
        assert ("a", "b") == post.media
        assert ["multiImage"] == list(fake.posted[0]["content"])


def test_a_film_waits_until_linkedin_is_done_with_it(tmp_path: Path) -> None:
    """It is sent in parts, once, and asked for until it is ready."""
    with linkedin(PERSON_URN) as (fake, peer):
        fake.working, peer.media = 1, "video"
        publisher = runs(peer, tmp_path, message(peer, "See.", media=True))

        assert State.PUBLISHED is publisher.run().state
        assert 1 == len(fake.files)
        assert {"id", "title"} == set(fake.posted[0]["content"]["media"])
        assert PATHS["video"]


@pytest.mark.parametrize(
    ("status", "body", "state"),
    [
        (200, b'{"status": "PROCESSING_FAILED"}', State.FAILED),
        (403, b"{}", State.PUBLISHED),
        (500, b"{}", State.CLAIMED),
    ],
)
def test_what_became_of_a_film_decides(
    status: int, body: bytes, state: State, tmp_path: Path
) -> None:
    """Who may not ask posts it; what cannot be used has failed; an odd answer waits."""
    with linkedin(PERSON_URN) as (_, peer):
        peer.media = "video"
        fates = {f"_{number}": instead(status, body) for number in (5, 6, 7)}
        if status != 500:
            fates = {"_5": fates["_5"]}
        peer.proxy.begin(**fates)

        assert state is runs(peer, tmp_path, message(peer, "See.", media=True)).run().state


def test_a_document_has_the_posts_title(tmp_path: Path) -> None:
    """It is sent as a picture is."""
    with linkedin() as (fake, peer):
        runs(peer, tmp_path, files(peer, "Read.", "a/a.pdf")).until_settled()

        content = fake.posted[0]["content"]["media"]
        assert ("A lamp", True) == (content["title"], content["id"].startswith("urn:li:document:"))


@pytest.mark.parametrize(
    "paths", [("a/a.jpg", "a/b.pdf"), tuple(f"a/{number:02}.jpg" for number in range(21))]
)
def test_what_cannot_be_one_post_is_refused(paths: tuple[str, ...], tmp_path: Path) -> None:
    """Before anything is sent."""
    with linkedin() as (_, peer):
        record = runs(peer, tmp_path, files(peer, "Look.", *paths)).run()

        assert (State.FAILED, []) == (record.state, peer.proxy.asked)


def test_a_picture_that_linkedin_does_not_take_is_refused(tmp_path: Path) -> None:
    """Before anything is sent."""
    with linkedin() as (_, peer):
        record = runs(peer, tmp_path, files(peer, "Look.", "a/a.svg")).run()

        assert "does not take image/svg+xml" in record.reason
        assert [] == peer.proxy.asked


def test_a_thread_is_refused(tmp_path: Path) -> None:
    """LinkedIn has none."""
    with linkedin() as (_, peer):
        record = runs(peer, tmp_path, message(peer, "One.", "Two.")).run()

        assert (State.FAILED, []) == (record.state, peer.proxy.asked)


def test_a_link_gets_a_card_with_the_posts_title(tmp_path: Path) -> None:
    """LinkedIn looks nothing up; pictures take its place."""
    with linkedin() as (fake, peer):
        link = "https://lentera.example/repair"
        runs(peer, tmp_path, message(peer, "One.", link=link)).until_settled()
        runs(peer, tmp_path, {**files(peer, "Two.", "a/a.jpg"), "link": link}, "b").until_settled()

        assert {"article": {"source": link, "title": "A lamp"}} == fake.posted[0]["content"]
        assert ["media"] == list(fake.posted[1]["content"])


def test_the_first_comment_stands_below_a_pages_post(tmp_path: Path) -> None:
    """As it is written: a comment is no text of the posts' format."""
    with linkedin() as (_, peer):
        payload = message(peer, "One.", first_comment="More (here).")
        record = runs(peer, tmp_path, payload).until_settled()

        post, comment = peer.posts()
        assert (post.id, "More (here).") == (comment.parent, comment.text)
        assert [post.id, comment.id] == [one.remote_id for one in record.receipts]


@pytest.mark.parametrize("number", [1, 2])
def test_a_lost_comment_is_not_written_twice(number: int, tmp_path: Path) -> None:
    """The page reads its own comments."""
    with linkedin() as (_, peer):
        peer.proxy.begin(**{f"_{number}": lose})
        payload = message(peer, "One.", first_comment="More.")
        record = runs(peer, tmp_path, payload).until_settled()

        assert (State.PUBLISHED, 2) == (record.state, len(peer.posts()))


def test_a_new_post_cannot_be_commented_on_at_once(tmp_path: Path) -> None:
    """The run tries again after a moment."""
    with linkedin() as (_, peer):
        peer.proxy.begin(_2=instead(404))
        payload = message(peer, "One.", first_comment="More.")

        assert State.PUBLISHED is runs(peer, tmp_path, payload).run().state
        assert 2 == len(peer.posts())


def test_a_comment_without_a_name_is_looked_for(tmp_path: Path) -> None:
    """Until LinkedIn tells its name."""
    with linkedin() as (fake, peer):
        payload = message(peer, "One.", first_comment="More.")
        publisher = runs(peer, tmp_path, payload)
        record = publisher.until_settled()
        sought = replace(record, receipts=record.receipts[:1])
        assert Sent(record.receipts[1]) == _undated(publisher.adapter.look(sought), record)
        fake.comments.insert(0, {**fake.comments[0], "actor": "urn:li:person:somebody"})
        assert Sent(record.receipts[1]) == _undated(publisher.adapter.look(sought), record)
        del fake.comments[0]
        fake.comments[0].pop("commentUrn")
        assert isinstance(publisher.adapter.look(sought), Ambiguous)
        peer.proxy.begin(_1=instead(403))
        assert isinstance(publisher.adapter.look(sought), Ambiguous)
        fake.comments.clear()
        assert Absent() == publisher.adapter.look(sought)
        peer.proxy.begin(_1=instead(200))
        assert isinstance(publisher.adapter.send(sought), Ambiguous)


def _undated(outcome: object, record: Record) -> object:
    """Return a receipt with the time of the run that made it."""
    assert isinstance(outcome, Sent)
    return Sent(replace(outcome.receipt, at=record.receipts[1].at))


def test_a_post_is_found_among_many(tmp_path: Path) -> None:
    """By what people read, page by page, back to when it was sent first."""
    with linkedin() as (fake, peer):
        publisher = runs(peer, tmp_path, message(peer, "Bring (it) #lamp."))
        record = replace(publisher.until_settled(), receipts=())
        fake.posted[0]["commentary"] = r"Bring  \(it\) {hashtag|\#|lamp}."
        newer = [
            {**fake.posted[0], "id": f"urn:li:share:{at}", "commentary": "x"} for at in range(140)
        ]
        fake.posted += newer
        assert isinstance(publisher.adapter.look(record), Sent)
        fake.posted += newer
        assert isinstance(publisher.adapter.look(record), Ambiguous)
        old = {**newer[0], "createdAt": 1000}
        fake.posted = [dict(old) for _ in range(120)]
        peer.proxy.begin()
        assert Absent() == publisher.adapter.look(record)
        assert 1 == len(peer.proxy.asked)


def test_an_old_post_with_the_same_words_is_another_one(tmp_path: Path) -> None:
    """One without a date is taken for ours, and one without its picture is not."""
    with linkedin() as (fake, peer):
        publisher = runs(peer, tmp_path, files(peer, "Look.", "a/a.jpg"))
        record = replace(publisher.until_settled(), receipts=())
        fake.posted[0]["createdAt"] = 1000
        assert Absent() == publisher.adapter.look(record)
        peer.proxy.begin(_1=instead(403))
        assert isinstance(publisher.adapter.look(record), Ambiguous)
        del fake.posted[0]["createdAt"]
        assert isinstance(publisher.adapter.look(record), Sent)
        del fake.posted[0]["content"]
        assert Absent() == publisher.adapter.look(record)


def test_a_duplicate_is_a_question_where_it_may_be_our_own(tmp_path: Path) -> None:
    """On the first attempt it is a refusal."""
    with linkedin() as (fake, peer):
        fake.posted.append({"id": "urn:li:share:1", "commentary": "One.", "createdAt": 1000})
        publisher = runs(peer, tmp_path, message(peer, "One."))
        record = publisher.run()
        assert State.FAILED is record.state
        assert "DUPLICATE_POST" in record.reason

        again = replace(record, attempt=2)
        assert isinstance(publisher.adapter.send(again), Ambiguous)


def test_an_edit_is_checked_where_it_can_be(tmp_path: Path) -> None:
    """The interface is known to take an edit and to do nothing."""
    with linkedin() as (fake, peer):
        payload = message(peer, "One.", first_comment="More.")
        record = runs(peer, tmp_path, payload).until_settled()
        changed = replace(record, payload={**payload, "parts": ["Two (2)."]})
        subject = subject_of(peer, tmp_path)

        assert isinstance(subject.edit(changed), Sent)
        assert "Two (2)." == peer.posts()[0].text
        fake.posted[0]["commentary"] = "One."
        peer.proxy.begin(_1=instead(204, b""))
        assert isinstance(subject.edit(changed), Ambiguous)
        peer.proxy.begin(_1=instead(404))
        assert isinstance(subject.edit(changed), Refused)
        peer.proxy.begin(_2=instead(404))
        assert isinstance(subject.edit(changed), Refused)


def test_a_persons_edit_cannot_be_checked(tmp_path: Path) -> None:
    """Nobody may read a person's posts."""
    with linkedin(PERSON_URN) as (_, peer):
        record = runs(peer, tmp_path, message(peer, "One.")).until_settled()
        changed = replace(record, payload={**record.payload, "parts": ["Two."]})

        peer.proxy.begin()
        assert isinstance(subject_of(peer, tmp_path).edit(changed), Sent)
        assert 1 == len(peer.proxy.asked)


def test_a_version_that_has_ended_says_what_to_do(tmp_path: Path) -> None:
    """Nothing on the channel works until Masthead is updated; the delivery is kept."""
    with linkedin() as (_, peer):
        peer.proxy.begin(_1=instead(426, b'{"code": "NONEXISTENT_VERSION"}'))
        record = runs(peer, tmp_path, message(peer, "One.")).run()

        assert State.CLAIMED is record.state
        assert f"the version {PIN.version}" in record.reason
        assert "update Masthead" in record.reason


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 12, 7), Health.GOOD),
        (date(2027, 7, 10), Health.SOON),
        (date(2027, 8, 1), Health.BAD),
    ],
)
def test_the_versions_end_is_told_before_it_comes(today: date, expected: Health) -> None:
    """The day is data."""
    assert expected is check_version(PIN, today).health


@pytest.mark.parametrize(
    ("days", "expected"), [(50, Health.GOOD), (10, Health.SOON), (-1, Health.BAD)]
)
def test_the_tokens_last_day_is_told_by_linkedin(
    days: int, expected: Health, tmp_path: Path
) -> None:
    """Where the app's id and secret are there to ask with."""
    with linkedin(**CLIENT) as (fake, peer):
        fake.expires = fake.clock() + days * 86400
        checks = {check.what: check for check in subject_of(peer, tmp_path).examine()}

        assert expected is checks["expiry"].health
        assert checks["expiry"].until is not None


def test_without_the_apps_secret_the_last_day_is_not_known(tmp_path: Path) -> None:
    """The check says what it would take."""
    with linkedin(PERSON_URN) as (_, peer):
        token, expiry = subject_of(peer, tmp_path).examine()

        assert ("Sari", Health.GOOD) == (token.said, token.health)
        assert Health.UNKNOWN is expiry.health
        assert "client_secret" in expiry.step


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"active": False, "status": "revoked"}, ("expiry", Health.BAD, "the token is revoked")),
        ({"active": False}, ("expiry", Health.BAD, "the token is over")),
        (
            {"active": True, "scope": "w_organization_social"},
            ("rights", Health.BAD, "the token lacks r_organization_social"),
        ),
        (
            {
                "active": True,
                "expires_at": "soon",
                "scope": "w_organization_social r_organization_social",
            },
            ("expiry", Health.UNKNOWN, "LinkedIn does not tell the token's last day"),
        ),
    ],
)
def test_what_linkedin_says_of_a_token(
    answer: Mapping[str, object], expected: tuple[object, ...], tmp_path: Path
) -> None:
    """Each with what it means."""
    with linkedin(**CLIENT) as (_, peer):
        peer.proxy.begin(_2=instead(200, json.dumps(answer).encode()))
        *_, check = subject_of(peer, tmp_path).examine()

        assert expected == (check.what, check.health, check.said)


def test_a_refused_question_about_a_token_leaves_it_unknown(tmp_path: Path) -> None:
    """The secrets that it was asked with show nowhere."""
    with linkedin(**CLIENT) as (_, peer):
        said = f"bad {CLIENT['client_secret']} {TOKEN}".encode()
        peer.proxy.begin(_2=instead(401, said))
        *_, check = subject_of(peer, tmp_path).examine()

        assert Health.UNKNOWN is check.health
        assert CLIENT["client_secret"] not in check.said
        assert TOKEN not in check.said


def test_a_token_of_another_person_is_bad(tmp_path: Path) -> None:
    """The check names the id that would fit."""
    with linkedin(PERSON_URN) as (_, peer):
        peer.proxy.begin(_1=instead(200, b'{"sub": "other"}'))
        (check,) = subject_of(peer, tmp_path).examine()

        expected = Check(
            "token",
            Health.BAD,
            "the token is that of the person other",
            "write this id under `account`",
        )
        assert expected == check


@pytest.mark.parametrize(
    ("owner", "account"), [(PAGE_URN, "lentera"), (PAGE_URN, ""), (PERSON_URN, "a/b")]
)
def test_an_account_that_is_none_is_told(owner: str, account: str, tmp_path: Path) -> None:
    """A page has a number, a person an id."""
    with linkedin(owner) as (_, peer):
        peer.page = {"account": account}

        assert "`account`" in subject_of(peer, tmp_path).obstacle()
    assert NUMBER
    assert PERSON


@pytest.mark.parametrize(
    ("number", "fate"),
    [
        (1, instead(200, b'{"value": {"uploadUrl": "https://evil.example/x"}}')),
        (1, instead(400)),
        (2, instead(400, b"no signed-image-0")),
    ],
)
def test_an_upload_that_fails_publishes_nothing(number: int, fate: Any, tmp_path: Path) -> None:
    """A foreign address gets no file and no token; a signed one shows nowhere."""
    with linkedin() as (_, peer):
        peer.proxy.begin(**{f"_{number}": fate})
        record = runs(peer, tmp_path, message(peer, "Look.", media=True)).run()

        assert (State.FAILED, []) == (record.state, peer.posts())
        assert "signed-image" not in record.reason


def test_a_nameless_upload_is_tried_again(tmp_path: Path) -> None:
    """Nothing was published."""
    with linkedin() as (fake, peer):
        body = json.dumps({"value": {"uploadUrl": f"{peer.proxy.url}/upload/image-0"}}).encode()
        fake.files["image-0"] = {"urn": "", "content": b"", "kind": "images", "done": False}
        peer.proxy.begin(_1=instead(200, body))

        assert State.PUBLISHED is runs(peer, tmp_path, message(peer, "L.", media=True)).run().state


@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_film_that_cannot_be_sent_publishes_nothing(number: int, tmp_path: Path) -> None:
    """Whichever step is refused."""
    with linkedin() as (_, peer):
        peer.media = "video"
        peer.proxy.begin(**{f"_{number}": instead(400)})
        record = runs(peer, tmp_path, message(peer, "See.", media=True)).run()

        assert (State.FAILED, []) == (record.state, peer.posts())


def test_an_answer_without_an_id_is_looked_for(tmp_path: Path) -> None:
    """The post may be there."""
    with linkedin() as (_, peer):
        peer.proxy.begin(_1=instead(201, b""))
        publisher = runs(peer, tmp_path, message(peer, "One."))

        assert State.SENDING is publisher.run().state
        assert State.PUBLISHED is publisher.until_settled().state
        assert 1 == len(peer.posts())


def test_a_missing_medium_is_told(tmp_path: Path) -> None:
    """Before anything is asked."""
    with linkedin() as (_, peer):
        payload = message(peer, "Look.", media=True)
        payload["media"][0]["sha256"] = "0" * 64

        assert State.FAILED is runs(peer, tmp_path, payload).run().state
        assert [] == peer.proxy.asked


def test_a_refused_deletion_is_told(tmp_path: Path) -> None:
    """What is gone already is gone."""
    with linkedin() as (_, peer):
        record = runs(peer, tmp_path, message(peer, "One.")).until_settled()
        peer.proxy.begin(_1=instead(403), _2=instead(404))
        subject = subject_of(peer, tmp_path)

        assert isinstance(subject.retract(record), Refused)
        assert Absent() == subject.retract(record)


def test_missing_rights_close_the_channel(tmp_path: Path) -> None:
    """The delivery is given back, with what to look at."""
    with linkedin() as (_, peer):
        peer.proxy.begin(_1=instead(403, b'{"code": "ACCESS_DENIED"}'))
        record = runs(peer, tmp_path, message(peer, "One.")).run()

        assert State.CLAIMED is record.state
        assert "the token's rights" in record.reason
        assert "ACCESS_DENIED" in record.reason


def test_a_comment_that_is_not_allowed_has_failed(tmp_path: Path) -> None:
    """The post stays; a person writes the comment or drops it."""
    with linkedin() as (_, peer):
        peer.proxy.begin(_2=instead(403))
        record = runs(peer, tmp_path, message(peer, "One.", first_comment="More.")).run()

        assert (State.FAILED, 1) == (record.state, len(record.receipts))
