"""Posts of a site: paged lists, newest first, and what both sites know about a post."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from masthead.post import Media, Post
from masthead.record import Record, State, delivery_key
from masthead.site.addresses import link, media_place, post_place, small_place
from masthead.site.content import Entry, Small
from masthead.site.drawing import draw
from masthead.site.pages import LIST_FRONT, index_page
from masthead.site.selection import site_record
from masthead.site.states import Slot, slots_of
from masthead.site.view import View, public_url
from masthead.site.words import excerpt

PER_PAGE = 24
THUMB = 480
"""Width of a photo in a list in pixels: twice what it is drawn at, for fine screens."""

SHRINKS = (".jpg", ".jpeg", ".png", ".webp")
FEEDS = (("RSS", "feed.xml"), ("Atom", "atom.xml"), ("JSON", "feed.json"))


@dataclass(frozen=True, slots=True)
class Picture:
    """A media file as a page shows it; width and height in pixels, 0 where unknown."""

    href: str
    alt: str
    kind: str
    credit: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Row:
    """A post in a list."""

    title: str
    href: str
    lang: str
    at: datetime | None
    excerpt: str
    picture: str
    slots: tuple[Slot, ...]


def post_lists(view: View) -> Iterator[Entry]:
    """Yield the lists of posts: `posts/`, then `posts/page/2/` and on."""
    posts = newest_first(view)
    count = max(1, -(-len(posts) // PER_PAGE))
    for number in range(1, count + 1):
        place = _list_place(number)
        shown = posts[(number - 1) * PER_PAGE : number * PER_PAGE]
        body = draw(
            "posts",
            view=view,
            rows=[row(view, place, post) for post in shown],
            pages=[(n, link(place, _list_place(n)), n == number) for n in _near(number, count)],
            feeds=[(name, link(place, feed)) for name, feed in FEEDS if view.base_url],
        )
        title = "Posts" if number == 1 else f"Posts, page {number}"
        yield from index_page(view, place, title, body, front=LIST_FRONT)


def newest_first(view: View) -> list[Post]:
    """Return the posts of a site by time, the latest first, those without a time before all."""

    def order(post: Post) -> tuple[bool, float, str]:
        at = time_of(view, post)
        return (at is None, at.timestamp() if at else 0.0, post.id)

    return sorted(view.posts.values(), key=order, reverse=True)


def time_of(view: View, post: Post) -> datetime | None:
    """Return a post's time in the hub's zone: when it went onto the site, else when it is due."""
    record = site_record(view.hub, post.id)
    if record:
        return view.local_time(sent_at(record))
    times = [at for line in post.channels if (at := post.due_at(line.channel))]
    return view.local(min(times)) if times else None


def sent_at(record: Record) -> float:
    """Return when a delivery went out, in seconds since 1970 (UTC)."""
    return (record.receipts[0].at if record.receipts else 0.0) or record.at


def also_on(view: View, post: Post) -> list[tuple[str, str]]:
    """Return name and address of a post on each other channel that this site may name."""
    found = []
    for line in post.channels:
        channel = view.hub.channels.get(line.channel)
        record = view.hub.records.get(delivery_key(post.id, line.channel))
        if not channel or channel.service == "site" or channel.document.path not in view.places:
            continue
        if record and record.state is State.PUBLISHED and public_url(record):
            found.append((view.channel_title(line.channel), public_url(record)))
    return found


def site_media(view: View, post: Post) -> tuple[Media, ...]:
    """Return the media that the site shows of a post."""
    ours = (line for line in post.channels if _is_site(view, line.channel))
    channel = next(ours, None)
    return view.usable(post.media_for(channel.channel) if channel else post.media)


def pictures(view: View, post: Post, place: str) -> list[Picture]:
    """Return the media that the site shows of a post, for the page at `place`."""
    return [_picture(view, item, place) for item in site_media(view, post)]


def _picture(view: View, media: Media, place: str) -> Picture:
    asset = view.hub.assets.get(media.path)
    href = link(place, media_place(media.path))
    if asset is None:
        return Picture(href, view.alt(media), "image", "", 0, 0)
    kind = asset.mime.partition("/")[0] or "image"
    return Picture(href, view.alt(media), kind, asset.credit, asset.width, asset.height)


def row(view: View, place: str, post: Post) -> Row:
    """Return a post as the list at `place` shows it."""
    image = first_image(view, post)
    return Row(
        title=post.title,
        href=link(place, post_place(post.id)),
        lang=post.lang,
        at=time_of(view, post),
        excerpt=excerpt(view, post),
        picture=link(place, _list_picture(image)) if image else "",
        slots=slots_of(view, post),
    )


def first_image(view: View, post: Post) -> str:
    """Return the file of the image that stands for a post in lists, or nothing."""
    for media in site_media(view, post):
        asset = view.hub.assets.get(media.path)
        if asset is None or asset.mime.partition("/")[0] in ("", "image"):
            return media.path
    return ""


def thumbnails(view: View, post: Post) -> Iterator[Entry]:
    """Yield the small copy of a post's image, where a list shows one."""
    image = first_image(view, post)
    if image and _list_picture(image) == small_place(image):
        yield small_place(image), Small(image, THUMB)


def _list_picture(path: str) -> str:
    """Return the place of an image as lists show it: small where it is a photo."""
    return small_place(path) if path.lower().endswith(SHRINKS) else media_place(path)


def _is_site(view: View, id: str) -> bool:
    channel = view.hub.channels.get(id)
    return channel is not None and channel.service == "site"


def _list_place(number: int) -> str:
    return "posts/index.md" if number == 1 else f"posts/page/{number}.md"


def _near(number: int, count: int) -> list[int]:
    """Return the pages to offer: the first, the last, and those around `number`."""
    near = {1, count, *range(number - 2, number + 3)}
    return sorted(n for n in near if 1 <= n <= count)
