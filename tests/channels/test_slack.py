"""What is special about Slack: unseen keys, files as messages, errors with a status of 200."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.parts import channel, record
from channels.peering import adapter_of, message, runs, tools_of
from channels.samples import CONTENTS
from loopback import serve
from masthead.channels.base import carry_out
from masthead.channels.outgoing import Medium
from masthead.channels.slack import Slack, make
from masthead.channels.slack.files import share
from masthead.channels.slack.words import block, escaped, judged, plain
from masthead.channels.wire import Reply, Wire
from masthead.health import Health
from masthead.http import Client
from masthead.protocol.effect import Prepare
from masthead.protocol.outcome import Absent, Ambiguous, Refused, Sent
from masthead.record import Receipt, Record, State
from servers.lossy import Lossy, instead, lossy
from servers.peer import Clock, Peer
from servers.slack import CHANNEL, SCOPES, TOKEN, FakeSlack


@contextmanager
def slack() -> Iterator[tuple[FakeSlack, Peer]]:
    """Run a Slack whose inside the test sees; at the end nothing broke its contract."""
    clock = Clock()
    fake = FakeSlack(clock)
    with serve(fake.answer) as service, lossy(service.url) as proxy:
        fake.url = proxy.url
        page = {"account": CHANNEL, "settings": {"workspace": "lentera"}}
        yield (
            fake,
            Peer("slack", proxy, fake.posts, page, {"token": TOKEN}, fake.breaches, clock),
        )
        assert [] == fake.breaches


def bot(peer: Peer, root: Path) -> Slack:
    """Return the adapter."""
    made = adapter_of(peer, root)
    assert isinstance(made, Slack)
    return made


def test_a_receipt_names_the_message_and_its_files(tmp_path: Path) -> None:
    """With the message's address, where the page names the workspace."""
    with slack() as (_, peer):
        record = runs(peer, tmp_path, message(peer, "Look.", media=True)).until_settled()

        (receipt,) = record.receipts
        stamp, file = receipt.remote_id.split()
        assert file.startswith("F")
        there = f"https://lentera.slack.com/archives/{CHANNEL}/p{stamp.replace('.', '')}"
        assert there == receipt.url


def test_files_that_show_late_are_found_by_a_later_run(tmp_path: Path) -> None:
    """They are not sent twice."""
    with slack() as (fake, peer):
        fake.late = 60.0
        publisher = runs(peer, tmp_path, message(peer, "Look.", media=True))
        assert State.SENDING is publisher.run().state

        assert State.PUBLISHED is publisher.until_settled().state
        assert 1 == len(fake.messages)


def test_a_share_without_the_blocks_id_is_found_by_its_text(tmp_path: Path) -> None:
    """By the same bot, with the same files; not one of another person."""
    with slack() as (fake, peer):
        publisher = runs(peer, tmp_path, message(peer, "Look & see.", media=True))
        record = publisher.until_settled()
        sought = replace(record, receipts=())
        fake.messages[0]["blocks"] = []
        fake.messages[0]["text"] = "Look  &amp; see."
        assert isinstance(publisher.adapter.look(sought), Sent)
        fake.messages[0]["user"] = "U0SOMEBODY"

        assert Absent() == publisher.adapter.look(sought)


def test_a_long_history_is_paged_through_and_then_given_up(tmp_path: Path) -> None:
    """Who cannot look at all of it does not say that a message is not there."""
    with slack() as (fake, peer):
        publisher = runs(peer, tmp_path, message(peer, "Bring it."))
        record = replace(publisher.until_settled(), receipts=())
        for number in range(4):
            fake._message(text=f"Chatter {number}.")
        fake.page = 1
        assert isinstance(publisher.adapter.look(record), Sent)
        fake._message(text="Chatter 5.")

        outcome = publisher.adapter.look(record)
        assert isinstance(outcome, Ambiguous)
        assert "more messages" in outcome.reason


def test_an_edit_changes_every_message_of_text(tmp_path: Path) -> None:
    """The first comment too; nothing in the new text is markup either."""
    with slack() as (_, peer):
        payload = message(peer, "One.", "Two.", first_comment="Three.")
        publisher = runs(peer, tmp_path, payload)
        record = publisher.until_settled()
        changed = {**payload, "parts": ["1 < 2", "*2*"], "first_comment": "3"}
        subject = bot(peer, tmp_path)

        assert isinstance(subject.edit(replace(record, payload=changed)), Sent)
        assert ["1 < 2", "*2*", "3"] == [post.text for post in peer.posts()]
        more = {**changed, "parts": ["One."]}
        assert isinstance(subject.edit(replace(record, payload=more)), Refused)


def test_a_message_with_files_is_edited_by_hand(tmp_path: Path) -> None:
    """Slack does not say what becomes of the files."""
    with slack() as (_, peer):
        record = runs(peer, tmp_path, message(peer, "Look.", media=True)).until_settled()

        outcome = bot(peer, tmp_path).edit(record)
        assert isinstance(outcome, Refused)
        assert "by hand" in outcome.reason


def test_an_edit_of_what_is_gone_says_so(tmp_path: Path) -> None:
    """With Slack's word for it."""
    with slack() as (fake, peer):
        record = runs(peer, tmp_path, message(peer, "One.")).until_settled()
        fake.messages.clear()

        outcome = bot(peer, tmp_path).edit(record)
        assert isinstance(outcome, Refused)
        assert "message_not_found" in outcome.reason


def test_what_is_taken_back_takes_its_files_along(tmp_path: Path) -> None:
    """Nothing of it stays in the workspace."""
    with slack() as (fake, peer):
        record = runs(peer, tmp_path, message(peer, "Look.", media=True)).until_settled()
        assert 1 == len(fake.files)

        assert Absent() == bot(peer, tmp_path).retract(record)
        assert ({}, []) == (fake.files, fake.messages)


def test_a_refused_deletion_is_told(tmp_path: Path) -> None:
    """The delivery is not taken for gone."""
    with slack() as (_, peer):
        record = runs(peer, tmp_path, message(peer, "One.")).until_settled()
        peer.proxy.begin(_1=instead(200, b'{"ok": false, "error": "cant_delete_message"}'))

        outcome = bot(peer, tmp_path).retract(record)
        assert Refused("Slack refused: cant_delete_message") == outcome


def test_reactions_and_answers_are_counted(tmp_path: Path) -> None:
    """What is no number is left out."""
    with slack() as (fake, peer):
        record = runs(peer, tmp_path, message(peer, "One.")).until_settled()
        fake.messages[0] |= {"reactions": [{"name": "lamp", "count": 3}, {"name": "x"}, 7]}
        fake.messages[0]["reply_count"] = 2
        subject = bot(peer, tmp_path)

        assert {"reactions": 3, "replies": 2} == subject.metrics(record)
        peer.proxy.begin(_1=instead(500))
        assert isinstance(subject.metrics(record), Refused)


@pytest.mark.parametrize(("word", "expected"), [("show", True), ("hide", False)])
def test_the_page_decides_on_previews(word: str, tmp_path: Path, *, expected: bool) -> None:
    """Without a word Slack decides."""
    with slack() as (_, peer):
        peer.page = {"account": CHANNEL, "settings": {"previews": word}}
        record = runs(peer, tmp_path, message(peer, "https://a.example/b.")).until_settled()

        body = peer.proxy.seen[0].body
        assert f'"unfurl_links":{str(expected).lower()}'.encode() in body
        assert "" == record.url


@pytest.mark.parametrize(
    ("answers", "health", "said"),
    [
        ({2: b'{"ok": false, "error": "channel_not_found"}'}, Health.BAD, "channel_not_found"),
        ({2: b'{"ok": true, "channel": {"is_archived": true}}'}, Health.BAD, "archived"),
        ({2: b'{"ok": true, "channel": {"is_member": false}}'}, Health.BAD, "not in it"),
        ({2: b'{"ok": true, "channel": {"is_member": true, "name": "x"}}'}, Health.GOOD, "x"),
    ],
)
def test_the_bots_place_in_the_channel_is_examined(
    answers: dict[int, bytes], health: Health, said: str, tmp_path: Path
) -> None:
    """It must be there, be open, and have the bot in it."""
    with slack() as (_, peer):
        peer.proxy.begin(**{f"_{at}": instead(200, body) for at, body in answers.items()})
        *_, check = bot(peer, tmp_path).examine()

        assert (health, True) == (check.health, said in check.said)


def test_missing_rights_are_named(tmp_path: Path) -> None:
    """As Slack's own header tells them."""
    with slack() as (_, peer):
        body = b'{"ok": true, "user": "lentera", "team": "Lentera"}'
        peer.proxy.begin(_1=instead(200, body, {"x-oauth-scopes": "chat:write"}))
        _, check, _ = bot(peer, tmp_path).examine()

        assert "the token lacks files:read, files:write, channels:history" == check.said
        assert "chat:write" in SCOPES


@pytest.mark.parametrize(
    ("private", "lost", "said"),
    [
        (False, "channels:history", "the token lacks channels:history"),
        (True, "groups:history", "the token lacks groups:history"),
        (True, "channels:history", ""),
        (False, "groups:history", ""),
        (False, "channels:read", ""),
    ],
)
def test_the_right_to_look_through_the_channel(
    private: bool, lost: str, said: str, tmp_path: Path
) -> None:
    """That of a public channel, or that of a private one: else a lost answer stays lost."""
    both = [*SCOPES.split(","), "groups:history", "groups:read"]
    with slack() as (fake, peer):
        fake.private = private
        fake.scopes = ",".join(right for right in both if right != lost)
        found = {check.what: check for check in bot(peer, tmp_path).examine()}
        look = bot(peer, tmp_path).look(record(payload=message(peer, "Look.")))

        assert said == (found["rights"].said if "rights" in found else "")
        assert (Health.BAD if lost == "channels:read" else Health.GOOD) is found["channel"].health
        assert bool(said) == (isinstance(look, Ambiguous) and "missing_scope" in look.reason)


def test_without_any_right_to_look_one_is_missing(tmp_path: Path) -> None:
    """Also where Slack does not say what kind of channel it is."""
    with slack() as (fake, peer):
        fake.scopes = "chat:write,files:read,files:write"
        _, rights, channel_ = bot(peer, tmp_path).examine()

        assert "the token lacks channels:history" == rights.said
        assert "missing_scope (channels:read)" in channel_.said


def test_rights_that_slack_does_not_name_are_not_known(tmp_path: Path) -> None:
    """Then nothing is claimed of them."""
    with slack() as (_, peer):
        body = b'{"ok": true, "user": "lentera", "team": "Lentera"}'
        peer.proxy.begin(_1=instead(200, body))
        _, rights, _ = bot(peer, tmp_path).examine()

        assert ("rights", Health.UNKNOWN) == (rights.what, rights.health)


def test_a_page_without_a_channel_is_told_so(tmp_path: Path) -> None:
    """Nothing is asked."""
    with slack() as (_, peer):
        peer.page = {}

        assert "`account`" in adapter_of(peer, tmp_path).obstacle()
        assert isinstance(
            carry_out(bot(peer, tmp_path), Prepare(Record("a", "b", State.CLAIMED))), Refused
        )


def test_files_go_to_slack_alone(tmp_path: Path) -> None:
    """An answer that names another host gets none; nothing was published."""
    client = Client()
    with serve(lambda _: (200, {}, _elsewhere())) as service:
        wire = Wire(client, service.url, judge=judged)
        medium = Medium("content/media/lamp.jpg", "image/jpeg", CONTENTS["image"])

        outcome = share(wire, (medium,), {"channel_id": CHANNEL})
    assert Refused("Slack named no address of its own to send a file to") == outcome
    assert tmp_path


def _elsewhere() -> bytes:
    return b'{"ok": true, "file_id": "F0000000001", "upload_url": "https://evil.example/upload"}'


def test_a_failed_upload_shows_no_address(tmp_path: Path) -> None:
    """The address lets anybody send that file."""
    with slack() as (_, peer):
        peer.proxy.begin(_2=instead(400, f"bad {peer.proxy.url}/upload/v1/F0000000000".encode()))
        record = runs(peer, tmp_path, message(peer, "Look.", media=True)).run()

        assert (State.FAILED, []) == (record.state, peer.posts())
        assert "/upload/v1/F" not in record.reason


def test_a_missing_medium_is_told(tmp_path: Path) -> None:
    """Before anything is asked."""
    with slack() as (_, peer):
        payload = message(peer, "Look.", media=True)
        payload["media"][0]["sha256"] = "0" * 64

        assert State.FAILED is runs(peer, tmp_path, payload).run().state
        assert [] == peer.proxy.asked


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"ok": True}, None),
        ({}, Ambiguous("Slack answered without saying whether it worked")),
        ({"ok": False, "error": "fatal_error"}, Ambiguous("Slack refused: fatal_error")),
        ({"ok": False, "error": "no_text"}, Refused("Slack refused: no_text")),
        (
            {"ok": False, "error": "ratelimited"},
            Refused("Slack refused: ratelimited", retryable=True, retry_after=9.0),
        ),
        (
            {"ok": False, "error": "missing_scope", "needed": "files:write"},
            Refused(
                "Slack refused: missing_scope (files:write); "
                "add the scope on the app's page, and install the app again",
                retryable=True,
                credentials=True,
            ),
        ),
    ],
)
def test_a_no_is_judged(body: object, expected: object) -> None:
    """By Slack's own words; what may have worked is no refusal."""
    assert expected == judged(Reply(body, {"retry-after": "9"}))


@given(st.text())
def test_an_escaped_text_is_read_back(text: str) -> None:
    """People see what was written, and no sign of it is markup for Slack."""
    assert " ".join(text.split()) == plain(escaped(text))
    assert not set(escaped(text)) & set("<>")


@given(st.text())
def test_a_block_holds_a_text_as_it_stands(text: str) -> None:
    """Whatever is a link in it."""
    section = block(text)["elements"]
    assert isinstance(section, list)
    pieces = section[0]["elements"]

    assert text == "".join(piece.get("text", piece.get("url", "")) for piece in pieces)


def test_a_link_can_be_followed() -> None:
    """Without the stop after it."""
    made = block("See https://a.example/b. Then go.", "here")

    assert {
        "type": "rich_text",
        "block_id": "here",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [
                    {"type": "text", "text": "See "},
                    {"type": "link", "url": "https://a.example/b"},
                    {"type": "text", "text": ". Then go."},
                ],
            }
        ],
    } == made


def test_a_shown_link_is_read_back() -> None:
    """Slack puts addresses between signs of its own."""
    assert "See https://a.example/b now" == plain("See <https://a.example/b|here> now")


def test_odd_answers_are_no_receipt(tmp_path: Path) -> None:
    """An answer without a time stamp leaves it open; one without a list is no empty one."""
    with serve(lambda _: (200, {}, b'{"ok": true}')) as service:
        peer = Peer("slack", Lossy(service.url, url=service.url), list)
        page = replace(channel("slack", secrets={"token": "V"}), account=CHANNEL)
        environment = {"V": TOKEN, "MASTHEAD_SLACK_URL": service.url}
        made = make(page, tools_of(peer, tmp_path, environment, []))
        record = Record("a", "b", State.SENDING, payload={"parts": ["One."]})

        assert isinstance(made.send(record), Ambiguous)
        known = replace(record, receipts=(Receipt("1.0"),), payload={"parts": ["1", "2"]})
        assert isinstance(made.look(known), Ambiguous)
