"""Feeds of what is published on the site: RSS 2.0, Atom, JSON Feed 1.1; home of feedgen."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from masthead.post import Post
from masthead.site.addresses import absolute, media_place, post_place
from masthead.site.content import Entry
from masthead.site.posts import newest_first, site_media, time_of
from masthead.site.selection import site_record
from masthead.site.view import View
from masthead.site.words import excerpt, plain_text

if TYPE_CHECKING:
    from feedgen.feed import FeedGenerator

MOST = 50
"""Most entries of a feed."""


def feeds(view: View) -> Iterator[Entry]:
    """Yield the feeds; entries are named by their public address, so without one there are none."""
    if not view.hub.settings.public_url:
        return
    posts = [post for post in newest_first(view) if site_record(view.hub, post.id)][:MOST]
    generator = _generator(view, posts)
    yield "feed.xml", generator.rss_str(pretty=True)
    yield "atom.xml", generator.atom_str(pretty=True)
    yield "feed.json", _json_feed(view, posts)


def body_html(view: View, post: Post) -> str:
    """Return a post's text as HTML paragraphs that hold nothing but text."""
    paragraphs = plain_text(view, post).split("\n\n")
    drawn = (html.escape(one).replace("\n", "<br>") for one in paragraphs if one.strip())
    return "".join(f"<p>{one}</p>" for one in drawn)


def _generator(view: View, posts: Sequence[Post]) -> FeedGenerator:
    from feedgen.feed import FeedGenerator

    settings = view.hub.settings
    made = FeedGenerator()
    made.id(f"{settings.public_url}/")
    made.title(settings.name)
    made.description(settings.tagline or settings.name)
    made.link(href=f"{settings.public_url}/atom.xml", rel="self")
    made.link(href=f"{settings.public_url}/", rel="alternate")
    made.language(settings.languages[0])
    made.generator("Masthead")
    times = [time for post in posts if (time := time_of(view, post))]
    # Never the clock: the same hub makes the same feed.
    newest = max(times, default=datetime.fromtimestamp(0, view.zone))
    made.updated(newest)
    made.lastBuildDate(newest)
    for post in posts:
        address = absolute(settings.public_url, post_place(post.id))
        entry = made.add_entry(order="append")
        entry.id(address)
        entry.guid(address, permalink=True)
        entry.title(post.title)
        entry.link(href=address)
        entry.summary(excerpt(view, post))
        entry.content(body_html(view, post), type="html")
        entry.published(time_of(view, post))
        entry.updated(time_of(view, post))
    return made


def _json_feed(view: View, posts: Sequence[Post]) -> bytes:
    settings = view.hub.settings
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": settings.name,
        "description": settings.tagline,
        "home_page_url": f"{settings.public_url}/",
        "feed_url": f"{settings.public_url}/feed.json",
        "language": settings.languages[0],
        "items": [_item(view, post) for post in posts],
    }
    return as_json({key: value for key, value in feed.items() if value != ""})


def _item(view: View, post: Post) -> dict[str, object]:
    base = view.hub.settings.public_url
    address = absolute(base, post_place(post.id))
    time = time_of(view, post)
    item: dict[str, object] = {
        "id": address,
        "url": address,
        "title": post.title,
        "content_html": body_html(view, post),
        "summary": excerpt(view, post),
        "date_published": time.isoformat() if time else "",
        "tags": list(post.hashtags),
        "attachments": [
            {"url": absolute(base, media_place(media.path)), "mime_type": asset.mime}
            for media in site_media(view, post)
            if (asset := view.hub.assets.get(media.path)) and asset.mime
        ],
    }
    item |= {"language": post.lang, "external_url": _outside(view, post)}
    return {key: value for key, value in item.items() if value not in ("", [])}


def _outside(view: View, post: Post) -> str:
    return view.links.resolve(post.link, post.path, post_place(post.id)).href if post.link else ""


def as_json(value: object) -> bytes:
    """Return JSON that is the same for the same value, one key a line."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
