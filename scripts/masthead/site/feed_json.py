"""A feed as JSON Feed 1.1 (https://jsonfeed.org/version/1.1, read in November 2026)."""

from __future__ import annotations

import json

from masthead.site.feed import Feed, Item

VERSION = "https://jsonfeed.org/version/1.1"


def as_json_feed(feed: Feed, own: str) -> bytes:
    """Return a feed as JSON Feed; `own` is its full address."""
    found = {
        "version": VERSION,
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.home,
        "feed_url": own,
        "language": feed.lang,
        "items": [_item(item) for item in feed.items],
    }
    told = {key: value for key, value in found.items() if value != ""}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _item(item: Item) -> dict[str, object]:
    pictures = [one.url for one in item.enclosures if one.mime.startswith("image/")]
    found: dict[str, object] = {
        "id": item.url,
        "url": item.url,
        "external_url": item.link,
        "title": item.title,
        "content_html": item.html,
        "summary": item.summary,
        "image": pictures[0] if pictures else "",
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "tags": list(item.tags),
        "language": item.lang,
        "attachments": [{"url": one.url, "mime_type": one.mime} for one in item.enclosures],
    }
    # The text is required, all else is left out where there is none.
    return {key: value for key, value in found.items() if key == "content_html" or value}
