"""What is special about Discord: a text is no Markdown, pages of a channel, edits, reactions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.peering import adapter_of, message, runs
from loopback import serve
from masthead.channels.base import carry_out
from masthead.channels.discord import Discord, _seconds
from masthead.channels.discord_words import LONGEST, plain
from masthead.protocol.effect import Prepare
from masthead.protocol.outcome import Absent, Ambiguous, Refused, Sent
from masthead.record import Record, State
from servers.discord import CHANNEL, TOKEN, FakeDiscord, _json
from servers.lossy import instead, lossy
from servers.peer import Clock, Peer


@contextmanager
def discord() -> Iterator[tuple[FakeDiscord, Peer]]:
    """Run a Discord whose inside the test sees; at the end nothing broke its contract."""
    clock = Clock()
    fake = FakeDiscord(clock)
    with serve(fake.answer) as service, lossy(service.url) as proxy:
        page = {"account": CHANNEL}
        secrets = {"token": TOKEN}
        yield (
            fake,
            Peer("discord", proxy, fake.posts, page, secrets, fake.breaches, clock),
        )
        assert [] == fake.breaches


def bot(peer: Peer, root: Path) -> Discord:
    """Return the adapter."""
    made = adapter_of(peer, root)
    assert isinstance(made, Discord)
    return made


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a_b_c *d* ~e~ `f` |g|", r"a\_b\_c \*d\* \~e\~ \`f\` \|g\|"),
        ("# One\n- two\n> three\n-# four", "\\# One\n\\- two\n\\> three\n\\-# four"),
        ("1. one\n  2. two", "1\\. one\n  2\\. two"),
        ("#lamp - fine > all 1.5", "#lamp - fine > all 1.5"),
        ("see https://a.example/b_c_d now_", r"see https://a.example/b_c_d now\_"),
        ("[text](https://a.example) <@4711>", r"\[text](https://a.example) \<@4711>"),
        ("\\", "\\\\"),
    ],
)
def test_no_sign_is_markup(text: str, expected: str) -> None:
    """Addresses stay as they are."""
    assert expected == plain(text)


def test_a_text_that_would_grow_too_long_goes_as_it_is() -> None:
    """Discord would refuse it; the check has counted what was written."""
    text = "_" * (LONGEST - 10)

    assert text == plain(text)


@given(st.text(alphabet="ab *_~`|<>[]()#-+1.\\\n\t", max_size=200))
def test_people_read_what_was_written(text: str) -> None:
    """The backslashes that were added go, and no others."""
    letters = iter(plain(text))

    assert text == "".join(next(letters) if letter == "\\" else letter for letter in letters)


def test_a_post_is_found_behind_later_messages(tmp_path: Path) -> None:
    """Page by page, back to when it was sent first; who cannot see so far says so."""
    with discord() as (fake, peer):
        publisher = runs(peer, tmp_path, message(peer, "a_b"))
        record = replace(publisher.until_settled(), receipts=())
        first = fake.messages[0]
        fake.messages += [
            {**first, "id": str(9001 + at), "content": "Chatter."} for at in range(350)
        ]
        assert isinstance(publisher.adapter.look(record), Sent)
        fake.messages += [
            {**first, "id": str(9500 + at), "content": "Chatter."} for at in range(300)
        ]

        assert isinstance(publisher.adapter.look(record), Ambiguous)


def test_older_messages_end_the_look(tmp_path: Path) -> None:
    """What was there before cannot be it."""
    with discord() as (fake, peer):
        publisher = runs(peer, tmp_path, message(peer, "One."))
        record = publisher.until_settled()
        old = {**fake.messages[0], "timestamp": "2020-01-01T00:00:00+00:00"}
        fake.messages = [{**old, "id": str(1000 + at)} for at in range(150)]

        assert Absent() == publisher.adapter.look(replace(record, receipts=()))
        users = [path for path in peer.proxy.asked if path.startswith("GET")]
        assert 2 == len(users)


def test_a_post_without_its_files_is_another_one(tmp_path: Path) -> None:
    """The same words alone are not enough."""
    with discord() as (fake, peer):
        publisher = runs(peer, tmp_path, message(peer, "Look.", media=True))
        record = replace(publisher.until_settled(), receipts=())
        fake.messages[0]["attachments"] = []

        assert Absent() == publisher.adapter.look(record)


def test_a_look_that_is_refused_says_nothing(tmp_path: Path) -> None:
    """Neither where the bot is asked for nor where the channel is."""
    with discord() as (_, peer):
        subject = bot(peer, tmp_path)
        record = Record("a", "b", State.SENDING, payload={"parts": ["One."]})
        peer.proxy.begin(_1=instead(403))
        assert isinstance(subject.look(record), Ambiguous)
        peer.proxy.begin(_2=instead(403))
        assert isinstance(subject.look(record), Ambiguous)


def test_an_edit_changes_every_message(tmp_path: Path) -> None:
    """The first comment too, and mentions stay switched off."""
    with discord() as (_, peer):
        payload = message(peer, "One.", "Two.", first_comment="Three.")
        record = runs(peer, tmp_path, payload).until_settled()
        changed = {**payload, "parts": ["*1*", "@everyone"], "first_comment": "3"}
        subject = bot(peer, tmp_path)

        assert isinstance(subject.edit(replace(record, payload=changed)), Sent)
        assert ["*1*", "@everyone", "3"] == [post.text for post in peer.posts()]
        fewer = {**changed, "parts": ["1"]}
        assert isinstance(subject.edit(replace(record, payload=fewer)), Refused)
        peer.proxy.begin(_1=instead(404))
        assert isinstance(subject.edit(replace(record, payload=changed)), Refused)


def test_reactions_are_counted(tmp_path: Path) -> None:
    """All kinds together."""
    with discord() as (fake, peer):
        record = runs(peer, tmp_path, message(peer, "One.")).until_settled()
        subject = bot(peer, tmp_path)
        assert {"reactions": 0} == subject.metrics(record)
        fake.messages[0]["reactions"] = [{"count": 2}, {"count": 1}, {"count": "x"}, 3]

        assert {"reactions": 3} == subject.metrics(record)
        peer.proxy.begin(_1=instead(500))
        assert isinstance(subject.metrics(record), Refused)


def test_a_refused_deletion_is_told(tmp_path: Path) -> None:
    """The delivery is not taken for gone."""
    with discord() as (_, peer):
        record = runs(peer, tmp_path, message(peer, "One.")).until_settled()
        peer.proxy.begin(_1=instead(403))

        assert isinstance(bot(peer, tmp_path).retract(record), Refused)


def test_odd_times_are_no_time() -> None:
    """A message whose time cannot be read is older than everything."""
    assert 0.0 == _seconds("yesterday")
    assert 404 == _json(404, {})[0]


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    """A channel's id, the approved medium, the id of what was posted."""
    with discord() as (_, peer):
        payload = message(peer, "Look.", media=True)
        payload["media"][0]["sha256"] = "0" * 64
        assert State.FAILED is runs(peer, tmp_path, payload).run().state
        peer.proxy.begin(_1=instead(200))
        record = Record("a", "b", State.SENDING, payload={"parts": ["One."]})
        assert isinstance(bot(peer, tmp_path).send(record), Ambiguous)
        assert isinstance(carry_out(bot(peer, tmp_path), Prepare(record)), Refused)
        peer.page = {"account": "news"}
        assert "`account`" in bot(peer, tmp_path).obstacle()


@pytest.mark.parametrize(("status", "code"), [(404, 10003), (403, 50001), (403, 50013)])
def test_a_channel_that_is_shut_is_left_alone(status: int, code: int, tmp_path: Path) -> None:
    """The delivery is given back, with the next step; another refusal is of the post alone."""
    with discord() as (_, peer):
        peer.proxy.begin(_1=instead(status, f'{{"message": "No", "code": {code}}}'.encode()))
        assert State.CLAIMED is runs(peer, tmp_path, message(peer, "One.")).run().state
        peer.proxy.begin(_1=instead(status, b'{"message": "No", "code": 50035}'))
        assert State.FAILED is runs(peer, tmp_path, message(peer, "One.")).run().state
