"""A Facebook Page: several photos, links, the first comment, edits, films by hand, numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from channels.peering import adapter_of, message, serving_of
from channels.runs import Runs
from channels.samples import CONTENTS, PATHS
from masthead.channels.base import Edits, Hears, Measures, carry_out
from masthead.health import Health
from masthead.protocol.effect import Prepare
from masthead.protocol.outcome import Absent, Ambiguous, Refused, Sent
from masthead.record import Plan, Record, State
from servers.facebook import FakeFacebook, running
from servers.lossy import instead, lose
from servers.peer import Peer

Server = tuple[Peer, FakeFacebook]


@pytest.fixture
def server() -> Iterator[Server]:
    """Return a Page; at the end nothing broke its contract."""
    with running() as made:
        yield made
        assert [] == made[0].breaches


def runs(server: Server, root: Path, *kinds: str, **more: Any) -> Runs:
    """Return a publisher of media of some kinds."""
    peer = server[0]
    media = [
        {
            "part": 0,
            "path": PATHS[kind],
            "alt": "A lamp." if number else "",
            "sha256": hashlib.sha256(CONTENTS[kind]).hexdigest(),
        }
        for number, kind in enumerate(kinds)
    ]
    payload = {**message(peer, "Look."), "media": media, **more}
    return Runs(adapter_of(peer, root), payload, peer.clock)


def test_several_photos(server: Server, tmp_path: Path) -> None:
    """They are one post, in order; the link stays in the text."""
    link = "https://lentera.example/repair"
    record = runs(server, tmp_path, "image", "image", link=link).until_settled()

    (post,) = server[0].posts()
    assert (State.PUBLISHED, ("", "A lamp.")) == (record.state, post.media)
    assert f"https://www.facebook.com/{post.id}" == record.url


def test_a_link(server: Server, tmp_path: Path) -> None:
    """A post without photos shows its link as a card."""
    runs(server, tmp_path, link="https://lentera.example/repair").until_settled()

    assert b"link=https" in server[0].proxy.seen[0].body


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_first_comment(number: int, server: Server, tmp_path: Path) -> None:
    """It follows the post, once, whichever answer is lost; taking the post back takes it back."""
    if number:
        server[0].proxy.begin(**{f"_{number}": lose})
    publisher = runs(server, tmp_path, first_comment="More below.")
    record = publisher.until_settled()

    post, comment = server[0].posts()
    assert (State.PUBLISHED, "More below.", post.id) == (record.state, comment.text, comment.parent)
    assert Absent() == publisher.adapter.retract(record)  # type: ignore[attr-defined]
    assert [] == server[0].posts()


def test_somebody_else_wrote_the_same(server: Server, tmp_path: Path) -> None:
    """A comment of another person is not taken for ours."""
    record = runs(server, tmp_path).until_settled()
    subject = adapter_of(server[0], tmp_path)
    lost = replace(record, payload={**record.payload, "first_comment": "Nice!"})
    other = (
        b'{"data": [{"id": "1_2", "message": "Nice!", "from": {"id": "5"},'
        b' "created_time": "2026-12-07T09:00:10+0000"}]}'
    )
    server[0].proxy.begin(_1=instead(200, other), _2=instead(500))

    assert Absent() == subject.look(lost)
    assert isinstance(subject.look(lost), Ambiguous)


@pytest.mark.parametrize(("kinds", "format"), [(("video",), ""), (("image",), "story")])
def test_films_and_stories_go_to_a_person(
    kinds: tuple[str, ...], format: str, server: Server, tmp_path: Path
) -> None:
    """A bundle waits; nothing was told to Facebook."""
    publisher = runs(server, tmp_path, *kinds, format=format)
    publisher.adapter = serving_of(server[0], tmp_path)
    record = publisher.until_settled()

    assert (Plan.PERSON, []) == (record.plan, server[0].proxy.asked)
    assert (tmp_path / record.handle / "checklist.md").is_file()


def test_it_has_no_threads(server: Server, tmp_path: Path) -> None:
    """A second part is refused, and there is no first step."""
    record = runs(server, tmp_path).until_settled()
    subject = adapter_of(server[0], tmp_path)

    assert isinstance(
        subject.send(replace(record, payload={**record.payload, "parts": ["a", "b"]})), Refused
    )
    assert isinstance(carry_out(subject, Prepare(record)), Refused)


def test_a_text_is_edited(server: Server, tmp_path: Path) -> None:
    """Post and comment say what the payload says now; an empty text is left alone."""
    publisher = runs(server, tmp_path, first_comment="More below.")
    record = publisher.until_settled()
    subject = publisher.adapter
    assert isinstance(subject, Edits)
    changed = replace(record, payload={"parts": ["Look again."], "first_comment": ""})

    assert Sent(record.receipts[0]) == subject.edit(changed)
    assert ["Look again.", "More below."] == [one.text for one in server[0].posts()]
    assert isinstance(subject.edit(replace(record, receipts=())), Refused)
    server[1].token = "another"
    assert isinstance(subject.edit(changed), Refused)
    assert isinstance(subject.retract(record), Refused)  # type: ignore[attr-defined]


def test_numbers_and_tags(server: Server, tmp_path: Path) -> None:
    """Reactions, comments, shares, and what insights tell; without insights the rest."""
    publisher = runs(server, tmp_path)
    record = publisher.until_settled()
    subject = publisher.adapter
    assert isinstance(subject, Measures)
    assert isinstance(subject, Hears)
    wanted = {"reactions": 3, "comments": 3, "shares": 2}

    assert {**wanted, "post_total_media_view_unique": 0} == subject.metrics(record)
    server[0].proxy.begin(_2=instead(400, b'{"error": {"code": 100, "message": "no metric"}}'))
    assert wanted == subject.metrics(record)
    heard = subject.mentions(0.0)
    assert isinstance(heard, tuple)
    assert ["Bawa"] == [one.who for one in heard]
    server[1].token = "another"
    assert isinstance(subject.metrics(record), Refused)


def test_odd_answers(server: Server, tmp_path: Path) -> None:
    """A photo without an id is tried again; a post without one is looked for."""
    server[0].proxy.begin(_1=instead(200))
    first = runs(server, tmp_path, "image").run()
    assert (State.PUBLISHED, 1) == (first.state, len(server[0].posts()))

    server[0].proxy.begin(_1=instead(200))
    subject = adapter_of(server[0], tmp_path)
    alone = Record("p", "c", State.SENDING, payload={"parts": ["x"]})
    assert isinstance(subject.send(alone), Ambiguous)


def test_media_that_cannot_go(server: Server, tmp_path: Path) -> None:
    """Other bytes than those approved, and files that are no photos."""
    publisher = runs(server, tmp_path, "image")
    (medium,) = publisher.payload["media"]
    publisher.payload["media"] = [{**medium, "sha256": "0" * 64}]
    assert State.FAILED is publisher.run().state

    drawing = {**medium, "path": "content/media/lamp.pdf"}
    second = runs(server, tmp_path)
    second.payload["media"] = [drawing]
    assert "is no photo" in second.run().reason


def test_the_token_must_be_the_pages(server: Server, tmp_path: Path) -> None:
    """A person's token is told; so is a page that names no id."""
    subject: Any = adapter_of(server[0], tmp_path)
    other = replace(subject, channel=replace(subject.channel, account="1"))
    nobody = replace(subject, channel=replace(subject.channel, account="lentera"))

    assert Health.BAD is next(other.examine()).health
    assert "`account`" in nobody.obstacle()
