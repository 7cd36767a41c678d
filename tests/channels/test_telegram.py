"""What is special about Telegram: the token's place, groups of files, plain text, rights."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from channels.peering import adapter_of, message, runs
from channels.samples import CONTENTS, PATHS
from loopback import serve
from masthead.channels.base import carry_out
from masthead.channels.telegram import Telegram
from masthead.channels.telegram_words import judged, receipt, refusal
from masthead.channels.wire import Reply
from masthead.health import Health
from masthead.http import Answer
from masthead.protocol.effect import Look, Prepare
from masthead.protocol.outcome import Absent, Ambiguous, Refused, Sent
from masthead.record import Receipt, Record, State
from servers.lossy import instead, lose, lossy
from servers.peer import Clock, Peer
from servers.telegram import CHAT, TOKEN, FakeTelegram


@contextmanager
def telegram(**settings: str) -> Iterator[tuple[FakeTelegram, Peer]]:
    """Run a Telegram whose inside the test sees; at the end nothing broke its contract."""
    clock = Clock()
    fake = FakeTelegram(clock)
    with serve(fake.answer) as service, lossy(service.url) as proxy:
        page = {"account": CHAT, "settings": settings}
        secrets = {"token": TOKEN}
        yield (
            fake,
            Peer("telegram", proxy, fake.posts, page, secrets, fake.breaches, clock),
        )
        assert [] == fake.breaches


def bot(peer: Peer, root: Path, **secrets: str) -> Telegram:
    """Return the adapter."""
    made = adapter_of(peer, root, **secrets)
    assert isinstance(made, Telegram)
    return made


def pictured(peer: Peer, text: str, *paths: str, kind: str = "image") -> dict[str, Any]:
    """Return a message with files of some names, all with the same bytes."""
    whole = message(peer, text, media=True)
    (one,) = whole["media"]
    if kind == "video":
        peer.media = "video"
        (one,) = message(peer, text, media=True)["media"]
    return {**whole, "media": [{**one, "path": path} for path in paths]}


def test_a_group_of_pictures_is_one_post(tmp_path: Path) -> None:
    """One request, the text below the first; all of its messages are in the receipt."""
    with telegram() as (fake, peer):
        payload = pictured(peer, "Look.", "content/media/a.jpg", "content/media/b.jpg")
        record = runs(peer, tmp_path, payload).until_settled()

        assert [("Look.", ("", ""))] == [(post.text, post.media) for post in peer.posts()]
        assert ["POST"] == [line.split()[0] for line in peer.proxy.asked]
        ids = [str(one["message_id"]) for one in fake.messages]
        assert ids == record.remote_id.split()
        assert f"https://t.me/lentera/{ids[0]}" == record.url
        assert Absent() == bot(peer, tmp_path).retract(record)
        assert [] == fake.messages


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("content/media/a.jpg", "sendPhoto"),
        ("content/media/a.pdf", "sendDocument"),
        ("content/media/a.mp3", "sendAudio"),
    ],
)
def test_each_type_has_its_method(path: str, method: str, tmp_path: Path) -> None:
    """By the ending of its name."""
    with telegram() as (_, peer):
        runs(peer, tmp_path, pictured(peer, "", path)).until_settled()

        assert [f"POST /bot{TOKEN}/{method}"] == peer.proxy.asked


def test_a_film_is_sent_as_one(tmp_path: Path) -> None:
    """With its text."""
    with telegram() as (_, peer):
        payload = pictured(peer, "See.", PATHS["video"], kind="video")
        runs(peer, tmp_path, payload).until_settled()

        assert [f"POST /bot{TOKEN}/sendVideo"] == peer.proxy.asked
        assert CONTENTS["video"] in peer.proxy.seen[0].body


def test_what_does_not_go_together_is_refused(tmp_path: Path) -> None:
    """Before anything is sent."""
    with telegram() as (_, peer):
        payload = pictured(peer, "Look.", "content/media/a.jpg", "content/media/b.pdf")
        record = runs(peer, tmp_path, payload).run()

        assert (State.FAILED, []) == (record.state, peer.proxy.asked)
        assert "document, photo" in record.reason


def test_an_answer_refers_to_the_first_of_a_group(tmp_path: Path) -> None:
    """The first comment is an answer in the channel as well."""
    with telegram() as (_, peer):
        payload = pictured(peer, "Look.", "content/media/a.jpg", "content/media/b.jpg")
        payload["first_comment"] = "More."
        record = runs(peer, tmp_path, payload).until_settled()

        first, second = peer.posts()
        assert (first.id, "More.") == (second.parent, second.text)
        assert 2 == len(record.receipts)


def test_the_page_decides_on_previews_and_sound(tmp_path: Path) -> None:
    """Both are as Telegram does them where the page says nothing."""
    with telegram(previews="hide", sound="silent") as (_, peer):
        runs(peer, tmp_path, message(peer, "https://a.example")).until_settled()

        said = json.loads(peer.proxy.seen[0].body)
        assert {"is_disabled": True} == said["link_preview_options"]
        assert said["disable_notification"] is True
        assert "parse_mode" not in said
    with telegram(previews="show", sound="ring") as (_, peer):
        runs(peer, tmp_path, message(peer, "One.")).until_settled()

        assert {"chat_id", "text"} == set(json.loads(peer.proxy.seen[0].body))


def test_a_silent_post_with_a_file_is_silent(tmp_path: Path) -> None:
    """In a form as in JSON."""
    with telegram(sound="silent") as (_, peer):
        runs(peer, tmp_path, message(peer, "Look.", media=True)).until_settled()

        assert b'name="disable_notification"\r\n\r\ntrue' in peer.proxy.seen[0].body


def test_a_lost_answer_is_for_a_person(tmp_path: Path) -> None:
    """A bot cannot read what it wrote; another run does not send it again."""
    with telegram() as (_, peer):
        peer.proxy.begin(_1=lose)
        publisher = runs(peer, tmp_path, message(peer, "One."))

        assert State.UNKNOWN is publisher.until_settled().state
        assert 1 == len(peer.posts())
        assert isinstance(
            carry_out(publisher.adapter, Look(Record("a", "b", State.SENDING))), Ambiguous
        )
        assert isinstance(
            carry_out(publisher.adapter, Prepare(Record("a", "b", State.SENDING))), Refused
        )


@pytest.mark.parametrize("token", ["no-token", "12:34/../getMe", "12:3 4"])
def test_what_is_no_token_is_put_into_no_address(token: str, tmp_path: Path) -> None:
    """It is told, without its value."""
    with telegram() as (_, peer):
        subject = bot(peer, tmp_path, token=token)

        assert "V_TOKEN does not hold a bot's token" in subject.obstacle()
        assert token not in subject.obstacle()


def test_a_page_without_a_channel_is_told_so(tmp_path: Path) -> None:
    """By its name or its number, not by its address."""
    with telegram() as (_, peer):
        peer.page = {"account": "https://t.me/lentera"}

        assert "`account`" in bot(peer, tmp_path).obstacle()


@pytest.mark.parametrize("status", [401, 404, 500])
def test_the_token_shows_nowhere(status: int, tmp_path: Path) -> None:
    """Not in whole, and not the part that is secret."""
    with telegram() as (_, peer):
        body = f'{{"ok": false, "description": "no /bot{TOKEN} {TOKEN[5:]}"}}'.encode()
        peer.proxy.begin(_1=instead(status, body))
        record = runs(peer, tmp_path, message(peer, "One.")).run()

        assert record.reason
        assert TOKEN[5:] not in record.reason


@pytest.mark.parametrize(
    "said",
    ["Bad Request: chat not found", "Forbidden: bot was kicked from the channel chat"],
)
def test_a_channel_that_is_shut_is_left_alone(said: str, tmp_path: Path) -> None:
    """The delivery is given back, with the next step."""
    with telegram() as (_, peer):
        body = json.dumps({"ok": False, "error_code": 403, "description": said}).encode()
        peer.proxy.begin(_1=instead(403, body))
        record = runs(peer, tmp_path, message(peer, "One.")).run()

        assert State.CLAIMED is record.state
        assert said in record.reason


def test_an_edit_changes_texts_and_captions(tmp_path: Path) -> None:
    """What is the same already is no fault."""
    with telegram() as (_, peer):
        payload = {**message(peer, "One.", "Two."), **message(peer, "One.", "Two.", media=True)}
        record = runs(peer, tmp_path, payload).until_settled()
        changed = {**payload, "parts": ["1", "Two."]}
        subject = bot(peer, tmp_path)

        assert isinstance(subject.edit(replace(record, payload=changed)), Sent)
        assert ["1", "Two."] == [post.text for post in peer.posts()]
        fewer = replace(record, payload={**payload, "parts": ["1"]})
        assert isinstance(subject.edit(fewer), Refused)
        peer.proxy.begin(_1=instead(400))
        assert isinstance(subject.edit(replace(record, payload=changed)), Refused)


def test_a_post_that_may_not_be_deleted_any_more_is_told(tmp_path: Path) -> None:
    """With Telegram's reason."""
    with telegram() as (_, peer):
        record = runs(peer, tmp_path, message(peer, "One.")).until_settled()
        body = b'{"ok": false, "error_code": 400, "description": "message can\'t be deleted"}'
        peer.proxy.begin(_1=instead(400, body))

        outcome = bot(peer, tmp_path).retract(record)
        assert Refused("Telegram refused (400): message can't be deleted") == outcome


@pytest.mark.parametrize(
    ("member", "chat", "expected"),
    [
        ({"status": "left"}, "channel", Health.BAD),
        ({"status": "administrator", "can_post_messages": True}, "channel", Health.UNKNOWN),
        ({"status": "member"}, "supergroup", Health.GOOD),
        ({"status": "restricted"}, "supergroup", Health.BAD),
    ],
)
def test_what_the_bot_may_do_is_examined(
    member: dict[str, Any], chat: str, expected: Health, tmp_path: Path
) -> None:
    """Without the right to post nothing works; the others are for later."""
    with telegram() as (fake, peer):
        fake.member, fake.chat["type"] = member, chat
        *_, check = bot(peer, tmp_path).examine()

        assert ("rights", expected) == (check.what, check.health)


def test_an_unknown_channel_is_examined_no_further(tmp_path: Path) -> None:
    """And one whose members are not told is bad."""
    with telegram() as (_, peer):
        subject = bot(peer, tmp_path)
        peer.proxy.begin(_2=instead(400))
        assert [Health.GOOD, Health.BAD] == [check.health for check in subject.examine()]
        peer.proxy.begin(_3=instead(400))
        *_, check = subject.examine()

        assert ("rights", Health.BAD) == (check.what, check.health)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"ok": True}, None),
        ({}, Ambiguous("Telegram answered without saying whether it worked")),
        (
            {"ok": False, "error_code": 400, "description": "no"},
            Refused("Telegram refused (400): no"),
        ),
    ],
)
def test_an_answer_of_200_is_judged(body: object, expected: object) -> None:
    """By its `ok`."""
    assert expected == judged(Reply(body))


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (502, b'{"ok": false}', None),
        (408, b'{"ok": false}', None),
        (400, b"<html>", None),
        (400, b"[]", None),
        (400, b"[" * 100_000, None),
        (400, b'{"ok": false}', Refused("Telegram refused (400): ")),
        (
            429,
            b'{"ok": false, "error_code": 429, "parameters": {"retry_after": 5}}',
            Refused("Telegram refused (429): ", retryable=True, retry_after=5.0),
        ),
        (
            429,
            b'{"ok": false, "error_code": 429, "parameters": {"retry_after": -5}}',
            Refused("Telegram refused (429): ", retryable=True),
        ),
    ],
)
def test_a_refusal_is_read_from_its_body(status: int, body: bytes, expected: object) -> None:
    """A body that says nothing leaves it to the status."""
    assert expected == refusal(Answer(status, {}, body))


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (None, Ambiguous("Telegram answered without the message's id")),
        ({"message_id": 7}, Sent(Receipt("7"))),
        (
            {"message_id": 7, "chat": {"id": -1001234}},
            Sent(Receipt("7", "https://t.me/c/1234/7")),
        ),
    ],
)
def test_a_receipt_has_an_address_where_there_is_one(result: object, expected: object) -> None:
    """A private channel's works for its members."""
    assert expected == receipt(Reply({"ok": True, "result": result}))


def test_a_missing_medium_is_told(tmp_path: Path) -> None:
    """Before anything is asked."""
    with telegram() as (_, peer):
        payload = message(peer, "Look.", media=True)
        payload["media"][0]["sha256"] = "0" * 64

        assert State.FAILED is runs(peer, tmp_path, payload).run().state
        assert [] == peer.proxy.asked
