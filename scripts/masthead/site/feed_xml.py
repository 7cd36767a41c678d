"""A feed as RSS 2.0 and as Atom (RFC 4287).

Written with the standard library: the XML libraries for feeds that we found do not say the
language of each entry, and the example's feed has four.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from email.utils import format_datetime
from xml.etree import ElementTree as ET

from masthead.site.feed import Feed, Item

ATOM = "http://www.w3.org/2005/Atom"
NAMESPACES = {
    "xmlns:atom": ATOM,
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}
UNKNOWN_LENGTH = "0"
"""What RSS has where a size is not known yet (`site.enclosures` fills it in)."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, not even escaped."""


def as_rss(feed: Feed, own: str) -> bytes:
    """Return a feed as RSS 2.0; `own` is its full address."""
    root = ET.Element("rss", {"version": "2.0", **NAMESPACES})
    channel = ET.SubElement(root, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", feed.home)
    add(channel, "description", feed.description or feed.title)
    add(channel, "language", feed.lang)
    add(channel, "lastBuildDate", format_datetime(feed.updated))
    add(channel, "generator", "Masthead")
    kind = {"href": own, "rel": "self", "type": "application/rss+xml"}
    add(channel, "atom:link", attributes=kind)
    for item in feed.items:
        _rss_item(ET.SubElement(channel, "item"), item)
    return written(root)


def _rss_item(entry: ET.Element, item: Item) -> None:
    add(entry, "title", item.title)
    add(entry, "link", item.url)
    add(entry, "guid", item.url, {"isPermaLink": "true"})
    add(entry, "pubDate", format_datetime(item.published))
    add(entry, "dc:language", item.lang)
    add(entry, "description", html.escape(item.summary, quote=False))  # readers take it for HTML
    add(entry, "content:encoded", item.html)
    for tag in item.tags:
        add(entry, "category", tag)
    for one in item.enclosures[:1]:  # RSS has one; more are not told of
        about = {"url": one.url, "length": UNKNOWN_LENGTH, "type": one.mime}
        add(entry, "enclosure", attributes=about)


def as_atom(feed: Feed, own: str) -> bytes:
    """Return a feed as Atom; `own` is its full address, and the feed's id."""
    root = ET.Element("feed", {"xmlns": ATOM, **({"xml:lang": feed.lang} if feed.lang else {})})
    add(root, "id", own)
    add(root, "title", feed.title)
    add(root, "subtitle", feed.description)
    add(root, "updated", feed.updated.isoformat())
    add(root, "link", attributes={"rel": "self", "type": "application/atom+xml", "href": own})
    add(root, "link", attributes={"rel": "alternate", "type": "text/html", "href": feed.home})
    add(ET.SubElement(root, "author"), "name", feed.title)
    add(root, "generator", "Masthead")
    for item in feed.items:
        _atom_entry(ET.SubElement(root, "entry"), item)
    return written(root)


def _atom_entry(entry: ET.Element, item: Item) -> None:
    if item.lang:
        entry.set("xml:lang", item.lang)
    add(entry, "id", item.url)
    add(entry, "title", item.title)
    add(entry, "link", attributes={"rel": "alternate", "type": "text/html", "href": item.url})
    if item.link:
        add(entry, "link", attributes={"rel": "related", "href": item.link})
    for one in item.enclosures:
        about = {"rel": "enclosure", "type": one.mime, "href": one.url}
        add(entry, "link", attributes=about)
    add(entry, "published", item.published.isoformat())
    add(entry, "updated", item.updated.isoformat())
    for tag in item.tags:
        add(entry, "category", attributes={"term": tag})
    add(entry, "summary", item.summary)
    add(entry, "content", item.html, {"type": "html"})


def add(
    parent: ET.Element, name: str, text: str = "", attributes: Mapping[str, str] | None = None
) -> None:
    """Add an element, unless it would say nothing."""
    if text or attributes:
        safe = {key: _NOT_XML.sub("", value) for key, value in (attributes or {}).items()}
        ET.SubElement(parent, name, safe).text = _NOT_XML.sub("", text) or None


def written(root: ET.Element) -> bytes:
    """Return a feed's bytes."""
    ET.indent(root, " ")
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
