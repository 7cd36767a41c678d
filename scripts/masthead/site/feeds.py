"""Feeds of what is published on the site: RSS, Atom and JSON Feed, for all and by language.

Entries are named by their public address, so a hub without one has no feeds. The clock leaves no
trace: a feed is as new as its newest entry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from masthead.post import Post
from masthead.site.addresses import media_place, post_place
from masthead.site.content import Entry
from masthead.site.feed import BEGINNING, Enclosure, Feed, Item
from masthead.site.feed_json import as_json_feed
from masthead.site.feed_xml import as_atom, as_rss
from masthead.site.posts import newest_first, site_media, time_of
from masthead.site.rendered import full_address, post_html, post_link
from masthead.site.selection import site_record
from masthead.site.view import View
from masthead.site.words import excerpt

MOST = 50
"""Most entries of a feed."""

WRITERS: Mapping[str, Callable[[Feed, str], bytes]] = {
    "feed.xml": as_rss,
    "atom.xml": as_atom,
    "feed.json": as_json_feed,
}
"""The formats by the name of their file."""


def feeds(view: View) -> Iterator[Entry]:
    """Yield the feeds: `feed.xml`, and `feeds/<language>/feed.xml` where there are several."""
    if not view.base_url:
        return
    posts = [post for post in newest_first(view) if site_record(view.hub, post.id)]
    first = view.hub.settings.languages[0]
    for lang in ("", *_languages(view)):
        spoken = [post for post in posts if not lang or (post.lang or first) == lang]
        feed = _feed(view, spoken[:MOST], lang or first)
        for name, write in WRITERS.items():
            place = feed_place(name, lang)
            yield place, write(feed, full_address(view, place))


def feed_places(view: View) -> list[str]:
    """Return where the feeds of a site stand."""
    if not view.base_url:
        return []
    return [feed_place(name, lang) for lang in ("", *_languages(view)) for name in WRITERS]


def feed_place(name: str, lang: str = "") -> str:
    """Return where a feed stands, of one language or of all."""
    return f"feeds/{lang}/{name}" if lang else name


def changed(view: View, post: Post) -> datetime:
    """Return when a published post last changed: its text since then, or when it went out."""
    published = time_of(view, post) or BEGINNING
    commit = view.hub.changed.get(post.path)
    return max(published, view.local(commit)) if commit else published


def _languages(view: View) -> Sequence[str]:
    languages = view.hub.settings.languages
    return languages if len(languages) > 1 else ()


def _feed(view: View, posts: Sequence[Post], lang: str) -> Feed:
    settings = view.hub.settings
    home = full_address(view, "")
    items = tuple(_item(view, post) for post in posts)
    return Feed(home, settings.name, settings.tagline, lang, items)


def _item(view: View, post: Post) -> Item:
    return Item(
        url=full_address(view, post_place(post.id)),
        title=post.title,
        summary=excerpt(view, post),
        html=post_html(view, post),
        lang=post.lang,
        published=time_of(view, post) or BEGINNING,
        updated=changed(view, post),
        tags=post.hashtags,
        link=post_link(view, post),
        enclosures=tuple(_enclosures(view, post)),
    )


def _enclosures(view: View, post: Post) -> Iterator[Enclosure]:
    for media in site_media(view, post):
        asset = view.hub.assets.get(media.path)
        if asset and asset.mime:
            yield Enclosure(full_address(view, media_place(media.path)), asset.mime)
