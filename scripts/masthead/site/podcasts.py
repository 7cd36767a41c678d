"""Podcasts: a feed for each public channel of the service `podcast`.

RSS 2.0 with the elements that Apple's directory asks for, which the others read as well
(help.apple.com, Podcasts Connect: RSS tags; read 2026-11-22). An episode is a delivery that the
ledger says is published, with the text that was approved and the sound on the public site.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from xml.etree import ElementTree as ET

from masthead.channel import Channel
from masthead.compose.shows import podcast_place
from masthead.post import Post
from masthead.record import Record, State, delivery_key
from masthead.site.addresses import media_place, post_place
from masthead.site.content import Entry, Source
from masthead.site.feed import BEGINNING, Enclosure
from masthead.site.feed_xml import NAMESPACES, UNKNOWN_LENGTH, add, written
from masthead.site.posts import sent_at
from masthead.site.rendered import full_address
from masthead.site.selection import may_leave
from masthead.site.view import View

ITUNES = {"xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd"}
MOST = 300
"""Most episodes in a feed."""


@dataclass(frozen=True, slots=True)
class Episode:
    """One episode.

    Args:
        guid: its id for ever, the name of its delivery.
        title, text: plain text, as approved.
        url: its page on the site, else what it is about, else the site.
        at: when it was published.
        sound: the file.
        path: the file in the hub.
    """

    guid: str
    title: str
    text: str
    url: str
    at: datetime
    sound: Enclosure
    path: str


def podcasts(view: View) -> Iterator[Entry]:
    """Yield each feed, with the files that it names."""
    for channel in _shows(view):
        episodes = sorted(_episodes(view, channel), key=lambda one: (one.at, one.guid))
        newest = episodes[::-1][:MOST]
        yield podcast_place(channel.id), as_podcast(view, channel, newest)
        paths = [one.path for one in newest]
        for path in (*paths, *filter(None, [_picture(view, channel)])):
            yield media_place(path), Source(path)


def podcast_places(view: View) -> list[str]:
    """Return where the feeds stand."""
    return [podcast_place(channel.id) for channel in _shows(view)]


def as_podcast(view: View, channel: Channel, episodes: list[Episode]) -> bytes:
    """Return a show and its episodes, the newest first, as a feed."""
    settings, profile = view.hub.settings, _profile(channel)
    root = ET.Element("rss", {"version": "2.0", **NAMESPACES, **ITUNES})
    show = ET.SubElement(root, "channel")
    author = channel.settings.get("author") or settings.name
    about = str(profile.get("bio") or settings.tagline or settings.name)
    add(show, "title", channel.title or channel.id)
    add(show, "link", str(profile.get("link") or full_address(view, "")))
    add(show, "description", about)
    add(show, "language", channel.lang or settings.languages[0])
    newest = episodes[0].at if episodes else BEGINNING
    add(show, "lastBuildDate", format_datetime(newest))
    add(show, "generator", "Masthead")
    own = full_address(view, podcast_place(channel.id))
    kind = {"href": own, "rel": "self", "type": "application/rss+xml"}
    add(show, "atom:link", attributes=kind)
    add(show, "itunes:author", author)
    add(show, "itunes:explicit", _explicit(channel))
    if channel.settings.get("category"):
        add(show, "itunes:category", attributes={"text": channel.settings["category"]})
    picture = _picture(view, channel)
    if picture:
        add(show, "itunes:image", attributes={"href": full_address(view, media_place(picture))})
    if channel.settings.get("email"):
        owner = ET.SubElement(show, "itunes:owner")
        add(owner, "itunes:name", author)
        add(owner, "itunes:email", channel.settings["email"])
    for episode in episodes:
        _item(ET.SubElement(show, "item"), episode, _explicit(channel))
    return written(root)


def _item(entry: ET.Element, episode: Episode, explicit: str) -> None:
    add(entry, "title", episode.title)
    add(entry, "link", episode.url)
    add(entry, "guid", episode.guid, {"isPermaLink": "false"})
    add(entry, "pubDate", format_datetime(episode.at))
    add(entry, "description", html.escape(episode.text, quote=False))  # readers take it for HTML
    add(entry, "itunes:explicit", explicit)
    sound = {"url": episode.sound.url, "length": UNKNOWN_LENGTH, "type": episode.sound.mime}
    add(entry, "enclosure", attributes=sound)


def _shows(view: View) -> list[Channel]:
    """Return the channels that have a feed: the site is public, and so is the channel's page."""
    if view.internal or not view.base_url:
        return []
    return [
        channel
        for channel in view.hub.channels.values()
        if channel.service == "podcast" and channel.document.path in view.places
    ]


def _episodes(view: View, channel: Channel) -> Iterator[Episode]:
    for post in may_leave(view.hub):
        record = view.hub.records.get(delivery_key(post.id, channel.id))
        if record and record.state is State.PUBLISHED:
            yield from _of(view, channel, post, record)


def _of(view: View, channel: Channel, post: Post, record: Record) -> Iterator[Episode]:
    """Yield the episode of a delivery, where its sound can be had."""
    for media in view.usable(post.media_for(channel.id)):
        asset = view.hub.assets.get(media.path)
        if asset is None or not asset.mime.startswith("audio/"):
            continue
        parts = record.payload.get("parts")
        about = str(record.payload.get("link") or "")
        own = full_address(view, post_place(post.id) if post.id in view.posts else "")
        yield Episode(
            guid=record.name,
            title=str(record.payload.get("title") or post.title),
            text="\n\n".join(map(str, parts)) if isinstance(parts, list) else "",
            url=own if post.id in view.posts or not about else about,
            at=view.local_time(sent_at(record)),
            sound=Enclosure(full_address(view, media_place(media.path)), asset.mime),
            path=media.path,
        )
        return


def _explicit(channel: Channel) -> str:
    return "true" if channel.settings.get("explicit") == "yes" else "false"


def _picture(view: View, channel: Channel) -> str:
    """Return the show's picture in the hub, or nothing where there is none that can be shown."""
    path = f"content/{str(_profile(channel).get('avatar') or '').lstrip('/')}"
    return path if path in view.links.media else ""


def _profile(channel: Channel) -> Mapping[str, object]:
    profile = channel.options.get("profile")
    return profile if isinstance(profile, Mapping) else {}
