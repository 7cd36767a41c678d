"""Feeds, calendar file and API say what the pages say, and the same bytes for the same hub."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from icalendar import Calendar

from hub_builder import post
from masthead.site.tree import build_tree
from site_builder import SITE_POST, picture, published, read, record, text_of, with_records

ATOM = "{http://www.w3.org/2005/Atom}"
RICH = SITE_POST.replace(
    "owner: sari",
    "owner: sari\nlink: https://brand.example/x\nhashtags: [Repair]\n"
    "media: [{file: a.jpg, alt: A}]",
).replace("Bring your lamp,", "Bring <your> *lamp*,\n\n- one & two\n\nand")
FILES: dict[str, str | bytes | None] = {
    "content/posts/2026/repair-week.md": RICH,
    "content/posts/2026/a.jpg": picture(),
}


def parsed(text: str) -> ET.Element:
    """Return XML of our own."""
    return ET.fromstring(text.encode())  # noqa: S314 - our own output


def test_rss(tmp_path: Path, now: datetime) -> None:
    """RSS has title, address, time and content of what is published."""
    feed = parsed(text_of(build_tree(published(tmp_path, FILES), "public", now=now), "feed.xml"))
    items = feed.findall("channel/item")

    assert ["Repair week starts on Monday"] == [item.findtext("title") for item in items]
    assert "https://brand.example/posts/repair-week/" == items[0].findtext("link")
    assert "https://brand.example/posts/repair-week/" == items[0].findtext("guid")
    assert str(items[0].findtext("pubDate")).startswith("Mon, 07 Dec 2026 10:01:00")


def test_atom(tmp_path: Path, now: datetime) -> None:
    """Atom has the same, with HTML that holds nothing but text."""
    feed = parsed(text_of(build_tree(published(tmp_path, FILES), "public", now=now), "atom.xml"))
    entry = feed.findall(f"{ATOM}entry")[0]

    assert "2026-12-07T10:01:00+01:00" == entry.findtext(f"{ATOM}updated")
    assert "<p>• one &amp; two</p>" in str(entry.findtext(f"{ATOM}content"))
    assert "<your>" not in str(entry.findtext(f"{ATOM}content"))


def test_json_feed(tmp_path: Path, now: datetime) -> None:
    """JSON Feed 1.1 has the same, with attachments, tags and language."""
    feed = json.loads(
        text_of(build_tree(published(tmp_path, FILES), "public", now=now), "feed.json")
    )
    item = feed["items"][0]

    assert "https://jsonfeed.org/version/1.1" == feed["version"]
    assert "https://brand.example/feed.json" == feed["feed_url"]
    assert ["Repair"] == item["tags"]
    assert "en" == item["language"]
    assert "https://brand.example/x" == item["external_url"]
    assert "image/jpeg" == item["attachments"][0]["mime_type"]
    assert item["attachments"][0]["url"].startswith("https://brand.example/media/")


def test_empty_feeds(tmp_path: Path, now: datetime) -> None:
    """A site that has published nothing has feeds without entries."""
    tree = build_tree(read(tmp_path), "public", now=now)

    assert [] == json.loads(text_of(tree, "feed.json"))["items"]
    assert [] == parsed(text_of(tree, "atom.xml")).findall(f"{ATOM}entry")


def test_no_feeds_without_address(tmp_path: Path, now: datetime) -> None:
    """Feeds name entries by their address: a hub without one has none, and no link to one."""
    settings = "name: T\nzone: UTC\nlanguages: [en]\n"
    tree = build_tree(published(tmp_path, {"masthead.yml": settings}), "public", now=now)

    assert not [place for place in tree if place.startswith(("feed", "atom"))]
    assert "feed.xml" not in text_of(tree, "posts/index.md")
    assert "/posts/repair-week/" == api_posts(tree)[0]["url"]


def api_posts(tree: Any) -> list[dict[str, Any]]:
    """Return the posts of the API."""
    found: list[dict[str, Any]] = json.loads(text_of(tree, "api/v1/posts.json"))["posts"]
    return found


def test_api(tmp_path: Path, now: datetime) -> None:
    """The public API has what the post's page shows, and no more."""
    tree = build_tree(published(tmp_path, FILES), "public", now=now)
    index = json.loads(text_of(tree, "api/v1/index.json"))
    (shown,) = api_posts(tree)

    assert {"posts": {"href": "posts.json", "count": 1}} == index["kinds"]
    assert "masthead" == index["generator"]
    assert {
        *("id", "title", "url", "lang", "at", "text", "html", "hashtags", "media", "also_on"),
    } == set(shown)
    assert "2026-12-07T10:01:00+01:00" == shown["at"]
    assert "A" == shown["media"][0]["alt"]


def test_internal_api(tmp_path: Path, now: datetime) -> None:
    """The internal API has every post with its deliveries."""
    hub = with_records(
        read(tmp_path, {"content/posts/2026/idea.md": post("draft: true", publish_at="")}),
        record("repair-week", "outbox"),
    )
    posts = {one["id"]: one for one in api_posts(build_tree(hub, "internal", now=now))}

    assert "published" == posts["repair-week"]["deliveries"][0]["state"]
    assert "draft" == posts["idea"]["deliveries"][0]["state"]
    assert posts["idea"]["at"] is None


def events(tree: Any) -> dict[str, Any]:
    """Return the events of the calendar file by their ids."""
    calendar = Calendar.from_ical(text_of(tree, "calendar.ics"))
    return {str(event["uid"]): event for event in calendar.walk("VEVENT")}


def test_calendar_file(tmp_path: Path, now: datetime) -> None:
    """Every dated entry is an event at its moment, with a lasting id and its post's address."""
    settings = (
        "name: T\nzone: Europe/Berlin\nlanguages: [en]\npublic_url: https://brand.example\n"
        "internal_url: https://hub.brand.example\n"
    )
    own = post(channels="{outbox: , site: {publish_at: 2026-12-10 12:00}}", title="Ünïcode; text")
    files: dict[str, str | bytes | None] = {
        "masthead.yml": settings,
        "content/posts/2026/repair-week.md": own,
        "content/posts/2026/idea.md": post("draft: true", publish_at="2026-12-11 09:00"),
        "content/posts/2026/undated.md": post("draft: true", publish_at=""),
    }
    found = events(build_tree(read(tmp_path, files), "internal", now=now))

    assert {
        "repair-week@outbox@masthead",
        "repair-week@site@masthead",
        "idea@outbox@masthead",
    } == set(found)
    main = found["repair-week@outbox@masthead"]
    assert datetime(2026, 12, 7, 8, 0, tzinfo=UTC) == main["dtstart"].dt
    assert "Ünïcode; text (outbox)" == str(main["summary"])
    assert "https://hub.brand.example/posts/repair-week/" == str(main["url"])
    assert "TENTATIVE" == str(found["idea@outbox@masthead"]["status"])
