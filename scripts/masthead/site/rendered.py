"""Texts of a site as HTML for programs that read the feeds and the API: all addresses are full."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from masthead.compose.html import to_html
from masthead.page import Page
from masthead.post import Post
from masthead.site.addresses import absolute, address, post_place
from masthead.site.pages import PLACEHOLDER
from masthead.site.sanitise import SCHEMES, names
from masthead.site.view import View
from masthead.site.words import text_of

if TYPE_CHECKING:
    import nh3


TAGS = names("""
    a blockquote br code em h1 h2 h3 h4 h5 h6 hr img li ol p pre strong
    table tbody td th thead tr ul
""")
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "ol": {"start"}}


def full_address(view: View, place: str) -> str:
    """Return the address of a place: full, or from the root where the site's own is not known."""
    return absolute(view.base_url, place) if view.base_url else "/" + address(place)


def post_html(view: View, post: Post) -> str:
    """Return what the site shows of a post's text."""
    if post.id not in view.html_texts:
        text = text_of(view, post, "\n\n")
        view.html_texts[post.id] = _html(view, text, post.path, post_place(post.id), tables=False)
    return view.html_texts[post.id]


def page_html(view: View, page: Page) -> str:
    """Return what the site shows of a page's text, without its fields."""
    text = PLACEHOLDER.sub("", page.document.body)
    return _html(view, text, page.path, view.places[page.path], tables=True)


def _html(view: View, text: str, path: str, place: str, *, tables: bool) -> str:
    lead = partial(_lead, view, path, place)
    return _cleaner().clean(to_html(text, lead, tables=tables))


@cache
def _cleaner() -> nh3.Cleaner:
    """Return the second barrier: what `to_html` may write, and nothing else."""
    import nh3

    return nh3.Cleaner(
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


def _lead(view: View, path: str, place: str, written: str, picture: bool) -> str:
    """Return where a link of a writer's text leads, in full; empty where this site has it not."""
    target = view.links.resolve(written, path, place, page=True)
    if picture and not target.media:
        return ""  # a picture of another host would be a request to it
    return _in_full(view, place, target.href)


def post_link(view: View, post: Post) -> str:
    """Return the address that a post is about, in full, or empty where the site may not name it."""
    if not post.link:
        return ""
    place = post_place(post.id)
    return _in_full(view, place, view.links.resolve(post.link, post.path, place, page=True).href)


def _in_full(view: View, place: str, href: str) -> str:
    """Return an address that was relative to a page's own in full; an empty one stays empty."""
    return urljoin(full_address(view, place), href) if href else ""
