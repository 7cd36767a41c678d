"""Feeds say what the pages say, as real readers read them."""

from __future__ import annotations

import html
import json
import re
import warnings
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub_builder import SETTINGS
from masthead.hub import Hub
from masthead.site import enclosures
from masthead.site.feed import BEGINNING, Enclosure, Feed, Item
from masthead.site.feed_json import as_json_feed
from masthead.site.feed_xml import as_atom, as_rss
from masthead.site.tree import build_tree
from site_builder import SITE_POST, picture, published, read, record, text_of, with_records

RICH = SITE_POST.replace(
    "owner: sari",
    "owner: sari\nlink: https://brand.example/x\nhashtags: [Repair]\n"
    "media: [{file: a.jpg, alt: A}, {file: b.png, alt: B}]",
).replace(
    "Bring your lamp,",
    "Bring <your> *lamp* & [page](../../index.md), ![A](a.jpg)\n\n- one & two\n\nand",
)
FILES: dict[str, str | bytes | None] = {
    "masthead.yml": SETTINGS.replace("[en]", "[en, id]"),
    "content/index.md": "---\ntitle: Home\nvisibility: public\n---\nHome.\n",
    "content/posts/2026/repair-week.md": RICH,
    "content/posts/2026/a.jpg": picture(),
    "content/posts/2026/b.png": picture("PNG"),
    "content/posts/2026/lampu.md": SITE_POST.replace("lang: en", "lang: id")
    .replace("Repair week starts on Monday", "Lampu & <cahaya>")
    .replace("<cahaya>", "cahaya"),
}
NAMES = ("feed.xml", "atom.xml", "feed.json")


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    """Return a hub with a post in each of two languages, both out on the site."""
    return with_records(
        read(tmp_path, FILES), record("repair-week", "site"), record("lampu", "site")
    )


def parsed(text: str | bytes) -> Any:
    """Return what a real feed reader makes of a feed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library's own making
        import feedparser

        found = feedparser.parse(text if isinstance(text, bytes) else text.encode())
    assert not found.bozo, found.get("bozo_exception")
    return found


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml"])
def test_a_reader_understands_the_xml(hub: Hub, now: datetime, name: str) -> None:
    """Title, language, entries with address, id, time, tags, text, and media."""
    feed = parsed(text_of(build_tree(hub, "public", now=now), name))
    entry = next(one for one in feed.entries if one.title.startswith("Repair"))

    assert ("Test brand", "https://brand.example/", "en") == (
        feed.feed.title,
        feed.feed.link,
        feed.feed.language,
    )
    own = [one["href"] for one in feed.feed.links if one["rel"] == "self"]
    assert [f"https://brand.example/{name}"] == own
    assert ("https://brand.example/posts/repair-week/",) * 2 == (entry.id, entry.link)
    assert (2026, 12, 7, 9, 1) == entry.published_parsed[:5]
    assert ["Repair"] == [tag.term for tag in entry.tags]
    assert html.unescape(entry.summary).startswith("Bring lamp & page")
    assert "image/jpeg" == entry.enclosures[0]["type"]
    body = entry.content[0].value
    assert '<a href="https://brand.example/">page</a>' in body
    assert re.search(r'<img [^>]*src="https://brand.example/media/[0-9a-f]{8}/a.jpg"', body)
    assert "<li>one &amp; two</li>" in body
    assert "<your>" not in body


def test_json_feed(hub: Hub, now: datetime) -> None:
    """JSON Feed 1.1 has the same, with attachments, a picture, tags and language."""
    feed = json.loads(text_of(build_tree(hub, "public", now=now), "feed.json"))
    item = next(one for one in feed["items"] if one["title"].startswith("Repair"))

    assert {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Test brand",
        "home_page_url": "https://brand.example/",
        "feed_url": "https://brand.example/feed.json",
        "language": "en",
    } == {key: value for key, value in feed.items() if key != "items"}
    assert item["id"] == item["url"] == "https://brand.example/posts/repair-week/"
    assert "https://brand.example/x" == item["external_url"]
    assert "2026-12-07T10:01:00+01:00" == item["date_published"] == item["date_modified"]
    assert (["Repair"], "en") == (item["tags"], item["language"])
    assert ["image/jpeg", "image/png"] == [one["mime_type"] for one in item["attachments"]]
    assert item["attachments"][0]["url"] == item["image"]


def test_feeds_by_language(hub: Hub, now: datetime) -> None:
    """A hub of several languages has a feed for each besides; entries say their language."""
    tree = build_tree(hub, "public", now=now)
    every = ET.fromstring(text_of(tree, "atom.xml"))  # noqa: S314 - our own output
    tags = [node.get("{http://www.w3.org/XML/1998/namespace}lang") for node in every.iter()]

    assert {"en", "id"} <= set(tags)
    for lang, title in (("en", "Repair week starts on Monday"), ("id", "Lampu & cahaya")):
        for name in NAMES[:2]:
            feed = parsed(text_of(tree, f"feeds/{lang}/{name}"))
            assert (lang, [title]) == (feed.feed.language, [one.title for one in feed.entries])
        whole = json.loads(text_of(tree, f"feeds/{lang}/feed.json"))
        assert f"https://brand.example/feeds/{lang}/feed.json" == whole["feed_url"]
        assert (lang, [title]) == (whole["language"], [one["title"] for one in whole["items"]])


def test_a_post_without_a_language_is_in_the_first(tmp_path: Path, now: datetime) -> None:
    """The hub's first language is the default, as everywhere."""
    files = {**FILES, "content/posts/2026/repair-week.md": SITE_POST.replace("lang: en\n", "")}
    tree = build_tree(published(tmp_path, files), "public", now=now)

    assert 1 == len(json.loads(text_of(tree, "feeds/en/feed.json"))["items"])
    assert 0 == len(json.loads(text_of(tree, "feeds/id/feed.json"))["items"])


def test_an_edit_shows(hub: Hub, now: datetime) -> None:
    """A commit after publishing moves `updated`; one before it does not."""
    path = "content/posts/2026/repair-week.md"
    later = datetime(2026, 12, 8, 8, tzinfo=UTC)
    shown = {}
    for moment in (later - timedelta(days=30), later):
        tree = build_tree(replace(hub, changed={path: moment}), "public", now=now)
        items = json.loads(text_of(tree, "feed.json"))["items"]
        shown[moment] = {one["url"].split("/")[-2]: one["date_modified"] for one in items}

    before, after = shown.values()
    assert "2026-12-07T10:01:00+01:00" == before["repair-week"]
    assert "2026-12-08T09:00:00+01:00" == after["repair-week"]
    assert before["lampu"] == after["lampu"]


def test_empty_feeds(tmp_path: Path, now: datetime) -> None:
    """A site that has published nothing has feeds without entries, that are valid."""
    tree = build_tree(read(tmp_path), "public", now=now)

    assert [] == json.loads(text_of(tree, "feed.json"))["items"]
    assert [] == parsed(text_of(tree, "feed.xml")).entries
    assert "1970-01-01T00:00:00Z" == parsed(text_of(tree, "atom.xml")).feed.updated.replace(
        "+00:00", "Z"
    )
    assert "feeds/en/feed.xml" not in tree


def test_no_feeds_without_address(tmp_path: Path, now: datetime) -> None:
    """Feeds name entries by their address: a hub without one has none, and no link to one."""
    settings = "name: T\nzone: UTC\nlanguages: [en]\n"
    tree = build_tree(published(tmp_path, {"masthead.yml": settings}), "public", now=now)

    assert not [place for place in tree if place.startswith(("feed", "atom"))]
    assert "feed.xml" not in text_of(tree, "posts/index.md")


TEXT = st.text(max_size=60)
ITEMS = st.builds(
    Item,
    url=st.just("https://brand.example/posts/a/"),
    title=TEXT,
    summary=TEXT,
    html=TEXT,
    lang=st.sampled_from(["", "en", "pt-BR"]),
    published=st.just(BEGINNING),
    updated=st.just(BEGINNING),
    tags=st.lists(TEXT, max_size=2).map(tuple),
    enclosures=st.just((Enclosure("https://brand.example/media/a?b&c.jpg", "image/jpeg"),)),
)


@settings(deadline=None, max_examples=50)
@given(item=ITEMS, title=TEXT)
def test_any_text_makes_well_formed_feeds(item: Item, title: str) -> None:
    """Markup, control characters and lone surrogates never break a feed."""
    feed = Feed("https://brand.example/", title, title, "en", (item,))
    rss = ET.fromstring(as_rss(feed, "https://brand.example/feed.xml"))  # noqa: S314 - our own
    ET.fromstring(as_atom(feed, "https://brand.example/atom.xml"))  # noqa: S314 - our own output
    shown = json.loads(as_json_feed(feed, "https://brand.example/feed.json"))

    safe = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", item.html)
    inside = rss.findtext("channel/item/{http://purl.org/rss/1.0/modules/content/}encoded") or ""
    assert safe.replace("\r\n", "\n").replace("\r", "\n") == inside.replace("\r", "\n")
    assert item.html == shown["items"][0]["content_html"]


def test_sizes_are_those_of_the_built_files(hub: Hub, now: datetime, tmp_path: Path) -> None:
    """A picture is written anew while staging; the feeds tell the size of what is there."""
    tree = build_tree(hub, "public", now=now)
    site = tmp_path / "site"
    for name in NAMES:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text_of(tree, name), encoding="utf-8")
    first = json.loads(text_of(tree, "feed.json"))["items"]
    urls = [file["url"] for one in first for file in one.get("attachments", ())]
    file = site / urls[0].removeprefix("https://brand.example/")
    file.parent.mkdir(parents=True)
    file.write_bytes(b"x" * 4321)

    enclosures.measure(site, (*NAMES, "feeds/xx/feed.xml"), "https://brand.example")

    entry = next(one for one in parsed((site / "feed.xml").read_bytes()).entries if one.enclosures)
    assert "4321" == entry.enclosures[0]["length"]
    entry = next(one for one in parsed((site / "atom.xml").read_bytes()).entries if one.enclosures)
    assert ["4321", None] == [one.get("length") for one in entry.enclosures]
    items = json.loads((site / "feed.json").read_text("utf-8"))["items"]
    attached = next(one["attachments"] for one in items if "attachments" in one)
    assert [4321, None] == [one.get("size_in_bytes") for one in attached]
