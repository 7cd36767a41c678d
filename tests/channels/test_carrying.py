"""What a channel accepts arrives: at the service, in a person's bundle, or `check` has said so.

One message of each format that a service's row names goes through what serves the channel. The row
also says what an adapter leaves out (`leaves`); the servers are held against it, so that a row that
promises too much fails, and one that promises too little as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from channels.peering import described, message, serving_of
from channels.runs import Runs
from masthead.compose.message import LINK_IS_FIELD, NO_HASHTAGS
from masthead.compose.services import FORMATS, SERVICES, left_out
from masthead.record import Plan, Record, State
from masthead.rules.pictures import Picture
from masthead.rules.rule import Content
from masthead.service import LEFT, RetryClass, Service
from rule_helper import report
from servers.peer import Peer

ALT = "A brass lamp."
KINDS: Mapping[str, tuple[str, ...]] = {
    "text": (),
    "link": (),
    "poll": (),
    "photo": ("image",),
    "story": ("image",),
    "video": ("video",),
    "carousel": ("image", "image"),
}
"""The media of a message of each format."""


def of_format(peer: Peer, format: str) -> dict[str, Any]:
    """Return a frozen message of a format, as `Message.payload` makes it."""
    named = {"format": format} if format in {"poll", "story"} else {}
    media = [described(kind) for kind in KINDS[format]]
    return {**message(peer, f"Bring it, {format}."), "media": media, **named}


def expected(peer: Peer, format: str) -> tuple[str, ...]:
    """Return the description of each file of a format that arrives, by the service's row."""
    left, arrives = left_out(peer.service, format), []
    for index, kind in enumerate(KINDS[format]):
        names = ("film alt",) if kind == "video" else ("picture alt",)
        names += ("further alt",) if index else ()
        names += ("story text",) if format == "story" else ()
        arrives.append("" if set(names) & set(left) else ALT)
    return tuple(arrives)


def bundle_holds(root: Path, record: Record) -> None:
    """Fail unless a person is given text, files, descriptions and what kind of post it is."""
    folder, payload = root / record.handle, record.payload
    steps = (folder / "checklist.md").read_text()
    assert payload["parts"] == [(folder / "part-1.txt").read_text()]
    for number, one in enumerate(payload["media"], start=1):
        (file,) = folder.glob(f"media/{number}-*")
        assert f"media/{file.name}: {one['alt']}" in (folder / "alt.txt").read_text()
        assert f"`media/{file.name}`" in steps
    format = payload.get("format", "")
    assert not format or format in steps


@pytest.mark.parametrize("format", sorted(KINDS))
def test_each_format_arrives_whole_or_lies_in_a_bundle(
    format: str, peer: Peer, tmp_path: Path
) -> None:
    """Text, files and descriptions are on the service or in the bundle; nothing gets lost."""
    if format not in SERVICES[peer.service].formats:
        return
    publisher = Runs(serving_of(peer, tmp_path), of_format(peer, format), peer.clock)
    record = publisher.until_settled()

    if record.plan is Plan.PERSON:
        bundle_holds(tmp_path, record)
        assert [] == peer.posts()
        return
    assert (State.PUBLISHED, "") == (record.state, record.reason)
    (post,) = peer.posts()
    has_text = format != "story" or "story text" not in left_out(peer.service, format)
    assert (peer.shown(f"Bring it, {format}.") if has_text else "") == post.text
    assert expected(peer, format) == post.media


def test_what_only_a_person_posts_asks_the_service_nothing(peer: Peer, tmp_path: Path) -> None:
    """Whatever the class: no secret, no request; a run that was cut off writes the bundle again."""
    for format in SERVICES[peer.service].by_hand:
        made = serving_of(peer, tmp_path, **dict.fromkeys(peer.secrets, ""))
        publisher = Runs(made, of_format(peer, format), peer.clock, f"lamp-{format}")
        record = publisher.run()
        assert (Plan.PERSON, []) == (record.plan, peer.proxy.asked)
        assert Plan.PERSON is publisher.run().plan


@pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES)
def test_a_row_hands_over_only_what_it_takes(service: Service) -> None:
    """Names are known, and what a person posts is among the formats of the row."""
    assert set(service.by_hand) <= set(service.formats) <= set(FORMATS)
    assert set(service.leaves) <= set(LEFT)
    by_program = service.publishes == "api" and not service.carrier
    assert not by_program or "poll" not in service.formats or "poll" in service.by_hand


def test_every_class_has_a_format_that_a_person_posts() -> None:
    """So the tests above hold for each class that a program needs a first step or a look for."""
    classes = {one.retry_class for one in SERVICES.values() if one.by_hand}

    assert set(RetryClass) - {RetryClass.OWN_ID} == classes


ALL = """\
---
title: Lamp
publish_at: 2026-12-14 09:00
channels: [other]
format: {format}
link: https://lentera.example/repair
hashtags: [RepairWeek]
first_comment: The tools are on our site.
replies_to: table
media:
  - file: lamp.png
    alt: A brass lamp in pieces on a workbench.
  - file: table.png
    alt: A table with twelve places.
  - file: film.mp4
    alt: Hands that mend a lamp.
    captions: film.vtt
---
Bring your lamp.
"""
FILES: Mapping[str, Content] = {
    "content/posts/2026/table.md": "---\ntitle: Table\ndraft: true\n---\nSit with us.\n",
    "content/posts/2026/lamp.png": Picture(64, 48),
    "content/posts/2026/table.png": Picture(64, 48),
    "content/posts/2026/film.mp4": "Not a film, and called one.",
    "content/posts/2026/film.vtt": "WEBVTT\n",
}


def said_of(root: Path, service: Service, format: str, settings: str = "{}") -> list[str]:
    """Return what a check says is left out of a post with everything in it."""
    front = f"title: Other\nservice: {service.id}\nstatus: active\nsettings: {settings}\n"
    page = f"---\n{front}owner: sari\n---\nHere.\n"
    files = {
        "content/posts/2026/lamp.md": ALL.format(format=format),
        "strategy/channels/other.md": page,
        **FILES,
    }
    rules = {"post/dropped", "media/dropped"}
    return [one.message for one in report(root, files).findings if one.rule in rules]


LOST = {
    "picture alt": "the description of lamp.png does not go to other",
    "further alt": "the description of table.png does not go to other",
    "film alt": "the description of film.mp4 does not go to other",
    "captions": "the captions of film.mp4 do not go to other",
}


@pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES)
def test_what_a_row_leaves_out_is_a_finding(service: Service, tmp_path: Path) -> None:
    """And what is no finding has a place: in the text, in a field, in a comment of its own."""
    said = said_of(tmp_path, service, "photo")

    for name, words in LOST.items():
        assert (
            name in service.leaves or (name == "further alt" and "picture alt" in service.leaves)
        ) is (words in said)
    linked = service.limits.links or service.id in LINK_IS_FIELD
    tagged = service.id not in NO_HASHTAGS or service.id == "site"
    for words, goes in {
        "the link does not go to other": linked,
        "the hashtags do not go to other": tagged,
        "the first comment does not go to other": service.comments,
        "the post that it answers does not go to other": service.id == "site",
    }.items():
        assert goes is (words not in said)


def test_a_story_without_words_is_a_finding(tmp_path: Path) -> None:
    """Instagram's stories take a picture and nothing beside it; a bundle holds the text."""
    found = said_of(tmp_path / "instagram", SERVICES["instagram"], "story")
    by_hand = said_of(tmp_path / "facebook", SERVICES["facebook"], "story")

    assert "the text of a story does not go to other" in found
    assert LOST["picture alt"] in found
    assert not {"the text of a story does not go to other", *LOST.values()} & set(by_hand)


def test_what_a_card_takes_the_place_of_is_a_finding(tmp_path: Path) -> None:
    """Where Bluesky's page asks for the card always, it shows the first picture alone."""
    found = said_of(tmp_path, SERVICES["bluesky"], "photo", "{card: always}")

    assert LOST["picture alt"] in found
    assert "the file table.png does not go to other" in found
    assert "the file film.mp4 does not go to other" in found
