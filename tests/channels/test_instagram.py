"""Instagram: reels, carousels, stories, the first comment, the quota, numbers, tags."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from channels.peering import adapter_of, message
from channels.runs import Runs
from channels.samples import CONTENTS, PATHS
from masthead.channels.base import Hears, Measures, Retracts, carry_out
from masthead.health import Health
from masthead.protocol.effect import Prepare
from masthead.protocol.outcome import Absent, Ambiguous, Refused
from masthead.record import Record, State
from servers.instagram import FakeInstagram, running
from servers.lender import Lender
from servers.lossy import instead, lose
from servers.peer import Peer

Server = tuple[Peer, FakeInstagram, Lender]
RECORD = Record("lamp", "outbox", State.SENDING)


@pytest.fixture
def server() -> Iterator[Server]:
    """Return an Instagram; at the end nothing broke its contract."""
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
            "alt": f"A {kind}.",
            "sha256": hashlib.sha256(CONTENTS[kind]).hexdigest(),
        }
        for kind in kinds
    ]
    payload = {**message(peer, "Look."), "media": media, **more}
    return Runs(adapter_of(peer, root), payload, peer.clock)


def made(server: Server) -> list[dict[str, str]]:
    """Return the fields of all containers."""
    return [one.fields for one in server[1].containers.values()]


def test_a_film_is_a_reel(server: Server, tmp_path: Path) -> None:
    """Instagram knows no other film alone, and no alternative text of one."""
    record = runs(server, tmp_path, "video").until_settled()

    (post,) = server[0].posts()
    assert (State.PUBLISHED, ("",)) == (record.state, post.media)
    assert ["REELS"] == [one["media_type"] for one in made(server)]


def test_a_carousel(server: Server, tmp_path: Path) -> None:
    """Pictures keep their alternative texts; films have none."""
    record = runs(server, tmp_path, "image", "video").until_settled()

    (post,) = server[0].posts()
    assert (State.PUBLISHED, ("A image.", "")) == (record.state, post.media)
    assert "https://www.instagram.com/p/" in record.url


@pytest.mark.parametrize("fault", ["", "2207026"])
def test_a_carousel_that_is_not_ready(fault: str, server: Server, tmp_path: Path) -> None:
    """Nothing is made of media that are worked on, or have failed."""
    server[1].busy, server[1].fault = (0 if fault else 3), fault
    record = runs(server, tmp_path, "image", "video").run()

    wanted = State.FAILED if fault else State.CLAIMED
    assert (wanted, []) == (record.state, server[0].posts())


def test_a_story(server: Server, tmp_path: Path) -> None:
    """It has one medium and no text."""
    record = runs(server, tmp_path, "image", format="story").until_settled()

    assert (State.PUBLISHED, ["STORIES"]) == (
        record.state,
        [one["media_type"] for one in made(server)],
    )
    assert State.FAILED is runs(server, tmp_path, "image", "image", format="story").run().state


def test_a_lost_story_is_found_by_its_time(server: Server, tmp_path: Path) -> None:
    """There is no text to find it by, and the container says that it is out."""
    server[0].proxy.begin(_5=lose)
    record = runs(server, tmp_path, "image", format="story").until_settled()

    assert (State.PUBLISHED, 1) == (record.state, len(server[0].posts()))
    assert "" != record.remote_id


def test_no_post_without_a_medium(server: Server, tmp_path: Path) -> None:
    """That is told, and nothing is made."""
    record = runs(server, tmp_path).run()

    assert (State.FAILED, []) == (record.state, made(server))


@pytest.mark.parametrize("number", [0, 7, 8])
def test_the_first_comment(number: int, server: Server, tmp_path: Path) -> None:
    """It follows the post, once, whichever answer is lost."""
    if number:
        server[0].proxy.begin(**{f"_{number}": lose})
    record = runs(server, tmp_path, "image", first_comment="#lamp").until_settled()

    comments = [one["text"] for many in server[1].comments.values() for one in many]
    assert (State.PUBLISHED, 2) == (record.state, len(record.receipts))
    assert (["#lamp"], 1) == (comments, len(server[0].posts()))


def test_a_comment_without_an_id(server: Server, tmp_path: Path) -> None:
    """An answer that says nothing leaves it open; so does a list that is refused."""
    subject = adapter_of(server[0], tmp_path)
    record = runs(server, tmp_path, "image").until_settled()
    open_ = replace(record, handle="comment", payload={**record.payload, "first_comment": "#a"})
    server[0].proxy.begin(_1=instead(200), _2=instead(500))

    assert isinstance(subject.send(open_), Ambiguous)
    assert isinstance(subject.look(open_), Ambiguous)
    assert Absent() == subject.look(open_)


def test_what_is_listed_late(server: Server, tmp_path: Path) -> None:
    """It stays open until the list has it, or the list is refused."""
    subject = adapter_of(server[0], tmp_path)
    publisher = runs(server, tmp_path, "image")
    record = publisher.until_settled()
    (handle,) = server[1].containers
    lost = replace(record, handle=handle, receipts=(), state=State.SENDING)
    server[1].listed = False

    assert isinstance(subject.look(lost), Ambiguous)
    server[0].proxy.begin(_2=instead(500))
    assert isinstance(subject.look(lost), Ambiguous)
    assert isinstance(subject.look(replace(lost, handle="99")), Ambiguous)
    assert Absent(handle_lost=True) == subject.look(replace(lost, handle=""))


def test_odd_states(server: Server, tmp_path: Path) -> None:
    """What Instagram does not say is not guessed."""
    subject = adapter_of(server[0], tmp_path)
    record = replace(RECORD, handle="1", payload={"parts": ["x"]})
    for state in ("", "NEW"):
        body = b'{"id": "1", "status_code": "%s"}' % state.encode()
        server[0].proxy.begin(_1=instead(200, body), _2=instead(200, body))
        assert isinstance(subject.send(record), Ambiguous)
        assert isinstance(subject.look(record), Ambiguous)


def test_a_container_without_an_id(server: Server, tmp_path: Path) -> None:
    """Nothing was published: it is tried again."""
    server[0].proxy.begin(_2=instead(200))
    record = runs(server, tmp_path, "image").until_settled()

    assert (State.PUBLISHED, 1) == (record.state, len(server[0].posts()))


def test_it_has_no_threads(server: Server, tmp_path: Path) -> None:
    """A second part is refused; so is a container for it."""
    subject = adapter_of(server[0], tmp_path)
    record = runs(server, tmp_path, "image").until_settled()
    second = replace(record, payload={**record.payload, "parts": ["Look.", "More."]})

    assert isinstance(carry_out(subject, Prepare(second)), Refused)
    assert not isinstance(subject, Retracts)


def test_the_posts_of_the_day_are_used(server: Server, tmp_path: Path) -> None:
    """Instagram's own number is what counts."""
    server[1].used = 100
    record = runs(server, tmp_path, "image").run()

    assert (State.CLAIMED, []) == (record.state, made(server))
    assert "100 of 100" in record.reason


@pytest.mark.parametrize(
    ("day", "health"),
    [
        ("2026-11-22", Health.GOOD),
        ("2026-10-20", Health.SOON),
        ("2026-09-01", Health.BAD),
        ("", Health.UNKNOWN),
        ("soon", Health.UNKNOWN),
    ],
)
def test_the_token_ends(day: str, health: Health, server: Server, tmp_path: Path) -> None:
    """Sixty days after the day that the page names."""
    page = {**server[0].page, "settings": {"token_made": day}}
    object.__setattr__(server[0], "page", page)
    subject: Any = adapter_of(server[0], tmp_path)

    assert [health] == [one.health for one in subject.examine() if one.what == "expiry"]


def test_another_account(server: Server, tmp_path: Path) -> None:
    """A token of another account is told."""
    object.__setattr__(server[0], "page", {"account": "17841400000000001"})
    subject: Any = adapter_of(server[0], tmp_path)

    assert Health.BAD is next(subject.examine()).health


def test_what_is_missing(server: Server, tmp_path: Path) -> None:
    """The account's id and a public site must be there."""
    subject: Any = adapter_of(server[0], tmp_path)
    nobody = replace(subject, channel=replace(subject.channel, account="lentera"))
    nowhere = replace(subject, tools=replace(subject.tools, public_url=""))

    assert "`account`" in nobody.obstacle()
    assert "`public_url`" in nowhere.obstacle()


def test_numbers_and_tags(server: Server, tmp_path: Path) -> None:
    """Meta's own names, of a post and of a story; an address that is none is left out."""
    publisher = runs(server, tmp_path, "image")
    record = publisher.until_settled()
    subject = publisher.adapter
    assert isinstance(subject, Measures)
    assert isinstance(subject, Hears)
    story = replace(record, payload={**record.payload, "format": "story"})
    post_numbers, story_numbers = subject.metrics(record), subject.metrics(story)
    heard = subject.mentions(0.0)

    assert isinstance(post_numbers, dict)
    assert isinstance(story_numbers, dict)
    assert "saved" in post_numbers.keys() - story_numbers.keys()
    assert isinstance(heard, tuple)
    assert [("bawa", "At @lentera", "")] == [(one.who, one.text, one.url) for one in heard]
    server[1].token = "another"
    assert isinstance(subject.metrics(record), Refused)
