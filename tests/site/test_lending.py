"""What the public site lends: media of deliveries under way, and never anything else."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from channels.samples import CONTENTS
from conftest import NOW
from masthead.auditing.openness import Openness
from masthead.compose.lending import lent_place
from masthead.compose.services import limits_of
from masthead.hub import Hub
from masthead.media.lending import lent
from masthead.record import Record, State
from masthead.site.content import Lent
from masthead.site.making import make, paths_of, recipe
from masthead.site.staging import stage
from masthead.site.tree import build_tree
from masthead.site.view import View
from site_builder import picture, read, record, with_records

PATH = "content/posts/2026/secret-plan/lamp.jpg"
LAMP = CONTENTS["image"]
SHA256 = hashlib.sha256(LAMP).hexdigest()

POST = """\
---
title: Secret plan
publish_at: 2026-12-07 09:00
channels: [photos]
lang: en
owner: sari
media:
  - file: lamp.jpg
    alt: A brass lamp.
---
It is out soon.
"""
CHANNEL = "---\ntitle: Photos\nservice: {}\naccount: '1'\nowner: sari\n---\nPictures.\n"


def hub_of(root: Path, state: State | None, post: str = POST, service: str = "instagram") -> Hub:
    """Return a hub with a post whose delivery stands somewhere."""
    files = {
        "content/posts/2026/secret-plan/index.md": post,
        PATH: LAMP,
        "content/media/unused.jpg": picture(),
        "strategy/channels/photos.md": CHANNEL.format(service),
    }
    hub = read(root, files)
    return hub if state is None else with_records(hub, delivery(state))


def delivery(state: State, *paths: str, sha256: str = SHA256) -> Record:
    """Return what the ledger knows of the delivery."""
    media = [{"part": 0, "path": path, "alt": "", "sha256": sha256} for path in paths or (PATH,)]
    return replace(record("secret-plan", "photos", state), payload={"media": media})


def lent_in(hub: Hub, site: str = "public") -> list[str]:
    """Return the places of lent media in a site."""
    view = View(hub, site, NOW)
    tree = build_tree(view.hub, site, now=NOW)
    return [place for place, content in tree.items() if isinstance(content, Lent)]


@pytest.mark.parametrize("state", [State.CLAIMED, State.SENDING])
def test_it_is_lent_while_its_delivery_is_under_way(state: State, tmp_path: Path) -> None:
    """At an address that tells nothing; nothing else of the post is in the site."""
    hub = hub_of(tmp_path, state)
    tree = build_tree(hub, "public", now=NOW)
    (place,) = lent_in(hub)

    assert lent_place(PATH, SHA256, limits_of(hub.channels["photos"])) == place
    others = [content for at, content in tree.items() if at != place]
    assert "secret" not in place + repr(list(tree)).lower()
    assert b"ecret plan" not in b"".join(one for one in others if isinstance(one, bytes))
    assert {PATH} == Openness(hub).lent
    assert [] == lent_in(hub, "internal")


@pytest.mark.parametrize(
    "state", [None, State.PUBLISHED, State.FAILED, State.UNKNOWN, State.EXPIRED, State.RETRACTED]
)
def test_it_is_lent_at_no_other_time(state: State | None, tmp_path: Path) -> None:
    """Not before a run has claimed it, and not once it is at an end."""
    hub = hub_of(tmp_path, state)

    assert [] == lent_in(hub)
    assert frozenset() == Openness(hub).lent


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("owner: sari", "owner: sari\nvisibility: internal"),
        ("owner: sari", "owner: sari\ndraft: true"),
        ("lamp.jpg", "other.jpg"),
        ("owner: sari", "owner: sari\nunknown_key: 1"),
    ],
)
def test_a_post_that_has_changed_lends_nothing(old: str, new: str, tmp_path: Path) -> None:
    """Internal, a draft again, with another medium, or broken."""
    assert [] == lent_in(hub_of(tmp_path, State.CLAIMED, POST.replace(old, new)))


def test_only_who_fetches_is_lent_to(tmp_path: Path) -> None:
    """A service that takes files needs no address."""
    assert [] == lent_in(hub_of(tmp_path, State.CLAIMED, service="facebook"))


def test_nothing_is_lent_for_what_a_person_posts(tmp_path: Path) -> None:
    """The person has the files in the bundle; a poll may wait for long."""
    poll = POST.replace("lang: en", "lang: en\nformat: poll")
    hub = hub_of(tmp_path, None, poll, "threads")
    known = delivery(State.SENDING)
    asked = replace(known, payload={**known.payload, "format": "poll"})

    assert [] == lent_in(with_records(hub, asked))
    assert [] != lent_in(with_records(hub, known))


def test_a_ledger_that_names_other_files(tmp_path: Path) -> None:
    """What the post does not have, or has no hash, is not lent."""
    hub = hub_of(tmp_path, None)
    wrong = (
        delivery(State.CLAIMED, "content/media/unused.jpg"),
        delivery(State.CLAIMED, "../../etc/passwd"),
        delivery(State.CLAIMED, sha256="../x"),
        replace(delivery(State.CLAIMED), payload={"media": "lamp.jpg"}),
    )

    assert [[]] * 4 == [lent_in(with_records(hub, one)) for one in wrong]


def test_the_bytes_are_those_that_are_sent(tmp_path: Path) -> None:
    """What is staged is what the adapter looks for."""
    hub = hub_of(tmp_path, State.CLAIMED)
    tree = build_tree(hub, "public", now=NOW)
    (place,) = lent_in(hub)
    stage({place: tree[place]}, tmp_path / "hub", tmp_path / "out")
    limits = limits_of(hub.channels["photos"])

    assert lent(PATH, LAMP, limits) == (tmp_path / "out" / "docs" / place).read_bytes()


def test_other_bytes_are_never_lent(tmp_path: Path) -> None:
    """A file that has changed since it was approved, or is no picture, gives nothing."""
    limits = limits_of(hub_of(tmp_path, None).channels["photos"])
    damaged = b"\xff\xd8\xff no picture"
    other = Lent(PATH, SHA256, limits)
    broken = Lent(PATH, hashlib.sha256(damaged).hexdigest(), limits)

    assert b"" == make(other, lambda _: b"other")
    assert b"" == make(broken, lambda _: damaged)
    assert (PATH,) == paths_of(other)
    assert recipe(other) != recipe(broken)
