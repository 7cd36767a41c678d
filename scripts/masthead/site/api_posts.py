"""What the API tells of posts."""

from __future__ import annotations

from collections.abc import Sequence

from masthead.compose import messages
from masthead.kinds import KINDS
from masthead.message import Message
from masthead.post import Media, Post
from masthead.site.addresses import media_place, post_place
from masthead.site.api_deliveries import DELIVERY, delivery_data
from masthead.site.api_pages import field_schema, sound_fields
from masthead.site.posts import also_on, newest_first, site_media, time_of
from masthead.site.rendered import full_address, post_html, post_link
from masthead.site.shapes import (
    ADDRESS,
    COUNT,
    TEXT,
    WHEN,
    Collection,
    Json,
    Part,
    closed,
    list_of,
    or_null,
)
from masthead.site.view import View
from masthead.site.words import excerpt, plain_text

MEDIA = closed(
    {"url": ADDRESS, "alt": TEXT, "mime": TEXT, "width": COUNT, "height": COUNT, "credit": TEXT}
)
ELSEWHERE = closed({"channel": TEXT, "url": ADDRESS})
_PART: Json = {
    "text": TEXT,
    "count": COUNT,
    "limit": or_null(COUNT),
    "media": list_of(closed({"path": TEXT, "alt": or_null(TEXT)})),
    "link": TEXT,
}
MESSAGE = closed({"channel": TEXT, "service": TEXT, "parts": list_of(closed(_PART))})


def post_collection(view: View) -> Collection[Post]:
    """Return what the API tells of posts, newest first."""
    return Collection(
        name="posts",
        title=KINDS["post"].title,
        items=lambda: newest_first(view),
        parts=(*_shown(view), *(_known(view) if view.internal else ())),
        id=lambda post: post.id,
        kind="post",
    )


def _shown(view: View) -> tuple[Part[Post], ...]:
    """Return what both sites tell of a post."""

    def at(post: Post) -> str | None:
        time = time_of(view, post)
        return time.isoformat() if time else None

    def media(post: Post) -> list[dict[str, object]]:
        return [_media(view, one) for one in site_media(view, post)]

    def elsewhere(post: Post) -> list[dict[str, str]]:
        return [{"channel": name, "url": url} for name, url in also_on(view, post)]

    return (
        Part("id", "What names it, on every site and in the ledger.", TEXT, lambda post: post.id),
        Part("title", "Its title.", TEXT, lambda post: post.title),
        Part("url", "Its page.", ADDRESS, lambda post: full_address(view, post_place(post.id))),
        Part("lang", "Language of its text.", TEXT, lambda post: post.lang),
        Part("at", "When it went onto the site, else when it is due.", or_null(WHEN), at),
        Part("excerpt", "The start of its text.", TEXT, lambda post: excerpt(view, post)),
        Part("text", "Its text without markup.", TEXT, lambda post: plain_text(view, post)),
        Part(
            "html",
            "Its text as harmless HTML, addresses in full.",
            TEXT,
            lambda post: post_html(view, post),
        ),
        Part("link", "What it is about, or empty.", TEXT, lambda post: post_link(view, post)),
        Part("hashtags", "Without the sign.", list_of(TEXT), lambda post: list(post.hashtags)),
        Part("media", "What the site shows with it.", list_of(MEDIA), media),
        Part("also_on", "Where else it is out.", list_of(ELSEWHERE), elsewhere),
    )


def _known(view: View) -> tuple[Part[Post], ...]:
    """Return what the team knows of a post besides."""
    kind = KINDS["post"]

    def front(post: Post) -> dict[str, object]:
        return sound_fields(view, kind, post.document)

    def deliveries(post: Post) -> list[dict[str, object]]:
        return [delivery_data(view, one) for one in view.deliveries.get(post.id, ())]

    return (
        Part("path", "Its file in the hub.", TEXT, lambda post: post.path),
        Part("fields", "Its front matter.", field_schema(view, kind), front),
        Part("deliveries", "Where it stands.", list_of(closed(DELIVERY)), deliveries),
        Part(
            "messages",
            "What each channel gets, exactly.",
            list_of(MESSAGE),
            lambda post: _messages(view, post),
        ),
    )


def note_messages(view: View, post: Post, composed: Sequence[Message]) -> None:
    """Keep what the API tells of a post's messages, which the page has just composed."""
    view.messages[post.id] = [message.shown() for message in composed]


def _messages(view: View, post: Post) -> list[dict[str, object]]:
    if post.id not in view.messages:
        note_messages(view, post, messages(post, view.hub))
    return view.messages[post.id]


def _media(view: View, media: Media) -> dict[str, object]:
    asset = view.hub.assets.get(media.path)
    return {
        "url": full_address(view, media_place(media.path)),
        "alt": view.alt(media),
        "mime": asset.mime if asset else "",
        "width": asset.width if asset else 0,
        "height": asset.height if asset else 0,
        "credit": asset.credit if asset else "",
    }
