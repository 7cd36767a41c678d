"""Find out what a link in a writer's text points to, and where that stands in the site."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from masthead.site.addresses import address, media_place, relative
from masthead.site.sanitise import SCHEMES, names

MEDIA = names("""
    .png .jpg .jpeg .webp .gif .svg .mp4 .webm .mp3 .m4a .ogg .vtt .srt
    .pdf .zip .json .csv .txt .otf .ttf .woff2
""")
"""Endings of files that a page may show or offer; nothing that a browser would run."""

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads.

    Args:
        href: the address to write, ready for Markdown; empty where the link must go.
        media: the file of the hub that the link shows or offers, or empty.
    """

    href: str = ""
    media: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """What a site's links may point to.

    Args:
        places: place in the tree of each page and post that is in the site, by file.
        media: files of the hub that may be shown or offered.
        banned_hosts: hosts that no link of this site may name.
    """

    places: Mapping[str, str]
    media: Collection[str]
    banned_hosts: frozenset[str] = frozenset()

    def resolve(self, link: str, path: str, place: str, *, page: bool = False) -> Target:
        """Return where a link leads that a writer put into a file.

        Args:
            link: the link as written.
            path: the file it stands in, relative to the hub.
            place: where that file's page stands in the tree.
            page: whether the answer goes into HTML, where addresses are relative to the page's
                own address, instead of Markdown, where they are relative to its file.
        """
        link = html.unescape(link).strip()
        if not link or _CONTROL.search(link.replace(" ", "")):
            return Target()
        if link.startswith("#"):
            return Target("#" + quote(unquote(link[1:])))
        if _SCHEME.match(link) or link.startswith("//"):
            return Target(self._outside(link))
        name, _, fragment = link.partition("#")
        file = _file(name.partition("?")[0], path)
        for candidate in (file, f"{file}.md", f"{file}/index.md".lstrip("/")):
            if candidate in self.places:
                goal = self.places[candidate]
                return Target(_way(place, goal, page=page) + (fragment and f"#{quote(fragment)}"))
        if file in self.media and _shareable(file, path):
            return Target(_way(place, media_place(file), page=page), file)
        return Target()

    def _outside(self, link: str) -> str:
        try:
            parts = urlsplit(f"https:{link}" if link.startswith("//") else link)
            host = (parts.hostname or "").rstrip(".")
        except ValueError:
            return ""
        if parts.scheme.lower() not in SCHEMES or host in self.banned_hosts:
            return ""
        return quote(link, safe="%/:?#[]@!$&'*+,;=~")


def _file(name: str, path: str) -> str:
    name = unquote(name)
    base = "content" if name.startswith("/") else posixpath.dirname(path)
    return posixpath.normpath(f"{base}/{name}")


def _shareable(file: str, path: str) -> bool:
    # A file in strategy/ is internal: only a page of strategy/ may bring it along.
    if posixpath.splitext(file)[1].lower() not in MEDIA:
        return False
    return not file.startswith("strategy/") or path.startswith("strategy/")


def _way(place: str, goal: str, *, page: bool) -> str:
    if page:
        return relative(address(place), address(goal))
    return quote(relative(place, goal))
