"""The feed of a podcast is what directories ask for, and what the ledger says is out."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from hub_builder import SETTINGS
from masthead.hub import Hub
from masthead.record import Record, State
from masthead.site import enclosures
from masthead.site.content import Source, Tree
from masthead.site.podcasts import podcast_places
from masthead.site.tree import build_tree
from masthead.site.view import View
from site_builder import AT, picture, read, record, text_of, with_records

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
SOUND = b"ID3\x04\x00\x00\x00\x00\x00\x00" + bytes(4321)
PAGE = """\
---
title: Lentera on air
service: podcast
owner: sari
lang: en
visibility: public
settings: {category: Society & Culture, explicit: 'no', author: Sari, email: on-air@brand.example}
profile: {bio: Lamps & those who mend., link: 'https://brand.example/air', avatar: /media/a.png}
---
What we talk about stays in the office.
"""
POST = """\
---
title: 'One: the lamp & more'
publish_at: 2026-12-07 09:00
channels: [air]
format: podcast
lang: en
owner: sari
media: [{file: /media/one.mp3}]
---
We mend 1 & 2 lamps.
"""
FILES: dict[str, str | bytes | None] = {
    "strategy/channels/air.md": PAGE,
    "content/media/a.png": picture("PNG", (1400, 1400)),
    "content/media/one.mp3": SOUND,
    "content/media/two.mp3": SOUND + bytes(9),
    "content/posts/2026/one.md": POST,
    "content/posts/2026/two.md": POST.replace("One: the", "Two: a").replace("one.mp3", "two.mp3"),
}
FEED = "podcasts/air.xml"


def episode(post: str, at: float = AT, **fields: Any) -> Record:
    """Return a delivery as the ledger keeps it."""
    made = record(post, "air")
    said = {"title": fields.pop("title", "One: the lamp & more"), "parts": ["We mend 1 & 2 lamps."]}
    receipts = tuple(replace(one, at=at) for one in made.receipts)
    return replace(made, payload=said, receipts=receipts, **fields)


def hub_of(root: Path, *records: Record, **files: str | bytes | None) -> Hub:
    """Return a hub with a podcast, and a ledger."""
    named = {name.replace("__", "/"): text for name, text in files.items()}
    return with_records(read(root, {**FILES, **named}), *records)


def feed_of(tree: Tree) -> ET.Element:
    """Return the show of the feed."""
    show = ET.fromstring(text_of(tree, FEED)).find("channel")  # noqa: S314 - our own output
    assert show is not None
    return show


def parsed(text: str) -> Any:
    """Return what a real feed reader makes of a feed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library's own making
        import feedparser

        found = feedparser.parse(text.encode())
    assert not found.bozo, found.get("bozo_exception")
    return found


def words(element: ET.Element, *names: str) -> Iterator[str | None]:
    """Yield the texts of elements."""
    for name in names:
        found = element.find(name)
        yield None if found is None else found.text


def test_the_show_says_what_directories_ask_for(tmp_path: Path, now: datetime) -> None:
    """All elements that Apple's directory requires, and who owns it."""
    tree = build_tree(hub_of(tmp_path, episode("one")), "public", now=now)
    show = feed_of(tree)

    assert [
        "Lentera on air",
        "https://brand.example/air",
        "Lamps & those who mend.",
        "en",
        "Sari",
        "false",
    ] == list(
        words(
            show, "title", "link", "description", "language", f"{ITUNES}author", f"{ITUNES}explicit"
        )
    )
    category, image = show.find(f"{ITUNES}category"), show.find(f"{ITUNES}image")
    assert category is not None
    assert image is not None
    assert {"text": "Society & Culture"} == category.attrib
    assert {"href": "https://brand.example/media/a.png"} == image.attrib
    assert "on-air@brand.example" == show.findtext(f"{ITUNES}owner/{ITUNES}email")
    assert Source("content/media/a.png") == tree["media/a.png"]
    assert "stays in the office" not in text_of(tree, FEED)


def test_an_episode_is_what_was_approved(tmp_path: Path, now: datetime) -> None:
    """Title and text of the ledger, the time it went out, the sound on the public site."""
    tree = build_tree(hub_of(tmp_path, episode("one")), "public", now=now)
    (item,) = feed_of(tree).findall("item")

    assert [
        "One: the lamp & more",
        "one@air",
        "We mend 1 &amp; 2 lamps.",
        "https://brand.example/",
    ] == (list(words(item, "title", "guid", "description", "link")))
    guid, sound = item.find("guid"), item.find("enclosure")
    assert guid is not None
    assert sound is not None
    assert {"isPermaLink": "false"} == guid.attrib
    assert {
        "url": "https://brand.example/media/one.mp3",
        "length": "0",
        "type": "audio/mpeg",
    } == sound.attrib
    assert Source("content/media/one.mp3") == tree["media/one.mp3"]


def test_the_link_of_an_episode(tmp_path: Path, now: datetime) -> None:
    """Its own page where it is on the site too, else what it is about."""
    about = "https://brand.example/repair"
    made = episode("one")
    made = replace(made, payload={**made.payload, "link": about})
    for records, link in (
        ((made,), about),
        ((made, record("one", "site")), "https://brand.example/posts/one/"),
    ):
        tree = build_tree(hub_of(tmp_path / link[-5:-1], *records), "public", now=now)
        assert link == feed_of(tree).findtext("item/link")


def test_a_reader_understands_it(tmp_path: Path, now: datetime) -> None:
    """Newest first, with its sound."""
    hub = hub_of(tmp_path, episode("one"), episode("two", AT + 60, title="Two: a lamp & more"))
    feed = parsed(text_of(build_tree(hub, "public", now=now), FEED))

    assert ["two@air", "one@air"] == [one.id for one in feed.entries]
    assert "audio/mpeg" == feed.entries[0].enclosures[0].type
    assert (2026, 12, 7, 9, 2) == feed.entries[0].published_parsed[:5]


def test_the_sound_has_its_length(tmp_path: Path, now: datetime) -> None:
    """In bytes, as it stands on the built site."""
    hub = hub_of(tmp_path, episode("one"))
    site = tmp_path / "site"
    (site / "podcasts").mkdir(parents=True)
    (site / "media").mkdir()
    (site / FEED).write_text(text_of(build_tree(hub, "public", now=now), FEED), "utf-8")
    (site / "media/one.mp3").write_bytes(SOUND)
    view = View(hub, "public", now)
    enclosures.measure(site, podcast_places(view), view.base_url)

    assert f'length="{len(SOUND)}"' in (site / FEED).read_text("utf-8")


def test_the_id_of_an_episode_never_changes(tmp_path: Path, now: datetime) -> None:
    """Not by another file, another title, another address of the site."""
    moved = {
        "content/posts/2026/one.md": None,
        "content/posts/2027/07/one.md": POST.replace("One: the", "First: a"),
        "masthead.yml": SETTINGS.replace("brand.example", "new.example"),
    }
    hub = with_records(read(tmp_path, {**FILES, **moved}), episode("one", attempt=3))
    (item,) = feed_of(build_tree(hub, "public", now=now)).findall("item")

    assert "one@air" == item.findtext("guid")
    assert "https://new.example/" == item.findtext("link")


@pytest.mark.parametrize(
    ("records", "files"),
    [
        ((), {}),
        ((episode("one", state=State.RETRACTED),), {}),
        ((episode("one", state=State.SENDING),), {}),
        (
            (episode("one"),),
            {"content/posts/2026/one.md": POST.replace("owner:", "visibility: internal\nowner:")},
        ),
        ((episode("one"),), {"content/posts/2026/one.md": POST.replace("one.mp3", "a.png")}),
    ],
)
def test_what_is_not_in_the_feed(
    tmp_path: Path, now: datetime, records: tuple[Record, ...], files: Mapping[str, str]
) -> None:
    """What is not published, was taken back, stays inside, or has no sound."""
    hub = with_records(read(tmp_path, {**FILES, **files}), *records)
    tree = build_tree(hub, "public", now=now)

    assert [] == feed_of(tree).findall("item")
    assert "media/one.mp3" not in tree


@pytest.mark.parametrize("site", ["public", "internal"])
def test_a_show_that_is_not_public_has_no_feed(tmp_path: Path, now: datetime, site: str) -> None:
    """The page decides, and the internal site has none at all."""
    page = PAGE.replace("visibility: public", "visibility: internal") if site == "public" else PAGE
    hub = with_records(read(tmp_path, {**FILES, "strategy/channels/air.md": page}), episode("one"))

    assert FEED not in build_tree(hub, site, now=now)


def test_a_show_without_a_profile(tmp_path: Path, now: datetime) -> None:
    """The brand speaks; there is no picture, no category, no owner."""
    page = "---\ntitle: Air\nservice: podcast\nowner: sari\nvisibility: public\n---\nText.\n"
    files = {**FILES, "strategy/channels/air.md": page}
    show = feed_of(build_tree(with_records(read(tmp_path, files)), "public", now=now))

    assert ["Air", "https://brand.example/", "Test brand", "en"] == list(
        words(show, "title", "link", f"{ITUNES}author", "language")
    )
    assert None is show.find(f"{ITUNES}image")
    assert None is show.find(f"{ITUNES}category")
    assert None is show.find(f"{ITUNES}owner")
