"""The headless API: what the pages show, as static JSON under `api/v1/`."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.post import Post
from masthead.site.addresses import absolute, address, media_place, post_place
from masthead.site.content import Entry
from masthead.site.feeds import as_json, body_html
from masthead.site.posts import also_on, newest_first, site_media, time_of
from masthead.site.states import slots_of
from masthead.site.view import View, public_url
from masthead.site.words import plain_text

INDEX = "api/v1/index.json"
POSTS = "api/v1/posts.json"


def api(view: View) -> Iterator[Entry]:
    """Yield the API's files."""
    posts = newest_first(view)
    yield (
        INDEX,
        as_json(
            {
                "generator": "masthead",
                "version": 1,
                "site": view.site,
                "name": view.hub.settings.name,
                "languages": list(view.hub.settings.languages),
                "kinds": {"posts": {"href": "posts.json", "count": len(posts)}},
            }
        ),
    )
    yield POSTS, as_json({"posts": [_post(view, post) for post in posts]})


def _post(view: View, post: Post) -> dict[str, object]:
    time = time_of(view, post)
    shown: dict[str, object] = {
        "id": post.id,
        "title": post.title,
        "url": _address(view, post_place(post.id)),
        "lang": post.lang,
        "at": time.isoformat() if time else None,
        "text": plain_text(view, post),
        "html": body_html(view, post),
        "hashtags": list(post.hashtags),
        "media": [
            {"url": _address(view, media_place(media.path)), "alt": view.alt(media)}
            for media in site_media(view, post)
        ],
        "also_on": [{"channel": name, "url": url} for name, url in also_on(view, post)],
    }
    if view.internal:
        shown |= _internal(view, post)
    return shown


def _internal(view: View, post: Post) -> dict[str, object]:
    return {
        "path": post.path,
        "owner": post.owner,
        "goal": post.goal,
        "audiences": list(post.audiences),
        "pillar": post.pillar,
        "campaign": post.campaign,
        "format": post.format,
        "deliveries": [
            {
                "channel": item.channel,
                "state": item.state.value,
                "due_at": slot.at.isoformat() if slot.at else None,
                "reason": item.reason,
                "next_step": item.next_step,
                "url": public_url(item.record),
            }
            for slot in slots_of(view, post)
            for item in slot.deliveries
        ],
    }


def _address(view: View, place: str) -> str:
    return absolute(view.base_url, place) if view.base_url else "/" + address(place)
