"""Finish each built page: a strict content-security policy, and where the feeds are.

The theme has scripts of its own inside its pages. Those are allowed by their hash, and only
those that the engine's error page has too: no writer's text is on that page, so a script that
slipped into a text is not among them, and the browser refuses it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from masthead.site.error_page import with_words

DIRECTIVES: Mapping[str, str] = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "connect-src": "'self'",
    "font-src": "'self'",
    "form-action": "'self'",
    "img-src": "'self' data:",
    "manifest-src": "'self'",
    "media-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "worker-src": "'self'",
}
"""What a page may load: nothing of another host. The theme's style sheet has `data:` pictures."""

FEEDS: Mapping[str, str] = {
    "feed.xml": "application/rss+xml",
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
}
"""The feeds that a site may have, with their types."""

ERROR_PAGE = "404.html"

NAMELESS = 'data-md-component="search" role="dialog"'
"""The theme's search dialog has no name for people who hear the page (Material 9.8)."""

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_BASE = re.compile(r'new URL\("[^"]*"')
_HEAD = re.compile(r"<head>\s*(?:<meta charset=\"?utf-8\"?>)?", re.IGNORECASE)


def finish_site(folder: Path) -> int:
    """Finish every page of a built site; return how many there are."""
    error_page = folder / ERROR_PAGE
    known = theme_scripts(error_page.read_text("utf-8")) if error_page.is_file() else frozenset()
    pages = sorted(folder.rglob("*.html"))
    feeds = [name for name in FEEDS if (folder / name).is_file()]
    for path in pages:
        up = "../" * (len(path.relative_to(folder).parts) - 1)
        there = {} if path == error_page else {up + name: FEEDS[name] for name in feeds}
        page = finish(path.read_text("utf-8"), known, there)
        page = with_words(page) if path == error_page else page
        path.write_text(page, encoding="utf-8", newline="")
    return len(pages)


def finish(html: str, known: frozenset[str], feeds: Mapping[str, str]) -> str:
    """Return a page with its policy and its feeds in the head.

    Args:
        html: the page.
        known: the theme's own scripts (`theme_scripts`).
        feeds: MIME type of each feed by its address.
    """
    scripts = sorted(code for code in _inline(html) if _same_everywhere(code) in known)
    # "feed" keeps the theme from taking it for a translation of the page and asking for its map.
    links = "".join(
        f'<link rel="feed alternate" type="{mime}" href="{address}">'
        for address, mime in feeds.items()
    )
    html = html.replace(NAMELESS, f'{NAMELESS} aria-label="Search"')
    return _HEAD.sub(lambda match: match[0] + policy(scripts) + links, html, count=1)


def policy(scripts: Iterable[str]) -> str:
    """Return the `<meta>` that allows these inline scripts and nothing of another host."""
    hashes = dict.fromkeys(_hash(code) for code in scripts)
    directives = dict(DIRECTIVES)
    directives["script-src"] = " ".join([directives["script-src"], *hashes])
    content = "; ".join(f"{name} {value}" for name, value in directives.items())
    return f'<meta http-equiv="Content-Security-Policy" content="{content}">'


def theme_scripts(error_page: str) -> frozenset[str]:
    """Return the inline scripts of a page that holds no writer's text."""
    return frozenset(_same_everywhere(code) for code in _inline(error_page))


def _inline(html: str) -> list[str]:
    """Return the scripts inside a page that a browser would run."""
    found = []
    for match in _SCRIPT.finditer(html):
        attributes = match["attributes"]
        if "src=" not in attributes and "application/" not in attributes:
            found.append(match["code"])
    return found


def _same_everywhere(code: str) -> str:
    """Return a script without the way to the site's root, the one thing that differs by page."""
    return _BASE.sub('new URL("."', code)


def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
