"""What is special about X: signatures, money, addresses, duplicates, files in pieces."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.peering import adapter_of, message, runs
from masthead.channels import x as channel_x
from masthead.channels.base import carry_out
from masthead.channels.outgoing import Medium
from masthead.channels.wire import Reply
from masthead.channels.x import X
from masthead.channels.x import uploads as uploading
from masthead.channels.x.finding import same
from masthead.channels.x.signing import Keys, authorization
from masthead.compose.addresses import shortened_addresses
from masthead.health import Health
from masthead.protocol.effect import Prepare
from masthead.protocol.outcome import Absent, Ambiguous, Refused, Sent
from masthead.record import Receipt, Record, State
from servers import x
from servers.lossy import instead, lose
from servers.peer import Peer
from servers.x import FakeX, _shortened

LINK = "See https://lentera.example/repair?a=1&b=2 and lentera.com/lamps."


@contextmanager
def service() -> Iterator[tuple[FakeX, Peer]]:
    """Run an X; at the end nothing broke its contract."""
    with x.inside() as (fake, peer):
        yield fake, peer
        assert [] == fake.breaches


def account(peer: Peer, root: Path, **secrets: str) -> X:
    """Return the adapter."""
    made = adapter_of(peer, root, **secrets)
    assert isinstance(made, X)
    return made


def sending(peer: Peer, **fields: Any) -> Record:
    """Return a delivery that may have been sent."""
    at = peer.clock()
    base = Record("lamp", "outbox", State.SENDING, first_sent=at, payload=message(peer, "A lamp."))
    return replace(base, **fields)


def test_a_signature_is_that_of_the_standard() -> None:
    """The example that X's own pages show (docs.x.com, "Creating a signature")."""
    keys = Keys(
        "xvz1evFS4wEEPTGEFPHBog",
        "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw",
        "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",
        "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE",
    )
    address = (
        "https://api.twitter.com/1.1/statuses/update.json?include_entities=true"
        "&status=Hello%20Ladies%20%2B%20Gentlemen%2C%20a%20signed%20OAuth%20request%21"
    )
    nonce = "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg"

    header = authorization(keys, "POST", address, 1_318_622_958.9, nonce)

    assert 'oauth_signature="hCtSmYh%2BiHYCEqBWrE7C7hYmtUk%3D"' in header
    assert keys.key_secret not in header
    assert keys.token_secret not in header


def test_a_clock_that_is_wrong_is_said(tmp_path: Path) -> None:
    """X refuses the signature; nothing is posted, and the reason names the clock."""
    with service() as (fake, peer):
        made = account(peer, tmp_path)
        late = replace(made, x=replace(made.x, clock=lambda: peer.clock() - 3600))
        outcome = late.send(sending(peer))

    assert isinstance(outcome, Refused)
    assert outcome.credentials
    assert outcome.reason.startswith("the keys do not fit, or this machine's clock is wrong; X ans")
    assert [] == fake.listed


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (402, b'{"title": "CreditsDepleted"}', "X wants to be paid"),
        (403, b'{"type": ".../oauth1-permissions"}', "the app may not write"),
    ],
)
def test_what_only_a_person_can_mend_waits(
    status: int, body: bytes, words: str, tmp_path: Path
) -> None:
    """Nothing else is tried on the channel; the delivery stays."""
    with service() as (fake, peer):
        peer.proxy.begin(_1=instead(status, body))
        record = runs(peer, tmp_path, message(peer, "A lamp.")).run()

    assert (State.CLAIMED, []) == (record.state, fake.listed)
    assert record.reason.startswith(words)


def test_a_limit_says_until_when(tmp_path: Path) -> None:
    """By a header of X's own."""
    with service() as (_, peer):
        reset = {"x-rate-limit-reset": str(int(peer.clock()) + 90)}
        peer.proxy.begin(_1=instead(429, b"{}", reset))
        outcome = account(peer, tmp_path).send(sending(peer))

    assert isinstance(outcome, Refused)
    assert (True, 90.0) == (outcome.retryable, outcome.retry_after)


def test_a_repeat_that_x_refuses_may_be_our_own(tmp_path: Path) -> None:
    """On the first attempt it is another post's text, and final."""
    with service() as (_, peer):
        made = account(peer, tmp_path)
        made.send(sending(peer))
        first, second = made.send(sending(peer)), made.send(sending(peer, attempt=2))

    assert isinstance(first, Refused)
    assert not first.retryable
    assert isinstance(second, Ambiguous)


def test_an_address_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """Though X shows others, a post with a lost answer is found by its text."""
    with service() as (fake, peer):
        peer.proxy.begin(_1=lose)
        record = runs(peer, tmp_path, message(peer, LINK)).until_settled()

    assert (State.PUBLISHED, [LINK]) == (record.state, [one["wrote"] for one in fake.listed])
    assert f"https://x.com/{x.NAME}/status/{fake.listed[0]['id']}" == record.url


def test_what_never_arrived_is_sent_again(tmp_path: Path) -> None:
    """The account does not have it: one post in the end."""
    with service() as (fake, peer):
        peer.proxy.begin(_1=instead(502))
        record = runs(peer, tmp_path, message(peer, "A lamp.")).until_settled()

    assert (State.PUBLISHED, 1) == (record.state, len(fake.listed))


def test_the_same_words_in_an_answer_are_another_post(tmp_path: Path) -> None:
    """And in another thread, where X says which one a post belongs to."""
    with service() as (fake, peer):
        made = account(peer, tmp_path)
        runs(peer, tmp_path, message(peer, "One.", "A lamp.")).until_settled()
        peer.clock.now += 60
        begun = sending(peer, first_sent=peer.clock() - 120)
        other = made.look(begun)
        second = replace(begun, payload=message(peer, "One.", "A lamp."))
        apart = made.look(replace(second, receipts=(Receipt("12"),)))
        whole = made.look(replace(second, receipts=(Receipt(fake.listed[0]["id"]),)))

    assert [Absent, Absent] == [type(other), type(apart)]
    assert isinstance(whole, Sent)


def test_a_picture_needs_no_words(tmp_path: Path) -> None:
    """A post of media alone."""
    with service() as (fake, peer):
        runs(peer, tmp_path, message(peer, "", media=True)).until_settled()

    assert [("", 1)] == [(one["wrote"], len(one["media"])) for one in fake.listed]


def test_a_look_asks_page_after_page(tmp_path: Path) -> None:
    """As far as the first request; what lies further back is not looked at."""
    with service() as (fake, peer):
        made, at = account(peer, tmp_path), peer.clock()
        for number in range(45):
            made.send(sending(peer, payload=message(peer, f"Number {number}.")))
        peer.clock.now += 60
        asked = replace(sending(peer, first_sent=at), payload=message(peer, "Number 3."))
        found, fake.listed = made.look(asked), fake.listed * 4
        lost = made.look(replace(asked, payload=message(peer, "Number 99.")))

    assert isinstance(found, Sent)
    assert fake.listed[3]["id"] == found.receipt.remote_id
    assert isinstance(lost, Ambiguous)


def test_a_look_that_fails_tells_nothing(tmp_path: Path) -> None:
    """Nobody knows then."""
    with service() as (_, peer):
        peer.proxy.begin(_1=instead(503))
        assert isinstance(account(peer, tmp_path).look(sending(peer)), Ambiguous)


@pytest.mark.parametrize(
    ("post", "expected"),
    [
        ({"text": "A lamp &amp; a table"}, True),
        ({"text": "@lentera A lamp &amp; a table"}, True),
        ({"text": "A lamp &amp; a table https://t.co/abc"}, True),
        ({"text": "short", "note_post": {"text": "A lamp & a table"}}, True),
        ({"text": "short", "note_tweet": {"text": "A lamp & a table"}}, True),
        ({"text": "A lamp"}, False),
    ],
)
def test_a_text_is_known_again(post: dict[str, Any], expected: bool) -> None:
    """With the address of its medium, the name that it answers, whole where it is long."""
    assert expected is same("A lamp & a table", Reply(post), media=True)


def test_an_address_that_x_does_not_explain_is_any(tmp_path: Path) -> None:
    """Where the fields that tell it are missing."""
    assert same(
        "See https://a.example/b now", Reply({"text": "See https://t.co/x now"}), media=False
    )
    entities = {"urls": [{"url": "https://t.co/x", "expanded_url": "https://c.example/"}]}
    other = Reply({"text": "See https://t.co/x now", "entities": entities})
    assert not same("See https://a.example/b now", other, media=False)
    assert same("See https://c.example now", other, media=False)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00@"), max_size=60))
def test_what_x_shows_of_any_text_is_known_again(text: str) -> None:
    """With two addresses in it."""
    whole = f"{text} https://lentera.example/a?b=c {text} lentera.com"
    shown, urls = _shortened(whole, "1234567890")

    assert same(whole, Reply({"text": shown, "entities": {"urls": urls}}), media=False)
    assert 2 <= len(list(shortened_addresses(whole)))


def film(number: int = 0) -> Medium:
    """Return a film of some bytes."""
    return Medium(f"content/media/{number}.mp4", "video/mp4", bytes(10) + bytes([number]), "")


def test_a_film_is_sent_in_pieces_and_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is sent once, and posted when X is done with it."""
    monkeypatch.setattr(uploading, "PIECE", 4)
    with service() as (fake, peer):
        fake.working = 1
        files = account(peer, tmp_path).uploads
        first, second = files.send([film()]), files.send([film()])

    assert isinstance(first, Refused)
    assert (True, 1.0) == (first.retryable, first.retry_after)
    assert list(fake.files) == second
    assert 3 == len(fake.files[second[0]]["pieces"])


def test_a_film_that_x_cannot_use_has_failed(tmp_path: Path) -> None:
    """Trying again does not help."""
    with service() as (_, peer):
        said = b'{"data": {"id": "1", "processing_info": {"state": "failed"}}}'
        peer.proxy.begin(_4=instead(200, said))
        outcome = account(peer, tmp_path).uploads.send([film()])

    assert Refused("X could not make use of the film") == outcome


def test_a_status_that_cannot_be_asked_is_asked_again(tmp_path: Path) -> None:
    """Nothing was posted."""
    with service() as (_, peer):
        peer.proxy.begin(_4=instead(503))
        outcome = account(peer, tmp_path).uploads.send([film()])

    assert isinstance(outcome, Refused)
    assert outcome.retryable


def test_films_stand_alone(tmp_path: Path) -> None:
    """X takes one, without pictures."""
    with service() as (_, peer):
        outcome = account(peer, tmp_path).uploads.send([film(), film(1)])

    assert Refused("X takes up to 4 pictures, or one film, or one GIF") == outcome


def test_a_file_without_a_name_is_not_posted(tmp_path: Path) -> None:
    """It is sent again later."""
    with service() as (_, peer):
        peer.proxy.begin(_1=instead(200, b'{"data": {}}'))
        outcome = account(peer, tmp_path).uploads.send([film()])

    assert Refused("X did not name the file", retryable=True) == outcome


def test_its_numbers_are_read(tmp_path: Path) -> None:
    """By X's own names; a refusal is one."""
    with service() as (_, peer):
        made = account(peer, tmp_path)
        record = runs(peer, tmp_path, message(peer, "A lamp.")).until_settled()
        found = made.metrics(record)
        peer.proxy.begin(_1=instead(403))
        refused = made.metrics(record)

    assert {"impression_count": 1, "like_count": 2}.items() <= dict(found).items()  # type: ignore[arg-type]
    assert isinstance(refused, Refused)


def test_it_is_said_whose_keys_they_are(tmp_path: Path) -> None:
    """With the number to write, and that there is no budget."""
    with service() as (_, peer):
        peer.page = {**peer.page, "account": "12"}
        who, budget = account(peer, tmp_path).examine()
        peer.page = {**peer.page, "account": x.ACCOUNT, "settings": {"budget": "5.00"}}
        (right,) = account(peer, tmp_path).examine()

    assert (Health.BAD, 'write `account: "2244994945"`, or take that account\'s keys') == (
        who.health,
        who.step,
    )
    assert (Health.UNKNOWN, Health.GOOD) == (budget.health, right.health)


def test_it_needs_a_number(tmp_path: Path) -> None:
    """The account's; and there is one step only."""
    with service() as (_, peer):
        peer.page = {"account": "lentera"}
        made = account(peer, tmp_path)

    assert made.obstacle().endswith("has no `account`, the account's number")
    assert isinstance(carry_out(made, Prepare(sending(peer))), Refused)


def test_an_answer_without_a_number_decides_nothing(tmp_path: Path) -> None:
    """And a deletion that is refused says so."""
    with service() as (_, peer):
        made = account(peer, tmp_path)
        peer.proxy.begin(_1=instead(201, b"{}"), _2=instead(403))
        sent = made.send(sending(peer))
        record = replace(sending(peer), receipts=(made._receipt("12").receipt,))  # type: ignore[union-attr]
        taken = made.retract(record)

    assert isinstance(sent, Ambiguous)
    assert isinstance(taken, Refused)


def test_a_price_is_dated() -> None:
    """And the secrets are those of the set-up."""
    assert set(channel_x.SECRETS) == {need.name for need in channel_x.SETUP.secrets}
