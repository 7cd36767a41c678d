"""What is special about VK: two keys, refusals with a status of 200, media by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.peering import adapter_of, described, message, runs
from masthead.channels.base import carry_out
from masthead.channels.vk import Vk
from masthead.channels.vk_answers import judged, same
from masthead.channels.wire import Reply
from masthead.health import Health
from masthead.protocol.effect import Prepare
from masthead.protocol.outcome import Absent, Ambiguous, Refused, Sent
from masthead.record import Plan, Record, State
from servers import vk
from servers.lossy import LOSSES, instead
from servers.peer import Peer
from servers.vk import GROUP, OWNER, FakeVk


@contextmanager
def service() -> Iterator[tuple[FakeVk, Peer]]:
    """Run a VK; at the end nothing broke its contract."""
    with vk.inside() as (fake, peer):
        yield fake, peer
        assert [] == fake.breaches


def community(peer: Peer, root: Path) -> Vk:
    """Return the adapter."""
    made = adapter_of(peer, root)
    assert isinstance(made, Vk)
    return made


def sending(peer: Peer, **more: Any) -> Record:
    """Return a delivery that may have been sent."""
    payload = message(peer, "A lamp.", **more)
    return Record("lamp", "outbox", State.SENDING, first_sent=peer.clock(), payload=payload)


def test_a_link_goes_along(tmp_path: Path) -> None:
    """VK makes a card of it where the page has a picture."""
    with service() as (fake, peer):
        link = "https://lentera.example/repair"
        record = runs(peer, tmp_path, message(peer, f"See {link}", link=link)).until_settled()

    assert [link] == [one["link"] for one in fake.wall]
    assert f"https://vk.com/wall-{GROUP}_10" == record.url


def test_what_has_media_is_a_bundle_for_a_person(tmp_path: Path) -> None:
    """A community's key cannot send photos; nothing is posted."""
    with service() as (fake, peer):
        payload = message(peer, "A lamp.", media=True) | {"media": [described("image")]}
        publisher = runs(peer, tmp_path, payload)
        record = publisher.until_settled()
        seen = publisher.adapter.look(record)

    assert (Plan.PERSON, [], Absent()) == (record.plan, fake.wall, seen)
    assert {"alt.txt", "checklist.md", "part-1.txt"} < {
        file.name for file in (tmp_path / record.handle).iterdir()
    }


def test_a_bundle_must_lie_in_the_hub(tmp_path: Path) -> None:
    """Where the outbox is a link out of it, nothing is written."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "hub" / "build").mkdir(parents=True)
    (tmp_path / "hub" / "build" / "outbox").symlink_to(tmp_path / "elsewhere")
    with service() as (_, peer):
        made = community(peer, tmp_path / "hub")
        record = sending(peer)
        record = replace(record, payload={**record.payload, "media": [described("image")]})
        outcome = made.send(record)

    assert isinstance(outcome, Refused)
    assert [] == list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize("how", sorted(LOSSES))
@pytest.mark.parametrize("number", [1, 2])
def test_a_first_comment_comes_once(
    how: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the name of the community, below the post, whichever answer is lost."""
    monkeypatch.setattr("masthead.http.WHOLE", 1.0)
    with service() as (fake, peer):
        peer.proxy.begin(**{f"_{number}": LOSSES[how]})
        payload = message(peer, "A lamp.", first_comment="And a table.")
        record = runs(peer, tmp_path, payload).until_settled()

    assert State.PUBLISHED is record.state
    assert (1, ["And a table."]) == (len(fake.wall), [one["text"] for one in fake.comments])
    assert (f"{OWNER}_500", f"https://vk.com/wall-{GROUP}_10?reply=500") == (
        record.receipts[1].remote_id,
        record.receipts[1].url,
    )


def test_a_look_goes_through_the_wall(tmp_path: Path) -> None:
    """Page after page, a pinned post notwithstanding, as far as there is time."""
    with service() as (fake, peer):
        made = community(peer, tmp_path)
        wanted = sending(peer)
        made.send(wanted)
        fake.wall += [{**fake.wall[0], "id": 100 + n, "text": "Other."} for n in range(150)]
        fake.wall.append({**fake.wall[0], "id": 999, "date": 5, "text": "Pinned.", "is_pinned": 1})
        found = made.look(wanted)
        fake.wall += [{**fake.wall[1], "id": 2000 + n} for n in range(500)]
        lost = made.look(wanted)
        old = [{**one, "date": 5} for one in fake.wall]
        fake.wall[:] = old
        absent = made.look(wanted)
        peer.proxy.begin(_1=instead(503))
        unknown = made.look(wanted)

    assert isinstance(found, Sent)
    assert f"-{GROUP}_10" == found.receipt.remote_id
    assert (Absent, Ambiguous, Ambiguous) == (type(absent), type(lost), type(unknown))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (1, Ambiguous("VK answered 1: Words.")),
        (5, Refused("VK answered 5: Words.", retryable=True, credentials=True)),
        (27, Refused("VK answered 27: Words.", retryable=True, credentials=True)),
        (1051, Refused("VK answered 1051: Words.", retryable=True, credentials=True)),
        (6, Refused("VK answered 6: Words.", retryable=True, retry_after=2.0)),
        (29, Refused("VK answered 29: Words.", retryable=True, retry_after=3600.0)),
        (100, Refused("VK answered 100: Words.")),
        (214, Refused("VK answered 214: Words.")),
        ("odd", Ambiguous("VK answered odd: Words.")),
    ],
)
def test_a_refusal_has_a_number(code: object, expected: Refused | Ambiguous) -> None:
    """With a status of 200; each number means something for the delivery."""
    assert expected == judged(Reply({"error": {"error_code": code, "error_msg": "Words."}}))


def test_a_captcha_is_for_a_person() -> None:
    """It is said so, and tried again an hour later."""
    found = judged(Reply({"error": {"error_code": 14, "error_msg": "Captcha needed"}}))

    assert isinstance(found, Refused)
    assert found.reason.startswith("VK wants a person to solve a captcha: post by hand, or wait")
    assert (True, 3600.0) == (found.retryable, found.retry_after)


def test_an_answer_says_one_or_the_other() -> None:
    """Neither response nor error is no answer."""
    assert Ambiguous("VK answered nothing") == judged(Reply({}))
    assert judged(Reply({"response": {}})) is None


@given(st.text(max_size=50))
def test_a_text_is_known_again(text: str) -> None:
    """However VK writes its signs."""
    from html import escape

    assert same(text, escape(text))
    assert not same(text, f"{text} and more")


def test_its_numbers_are_read(tmp_path: Path) -> None:
    """By the service key."""
    with service() as (_, peer):
        publisher = runs(peer, tmp_path, message(peer, "A lamp."))
        made, record = community(peer, tmp_path), publisher.until_settled()
        found = made.metrics(record)
        peer.proxy.begin(_1=instead(503))
        refused = made.metrics(record)

    assert {"views": 40, "likes": 3, "reposts": 0, "comments": 1} == found
    assert isinstance(refused, Refused)


def test_it_is_said_what_the_keys_lack(tmp_path: Path) -> None:
    """The right to the wall, or the right kind of key to read it."""
    with service() as (fake, peer):
        fake.rights = ("photos",)
        key, wall = community(peer, tmp_path).examine()
        peer.secrets = {**peer.secrets, "service": vk.TOKEN}
        other = list(community(peer, tmp_path).examine())[1]

    assert (Health.BAD, "make a key with the right `wall`") == (key.health, key.step)
    assert (Health.GOOD, Health.BAD) == (wall.health, other.health)


def test_it_needs_a_number_and_one_part(tmp_path: Path) -> None:
    """There are no threads on VK, and one step only."""
    with service() as (_, peer):
        record = runs(peer, tmp_path, message(peer, "One.", "Two.")).until_settled()
        peer.page = {"account": f"-{GROUP}"}
        made = community(peer, tmp_path)

    assert made.obstacle().endswith("the community's number without a minus")
    assert isinstance(carry_out(made, Prepare(sending(peer))), Refused)
    assert (State.FAILED, "VK has no threads: write one part, and a first comment") == (
        record.state,
        record.reason,
    )


def test_an_answer_without_a_number_decides_nothing(tmp_path: Path) -> None:
    """Of a post, and of a comment."""
    with service() as (_, peer):
        peer.proxy.begin(_1=instead(200, b'{"response": {}}'), _2=instead(200, b'{"response": 1}'))
        made = community(peer, tmp_path)
        receipts = (made._posted("7").receipt,)  # type: ignore[union-attr]
        comment = replace(sending(peer, first_comment="And."), receipts=receipts)
        found = [made.send(sending(peer)), made.send(comment)]

    assert [Ambiguous, Ambiguous] == [type(one) for one in found]
