"""Decide what enters a site. Public is an allow-list: what does not qualify stays out."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from masthead.finding import Level
from masthead.hub import Hub
from masthead.page import Page
from masthead.post import Post
from masthead.record import Record, State, delivery_key

PUBLIC = "public"
INTERNAL = "internal"


def pages_of(hub: Hub, site: str) -> tuple[Page, ...]:
    """Return the pages of a site that are not posts, in order of their files.

    The public site takes a page that says `visibility: public`, reads and validates.
    """
    pages = [page for kind in hub.pages.values() for page in kind.values()]
    if site != INTERNAL:
        broken = _broken(hub)
        pages = [page for page in pages if page.public is True and page.path not in broken]
    return tuple(sorted(pages, key=lambda page: page.path))


def posts_of(hub: Hub, site: str) -> Mapping[str, Post]:
    """Return the posts of a site by id.

    The public site takes a post once it is published to a channel whose service is `site`.
    """
    if site == INTERNAL:
        return hub.posts
    broken = _broken(hub)
    return {
        id: post
        for id, post in hub.posts.items()
        if site_record(hub, id) and post.path not in broken and _may_be_public(post)
    }


def may_leave(hub: Hub) -> tuple[Post, ...]:
    """Return the posts that read without errors and do not say that they stay inside."""
    broken = _broken(hub)
    return tuple(
        post for post in hub.posts.values() if post.path not in broken and _may_be_public(post)
    )


def site_record(hub: Hub, post: str) -> Record | None:
    """Return the record that says a post is published on the site, or None."""
    for channel in hub.channels.values():
        record = hub.records.get(delivery_key(post, channel.id))
        if channel.service == "site" and record and record.state is State.PUBLISHED:
            return record
    return None


def banned_hosts(hub: Hub, site: str) -> frozenset[str]:
    """Return the hosts that no link of a site may name."""
    if site == INTERNAL:
        return frozenset()
    own = urlsplit(hub.settings.internal_url).hostname or ""
    public = urlsplit(hub.settings.public_url).hostname
    hosts = {host.lower() for host in (own, *hub.settings.internal_hosts)}
    return frozenset(hosts - {"", public})


def _broken(hub: Hub) -> frozenset[str]:
    return frozenset(item.path for item in hub.findings if item.level is Level.ERROR)


def _may_be_public(post: Post) -> bool:
    return bool(post.document.data.get("visibility", PUBLIC) == PUBLIC)
